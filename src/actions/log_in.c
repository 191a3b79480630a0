#include "actions/log_in.h"

#include <string.h>

#include "base/env.h"
#include "base/log.h"
#include "security/password.h"
#include "security/session.h"
#include "security/totp.h"
#include "storage/database.h"
#include "storage/person_store.h"

#include "base/banned.h"

enum { BROWSER_MAX_BYTES = 200 };

static const char refused[] = "El correo o la contraseña no son correctos. Revíselos y vuelva a "
                              "intentar.";

/* A session and its trace belong to the person and to no council. */
static struct identity identity_of(const struct person *person)
{
    return (struct identity){
        .person_id = person->id,
        .name = person->name,
        .email = person->email,
        .is_administrator = person->is_administrator,
    };
}

static enum action_status wait_first(struct action_context *context, int64_t wait_s)
{
    if (wait_s < 60)
        action_add_message(context, "",
                           "Hubo varios intentos fallidos. Espere %d segundos y vuelva a intentar.",
                           (int)wait_s);
    else
        action_add_message(context, "",
                           "Hubo varios intentos fallidos. Espere %d minutos y vuelva a intentar.",
                           (int)((wait_s + 59) / 60));
    return ACTION_BUSY;
}

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
        action_add_message(context, "", "%s", refused);
        return ACTION_INVALID;
    case PASSWORD_MATCHES_OLD_COST:
        *is_cheap = true;
        return ACTION_DONE;
    case PASSWORD_MATCHES:
        return ACTION_DONE;
    }
    return ACTION_INVALID;
}

/* Takes a mark out of a list of marks; false when it is not in it. */
static bool take_mark(struct action_context *context, struct person *person, const char *mark)
{
    const char *found = strstr(person->recovery_marks, mark);
    if (found == NULL)
        return false;
    const char *rest = found + strlen(mark);
    person->recovery_marks =
        arena_printf(context->arena, "%.*s%s", (int)(found - person->recovery_marks),
                     person->recovery_marks, *rest == ' ' ? rest + 1 : rest);
    return true;
}

/* Whether the code is one of the second step or an unused recovery code; changes the person so that
 * it is not accepted again. */
static bool is_code_right(struct action_context *context, struct person *person, const char *code)
{
    char mark[SECRETS_MARK_SIZE];
    const char *secret = secrets_unseal(context->secrets, person->totp_secret, context->arena);
    if (secret != NULL && totp_is_valid(secret, code, env_now_s(), &person->totp_last_step))
        return true;
    return totp_mark_recovery_code(context->secrets, code, mark) &&
           take_mark(context, person, mark);
}

/* Reads the person anew inside the transaction: two logins at the same time must not use one code.
 */
static enum action_status check_code(struct action_context *context, struct person *person,
                                     const struct log_in *input, struct log_in_answer *answer)
{
    if (person->totp_secret == NULL)
        return ACTION_DONE;
    answer->needs_code = true;
    if (input->code == NULL)
        return ACTION_INVALID;
    if (*input->code == '\0')
        action_add_message(context, "codigo", "Escriba el código de seis cifras de su aplicación.");
    else if (is_code_right(context, person, input->code))
        return ACTION_DONE;
    else
        action_add_message(context, "codigo",
                           "El código no es correcto o ya se usó. Escriba el que muestra ahora su "
                           "aplicación.");
    return ACTION_INVALID;
}

const char *log_in_shorten_browser(struct arena *arena, const char *browser)
{
    size_t length = browser == NULL ? 0 : strlen(browser);
    return arena_strndup(arena, browser == NULL ? "" : browser,
                         length < BROWSER_MAX_BYTES ? length : BROWSER_MAX_BYTES);
}

static bool begin_session(struct action_context *context, const struct person *person,
                          const struct log_in *input, struct log_in_answer *answer)
{
    const struct identity *before = context->identity;
    struct session_record session = {
        .person_id = person->id,
        .address = context->address,
        .browser = log_in_shorten_browser(context->arena, input->browser),
    };
    bool was_there = false;
    answer->must_change_password = person->must_change_password;
    login_gate_make_device(context->secrets, person->email, answer->device);
    return (before->session_id == 0 ||
            session_store_delete(context->database, before->person_id, before->session_id,
                                 &was_there, &context->error)) &&
           session_begin(context->database, &session, env_now_s(), answer->session_token,
                         &context->error);
}

static enum action_status enter(struct action_context *context, const struct log_in *input,
                                const struct person *compared, const char *new_hash,
                                struct log_in_answer *answer)
{
    struct login_gate_attempt attempt = {compared->email, context->address, input->device};
    struct person *person = NULL;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!person_store_find(context->database, compared->id, context->arena, &person,
                           &context->error))
        return action_abandon(context, ACTION_FAILED);
    /* Changed while the password was being compared: what was compared holds no longer. */
    if (person == NULL || person->is_disabled || person->password_hash == NULL ||
        strcmp(person->password_hash, compared->password_hash) != 0) {
        action_add_message(context, "", "%s", refused);
        return action_abandon(context, ACTION_INVALID);
    }
    enum action_status status = check_code(context, person, input, answer);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    if (new_hash != NULL)
        person->password_hash = new_hash;
    if (!person_store_save(context->database, person, &context->error) ||
        !login_gate_forgive(context->database, context->secrets, &attempt, &context->error) ||
        !begin_session(context, person, input, answer))
        return action_abandon(context, ACTION_FAILED);
    struct identity identity = identity_of(person);
    struct action_context own = *context;
    own.identity = &identity;
    status = action_commit(&own, arena_printf(context->arena, "person:%lld", (long long)person->id),
                           person->totp_secret != NULL ? "con segundo paso" : NULL);
    context->error = own.error;
    return status;
}

/* The journal must show an attack without showing who has an account: the mark of the e-mail. */
static void log_refusal(struct action_context *context, const char *email)
{
    char mark[SECRETS_MARK_SIZE];
    secrets_mark(context->secrets, "cuenta", email, mark);
    log_info("auth", "login refused, account mark %s", mark);
}

enum action_status log_in(struct action_context *context, const struct log_in *input,
                          struct log_in_answer *answer)
{
    struct person *person = NULL;
    char hash[PASSWORD_HASH_SIZE];
    bool is_cheap = false;

    *answer = (struct log_in_answer){0};
    if (!action_is_allowed(context, ACTION_LOG_IN))
        return ACTION_FORBIDDEN;
    const char *email = action_check_email(context, "correo", input->email);
    if (input->password == NULL || *input->password == '\0')
        action_add_message(context, "clave", "Escriba su contraseña.");
    if (action_has_messages(context))
        return ACTION_INVALID;

    struct login_gate_attempt attempt = {email, context->address, input->device};
    if (!login_gate_admit(context->database, context->secrets, &attempt, &answer->wait_s,
                          &context->error))
        return ACTION_FAILED;
    if (answer->wait_s > 0) {
        log_refusal(context, email);
        return wait_first(context, answer->wait_s);
    }
    if (!person_store_find_by_email(context->database, email, context->arena, &person,
                                    &context->error))
        return ACTION_FAILED;
    enum action_status status = compare(context, person, input->password, &is_cheap);
    if (status != ACTION_DONE) {
        log_refusal(context, email);
        return status;
    }
    bool has_new_hash = is_cheap && password_hash(input->password, hash);
    return enter(context, input, person, has_new_hash ? hash : NULL, answer);
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
    return action_commit(
        context, arena_printf(context->arena, "person:%lld", (long long)identity->person_id), NULL);
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
    return action_commit(context,
                         arena_printf(context->arena, "session:%lld", (long long)session_id), NULL);
}
