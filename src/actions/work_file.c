#include "actions/work_file.h"

#include "actions/evidence_intake.h"
#include "base/env.h"
#include "storage/work_plan_store.h"

#include "base/banned.h"

static const char *object_of(struct action_context *context, int64_t id)
{
    return arena_printf(context->arena, "activity:%lld", (long long)id);
}

static bool find(struct action_context *context, int64_t id, struct work_activity **it)
{
    const struct object_key key = {context->identity->council_id, id};
    return work_plan_store_load(context->database, key, context->arena, it, &context->error);
}

static enum action_status write(struct action_context *context,
                                const struct attach_work_file *input, const struct evidence *taken)
{
    struct work_activity *it = NULL;
    struct work_file row = {.council_id = context->identity->council_id,
                            .activity_id = input->activity_id,
                            .is_minutes = input->is_minutes,
                            .file_name = taken->file_name,
                            .media_type = taken->media_type,
                            .sha256 = taken->sha256,
                            .size_bytes = taken->size_bytes,
                            .is_public = input->is_public,
                            .uploaded_by = taken->uploaded_by,
                            .uploaded_utc = taken->uploaded_utc};
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!find(context, input->activity_id, &it))
        return action_abandon(context, ACTION_FAILED);
    if (it == NULL)
        return action_abandon(context, ACTION_NOT_FOUND);
    if (!work_plan_store_add_file(context->database, &row, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(
        context, object_of(context, input->activity_id),
        arena_printf(context->arena, "archivo:%lld sha256 %s", (long long)row.id, row.sha256));
}

enum action_status attach_work_file(struct action_context *context,
                                    const struct attach_work_file *input)
{
    struct evidence taken = {0};
    struct work_activity *it = NULL;
    if (!action_is_allowed(context, ACTION_ATTACH_WORK_FILE))
        return ACTION_FORBIDDEN;
    if (!find(context, input->activity_id, &it))
        return ACTION_FAILED;
    if (it == NULL) /* asked before the file is kept for nothing */
        return ACTION_NOT_FOUND;
    if (input->file.file_name == NULL || input->file.file_name[0] == '\0') {
        action_add_message(context, "archivos", "Elija el archivo que quiere adjuntar.");
        return ACTION_INVALID;
    }
    enum action_status status = evidence_intake(context, &input->file, &taken);
    return status == ACTION_DONE ? write(context, input, &taken) : status;
}

enum action_status remove_work_file(struct action_context *context, int64_t activity_id,
                                    int64_t file_id)
{
    const struct work_file file = {
        .id = file_id, .council_id = context->identity->council_id, .activity_id = activity_id};
    char now[ENV_TIMESTAMP_SIZE];
    bool was_there = false;
    env_now_iso(now);
    if (!action_is_allowed(context, ACTION_REMOVE_WORK_FILE))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!work_plan_store_remove_file(context->database, &file, now, &was_there, &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (!was_there)
        return action_abandon(context, ACTION_NOT_FOUND);
    return action_commit(context, object_of(context, activity_id),
                         arena_printf(context->arena, "archivo:%lld", (long long)file_id));
}

enum action_status subscribe_calendar(struct action_context *context, char token[TOKEN_SIZE])
{
    char hash[TOKEN_HASH_SIZE], now[ENV_TIMESTAMP_SIZE];
    const struct calendar_subscription row = {.council_id = context->identity->council_id,
                                              .person_id = context->identity->person_id,
                                              .token_hash = hash,
                                              .created_utc = now};
    if (!action_is_allowed(context, ACTION_SUBSCRIBE_CALENDAR))
        return ACTION_FORBIDDEN;
    token_create(token);
    token_hash(token, hash);
    env_now_iso(now);
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!work_plan_store_subscribe(context->database, &row, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context, "calendar", NULL);
}

enum action_status unsubscribe_calendar(struct action_context *context)
{
    bool was_there = false;
    if (!action_is_allowed(context, ACTION_UNSUBSCRIBE_CALENDAR))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!work_plan_store_unsubscribe(context->database, context->identity->council_id,
                                     context->identity->person_id, &was_there, &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (!was_there)
        return action_abandon(context, ACTION_DONE);
    return action_commit(context, "calendar", NULL);
}
