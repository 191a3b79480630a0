/* Weight group: the siblings of a plan whose weights are set together and sum 100.
 *
 * Pure. A group are the líneas of the plan, the componentes of a línea, the programas of a
 * componente, or the indicators of one level under one node: products and results are never
 * averaged together, so each has its own sum. A group of one needs no weights and is left out.
 * Weights are per cent with four decimals; either every member has one, or none. */
#ifndef ATALAYA_CORE_PLAN_WEIGHT_GROUP_H
#define ATALAYA_CORE_PLAN_WEIGHT_GROUP_H

#include "base/arena.h"
#include "core/plan/plan.h"

enum weight_group_kind { WEIGHT_GROUP_NODES, WEIGHT_GROUP_PRODUCTS, WEIGHT_GROUP_RESULTS };

enum { WEIGHT_SUM_E4 = 100 * DECIMAL_SCALE };

struct weight_item {
    int64_t id; /* of a node or of an indicator, by the group's kind */
    const char *name;
    struct quantity weight;
};

struct weight_group {
    const char *code; /* "hijos-0", "productos-12": of addresses */
    enum weight_group_kind kind;
    const struct plan_node *parent; /* NULL: the plan itself */
    const char *members;            /* "Líneas", "Indicadores de producto" … */
    struct weight_item *items;
    size_t count;
};

struct weight_group_list {
    struct weight_group *items;
    size_t count;
};

/* The groups of a linked plan, from the plan down, each node's children before its indicators. */
void weight_group_list(struct arena *arena, const struct plan *plan,
                       struct weight_group_list *groups);
/* NULL for a code that the plan has not. */
const struct weight_group *weight_group_find(const struct weight_group_list *groups,
                                             const char *code);

/* How many members have a weight. */
size_t weight_group_given(const struct weight_group *group);
/* What is wrong with weights, a Spanish sentence; NULL where they sum 100 or none is given.
 *     50, 30 and 15: "Los pesos suman 95: faltan 5."   50, 50 and none: "Falta 1 de 3 pesos." */
const char *weight_group_find_fault(struct arena *arena, const struct weight_group *group);
/* A text that differs when any weight of the group differs: what a form was made from. */
const char *weight_group_mark(struct arena *arena, const struct weight_group *group);

#endif
