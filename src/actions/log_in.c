#include "actions/log_in.h"

#include "actions/log_in_enter.h"
#include "base/env.h"
#include "security/login_challenge.h"
#include "security/password.h"
#include "storage/person_store.h"
#include "storage/session_store.h"

#include "base/banned.h"

static enum action_status compare(struct action_context *context, const struct person *person,
                                  const char *password, bool *is_cheap)
{
    bool may_enter = person != NULL && !person->is_disabled && person->password_hash != NULL;
    switch (password_compare(may_enter ? person->password_hash : NULL, password)) {
    case PASSWORD_IS_BUSY:
        action_add_message(context, "",
                           "Hay muchas personas entrando a la vez. Espere un momento "
                           "y vuelva a intentar.");
        return ACTION_BUSY;
    case PASSWORD_DIFFERS:
        action_add_message(context, "", "%s", log_in_refused);
        return ACTION_INVALID;
    case PASSWORD_MATCHES_OLD_COST:
        *is_cheap = true;
        return ACTION_DONE;
    case PASSWORD_MATCHES:
        return ACTION_DONE;
    }
    return ACTION_INVALID;
}

/* Who uses a second step gets a challenge for it instead of a session. */
static enum action_status go_on(struct action_context *context, const struct log_in *input,
                                const struct person *person, struct log_in_answer *answer)
{
    char hash[PASSWORD_HASH_SIZE];
    bool is_cheap = false;
    enum action_status status = compare(context, person, input->password, &is_cheap);
    if (status != ACTION_DONE) {
        log_in_log_refusal(context, input->email);
        return status;
    }
    if (person->totp_secret != NULL) {
        const struct login_challenge_place place = {context->secrets, input->cookie, env_now_s()};
        answer->challenge = login_challenge_make(&place, person, context->arena);
        return ACTION_INVALID;
    }
    bool has_new_hash = is_cheap && password_hash(input->password, hash);
    const struct log_in_entry entry = {.proved = person,
                                       .new_hash = has_new_hash ? hash : NULL,
                                       .device = input->device,
                                       .browser = input->browser};
    return log_in_enter(context, &entry, answer);
}

enum action_status log_in(struct action_context *context, const struct log_in *input,
                          struct log_in_answer *answer)
{
    struct person *person = NULL;
    struct log_in clean = *input;

    *answer = (struct log_in_answer){0};
    if (!action_is_allowed(context, ACTION_LOG_IN))
        return ACTION_FORBIDDEN;
    clean.email = action_check_email(context, "correo", input->email);
    if (input->password == NULL || *input->password == '\0')
        action_add_message(context, "clave", "Escriba su contraseña.");
    if (action_has_messages(context))
        return ACTION_INVALID;

    struct login_gate_attempt attempt = {clean.email, context->address, input->device};
    if (!login_gate_admit(context->database, context->secrets, &attempt, &answer->wait_s,
                          &context->error))
        return ACTION_FAILED;
    if (answer->wait_s > 0) {
        log_in_log_refusal(context, clean.email);
        return log_in_wait(context, answer->wait_s);
    }
    if (!person_store_find_by_email(context->database, clean.email, context->arena, &person,
                                    &context->error))
        return ACTION_FAILED;
    return go_on(context, &clean, person, answer);
}

/* The challenge no longer holds: the login begins anew. */
static enum action_status start_over(struct action_context *context)
{
    action_add_message(context, "",
                       "Pasó mucho tiempo desde que escribió la contraseña. Ingrese de nuevo.");
    return ACTION_INVALID;
}

static enum action_status try_code(struct action_context *context, const struct log_in_step *input,
                                   const struct person *person, struct log_in_answer *answer)
{
    struct login_gate_attempt attempt = {person->email, context->address, input->device};
    const struct log_in_entry entry = {
        .proved = person, .code = input->code, .device = input->device, .browser = input->browser};
    answer->challenge = input->challenge;
    if (input->code == NULL || *input->code == '\0') {
        action_add_message(context, "codigo", "Escriba el código de seis cifras de su aplicación.");
        return ACTION_INVALID;
    }
    if (!login_gate_admit(context->database, context->secrets, &attempt, &answer->wait_s,
                          &context->error))
        return ACTION_FAILED;
    enum action_status status = answer->wait_s > 0 ? log_in_wait(context, answer->wait_s)
                                                   : log_in_enter(context, &entry, answer);
    if (status == ACTION_INVALID || status == ACTION_BUSY)
        log_in_log_refusal(context, person->email);
    return status;
}

enum action_status log_in_step(struct action_context *context, const struct log_in_step *input,
                               struct log_in_answer *answer)
{
    const struct login_challenge_place place = {context->secrets, input->cookie, env_now_s()};
    struct person *person = NULL;

    *answer = (struct log_in_answer){0};
    if (!action_is_allowed(context, ACTION_LOG_IN))
        return ACTION_FORBIDDEN;
    int64_t person_id = login_challenge_read(&place, input->challenge, context->arena);
    if (person_id != 0 &&
        !person_store_find(context->database, person_id, context->arena, &person, &context->error))
        return ACTION_FAILED;
    if (person == NULL || person->is_disabled || person->totp_secret == NULL ||
        !login_challenge_fits(&place, input->challenge, person, context->arena))
        return start_over(context);
    return try_code(context, input, person, answer);
}

enum action_status log_out(struct action_context *context)
{
    const struct identity *identity = context->identity;
    bool was_there = false;
    if (!action_is_allowed(context, ACTION_LOG_OUT))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!session_store_delete(context->database, identity->person_id, identity->session_id,
                              &was_there, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context, action_object(context, "person", identity->person_id), NULL);
}

enum action_status end_session(struct action_context *context, int64_t session_id)
{
    const struct identity *identity = context->identity;
    bool was_there = false;
    if (!action_is_allowed(context, ACTION_END_SESSION))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!session_store_delete(context->database, identity->person_id, session_id, &was_there,
                              &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (!was_there)
        return action_abandon(context, ACTION_NOT_FOUND);
    return action_commit(context, action_object(context, "session", session_id), NULL);
}

enum action_status end_other_sessions(struct action_context *context)
{
    const struct identity *identity = context->identity;
    if (!action_is_allowed(context, ACTION_END_OTHER_SESSIONS))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!session_store_delete_others(context->database, identity->person_id, identity->session_id,
                                     &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context, action_object(context, "person", identity->person_id), NULL);
}
