/* Takes events of the legal calendar into the plan: the rest of work_activity.h. */
#include <string.h>

#include "actions/work_activity.h"
#include "base/count_text.h"
#include "core/work_plan/legal_calendar.h"
#include "storage/councillor_store.h"
#include "storage/work_plan_store.h"

#include "base/banned.h"

static bool is_there(const struct work_activity_list *activities, const char *code)
{
    for (size_t i = 0; i < activities->count; i++)
        if (strcmp(activities->items[i].legal_code, code) == 0)
            return true;
    return false;
}

static bool add(struct action_context *context, const struct legal_event *event)
{
    struct work_activity it = {.council_id = context->identity->council_id,
                               .title = event->title,
                               .description = "",
                               .step = event->step,
                               .start = event->start,
                               .end = event->end,
                               .product = event->product,
                               .basis = event->basis,
                               .norm = event->norm,
                               .legal_code = event->code,
                               .is_public = true};
    return work_plan_store_add(context->database, &it, &context->error);
}

static enum action_status add_all(struct action_context *context, const struct accept_events *input,
                                  const struct legal_event_list *events, size_t *added)
{
    struct work_activity_list activities;
    if (!work_plan_store_list(context->database, context->identity->council_id, context->arena,
                              &activities, &context->error))
        return ACTION_FAILED;
    for (size_t i = 0; i < input->count; i++) {
        const struct legal_event *event = legal_calendar_find(events, input->codes[i]);
        if (event == NULL)
            return ACTION_NOT_FOUND;
        if (is_there(&activities, event->code))
            continue;
        if (!add(context, event))
            return ACTION_FAILED;
        (*added)++;
    }
    return ACTION_DONE;
}

static enum action_status find_events(struct action_context *context,
                                      const struct accept_events *input,
                                      struct legal_event_list *events)
{
    struct council_rule rule;
    if (!councillor_store_load_rule(context->database, context->identity->council_id, &rule,
                                    &context->error))
        return ACTION_FAILED;
    if (!date_is_valid(rule.office_date))
        action_add_message(context, "", "Diga primero en qué fecha se posesionó el mandatario.");
    else if (input->count == 0)
        action_add_message(context, "", "Marque al menos una fecha.");
    *events = legal_calendar_compute(context->arena, rule.office_date);
    return action_has_messages(context) ? ACTION_INVALID : ACTION_DONE;
}

enum action_status accept_legal_events(struct action_context *context,
                                       const struct accept_events *input, size_t *added)
{
    struct legal_event_list events;
    *added = 0;
    if (!action_is_allowed(context, ACTION_ACCEPT_LEGAL_EVENTS))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status = find_events(context, input, &events);
    if (status == ACTION_DONE)
        status = add_all(context, input, &events, added);
    if (status != ACTION_DONE || *added == 0)
        return action_abandon(context, status);
    return action_commit(context, "work_plan",
                         count_text(context->arena, (int64_t)*added, "fecha", "fechas"));
}
