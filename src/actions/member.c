#include "actions/member.h"

#include <string.h>

#include "base/env.h"
#include "security/password.h"
#include "storage/member_store.h"
#include "storage/person_store.h"

#include "base/banned.h"

static const struct action_text_rule name_rule = {
    .field = "nombre", .label = "el nombre de la persona", .max_characters = 120};

static bool check_roles(struct action_context *context, role_set roles)
{
    if ((roles & ROLE_ALL) != 0 && (roles & ~ROLE_ALL) == 0)
        return true;
    action_add_message(context, "roles", "Marque al menos un rol.");
    return false;
}

enum action_status invite_member(struct action_context *context, const struct invite_member *input,
                                 char token[TOKEN_SIZE])
{
    const struct identity *identity = context->identity;
    char hash[TOKEN_HASH_SIZE];
    if (!action_is_allowed(context, ACTION_INVITE_MEMBER) || identity->council_id == 0)
        return ACTION_FORBIDDEN;
    const char *email = action_check_email(context, "correo", input->email);
    const char *name = action_check_text(context, &name_rule, input->name);
    check_roles(context, input->roles);
    if (action_has_messages(context))
        return ACTION_INVALID;
    token_create(token);
    token_hash(token, hash);
    struct invitation invitation = {
        .council_id = identity->council_id,
        .token_hash = hash,
        .email = email,
        .name = name,
        .roles = role_format_codes(input->roles, context->arena),
        .invited_by = identity->person_id,
        .created_s = env_now_s(),
        .expires_s = env_now_s() + MEMBER_INVITATION_LIFE_S,
    };
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!invitation_store_delete(context->database, identity->council_id, email, &context->error) ||
        !invitation_store_add(context->database, &invitation, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context,
                         arena_printf(context->arena, "invitation:%lld", (long long)invitation.id),
                         arena_printf(context->arena, "roles %s", invitation.roles));
}

static bool is_open(const struct invitation *invitation, int64_t now_s)
{
    return invitation != NULL && invitation->used_s == 0 && now_s < invitation->expires_s &&
           now_s >= invitation->created_s - 60;
}

static enum action_status find_open(struct action_context *context, const char *token,
                                    struct invitation **invitation, struct person **person)
{
    char hash[TOKEN_HASH_SIZE];
    if (token == NULL || !token_is_well_formed(token))
        return ACTION_NOT_FOUND;
    token_hash(token, hash);
    if (!invitation_store_find(context->database, hash, context->arena, invitation,
                               &context->error))
        return ACTION_FAILED;
    if (!is_open(*invitation, env_now_s()))
        return ACTION_NOT_FOUND;
    if (!person_store_find_by_email(context->database, (*invitation)->email, context->arena, person,
                                    &context->error))
        return ACTION_FAILED;
    return ACTION_DONE;
}

enum action_status find_invitation(struct action_context *context, const char *token,
                                   const struct invitation **invitation, bool *has_account)
{
    struct invitation *found = NULL;
    struct person *person = NULL;
    enum action_status status = find_open(context, token, &found, &person);
    *invitation = found;
    *has_account = person != NULL;
    return status;
}

/* The account that an invitation makes; its hash is computed before the transaction begins. */
static enum action_status prepare_account(struct action_context *context,
                                          const struct accept_invitation *input,
                                          const struct invitation *invitation,
                                          struct person *person)
{
    const char *name = action_check_text(context, &name_rule,
                                         input->name == NULL ? invitation->name : input->name);
    if (input->password == NULL || *input->password == '\0') {
        action_add_message(context, "clave", "Escriba una contraseña.");
        return ACTION_INVALID;
    }
    enum password_verdict verdict = password_judge(input->password, invitation->email, name);
    if (verdict != PASSWORD_IS_FINE)
        action_add_message(context, "clave", "%s", password_explain(verdict));
    else if (input->repeated != NULL && strcmp(input->password, input->repeated) != 0)
        action_add_message(context, "repetida",
                           "Las dos contraseñas no son iguales. Escríbalas de nuevo.");
    if (action_has_messages(context))
        return ACTION_INVALID;
    char *hash = arena_alloc(context->arena, PASSWORD_HASH_SIZE);
    char *now = arena_alloc(context->arena, ENV_TIMESTAMP_SIZE);
    if (!password_hash(input->password, hash)) {
        action_add_message(context, "",
                           "El servidor está ocupado. Espere un momento y vuelva a "
                           "intentar.");
        return ACTION_BUSY;
    }
    env_now_iso(now);
    *person = (struct person){
        .email = invitation->email,
        .name = name,
        .password_hash = hash,
        .recovery_marks = "",
        .created_utc = now,
    };
    return ACTION_DONE;
}

/* Roles that the person has already in the council are kept. */
static bool join(struct action_context *context, int64_t council_id, int64_t person_id,
                 role_set roles)
{
    struct member key = {.council_id = council_id, .person_id = person_id};
    struct member *before = NULL;
    role_set kept = 0;
    char now[ENV_TIMESTAMP_SIZE];
    env_now_iso(now);
    if (!member_store_find(context->database, &key, context->arena, &before, &context->error))
        return false;
    if (before != NULL && !role_parse_set(before->roles, &kept))
        return error_set(&context->error, ERROR_INVALID, "rol desconocido en la base de datos");
    key.roles = role_format_codes(roles | kept, context->arena);
    key.since_utc = before != NULL ? before->since_utc : now;
    return member_store_save(context->database, &key, &context->error);
}

