#include "actions/councillor.h"

#include <string.h>

#include "actions/typed_date.h"
#include "base/env.h"
#include "base/text.h"
#include "storage/councillor_store.h"
#include "storage/member_store.h"

#include "base/banned.h"

static const struct action_text_rule name_rule = {
    .field = "nombre", .label = "el nombre de la persona", .max_characters = 120};
static const struct action_text_rule organisation_rule = {.field = "organizacion",
                                                          .label = "la organización",
                                                          .max_characters = 160,
                                                          .is_optional = true};
static const struct action_text_rule phone_rule = {
    .field = "telefono", .label = "el teléfono", .max_characters = 40, .is_optional = true};

static const char *object_of(struct action_context *context, int64_t id)
{
    return arena_printf(context->arena, "councillor:%lld", (long long)id);
}

static const char *check_phone(struct action_context *context, const char *typed)
{
    enum { FEWEST_DIGITS = 7 };
    const char *phone = action_check_text(context, &phone_rule, typed);
    size_t digits = 0;
    for (const char *c = phone; *c != '\0'; c++)
        digits += *c >= '0' && *c <= '9';
    if (phone[0] != '\0' &&
        (digits < FEWEST_DIGITS || strspn(phone, "0123456789 +-()./ext") != strlen(phone)))
        action_add_message(context, "telefono",
                           "Escriba el teléfono con números, como 300 123 4567.");
    return phone;
}

static const char *check_email(struct action_context *context, const char *typed)
{
    return text_is_blank(typed) ? "" : action_check_email(context, "correo", typed);
}

static void check_dates(struct action_context *context, const struct save_councillor *input,
                        struct councillor *it)
{
    it->since = typed_date_require(context, "desde", "desde cuándo ocupa el puesto", input->since);
    it->until = typed_date_read(context, "hasta", input->until);
    if (date_is_valid(it->since) && date_is_valid(it->until) &&
        date_compare(it->until, it->since) < 0)
        action_add_message(context, "hasta",
                           "Escriba una fecha igual o posterior a la del inicio.");
}

static bool check_sector(struct action_context *context, const char *code, struct councillor *it)
{
    struct sector_list sectors;
    if (!councillor_store_list_sectors(context->database, it->council_id, context->arena, &sectors,
                                       &context->error))
        return false;
    const struct sector *sector =
        sector_find(sectors.items, sectors.count, code == NULL ? "" : code);
    it->sector = sector == NULL ? "" : sector->code;
    if (sector == NULL)
        action_add_message(context, "sector", "Elija el sector que representa.");
    return true;
}

/* An account belongs to a member of this council, and to one councillor at most. */
static bool check_person(struct action_context *context, const char *typed, struct councillor *it)
{
    struct member_list members;
    struct councillor_list all;
    bool is_member = false, is_taken = false;
    it->person_id = 0;
    if (typed == NULL || typed[0] == '\0')
        return true;
    if (!member_store_list_of_council(context->database, it->council_id, context->arena, &members,
                                      &context->error) ||
        !councillor_store_list(context->database, it->council_id, context->arena, &all,
                               &context->error))
        return false;
    for (size_t i = 0; i < members.count; i++)
        if (strcmp(arena_printf(context->arena, "%lld", (long long)members.items[i].person_id),
                   typed) == 0) {
            is_member = true;
            it->person_id = members.items[i].person_id;
        }
    for (size_t i = 0; is_member && i < all.count; i++)
        is_taken =
            is_taken || (all.items[i].person_id == it->person_id && all.items[i].id != it->id);
    if (!is_member)
        action_add_message(context, "cuenta", "Elija la cuenta de un miembro de este consejo.");
    else if (is_taken)
        action_add_message(context, "cuenta", "Esa cuenta ya es de otro consejero.");
    return true;
}

/* The stored one, or a new one. Inside the transaction. */
static enum action_status find(struct action_context *context, int64_t id,
                               struct councillor **councillor)
{
    const struct object_key key = {context->identity->council_id, id};
    *councillor = ARENA_NEW(context->arena, struct councillor);
    (*councillor)->council_id = key.council_id;
    if (id == 0)
        return ACTION_DONE;
    if (!councillor_store_load(context->database, key, context->arena, councillor, &context->error))
        return ACTION_FAILED;
    return *councillor == NULL ? ACTION_NOT_FOUND : ACTION_DONE;
}

static enum action_status check(struct action_context *context, const struct save_councillor *input,
                                struct councillor *it)
{
    it->name = action_check_text(context, &name_rule, input->name);
    it->organisation = action_check_text(context, &organisation_rule, input->organisation);
    it->phone = check_phone(context, input->phone);
    it->email = check_email(context, input->email);
    check_dates(context, input, it);
    if (!check_sector(context, input->sector, it) || !check_person(context, input->person, it))
        return ACTION_FAILED;
    return action_has_messages(context) ? ACTION_INVALID : ACTION_DONE;
}

static enum action_status write(struct action_context *context, struct councillor *it)
{
    bool is_done = it->id == 0 ? councillor_store_add(context->database, it, &context->error)
                               : councillor_store_save(context->database, it, &context->error);
    if (is_done)
        return ACTION_DONE;
    return action_failure(context);
}

enum action_status save_councillor(struct action_context *context,
                                   const struct save_councillor *input, int64_t *councillor_id)
{
    struct councillor *it = NULL;
    if (!action_is_allowed(context,
                           input->id == 0 ? ACTION_ADD_COUNCILLOR : ACTION_SAVE_COUNCILLOR))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status = find(context, input->id, &it);
    if (status == ACTION_DONE)
        status = check(context, input, it);
    if (status == ACTION_DONE && input->id != 0)
        it->version = input->version;
    if (status == ACTION_DONE)
        status = write(context, it);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    *councillor_id = it->id;
    return action_commit(context, object_of(context, it->id),
                         arena_printf(context->arena, "sector: %s", it->sector));
}

enum action_status forget_councillor(struct action_context *context, int64_t councillor_id)
{
    const struct object_key key = {context->identity->council_id, councillor_id};
    bool was_there = false;
    if (!action_is_allowed(context, ACTION_FORGET_COUNCILLOR))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!councillor_store_forget(context->database, key, env_today(), &was_there, &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (!was_there)
        return action_abandon(context, ACTION_NOT_FOUND);
    return action_commit(context, object_of(context, councillor_id), NULL);
}
