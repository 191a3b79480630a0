#include "core/plan/plan.h"

#include "base/banned.h"

const struct indicator *plan_find_indicator(const struct plan *plan, int64_t id)
{
    for (size_t i = 0; i < plan->indicator_count; i++)
        if (plan->indicators[i].id == id)
            return &plan->indicators[i];
    return NULL;
}

static int find_node(const struct plan *plan, int64_t id, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (plan->nodes[i].id == id)
            return (int)i;
    return -1;
}

const struct plan_node *plan_find_node(const struct plan *plan, int64_t id)
{
    int index = find_node(plan, id, plan->node_count);
    return index < 0 ? NULL : &plan->nodes[index];
}

const struct plan_node *plan_find_ancestor(const struct plan *plan, const struct plan_node *node,
                                           int depth)
{
    while (node != NULL && node->depth > depth)
        node = node->parent_index < 0 ? NULL : &plan->nodes[node->parent_index];
    return node != NULL && node->depth == depth ? node : NULL;
}

bool plan_link(struct plan *plan)
{
    for (size_t i = 0; i < plan->node_count; i++) {
        struct plan_node *node = &plan->nodes[i];
        node->parent_index = node->parent_id == 0 ? -1 : find_node(plan, node->parent_id, i);
        if (node->parent_id != 0 && node->parent_index < 0)
            return false;
    }
    int last = -1; /* neighbours mostly stand under the same node */
    for (size_t i = 0; i < plan->indicator_count; i++) {
        struct indicator *indicator = &plan->indicators[i];
        if (indicator->node_id == 0) {
            indicator->node_index = -1;
            continue;
        }
        if (last < 0 || plan->nodes[last].id != indicator->node_id)
            last = find_node(plan, indicator->node_id, plan->node_count);
        if (last < 0)
            return false;
        indicator->node_index = last;
    }
    return true;
}
