#include "actions/actor_check.h"

#include <string.h>

#include "actions/typed_date.h"
#include "base/env.h"
#include "base/text.h"
#include "storage/actor_store.h"
#include "storage/commission_store.h"
#include "storage/member_store.h"

#include "base/banned.h"

static const struct action_text_rule name_rule = {
    .field = "nombre", .label = "el nombre", .max_characters = 300};
static const struct action_text_rule office_rule = {.field = "oficina",
                                                    .label = "cómo la nombra el plan",
                                                    .max_characters = 300,
                                                    .is_optional = true};
static const struct action_text_rule contact_rule = {.field = "contacto",
                                                     .label = "el nombre de la persona",
                                                     .max_characters = 120,
                                                     .is_optional = true};
static const struct action_text_rule post_rule = {
    .field = "cargo", .label = "el cargo", .max_characters = 120, .is_optional = true};
static const struct action_text_rule phone_rule = {
    .field = "telefono", .label = "el teléfono", .max_characters = 40, .is_optional = true};

static const char *or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

bool actor_check_load(struct action_context *context, struct actor_surroundings *around)
{
    const int64_t council_id = context->identity->council_id;
    return actor_store_list(context->database, council_id, context->arena, &around->actors,
                            &context->error) &&
           councillor_store_list(context->database, council_id, context->arena,
                                 &around->councillors, &context->error);
}

bool actor_check_parse_link(const char *text, struct actor *actor)
{
    static const char commission[] = "comision-", councillor[] = "consejero-",
                      account[] = "cuenta-";
    actor->commission_id = actor->councillor_id = actor->person_id = 0;
    if (strncmp(text, commission, sizeof commission - 1) == 0)
        actor->commission_id = action_parse_id(text + sizeof commission - 1);
    else if (strncmp(text, councillor, sizeof councillor - 1) == 0)
        actor->councillor_id = action_parse_id(text + sizeof councillor - 1);
    else if (strncmp(text, account, sizeof account - 1) == 0)
        actor->person_id = action_parse_id(text + sizeof account - 1);
    return actor->commission_id != 0 || actor->councillor_id != 0 || actor->person_id != 0;
}

/* The account behind a member, directly or by the councillor; 0 for none. */
static int64_t account_of(const struct actor_surroundings *around, const struct actor *actor)
{
    const struct councillor *it = councillor_find(&around->councillors, actor->councillor_id);
    return it != NULL ? it->person_id : actor->person_id;
}

bool actor_check_is_taken(const struct actor_surroundings *around, const struct actor *actor)
{
    for (size_t i = 0; i < around->actors.count; i++) {
        const struct actor *other = &around->actors.items[i];
        if (other->id == actor->id)
            continue;
        if (actor->commission_id != 0 && other->commission_id == actor->commission_id)
            return true;
        if (actor->councillor_id != 0 && other->councillor_id == actor->councillor_id)
            return true;
        if (actor->kind == ACTOR_MEMBER && other->kind == ACTOR_MEMBER &&
            account_of(around, actor) != 0 &&
            account_of(around, other) == account_of(around, actor))
            return true;
    }
    return false;
}

static bool find_member(struct action_context *context, int64_t person_id, bool *is_there)
{
    struct member *member = NULL;
    const struct member key = {.council_id = context->identity->council_id, .person_id = person_id};
    if (!member_store_find(context->database, &key, context->arena, &member, &context->error))
        return false;
    *is_there = member != NULL;
    return true;
}

static bool find_commission(struct action_context *context, int64_t id, bool *is_there)
{
    struct commission *commission = NULL;
    const struct object_key key = {context->identity->council_id, id};
    if (!commission_store_load(context->database, key, context->arena, &commission,
                               &context->error))
        return false;
    *is_there = commission != NULL;
    return true;
}

bool actor_check_link(struct action_context *context, const struct actor_surroundings *around,
                      const struct actor *actor, bool *is_there)
{
    *is_there = false;
    if (actor->commission_id != 0)
        return find_commission(context, actor->commission_id, is_there);
    if (actor->person_id != 0)
        return find_member(context, actor->person_id, is_there);
    const struct councillor *it = councillor_find(&around->councillors, actor->councillor_id);
    *is_there = it != NULL && !it->is_forgotten && councillor_is_in_office(it, env_today());
    return true;
}

/* Which link a kind needs: a commission its commission, a member a person; others may have the
 * account of their liaison. */
static const char *refuse_link(const struct actor *actor)
{
    switch (actor->kind) {
    case ACTOR_COMMISSION:
        return actor->commission_id != 0 ? NULL : "Elija la comisión de la lista.";
    case ACTOR_MEMBER:
        return actor->councillor_id != 0 || actor->person_id != 0 ? NULL
                                                                  : "Elija la persona de la lista.";
    default:
        return actor->commission_id == 0 && actor->councillor_id == 0
                   ? NULL
                   : "Elija «Ninguno», o la cuenta de quien es su enlace.";
    }
}

