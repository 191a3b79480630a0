#include "actions/report_lookup.h"

#include "base/banned.h"

enum action_status report_find(struct action_context *context, int64_t report_id,
                               struct report_record **report)
{
    const struct object_key key = {context->identity->council_id, report_id};
    if (!report_store_load(context->database, key, context->arena, report, &context->error))
        return ACTION_FAILED;
    return *report == NULL ? ACTION_NOT_FOUND : ACTION_DONE;
}

enum action_status report_begin_draft(struct action_context *context, int64_t report_id,
                                      struct report_record **report)
{
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status = report_find(context, report_id, report);
    if (status == ACTION_DONE && (*report)->is_approved)
        status = ACTION_CONFLICT;
    return status == ACTION_DONE ? status : action_abandon(context, status);
}
