#include "actions/save_weights.h"

#include <string.h>

#include "base/count_text.h"
#include "core/measurement/entry.h"
#include "storage/indicator_store.h"
#include "storage/plan_store.h"

#include "base/banned.h"

static const char *find_text(const struct save_weights *input, int64_t id)
{
    for (size_t i = 0; i < input->count; i++)
        if (input->items[i].id == id)
            return input->items[i].text;
    return "";
}

static struct quantity read_weight(struct action_context *context, const char *field,
                                   const char *text)
{
    const struct typed_number number = typed_number_read(text);
    if (number.status == TYPED_NUMBER_EMPTY)
        return (struct quantity){0};
    if (number.status != TYPED_NUMBER_OK)
        action_add_message(context, field, "%s", typed_number_message(number.status));
    else if (number.value_e4 < 0 || number.value_e4 > WEIGHT_SUM_E4)
        action_add_message(context, field, "Escriba un peso de 0 a 100.");
    return quantity_number(number.value_e4);
}

/* Puts what was typed into the group. */
static void read_all(struct action_context *context, const struct save_weights *input,
                     const struct weight_group *group)
{
    for (size_t i = 0; i < group->count; i++) {
        struct weight_item *item = &group->items[i];
        const char *field = arena_printf(context->arena, "peso_%lld", (long long)item->id);
        item->weight = read_weight(context, field, find_text(input, item->id));
    }
    if (action_has_messages(context))
        return;
    const char *fault = weight_group_find_fault(context->arena, group);
    if (fault != NULL)
        action_add_message(context, "", "%s Corríjalos o deje todos vacíos.", fault);
}

static bool write_node(struct action_context *context, const struct plan *plan,
                       const struct weight_item *item)
{
    struct plan_node node = *plan_find_node(plan, item->id);
    node.weight = item->weight;
    return plan_store_save_node(context->database, plan, &node, &context->error);
}

static bool write_indicator(struct action_context *context, const struct plan *plan,
                            const struct weight_item *item)
{
    struct indicator indicator = *plan_find_indicator(plan, item->id);
    indicator.weight = item->weight;
    return indicator_store_save(context->database, plan->council_id, &indicator, &context->error);
}

static bool write_all(struct action_context *context, const struct plan *plan,
                      const struct weight_group *group)
{
    for (size_t i = 0; i < group->count; i++)
        if (!(group->kind == WEIGHT_GROUP_NODES ? write_node : write_indicator)(context, plan,
                                                                                &group->items[i]))
            return false;
    return true;
}

static bool load(struct action_context *context, struct plan **plan)
{
    struct object_key key = {context->identity->council_id, 0};
    *plan = NULL;
    return plan_store_find_current(context->database, key.council_id, &key.id, &context->error) &&
           (key.id == 0 ||
            plan_store_load(context->database, key, context->arena, plan, &context->error));
}

/* The same form sent twice (docs/decisions/0010): every weight is as it was asked for already. */
static bool is_repeat(struct action_context *context, const struct save_weights *input,
                      const struct weight_group *group, const char *stored_mark)
{
    return !action_has_messages(context) && input->count == group->count &&
           strcmp(weight_group_mark(context->arena, group), stored_mark) == 0;
}

static enum action_status check(struct action_context *context, const struct save_weights *input,
                                const struct weight_group *group, bool *is_taken)
{
    if (group == NULL)
        return ACTION_NOT_FOUND;
    const char *stored_mark = weight_group_mark(context->arena, group);
    read_all(context, input, group);
    *is_taken = is_repeat(context, input, group, stored_mark);
    if (!*is_taken && strcmp(stored_mark, input->mark) != 0)
        return ACTION_CONFLICT;
    return action_has_messages(context) ? ACTION_INVALID : ACTION_DONE;
}

static const char *describe(struct action_context *context, const struct weight_group *group)
{
    size_t given = weight_group_given(group);
    const char *where = group->parent == NULL ? "el plan" : group->parent->name;
    return given == 0 ? arena_printf(context->arena, "%s de %s: sin pesos", group->members, where)
                      : arena_printf(context->arena, "%s de %s: %s", group->members, where,
                                     count_text(context->arena, (int64_t)given, "peso", "pesos"));
}

enum action_status save_weights(struct action_context *context, const struct save_weights *input)
{
    struct plan *plan = NULL;
    struct weight_group_list groups = {0};
    if (!action_is_allowed(context, ACTION_SAVE_WEIGHTS))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!load(context, &plan))
        return action_abandon(context, ACTION_FAILED);
    if (plan != NULL)
        weight_group_list(context->arena, plan, &groups);
    const struct weight_group *group = weight_group_find(&groups, input->group_code);
    bool is_taken = false;
    enum action_status status = check(context, input, group, &is_taken);
    if (status != ACTION_DONE || is_taken)
        return action_abandon(context, status);
    if (!write_all(context, plan, group))
        return action_abandon(context, action_failure(context));
    return action_commit(context, arena_printf(context->arena, "plan:%lld", (long long)plan->id),
                         describe(context, group));
}
