/* One row of an import: nodes, indicator, results, sources. Private to import_plan.c. */
#ifndef ATALAYA_ACTIONS_IMPORT_PLAN_ROW_H
#define ATALAYA_ACTIONS_IMPORT_PLAN_ROW_H

#include "actions/import_plan.h"
#include "actions/import_plan_match.h"
#include "base/env.h"
#include "core/measurement/measurement.h"
#include "core/plan/plan.h"

struct import_work {
    struct action_context *context;
    const struct plan_draft *draft;
    struct import_plan_answer *answer;
    struct plan *plan;                  /* as it was before; new nodes are added to it */
    size_t known_node_count;            /* of plan->nodes: those that were there before */
    const struct import_match *matches; /* of draft->indicators */
    int64_t run_id;
    char now[ENV_TIMESTAMP_SIZE];
    bool *is_seen;               /* of plan->indicators */
    struct measurement *results; /* those that the plan has */
    size_t result_count;
    struct import_change *changes;
    size_t change_count;
};

bool import_work_load_results(struct import_work *work);
bool import_work_write_row(struct import_work *work, const struct draft_indicator *row,
                           int position);
void import_work_add_change(struct import_work *work, const struct import_change *change);

#endif
