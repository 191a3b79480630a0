/* Plan: a development plan as the program holds it: its tree and its indicators with their years.
 *
 * Pure data. It is loaded whole by storage/plan_store.h into one arena and then only read: board,
 * reports and checks walk its arrays. Results are not in it (core/measurement/measurement.h).
 * Strings are never NULL; "" is none. */
#ifndef ATALAYA_CORE_PLAN_PLAN_H
#define ATALAYA_CORE_PLAN_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/decimal.h"
#include "core/indicator/indicator.h"

enum { PLAN_MAX_YEARS = 8, PLAN_LEVELS = 3 };

/* One element of the tree: línea (depth 1), componente (2) or programa (3). */
struct plan_node {
    int64_t id;
    int64_t parent_id; /* 0 at depth 1 */
    int parent_index;  /* place of the parent in plan.nodes; -1 at depth 1 */
    int depth;
    const char *code;
    const char *name;
    int position; /* order among all nodes of its depth */
    struct quantity weight;
};

/* Programming of one year, as it is and as it was first adopted, and what the council supposes
 * (supuesto del CTP) where the plan says nothing: a number only while planned is missing. No sum of
 * the plan uses it (core/plan/assumption.h). */
struct indicator_year {
    struct quantity planned;
    struct quantity original_planned;
    struct quantity assumed;
};

struct indicator {
    int64_t id;
    int64_t plan_id;
    int64_t node_id;        /* 0: directly under the plan */
    int node_index;         /* place in plan.nodes; -1 for none, or when loaded alone */
    const char *import_key; /* identifies the row in a later import; unique in the plan */
    const char *code;
    const char *mga_code;
    const char *programme_code;
    const char *name;
    enum indicator_level level;
    bool level_confirmed;
    const char *unit;
    enum accumulation_type type;
    bool type_confirmed;
    const char *type_reason; /* why the type was proposed, a Spanish sentence */
    struct quantity baseline;
    const char *baseline_note; /* prose that stood where a number was expected */
    struct quantity target;    /* of the whole term */
    struct quantity original_target;
    bool target_includes_baseline;
    enum indicator_direction direction;
    struct quantity weight;
    const char *responsible;
    const char *note;
    int position;
    int64_t version; /* rises with each save */
    int first_year;  /* of the plan */
    int year_count;
    struct indicator_year years[PLAN_MAX_YEARS]; /* [0] is first_year */
};

struct plan {
    int64_t id;
    int64_t council_id;
    const char *name;
    int first_year;
    int year_count;
    bool is_current; /* the one that the council follows now */
    const char *created_utc;
    struct plan_node *nodes; /* depth by depth, each depth in order: parents come first */
    size_t node_count;
    struct indicator *indicators; /* in order */
    size_t indicator_count;
};

/* The last year: 2027 of 2024 and four years. */
static inline int plan_last_year(const struct plan *plan)
{
    return plan->first_year + plan->year_count - 1;
}

/* Place of a year in indicator.years; -1 outside the term. */
static inline int plan_year_index(const struct plan *plan, int year)
{
    int index = year - plan->first_year;
    return index >= 0 && index < plan->year_count ? index : -1;
}

/* The indicator or node with an id; NULL where the plan has none. */
const struct indicator *plan_find_indicator(const struct plan *plan, int64_t id);
const struct plan_node *plan_find_node(const struct plan *plan, int64_t id);
/* The ancestor of a node at a depth, itself included; NULL where it stands higher. */
const struct plan_node *plan_find_ancestor(const struct plan *plan, const struct plan_node *node,
                                           int depth);

/* Sets parent_index and node_index from the ids. false: an id points outside the plan, or a parent
 * does not stand before its children. */
bool plan_link(struct plan *plan);

#endif
