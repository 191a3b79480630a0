/* Change targets: a legal act sets the target of the four years or what is programmed for a year
 * otherwise. The act is written down with every value before and after; the original programming
 * stays beside the current one, and figures are computed from the current one
 * (docs/decisions/0007-targets-change-by-act.md).
 *
 * Numbers come as people type them, so that the form can show what was understood before anything
 * is written (is_trial). */
#ifndef ATALAYA_ACTIONS_CHANGE_TARGETS_H
#define ATALAYA_ACTIONS_CHANGE_TARGETS_H

#include "actions/target_act.h"
#include "core/plan/programming.h"

struct change_targets {
    int64_t indicator_id;
    int64_t version; /* of the indicator, as the form was made */
    struct target_act act;
    const char *target;                  /* as typed; NULL or "" where the form had none */
    const char *planned[PLAN_MAX_YEARS]; /* [0] is the plan's first year; "NP" for none */
    bool is_trial;                       /* checks everything and writes nothing */
};

/* One value of the indicator: the target (year 0) or what is programmed for a year. */
struct target_value {
    int year;
    const char *field; /* name of its field: "meta", "programado_2025" */
    struct quantity original, before, after;
    struct quantity
        assumed; /* what the council supposes where before is missing; goes with after */
    bool is_changed;
    bool is_ambiguous; /* the typed point could be a decimal one: core/measurement/entry.h */
    bool is_past;      /* of a year that is over, so that figures already shown will change */
};

enum { CHANGE_TARGETS_MAX_VALUES = PLAN_MAX_YEARS + 1 };

struct change_targets_answer {
    const struct indicator *indicator; /* as it stands; NULL where there is none */
    struct target_act act;             /* as understood */
    struct target_value values[CHANGE_TARGETS_MAX_VALUES]; /* [0] is the target */
    int value_count;
    const char *remarks[PROGRAMMING_MAX_REMARKS]; /* what would not fit together */
    size_t remark_count;
};

/* What the form starts from: the values as they are. ACTION_NOT_FOUND: the council's present plan
 * has no such indicator. */
enum action_status load_targets(struct action_context *context, int64_t indicator_id,
                                struct change_targets_answer *answer);

/* Messages on "meta", "programado_YYYY", the act's fields, and "" where nothing would change.
 * ACTION_CONFLICT: somebody changed the indicator since; answer has today's values. */
enum action_status change_targets(struct action_context *context,
                                  const struct change_targets *input,
                                  struct change_targets_answer *answer);

#endif
