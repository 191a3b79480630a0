#include "actions/person.h"

#include "base/env.h"
#include "storage/person_store.h"
#include "storage/session_store.h"

#include "base/banned.h"

static const char busy[] = "El servidor está ocupado. Espere un momento y vuelva a intentar.";

enum action_status create_person(struct action_context *context, const struct create_person *input,
                                 struct create_person_answer *answer)
{
    static const struct action_text_rule name_rule = {
        .field = "nombre", .label = "el nombre de la persona", .max_characters = 120};
    char hash[PASSWORD_HASH_SIZE], now[ENV_TIMESTAMP_SIZE];
    if (!action_is_allowed(context, ACTION_CREATE_PERSON))
        return ACTION_FORBIDDEN;
    const char *email = action_check_email(context, "correo", input->email);
    const char *name = action_check_text(context, &name_rule, input->name);
    if (action_has_messages(context))
        return ACTION_INVALID;
    password_make_one_time(answer->password);
    if (!password_hash(answer->password, hash)) {
        action_add_message(context, "", "%s", busy);
        return ACTION_BUSY;
    }
    env_now_iso(now);
    struct person person = {
        .email = email,
        .name = name,
        .password_hash = hash,
        .is_administrator = input->is_administrator,
        .must_change_password = true,
        .recovery_marks = "",
        .created_utc = now,
    };
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!person_store_add(context->database, &person, &context->error)) {
        if (context->error.kind != ERROR_CONSTRAINT)
            return action_abandon(context, ACTION_FAILED);
        action_add_message(context, "correo", "Ya hay una cuenta con ese correo.");
        return action_abandon(context, ACTION_INVALID);
    }
    answer->person_id = person.id;
    return action_commit(context, action_object(context, "person", person.id),
                         input->is_administrator ? "administra la instalación" : NULL);
}

/* Opens the transaction and reads the person in it. */
static enum action_status begin_with(struct action_context *context, int64_t person_id,
                                     struct person **person)
{
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!person_store_find(context->database, person_id, context->arena, person, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return *person == NULL ? action_abandon(context, ACTION_NOT_FOUND) : ACTION_DONE;
}

static enum action_status save(struct action_context *context, const struct person *person)
{
    if (!person_store_save(context->database, person, &context->error) ||
        !session_store_delete_others(context->database, person->id, 0, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context, action_object(context, "person", person->id), NULL);
}

enum action_status reset_password(struct action_context *context, int64_t person_id,
                                  char password[PASSWORD_ONE_TIME_SIZE])
{
    struct person *person = NULL;
    char hash[PASSWORD_HASH_SIZE];
    if (!action_is_allowed(context, ACTION_RESET_PASSWORD))
        return ACTION_FORBIDDEN;
    password_make_one_time(password);
    if (!password_hash(password, hash)) {
        action_add_message(context, "", "%s", busy);
        return ACTION_BUSY;
    }
    enum action_status status = begin_with(context, person_id, &person);
    if (status != ACTION_DONE)
        return status;
    person->password_hash = hash;
    person->must_change_password = true;
    person->totp_secret = NULL;
    person->totp_last_step = 0;
    person->recovery_marks = "";
    return save(context, person);
}

static enum action_status set_disabled(struct action_context *context, int64_t person_id,
                                       bool is_disabled)
{
    struct person *person = NULL;
    enum action_status status = begin_with(context, person_id, &person);
    if (status != ACTION_DONE)
        return status;
    if (person->is_disabled == is_disabled)
        return action_abandon(context, ACTION_CONFLICT);
    person->is_disabled = is_disabled;
    return save(context, person);
}

enum action_status disable_person(struct action_context *context, int64_t person_id)
{
    if (!action_is_allowed(context, ACTION_DISABLE_PERSON))
        return ACTION_FORBIDDEN;
    if (person_id == context->identity->person_id) {
        action_add_message(context, "",
                           "Nadie puede desactivar su propia cuenta. Pídalo a otra "
                           "persona que administre.");
        return ACTION_INVALID;
    }
    return set_disabled(context, person_id, true);
}

enum action_status enable_person(struct action_context *context, int64_t person_id)
{
    if (!action_is_allowed(context, ACTION_ENABLE_PERSON))
        return ACTION_FORBIDDEN;
    return set_disabled(context, person_id, false);
}
