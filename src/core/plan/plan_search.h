/* Plan search: what of a plan is found by words, without regard to case and accents.
 *
 * Pure. Every word of the search must begin a word of the name, of a code, or of the names above
 * ("via rural" finds "Vías terciarias" under "Desarrollo rural"), so that "via" finds no "todavía".
 * Hits are líneas, componentes, programas and indicators, in the plan's order, each node before
 * what stands under it. */
#ifndef ATALAYA_CORE_PLAN_PLAN_SEARCH_H
#define ATALAYA_CORE_PLAN_PLAN_SEARCH_H

#include "base/arena.h"
#include "core/plan/plan.h"

/* One of both is NULL. */
struct plan_hit {
    const struct plan_node *node;
    const struct indicator *indicator;
};

struct plan_hits {
    struct plan_hit *items;
    size_t count;
};

/* Whether each word of folded begins a word of one of the texts: text_fold makes both.
 *     "via terc", {"mejoramiento de vias terciarias"}  ->  true */
bool plan_search_matches(struct arena *arena, const char *folded, const char *const *texts,
                         size_t count);

/* What is found; nothing for a search without a word. hits live in arena. */
void plan_search(struct arena *arena, const struct plan *plan, const char *words,
                 struct plan_hits *hits);

#endif
