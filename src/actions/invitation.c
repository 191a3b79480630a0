#include "actions/invitation.h"

#include <string.h>

#include "actions/log_in.h"
#include "actions/member.h"
#include "base/env.h"
#include "security/password.h"
#include "security/session.h"
#include "storage/member_store.h"
#include "storage/person_store.h"

#include "base/banned.h"

static const struct action_text_rule name_rule = {
    .field = "nombre", .label = "el nombre de la persona", .max_characters = 120};

/* Somebody who belongs to the council already is not invited: its roles are changed. Whether a
 * stranger has an account elsewhere is not told. */
static bool refuse_member(struct action_context *context, const char *email)
{
    struct person *person = NULL;
    struct member *member = NULL;
    if (!person_store_find_by_email(context->database, email, context->arena, &person,
                                    &context->error))
        return false;
    if (person == NULL)
        return true;
    struct member key = {.council_id = context->identity->council_id, .person_id = person->id};
    if (!member_store_find(context->database, &key, context->arena, &member, &context->error))
        return false;
    if (member != NULL)
        action_add_message(context, "correo",
                           "Esa persona ya es miembro del consejo. Cambie sus roles en la lista.");
    return true;
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
    member_check_roles(context, input->roles);
    if (!action_has_messages(context) && !refuse_member(context, email))
        return ACTION_FAILED;
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
        .expires_s = env_now_s() + INVITATION_LIFE_S,
    };
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!invitation_store_delete(context->database, identity->council_id, email, &context->error) ||
        !invitation_store_add(context->database, &invitation, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context, action_object(context, "invitation", invitation.id),
                         arena_printf(context->arena, "roles %s", invitation.roles));
}

enum action_status withdraw_invitation(struct action_context *context, int64_t invitation_id)
{
    const int64_t council_id = context->identity->council_id;
    bool was_there = false;
    if (!action_is_allowed(context, ACTION_WITHDRAW_INVITATION) || council_id == 0)
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!invitation_store_withdraw(context->database, council_id, invitation_id, &was_there,
                                   &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (!was_there)
        return action_abandon(context, ACTION_NOT_FOUND);
    return action_commit(context, action_object(context, "invitation", invitation_id), NULL);
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

/* A new account, and the session of who has just made it. */
static bool add_account(struct action_context *context, struct person *person, const char *browser,
                        char session_token[TOKEN_SIZE])
{
    if (!person_store_add(context->database, person, &context->error))
        return false;
    struct session_record session = {.person_id = person->id,
                                     .address = context->address,
                                     .browser = log_in_shorten_browser(context->arena, browser)};
    return session_begin(context->database, &session, env_now_s(), session_token, &context->error);
}

static enum action_status accept(struct action_context *context,
                                 const struct invitation *invitation, struct person *person,
                                 const char *browser, char session_token[TOKEN_SIZE])
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
    if (person->id == 0 && !add_account(context, person, browser, session_token))
        return action_abandon(context, context->error.kind == ERROR_CONSTRAINT ? ACTION_CONFLICT
                                                                               : ACTION_FAILED);
    if (!member_join(context, invitation->council_id, person->id, roles))
        return action_abandon(context, ACTION_FAILED);
    /* The trace belongs to the council that was joined, and to the person who joined it. */
    struct identity identity = {.person_id = person->id, .council_id = invitation->council_id};
    struct action_context own = *context;
    own.identity = &identity;
    enum action_status status = action_commit(&own, action_object(context, "person", person->id),
                                              action_object(context, "invitation", invitation->id));
    context->error = own.error;
    return status;
}

enum action_status accept_invitation(struct action_context *context,
                                     const struct accept_invitation *input,
                                     char session_token[TOKEN_SIZE])
{
    struct invitation *invitation = NULL;
    struct person *person = NULL;
    struct person created = {0};
    session_token[0] = '\0';
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
        return accept(context, invitation, person, input->browser, session_token);
    }
    status = prepare_account(context, input, invitation, &created);
    if (status != ACTION_DONE)
        return status;
    return accept(context, invitation, &created, input->browser, session_token);
}
