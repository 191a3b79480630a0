#include "actions/account.h"

#include <string.h>

#include "base/count_text.h"
#include "base/env.h"
#include "base/strbuf.h"
#include "security/login_gate.h"
#include "security/password.h"
#include "security/session.h"
#include "storage/person_store.h"
#include "storage/session_store.h"

#include "base/banned.h"

/* The own account has no council, wherever in the site its owner stands. */
static struct identity without_council(const struct action_context *context)
{
    struct identity identity = *context->identity;
    identity.council_id = 0;
    identity.roles = 0;
    return identity;
}

/* Who changes the keys of an account proves again to be its owner: a screen left open is not
 * enough. The attempt counts like one of the login. */
static enum action_status check_password(struct action_context *context, const char *field,
                                         const char *password, struct person **person)
{
    int64_t wait_s = 0;
    struct login_gate_attempt attempt = {context->identity->email, context->address, NULL};
    if (password == NULL || *password == '\0') {
        action_add_message(context, field, "Escriba su contraseña actual.");
        return ACTION_INVALID;
    }
    if (!login_gate_admit(context->database, context->secrets, &attempt, &wait_s,
                          &context->error) ||
        !person_store_find(context->database, context->identity->person_id, context->arena, person,
                           &context->error))
        return ACTION_FAILED;
    if (wait_s > 0) {
        action_add_message(context, field, "Hubo varios intentos fallidos. Espere %s.",
                           count_text(context->arena, (wait_s + 59) / 60, "minuto", "minutos"));
        return ACTION_BUSY;
    }
    if (*person == NULL)
        return ACTION_NOT_FOUND;
    switch (password_compare((*person)->password_hash, password)) {
    case PASSWORD_IS_BUSY:
        action_add_message(context, field,
                           "El servidor está ocupado. Espere un momento y vuelva a "
                           "intentar.");
        return ACTION_BUSY;
    case PASSWORD_DIFFERS:
        action_add_message(context, field, "Esa no es su contraseña actual.");
        return ACTION_INVALID;
    case PASSWORD_MATCHES:
    case PASSWORD_MATCHES_OLD_COST:
        return ACTION_DONE;
    }
    return ACTION_INVALID;
}

/* Saves the person, ends its other sessions and leaves the trace. expected_hash is the password
 * that was proved: where it changed meanwhile, the proof is void. session_token gets another token
 * of this session: whoever had copied the cookie is out. */
