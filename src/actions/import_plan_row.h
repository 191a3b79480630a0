/* One row of an import: nodes, indicator, results, sources. Private to import_plan.c. */
#ifndef ATALAYA_ACTIONS_IMPORT_PLAN_ROW_H
#define ATALAYA_ACTIONS_IMPORT_PLAN_ROW_H

#include "actions/import_plan.h"
#include "actions/import_plan_match.h"
#include "base/env.h"
#include "core/measurement/measurement.h"
#include "core/plan/plan.h"
#include "storage/indicator_store.h"
#include "storage/target_change_store.h"

struct import_work {
    struct action_context *context;
    const struct plan_draft *draft;
    struct import_plan_answer *answer;
    struct plan *plan;                  /* as it was before; new nodes are added to it */
    size_t known_node_count;            /* of plan->nodes: those that were there before */
    const struct import_match *matches; /* of draft->indicators */
    int64_t run_id;
    char now[ENV_TIMESTAMP_SIZE];
    enum import_targets targets;
    struct target_act act;       /* checked; empty for IMPORT_TARGETS_KEEP */
    bool *is_seen;               /* of plan->indicators */
    struct measurement *results; /* those that the plan has */
    size_t result_count;
    struct import_change *changes;
    size_t change_count;
};

bool import_work_write_row(struct import_work *work, const struct draft_indicator *row,
                           int position);
void import_work_add_change(struct import_work *work, const struct import_change *change);

/* The node of the plan where a row belongs, made where it is missing (import_plan_node.c). A node
 * that kept its code and changed its name is renamed, which is one of the changes. */
bool import_work_find_place(struct import_work *work, const struct draft_indicator *row,
                            int64_t *node_id);

/* The results that the plan has, once before all rows; and those of a row (import_plan_result.c). A
 * result that a person wrote is kept, and listed as such. */
bool import_work_load_results(struct import_work *work);
bool import_work_write_results(struct import_work *work, const struct draft_indicator *row,
                               const struct indicator *indicator);

/* The cells that a saved indicator came from, and the percentages that its file states
 * (import_plan_source.c); and the cell of one field of it, year 0 for none. */
bool import_work_save_sources(struct import_work *work, const struct draft_indicator *row,
                              const struct indicator *indicator);
bool import_work_save_source(struct import_work *work, int64_t indicator_id, const char *field,
                             int year, const struct cell_source *source);

/* What the row says of the plan's year number index (from 0); of years that the file does not have,
 * nothing. */
const struct draft_year *import_work_find_year(const struct import_work *work,
                                               const struct draft_indicator *row, int index);

static inline bool import_work_is_same(struct quantity one, struct quantity other)
{
    return one.state == other.state && one.value_e4 == other.value_e4;
}

/* The quantity as people read it in a list of changes; "" where there is none. */
const char *import_work_show(struct import_work *work, struct quantity quantity);

/* Targets and programming of an indicator that the plan has (import_plan_target.c). import_targets_
 * take sets what may be set in indicator and fills change with it; true when anything was set.
 * import_targets_note writes change down after the indicator was saved. */
void import_targets_fill_new(const struct import_work *work, const struct draft_indicator *row,
                             struct indicator *indicator);
bool import_targets_take(struct import_work *work, const struct draft_indicator *row,
                         struct indicator *indicator, struct target_change *change);
bool import_targets_note(struct import_work *work, struct target_change *change);

#endif