static bool read_link(struct action_context *context, const struct actor_surroundings *around,
                      const char *typed, struct actor *actor)
{
    bool is_there = true;
    bool is_known = actor_check_parse_link(typed, actor) || typed[0] == '\0';
    const char *refusal = refuse_link(actor);
    if (is_known && refusal == NULL && typed[0] != '\0' &&
        !actor_check_link(context, around, actor, &is_there))
        return false;
    if (refusal != NULL)
        action_add_message(context, "vinculo", "%s", refusal);
    else if (!is_known || !is_there)
        action_add_message(context, "vinculo", "Elija algo de la lista.");
    else if (actor_check_is_taken(around, actor))
        action_add_message(context, "vinculo", "Ya está entre los actores. Elija a otro.");
    return true;
}

/* Only what is no link has a name of its own. */
static void read_name(struct action_context *context, const struct actor_surroundings *around,
                      const char *typed, struct actor *actor)
{
    actor->name = "";
    if (actor->kind == ACTOR_COMMISSION || actor->kind == ACTOR_MEMBER)
        return;
    actor->name = action_check_text(context, &name_rule, typed);
    const char *folded = text_fold(context->arena, actor->name);
    for (size_t i = 0; i < around->actors.count && folded[0] != '\0'; i++)
        if (around->actors.items[i].id != actor->id &&
            strcmp(text_fold(context->arena, around->actors.items[i].name), folded) == 0) {
            action_add_message(context, "nombre", "Ya hay un actor con ese nombre. Escriba otro.");
            return;
        }
}

static void read_office(struct action_context *context, const struct actor_surroundings *around,
                        const char *typed, struct actor *actor)
{
    actor->office = action_check_text(context, &office_rule, typed);
    const struct actor *other = actor_find_office(context->arena, &around->actors, actor->office);
    if (other != NULL && other->id != actor->id)
        action_add_message(context, "oficina", "Ya la representa otro actor: «%s».",
                           actor_name(other));
}

static void read_phone(struct action_context *context, const char *typed, struct actor *actor)
{
    enum { FEWEST_DIGITS = 7 };
    size_t digits = 0;
    actor->phone = action_check_text(context, &phone_rule, typed);
    for (const char *c = actor->phone; *c != '\0'; c++)
        digits += *c >= '0' && *c <= '9';
    if (actor->phone[0] != '\0' &&
        (digits < FEWEST_DIGITS ||
         strspn(actor->phone, "0123456789 +-()./ext") != strlen(actor->phone)))
        action_add_message(context, "telefono",
                           "Escriba el teléfono con números, como 604 123 4567.");
}

/* Who keeps how a person is reached says by what right; without a contact there is nothing to say.
 */
static void read_basis(struct action_context *context, const struct save_actor *input,
                       struct actor *actor)
{
    bool is_personal =
        actor->contact_name[0] != '\0' || actor->email[0] != '\0' || actor->phone[0] != '\0';
    actor->basis = CONTACT_BASIS_NONE;
    actor->authorised = (struct date){0};
    if (!is_personal)
        return;
    if (!contact_basis_parse(or_empty(input->basis), &actor->basis) ||
        actor->basis == CONTACT_BASIS_NONE)
        action_add_message(context, "permiso",
                           "Diga por qué el consejo puede guardar el contacto.");
    if (actor->basis != CONTACT_BASIS_AUTHORISED)
        return;
    actor->authorised = typed_date_require(context, "autorizado", "el día en que lo autorizó",
                                           or_empty(input->authorised));
    if (date_is_valid(actor->authorised) && date_compare(actor->authorised, env_today()) > 0)
        action_add_message(context, "autorizado", "Escriba un día que no sea posterior a hoy.");
}

static void read_contact(struct action_context *context, const struct save_actor *input,
                         struct actor *actor)
{
    if (actor->kind == ACTOR_COMMISSION || actor->kind == ACTOR_MEMBER) {
        /* Theirs stand where they are kept already, and are erased there. */
        actor->contact_name = actor->post = actor->email = actor->phone = "";
        actor->basis = CONTACT_BASIS_NONE;
        actor->authorised = (struct date){0};
        return;
    }
    const char *email = or_empty(input->email);
    actor->contact_name = action_check_text(context, &contact_rule, or_empty(input->contact_name));
    actor->post = action_check_text(context, &post_rule, or_empty(input->post));
    actor->email = text_is_blank(email) ? "" : action_check_email(context, "correo", email);
    read_phone(context, or_empty(input->phone), actor);
    read_basis(context, input, actor);
}

bool actor_check_typed(struct action_context *context, const struct actor_surroundings *around,
                       const struct save_actor *input, struct actor *actor)
{
    if (!actor_kind_parse(or_empty(input->kind), &actor->kind)) {
        action_add_message(context, "tipo", "Elija qué clase de actor es.");
        actor->kind = ACTOR_ENTITY;
    }
    if (!read_link(context, around, or_empty(input->link), actor))
        return false;
    read_name(context, around, or_empty(input->name), actor);
    read_office(context, around, or_empty(input->office), actor);
    read_contact(context, input, actor);
    return true;
}
