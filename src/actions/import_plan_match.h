/* Which indicator and node of the plan a row of a file means. Private to import_plan*.c.
 *
 * A row is found by its key. Where the file of today builds its keys from another column than the
 * one that was brought before, a row is found by its name and programme, or by its name and MGA
 * code: no indicator comes in twice. Pure. */
#ifndef ATALAYA_ACTIONS_IMPORT_PLAN_MATCH_H
#define ATALAYA_ACTIONS_IMPORT_PLAN_MATCH_H

#include "base/arena.h"
#include "core/plan/plan.h"
#include "core/plan/plan_draft.h"

struct import_match {
    int index;       /* in plan->indicators; -1: a new indicator */
    bool is_by_name; /* the key did not find it */
};

/* One match for each row of the draft; no indicator is matched twice. */
struct import_match *import_match_rows(struct arena *arena, const struct plan *plan,
                                       const struct plan_draft *draft);

/* How sure it is that two names are of one node; 0: they are not.
 *     "01. JUNTOS POR EL AGUA", "01 Juntos por el agua"            2: but for case and signs
 *     "20104 Bibliotecas públicas", "020104 Red de bibliotecas"    1: the same code in front */
int import_match_compare_nodes(struct arena *arena, const char *known, const char *found);

#endif