static enum action_status save(struct action_context *context, const struct person *person,
                               const char *expected_hash, char session_token[TOKEN_SIZE])
{
    const char *object = action_object(context, "person", person->id);
    struct login_gate_attempt attempt = {person->email, context->address, NULL};
    struct person *now = NULL;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!person_store_find(context->database, person->id, context->arena, &now, &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (now == NULL || now->is_disabled || now->password_hash == NULL ||
        strcmp(now->password_hash, expected_hash) != 0)
        return action_abandon(context, ACTION_CONFLICT);
    /* Only what these actions are about: an administrator may have changed the rest meanwhile. */
    now->password_hash = person->password_hash;
    now->must_change_password = person->must_change_password;
    now->totp_secret = person->totp_secret;
    now->totp_last_step = person->totp_last_step;
    now->recovery_marks = person->recovery_marks;
    if (!person_store_save(context->database, now, &context->error) ||
        !login_gate_forgive(context->database, context->secrets, &attempt, &context->error) ||
        !session_store_delete_others(context->database, person->id, context->identity->session_id,
                                     &context->error) ||
        !session_renew(context->database, context->identity, session_token, &context->error))
        return action_abandon(context, ACTION_FAILED);
    struct identity identity = without_council(context);
    struct action_context own = *context;
    own.identity = &identity;
    enum action_status status = action_commit(&own, object, NULL);
    context->error = own.error;
    return status;
}

static void judge_wanted(struct action_context *context, const struct change_password *input)
{
    const struct identity *identity = context->identity;
    if (input->wanted == NULL || *input->wanted == '\0') {
        action_add_message(context, "nueva", "Escriba la contraseña nueva.");
        return;
    }
    enum password_verdict verdict = password_judge(input->wanted, identity->email, identity->name);
    if (verdict != PASSWORD_IS_FINE)
        action_add_message(context, "nueva", "%s", password_explain(verdict));
    else if (input->repeated != NULL && strcmp(input->wanted, input->repeated) != 0)
        action_add_message(context, "repetida",
                           "Las dos contraseñas nuevas no son iguales. Escríbalas de nuevo.");
    else if (input->current != NULL && strcmp(input->wanted, input->current) == 0)
        action_add_message(context, "nueva", "La contraseña nueva es igual a la actual.");
}

enum action_status change_password(struct action_context *context,
                                   const struct change_password *input,
                                   char session_token[TOKEN_SIZE])
{
    struct person *person = NULL;
    char hash[PASSWORD_HASH_SIZE];
    if (!action_is_allowed(context, ACTION_CHANGE_PASSWORD))
        return ACTION_FORBIDDEN;
    judge_wanted(context, input);
    if (action_has_messages(context))
        return ACTION_INVALID;
    enum action_status status = check_password(context, "actual", input->current, &person);
    if (status != ACTION_DONE)
        return status;
    if (!password_hash(input->wanted, hash)) {
        action_add_message(context, "",
                           "El servidor está ocupado. Espere un momento y vuelva a "
                           "intentar.");
        return ACTION_BUSY;
    }
    const char *expected_hash = person->password_hash;
    person->password_hash = hash;
    person->must_change_password = false;
    return save(context, person, expected_hash, session_token);
}

static const char *in_groups(const char *secret, struct arena *arena)
{
    struct strbuf text;
    strbuf_init(&text, arena);
    for (size_t i = 0; secret[i] != '\0'; i++) {
        if (i > 0 && i % 4 == 0)
            strbuf_add_char(&text, ' ');
        strbuf_add_char(&text, secret[i]);
    }
    return text.data;
}

/* The offer is bound to its person: one made in another account is no use here. */
static const char *seal_offer(struct action_context *context, const char *secret)
{
    return secrets_seal(
        context->secrets,
        arena_printf(context->arena, "%lld:%s", (long long)context->identity->person_id, secret),
        context->arena);
}

static const char *unseal_offer(struct action_context *context, const char *sealed)
{
    const char *text =
        sealed == NULL ? NULL : secrets_unseal(context->secrets, sealed, context->arena);
    const char *prefix =
        arena_printf(context->arena, "%lld:", (long long)context->identity->person_id);
    if (text == NULL || strncmp(text, prefix, strlen(prefix)) != 0)
        return NULL;
    return text + strlen(prefix);
}

static enum action_status draw_offer(struct action_context *context, const char *secret,
                                     struct totp_offer *offer)
{
    offer->secret = in_groups(secret, context->arena);
    const char *uri = totp_format_uri(secret, context->identity->email, context->arena);
    return totp_draw(uri, &offer->picture, context->arena, &context->error) ? ACTION_DONE
                                                                            : ACTION_FAILED;
}

enum action_status offer_totp(struct action_context *context, struct totp_offer *offer)
{
    char secret[TOTP_SECRET_SIZE];
    if (!action_is_allowed(context, ACTION_ENABLE_TOTP))
        return ACTION_FORBIDDEN;
    totp_create_secret(secret);
    offer->sealed = seal_offer(context, secret);
    return draw_offer(context, secret, offer);
}

enum action_status reopen_totp_offer(struct action_context *context, const char *sealed,
                                     struct totp_offer *offer)
{
    if (!action_is_allowed(context, ACTION_ENABLE_TOTP))
        return ACTION_FORBIDDEN;
    const char *secret = unseal_offer(context, sealed);
    offer->sealed = sealed;
    return secret == NULL ? ACTION_INVALID : draw_offer(context, secret, offer);
}

static void make_recovery_codes(struct action_context *context, struct person *person,
                                struct recovery_codes *codes)
{
    struct strbuf marks;
    strbuf_init(&marks, context->arena);
    totp_create_recovery_codes(codes->items);
    for (int i = 0; i < TOTP_RECOVERY_CODES; i++) {
        char mark[SECRETS_MARK_SIZE];
        totp_mark_recovery_code(context->secrets, codes->items[i], mark);
        strbuf_printf(&marks, "%s%s", i > 0 ? " " : "", mark);
    }
    person->recovery_marks = marks.data;
}

enum action_status enable_totp(struct action_context *context, const struct enable_totp *input,
                               struct recovery_codes *codes, char session_token[TOKEN_SIZE])
{
    struct person *person = NULL;
    int64_t last_step = 0;
    if (!action_is_allowed(context, ACTION_ENABLE_TOTP))
        return ACTION_FORBIDDEN;
    const char *secret = unseal_offer(context, input->sealed);
    if (secret == NULL)
        action_add_message(context, "", "El código QR ya no sirve. Escanee el nuevo.");
    else if (input->code == NULL || !totp_is_valid(secret, input->code, env_now_s(), &last_step))
        action_add_message(context, "codigo",
                           "El código no es correcto. Escriba las seis cifras que muestra ahora su "
                           "aplicación.");
    if (action_has_messages(context))
        return ACTION_INVALID;
    enum action_status status = check_password(context, "clave", input->password, &person);
    if (status != ACTION_DONE)
        return status;
    person->totp_secret = secrets_seal(context->secrets, secret, context->arena);
    person->totp_last_step = last_step;
    make_recovery_codes(context, person, codes);
    return save(context, person, person->password_hash, session_token);
}

enum action_status disable_totp(struct action_context *context, const char *password,
                                char session_token[TOKEN_SIZE])
{
    struct person *person = NULL;
    if (!action_is_allowed(context, ACTION_DISABLE_TOTP))
        return ACTION_FORBIDDEN;
    enum action_status status = check_password(context, "clave", password, &person);
    if (status != ACTION_DONE)
        return status;
    if (person->totp_secret == NULL)
        return ACTION_CONFLICT;
    person->totp_secret = NULL;
    person->totp_last_step = 0;
    person->recovery_marks = "";
    return save(context, person, person->password_hash, session_token);
}

enum action_status renew_recovery_codes(struct action_context *context, const char *password,
                                        struct recovery_codes *codes,
                                        char session_token[TOKEN_SIZE])
{
    struct person *person = NULL;
    if (!action_is_allowed(context, ACTION_RENEW_RECOVERY_CODES))
        return ACTION_FORBIDDEN;
    enum action_status status = check_password(context, "clave", password, &person);
    if (status != ACTION_DONE)
        return status;
    if (person->totp_secret == NULL)
        return ACTION_CONFLICT;
    make_recovery_codes(context, person, codes);
    return save(context, person, person->password_hash, session_token);
}
