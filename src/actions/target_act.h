/* Target act: the legal act that changes targets, as a person types it; shared by change_targets
 * and import_plan. */
#ifndef ATALAYA_ACTIONS_TARGET_ACT_H
#define ATALAYA_ACTIONS_TARGET_ACT_H

#include "actions/action.h"

struct target_act {
    const char *kind;   /* code of core/plan/act_kind.h */
    const char *number; /* "014 de 2025" */
    const char *date;   /* typed: "30/06/2025"; checked: "2025-06-30" */
    const char *note;   /* "" for none */
};

/* The checked act, in the arena. Adds messages on "acto", "numero", "fecha" (missing, no date,
 * after today, before the plan began) and "nota". */
struct target_act target_act_check(struct action_context *context, const struct target_act *typed,
                                   int plan_first_year);

/* "Acuerdo 014 de 2025": for the audit chain. */
const char *target_act_name(struct action_context *context, const struct target_act *act);

#endif
