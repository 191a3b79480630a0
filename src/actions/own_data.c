#include "actions/own_data.h"

#include <string.h>

#include "base/env.h"
#include "base/text.h"
#include "security/session.h"
#include "storage/person_store.h"

#include "base/banned.h"

/* Marks are separated by one space. */
static int count_marks(const char *marks)
{
    int count = *marks == '\0' ? 0 : 1;
    for (; *marks != '\0'; marks++)
        count += *marks == ' ';
    return count;
}

static void leave_out_ended(struct session_record_list *sessions, bool is_administrator)
{
    size_t kept = 0;
    int64_t now_s = env_now_s();
    for (size_t i = 0; i < sessions->count; i++)
        if (session_is_alive(&sessions->items[i], is_administrator, now_s))
            sessions->items[kept++] = sessions->items[i];
    sessions->count = kept;
}

static void tell(const struct person *person, struct own_data *data)
{
    data->name = person->name;
    data->email = person->email;
    data->created_utc = person->created_utc;
    data->is_administrator = person->is_administrator;
    data->has_password = person->password_hash != NULL;
    data->has_second_step = person->totp_secret != NULL;
    data->recovery_codes_left = count_marks(person->recovery_marks);
}

/* Whose contact it is, its address tells: a name may be changed to anybody's. */
static void leave_out_others(struct arena *arena, struct own_data *data)
{
    const char *email = text_fold(arena, data->email);
    for (size_t i = 0; i < data->actors.count; i++) {
        struct actor *it = &data->actors.items[i].actor;
        if (strcmp(text_fold(arena, it->email), email) != 0)
            it->contact_name = it->post = it->email = it->phone = "";
    }
}

/* What fills the page "Mis datos". */
static bool load_whole(struct action_context *context, int deed_limit, struct own_data *data)
{
    const int64_t person_id = context->identity->person_id;
    const struct audit_actor_query deeds = {person_id, deed_limit};
    if (!audit_store_list_of_actor(context->database, &deeds, context->arena, &data->deeds,
                                   &context->error) ||
        !actor_store_list_of_person(context->database, person_id, context->arena, &data->actors,
                                    &context->error))
        return false;
    leave_out_others(context->arena, data);
    return true;
}

enum action_status load_own_data(struct action_context *context, int deed_limit,
                                 struct own_data *data)
{
    const int64_t person_id = context->identity->person_id;
    struct database *database = context->database;
    struct person *person = NULL;
    *data = (struct own_data){0};
    if (!identity_can(context->identity, CAPABILITY_OWN_ACCOUNT))
        return ACTION_FORBIDDEN;
    if (!person_store_find(database, person_id, context->arena, &person, &context->error))
        return ACTION_FAILED;
    if (person == NULL)
        return ACTION_NOT_FOUND;
    tell(person, data);
    if (!member_store_list_of_person(database, person_id, context->arena, &data->councils,
                                     &context->error) ||
        !session_store_list(database, person_id, context->arena, &data->sessions,
                            &context->error) ||
        (deed_limit > 0 && !load_whole(context, deed_limit, data)))
        return ACTION_FAILED;
    leave_out_ended(&data->sessions, person->is_administrator);
    return ACTION_DONE;
}

bool own_data_recommends_second_step(const struct own_data *data)
{
    const role_set weighty = ROLE_BIT(ROLE_PRESIDENT) | ROLE_BIT(ROLE_VERIFIER);
    bool is_weighty = data->is_administrator;
    for (size_t i = 0; i < data->councils.count; i++) {
        role_set roles = 0;
        is_weighty |=
            role_parse_set(data->councils.items[i].roles, &roles) && (roles & weighty) != 0;
    }
    return is_weighty && !data->has_second_step;
}