static enum action_status accept(struct action_context *context,
                                 const struct invitation *invitation, struct person *person)
{
    bool was_unused = false;
    role_set roles = 0;
    if (!role_parse_set(invitation->roles, &roles)) {
        error_set(&context->error, ERROR_INVALID, "rol desconocido en la base de datos");
        return ACTION_FAILED;
    }
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!invitation_store_use(context->database, invitation->id, env_now_s(), &was_unused,
                              &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (!was_unused)
        return action_abandon(context, ACTION_NOT_FOUND);
    if (person->id == 0 && !person_store_add(context->database, person, &context->error))
        return action_abandon(context, context->error.kind == ERROR_CONSTRAINT ? ACTION_CONFLICT
                                                                               : ACTION_FAILED);
    if (!join(context, invitation->council_id, person->id, roles))
        return action_abandon(context, ACTION_FAILED);
    /* The trace belongs to the council that was joined, and to the person who joined it. */
    struct identity identity = {.person_id = person->id, .council_id = invitation->council_id};
    struct action_context own = *context;
    own.identity = &identity;
    enum action_status status =
        action_commit(&own, arena_printf(context->arena, "person:%lld", (long long)person->id),
                      arena_printf(context->arena, "invitation:%lld", (long long)invitation->id));
    context->error = own.error;
    return status;
}

enum action_status accept_invitation(struct action_context *context,
                                     const struct accept_invitation *input)
{
    struct invitation *invitation = NULL;
    struct person *person = NULL;
    struct person created = {0};
    if (!action_is_allowed(context, ACTION_ACCEPT_INVITATION))
        return ACTION_FORBIDDEN;
    enum action_status status = find_open(context, input->token, &invitation, &person);
    if (status != ACTION_DONE)
        return status;
    if (person != NULL) {
        /* The link alone must not open an account that exists. */
        if (context->identity->person_id != person->id || person->is_disabled) {
            action_add_message(context, "",
                               "Inicie sesión con la cuenta de %s para aceptar esta invitación.",
                               invitation->email);
            return ACTION_INVALID;
        }
        return accept(context, invitation, person);
    }
    status = prepare_account(context, input, invitation, &created);
    return status == ACTION_DONE ? accept(context, invitation, &created) : status;
}

enum action_status add_member(struct action_context *context, int64_t person_id, role_set roles)
{
    struct person *person = NULL;
    int64_t council_id = context->identity->council_id;
    if (!action_is_allowed(context, ACTION_ADD_MEMBER) || council_id == 0)
        return ACTION_FORBIDDEN;
    if (!check_roles(context, roles))
        return ACTION_INVALID;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!person_store_find(context->database, person_id, context->arena, &person, &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (person == NULL)
        return action_abandon(context, ACTION_NOT_FOUND);
    if (!join(context, council_id, person_id, roles))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(
        context, arena_printf(context->arena, "person:%lld", (long long)person_id),
        arena_printf(context->arena, "roles %s", role_format_codes(roles, context->arena)));
}

static bool can_manage(role_set roles)
{
    return (capability_holders(CAPABILITY_MANAGE_MEMBERS) & roles & ROLE_ALL) != 0;
}

/* Whether somebody other than person_id can still manage the council's members. */
static bool has_other_manager(struct action_context *context, int64_t person_id, bool *has_other)
{
    struct member_list members = {0};
    *has_other = false;
    if (!member_store_list_of_council(context->database, context->identity->council_id,
                                      context->arena, &members, &context->error))
        return false;
    for (size_t i = 0; i < members.count; i++) {
        role_set roles = 0;
        if (members.items[i].person_id != person_id && !members.items[i].person_is_disabled &&
            role_parse_set(members.items[i].roles, &roles) && can_manage(roles))
            *has_other = true;
    }
    return true;
}

/* Opens the transaction and reads the member in it; keeps the last manager from going. */
static enum action_status begin_with(struct action_context *context, int64_t person_id,
                                     role_set new_roles, struct member **member)
{
    struct member key = {.council_id = context->identity->council_id, .person_id = person_id};
    bool has_other = false;
    role_set roles = 0;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!member_store_find(context->database, &key, context->arena, member, &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (*member == NULL)
        return action_abandon(context, ACTION_NOT_FOUND);
    if (can_manage(new_roles) || !role_parse_set((*member)->roles, &roles) || !can_manage(roles))
        return ACTION_DONE;
    if (!has_other_manager(context, person_id, &has_other))
        return action_abandon(context, ACTION_FAILED);
    if (has_other)
        return ACTION_DONE;
    action_add_message(context, new_roles == 0 ? "" : "roles",
                       "El consejo necesita al menos una persona en la presidencia o en la "
                       "secretaría técnica.");
    return action_abandon(context, ACTION_INVALID);
}

enum action_status change_role(struct action_context *context, int64_t person_id, role_set roles)
{
    struct member *member = NULL;
    if (!action_is_allowed(context, ACTION_CHANGE_ROLE) || context->identity->council_id == 0)
        return ACTION_FORBIDDEN;
    if (!check_roles(context, roles))
        return ACTION_INVALID;
    enum action_status status = begin_with(context, person_id, roles, &member);
    if (status != ACTION_DONE)
        return status;
    const char *before = member->roles;
    member->roles = role_format_codes(roles, context->arena);
    if (!member_store_save(context->database, member, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context, arena_printf(context->arena, "person:%lld", (long long)person_id),
                         arena_printf(context->arena, "de %s a %s", before, member->roles));
}

enum action_status remove_member(struct action_context *context, int64_t person_id)
{
    struct member *member = NULL;
    if (!action_is_allowed(context, ACTION_REMOVE_MEMBER) || context->identity->council_id == 0)
        return ACTION_FORBIDDEN;
    enum action_status status = begin_with(context, person_id, 0, &member);
    if (status != ACTION_DONE)
        return status;
    if (!member_store_delete(context->database, member, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context, arena_printf(context->arena, "person:%lld", (long long)person_id),
                         arena_printf(context->arena, "tenía %s", member->roles));
}
