/* Import a plan: writes what was understood of a file (core/plan/plan_draft.h) into the council's
 * plan.
 *
 * All or nothing, in one transaction. The first import makes the plan; a later one of the same
 * years, or of some of them, finds its indicators again by their key, adds what is new, updates
 * what changed, removes nothing, and never overwrites a result that a person recorded, analysed or
 * verified: such results are kept and named. Each value keeps its source (file, sheet, cell), and
 * percentages that the file states are kept as official figures. Results enter as registrado, with
 * the official value, unverified. */
#ifndef ATALAYA_ACTIONS_IMPORT_PLAN_H
#define ATALAYA_ACTIONS_IMPORT_PLAN_H

#include "actions/action.h"
#include "actions/target_act.h"
#include "core/plan/plan_draft.h"

/* What is done where a later file states another target, or another programming, than the plan has.
 * A value that the plan did not have is always taken: that completes the plan and changes nothing
 * that was promised (docs/decisions/0007-targets-change-by-act.md). */
enum import_targets {
    IMPORT_TARGETS_KEEP,    /* they stay, and are named: the act is missing */
    IMPORT_TARGETS_BY_ACT,  /* taken, with the act written beside each; the original stays */
    IMPORT_TARGETS_CORRECT, /* the earlier file was misread: taken, also as the original */
};

struct import_plan {
    const struct plan_draft *draft;
    const char *plan_name;    /* NULL or "": the draft's, else "Plan de desarrollo 2024-2027" */
    const char *options_json; /* answers and mapping that it was read with; NULL: "{}" */
    enum import_targets targets;
    struct target_act act; /* IMPORT_TARGETS_BY_ACT; IMPORT_TARGETS_CORRECT: only its note, why */
    bool is_trial;         /* writes nothing: only says what would change */
    /* Called with the rows that are done; NULL: nobody listens. False is not heard. */
    bool (*progress)(void *context, size_t done, size_t total);
    void *progress_context;
};

enum import_change_kind {
    IMPORT_CHANGE_ADDED,     /* a new indicator, or a result where there was none */
    IMPORT_CHANGE_UPDATED,   /* a value that the new file states otherwise */
    IMPORT_CHANGE_KEPT,      /* a recorded or verified result that the file states otherwise */
    IMPORT_CHANGE_NEEDS_ACT, /* a target or programmed value that stays, for want of its act */
    IMPORT_CHANGE_ABSENT,    /* an indicator that the file no longer has; it stays */
};

struct import_change {
    enum import_change_kind kind;
    const char *indicator;      /* its name */
    const char *field;          /* Spanish: "meta", "programado 2025", "resultado 2025" */
    const char *before, *after; /* as people read them; "" where there is none */
};

struct import_plan_answer {
    int64_t plan_id, import_run_id;
    bool is_first;                                    /* the plan was made now */
    int added, updated, unchanged, absent;            /* indicators */
    int results_added, results_updated, results_kept; /* results */
    int targets_kept, targets_changed;                /* targets and programmed values */
    const struct import_change *changes;              /* but for the first import */
    size_t change_count;
};

/* ACTION_INVALID with a message on "archivo": no indicators, years that go beyond the council's
 * plan of that time; on the act's fields (target_act.h); on "nota" where a correction lacks its
 * reason. ACTION_FORBIDDEN: only a person with CHANGE_TARGETS changes or corrects targets. */
enum action_status import_plan(struct action_context *context, const struct import_plan *input,
                               struct import_plan_answer *answer);

#endif
