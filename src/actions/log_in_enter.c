#include "actions/log_in_enter.h"

#include <string.h>

#include "base/count_text.h"
#include "base/env.h"
#include "base/log.h"
#include "base/text.h"
#include "security/session.h"
#include "security/totp.h"
#include "storage/person_store.h"

#include "base/banned.h"

enum { BROWSER_MAX_BYTES = 200 };

const char log_in_refused[] = "El correo o la contraseña no son correctos. Revíselos y vuelva a "
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

/* A browser may call itself anything; a database takes UTF-8 only, and not half a character. */
const char *log_in_shorten_browser(struct arena *arena, const char *browser)
{
    size_t length = browser == NULL ? 0 : strlen(browser);
    if (length == 0 || !text_is_utf8(browser, length))
        return "";
    if (length > BROWSER_MAX_BYTES)
        length = BROWSER_MAX_BYTES;
    while (length > 0 && ((unsigned char)browser[length] & 0xC0) == 0x80)
        length--;
    return arena_strndup(arena, browser, length);
}

static bool begin_session(struct action_context *context, const struct person *person,
                          const struct log_in_entry *entry, struct log_in_answer *answer)
{
    const struct identity *before = context->identity;
    struct session_record session = {
        .person_id = person->id,
        .address = context->address,
        .browser = log_in_shorten_browser(context->arena, entry->browser),
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

/* Whether nothing has changed since the password, or the challenge, was proved. */
static bool is_as_proved(const struct person *now, const struct person *proved)
{
    return now != NULL && !now->is_disabled && now->password_hash != NULL &&
           strcmp(now->password_hash, proved->password_hash) == 0 &&
           (now->totp_secret == NULL) == (proved->totp_secret == NULL) &&
           now->totp_last_step == proved->totp_last_step &&
           strcmp(now->recovery_marks, proved->recovery_marks) == 0;
}

static enum action_status commit_entry(struct action_context *context, const struct person *person)
{
    struct identity identity = identity_of(person);
    struct action_context own = *context;
    own.identity = &identity;
    enum action_status status =
        action_commit(&own, action_object(context, "person", person->id),
                      person->totp_secret != NULL ? "con segundo paso" : NULL);
    context->error = own.error;
    return status;
}

/* Reads the person anew inside the transaction: two logins at the same time must not use one code.
 */
enum action_status log_in_enter(struct action_context *context, const struct log_in_entry *entry,
                                struct log_in_answer *answer)
{
    const struct person *proved = entry->proved;
    struct login_gate_attempt attempt = {proved->email, context->address, entry->device};
    struct person *person = NULL;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!person_store_find(context->database, proved->id, context->arena, &person, &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (!is_as_proved(person, proved)) {
        action_add_message(context, "", "%s", log_in_refused);
        return action_abandon(context, ACTION_INVALID);
    }
    if (person->totp_secret != NULL &&
        (entry->code == NULL || !is_code_right(context, person, entry->code))) {
        action_add_message(context, "codigo",
                           "El código no es correcto o ya se usó. Escriba el que muestra ahora su "
                           "aplicación.");
        return action_abandon(context, ACTION_INVALID);
    }
    if (entry->new_hash != NULL)
        person->password_hash = entry->new_hash;
    if (!person_store_save(context->database, person, &context->error) ||
        !login_gate_forgive(context->database, context->secrets, &attempt, &context->error) ||
        !begin_session(context, person, entry, answer))
        return action_abandon(context, ACTION_FAILED);
    return commit_entry(context, person);
}

enum action_status log_in_wait(struct action_context *context, int64_t wait_s)
{
    if (wait_s < 60)
        action_add_message(context, "",
                           "Hubo varios intentos fallidos. Espere %d segundos y vuelva a intentar.",
                           (int)wait_s);
    else
        action_add_message(context, "",
                           "Hubo varios intentos fallidos. Espere %s y vuelva a intentar.",
                           count_text(context->arena, (wait_s + 59) / 60, "minuto", "minutos"));
    return ACTION_BUSY;
}

/* The journal must show an attack without showing who has an account: the mark of the e-mail. */
void log_in_log_refusal(struct action_context *context, const char *email)
{
    char mark[SECRETS_MARK_SIZE];
    secrets_mark(context->secrets, "cuenta", email, mark);
    log_info("auth", "login refused, account mark %s", mark);
}
