#include "cli/demo_weights.h"

#include "actions/save_weights.h"

#include "base/banned.h"

/* Indicators under a línea. */
static int64_t count_under(const struct plan *plan, int64_t line_id)
{
    int64_t count = 0;
    for (size_t i = 0; i < plan->indicator_count; i++) {
        int node = plan->indicators[i].node_index;
        count += node >= 0 && plan_find_ancestor(plan, &plan->nodes[node], 1)->id == line_id;
    }
    return count;
}

/* Rounded down; the last one gets what is left of 100. */
static void share(struct arena *arena, const struct plan *plan, const struct weight_group *group,
                  struct typed_weight *items)
{
    int64_t left_e4 = WEIGHT_SUM_E4;
    for (size_t i = 0; i < group->count; i++) {
        char text[DECIMAL_TEXT_SIZE];
        int64_t id = group->items[i].id;
        int64_t weight_e4 = i + 1 == group->count ? left_e4
                                                  : WEIGHT_SUM_E4 * count_under(plan, id) /
                                                        (int64_t)plan->indicator_count;
        left_e4 -= weight_e4;
        items[i] =
            (struct typed_weight){id, arena_strdup(arena, decimal_format_es(weight_e4, 0, text))};
    }
}

enum action_status demo_weights_save(struct installation *installation,
                                     const struct demo_people *people, const struct plan *plan)
{
    struct action_context *context = &installation->context;
    struct weight_group_list groups;
    weight_group_list(context->arena, plan, &groups);
    const struct weight_group *lines = weight_group_find(&groups, "hijos-0");
    if (lines == NULL)
        return ACTION_NOT_FOUND;
    struct typed_weight *items = ARENA_NEW_ARRAY(context->arena, lines->count, struct typed_weight);
    share(context->arena, plan, lines, items);
    const struct save_weights input = {.group_code = lines->code,
                                       .mark = weight_group_mark(context->arena, lines),
                                       .items = items,
                                       .count = lines->count};
    demo_people_become(installation, people, ROLE_TECHNICAL_SECRETARY);
    return save_weights(context, &input);
}
