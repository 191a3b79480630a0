#include "core/plan/weight_group.h"

#include <string.h>

#include "base/strbuf.h"

#include "base/banned.h"

struct group_maker {
    struct arena *arena;
    const struct plan *plan;
    struct weight_group_list *groups;
};

static void add_item(struct weight_group *group, int64_t id, const char *name,
                     struct quantity weight)
{
    group->items[group->count++] = (struct weight_item){id, name, weight};
}

static void fill_nodes(const struct plan *plan, int parent, struct weight_group *group)
{
    for (size_t i = 0; i < plan->node_count; i++) {
        const struct plan_node *node = &plan->nodes[i];
        if (node->parent_index == parent)
            add_item(group, node->id, node->name, node->weight);
    }
}

static void fill_indicators(const struct plan *plan, int parent, struct weight_group *group)
{
    const enum indicator_level level =
        group->kind == WEIGHT_GROUP_PRODUCTS ? INDICATOR_LEVEL_PRODUCT : INDICATOR_LEVEL_RESULT;
    for (size_t i = 0; i < plan->indicator_count; i++) {
        const struct indicator *indicator = &plan->indicators[i];
        if (indicator->node_index == parent && indicator->level == level)
            add_item(group, indicator->id, indicator->name, indicator->weight);
    }
}

static const char *name_members(enum weight_group_kind kind, const struct plan_node *parent)
{
    static const char *const nodes[PLAN_LEVELS + 1] = {"Líneas", "Componentes", "Programas", ""};
    if (kind == WEIGHT_GROUP_NODES)
        return nodes[parent == NULL ? 0 : parent->depth];
    return kind == WEIGHT_GROUP_PRODUCTS ? "Indicadores de producto" : "Indicadores de resultado";
}

static void add_group(const struct group_maker *maker, int parent, enum weight_group_kind kind)
{
    static const char *const codes[] = {"hijos", "productos", "resultados"};
    const struct plan *plan = maker->plan;
    const struct plan_node *node = parent < 0 ? NULL : &plan->nodes[parent];
    struct weight_group group = {.kind = kind, .parent = node, .members = name_members(kind, node)};
    size_t most = kind == WEIGHT_GROUP_NODES ? plan->node_count : plan->indicator_count;
    group.items = ARENA_NEW_ARRAY(maker->arena, most, struct weight_item);
    if (kind == WEIGHT_GROUP_NODES)
        fill_nodes(plan, parent, &group);
    else
        fill_indicators(plan, parent, &group);
    if (group.count < 2)
        return;
    group.code = arena_printf(maker->arena, "%s-%lld", codes[kind],
                              node == NULL ? 0LL : (long long)node->id);
    maker->groups->items[maker->groups->count++] = group;
}

void weight_group_list(struct arena *arena, const struct plan *plan,
                       struct weight_group_list *groups)
{
    enum { KINDS = 3 };
    const struct group_maker maker = {arena, plan, groups};
    groups->count = 0;
    groups->items = ARENA_NEW_ARRAY(arena, (plan->node_count + 1) * KINDS, struct weight_group);
    for (int parent = -1; parent < (int)plan->node_count; parent++)
        for (int kind = WEIGHT_GROUP_NODES; kind < KINDS; kind++)
            add_group(&maker, parent, (enum weight_group_kind)kind);
}

const struct weight_group *weight_group_find(const struct weight_group_list *groups,
                                             const char *code)
{
    for (size_t i = 0; i < groups->count; i++)
        if (strcmp(groups->items[i].code, code) == 0)
            return &groups->items[i];
    return NULL;
}

size_t weight_group_given(const struct weight_group *group)
{
    size_t given = 0;
    for (size_t i = 0; i < group->count; i++)
        given += quantity_is_number(group->items[i].weight);
    return given;
}

const char *weight_group_find_fault(struct arena *arena, const struct weight_group *group)
{
    char sum_text[DECIMAL_TEXT_SIZE], rest_text[DECIMAL_TEXT_SIZE];
    size_t given = weight_group_given(group);
    int64_t sum_e4 = 0;
    if (given == 0)
        return NULL;
    if (given < group->count)
        return arena_printf(arena,
                            given + 1 == group->count ? "Falta %zu de %zu pesos."
                                                      : "Faltan %zu de %zu pesos.",
                            group->count - given, group->count);
    for (size_t i = 0; i < group->count; i++)
        sum_e4 += group->items[i].weight.value_e4;
    if (sum_e4 == WEIGHT_SUM_E4)
        return NULL;
    int64_t rest_e4 = sum_e4 < WEIGHT_SUM_E4 ? WEIGHT_SUM_E4 - sum_e4 : sum_e4 - WEIGHT_SUM_E4;
    return arena_printf(arena, "Los pesos suman %s: %s %s.", decimal_format_es(sum_e4, 0, sum_text),
                        sum_e4 < WEIGHT_SUM_E4 ? "faltan" : "sobran",
                        decimal_format_es(rest_e4, 0, rest_text));
}

const char *weight_group_mark(struct arena *arena, const struct weight_group *group)
{
    struct strbuf out;
    strbuf_init(&out, arena);
    for (size_t i = 0; i < group->count; i++)
        if (quantity_is_number(group->items[i].weight))
            strbuf_printf(&out, "%lld:%lld.", (long long)group->items[i].id,
                          (long long)group->items[i].weight.value_e4);
    return out.data;
}
