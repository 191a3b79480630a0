/* Work activity: one thing that a council plans to do: what, which step of the method, who, when,
 * and how it stands. Pure; strings are never NULL. Storage: storage/work_plan_store.h.
 *
 * How an activity stands follows from what people said and from the day: an open one whose last day
 * has passed is late. Cancelled ones count for nothing. */
#ifndef ATALAYA_CORE_WORK_PLAN_WORK_ACTIVITY_H
#define ATALAYA_CORE_WORK_PLAN_WORK_ACTIVITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

enum work_step {
    WORK_STEP_NONE,
#define WORK_STEP(name, code, phase, label) WORK_STEP_##name,
#include "core/work_plan/work_step.def"
#undef WORK_STEP
    WORK_STEPS
};

enum activity_state {
#define ACTIVITY_STATE(name, code, label) ACTIVITY_##name,
#include "core/work_plan/activity_state.def"
#undef ACTIVITY_STATE
    ACTIVITY_STATES
};

enum activity_basis {
#define ACTIVITY_BASIS(name, code, label, meaning) ACTIVITY_BASIS_##name,
#include "core/work_plan/activity_basis.def"
#undef ACTIVITY_BASIS
    ACTIVITY_BASES
};

/* Codes, labels and numbers of the lists above; parsing is false for a code that is not of them
 * ("" is the step NONE). */
const char *work_step_code(enum work_step step);
const char *work_step_label(enum work_step step);
int work_step_phase(enum work_step step); /* 1–3; 0 for NONE */
bool work_step_parse(const char *code, enum work_step *step);
const char *activity_state_code(enum activity_state state);
const char *activity_state_label(enum activity_state state);
bool activity_state_parse(const char *code, enum activity_state *state);
const char *activity_basis_code(enum activity_basis basis);
const char *activity_basis_label(enum activity_basis basis);
const char *activity_basis_meaning(enum activity_basis basis);
bool activity_basis_parse(const char *code, enum activity_basis *basis);

struct work_activity {
    int64_t id;
    int64_t council_id;
    const char *title;
    const char *description;
    enum work_step step;
    int64_t commission_id;  /* 0: the whole council */
    int64_t responsible_id; /* a councillor; 0: nobody yet */
    struct date start, end; /* end is the last day */
    const char *product;    /* what should come out of it */
    enum activity_state state;
    struct date done; /* only in the state DONE */
    enum activity_basis basis;
    const char *norm;       /* "Ley 152 de 1994, artículo 39"; "" for own rules */
    const char *legal_code; /* of the legal calendar; "": not from it */
    bool is_public;
    int64_t version;
    int file_count; /* minutes and files; only read */
};

struct work_activity_list {
    struct work_activity *items; /* by start, end, id */
    size_t count;
};

enum activity_standing {
    STANDING_AHEAD,     /* its first day is yet to come */
    STANDING_RUNNING,   /* between first and last day, or said to be started before */
    STANDING_LATE,      /* open, and its last day has passed */
    STANDING_DONE,      /* in time */
    STANDING_DONE_LATE, /* after its last day */
    STANDING_CANCELLED,
    STANDINGS
};

enum activity_standing work_activity_standing(const struct work_activity *activity,
                                              struct date today);
const char *activity_standing_label(enum activity_standing standing); /* "Atrasada" */

/* An activity with the names that whoever looks may read; "" for none. */
struct work_plan_row {
    const struct work_activity *activity;
    const char *commission, *responsible;
};

/* How the plan itself goes. */
struct work_plan_progress {
    int total; /* without cancelled ones */
    int done, late, running, ahead;
    int due; /* whose last day has passed, done or not */
};

/* Four activities, one done, one late, one cancelled, one next month  ->  3, 1 done, 1 late. */
struct work_plan_progress work_plan_progress_compute(const struct work_activity_list *activities,
                                                     struct date today);

#endif
