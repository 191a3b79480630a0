#include "core/work_plan/work_activity.h"

#include <assert.h>
#include <string.h>

#include "base/banned.h"

static const struct {
    const char *code;
    int phase;
    const char *label;
} steps[WORK_STEPS] = {
    {"", 0, "Sin paso del método"},
#define WORK_STEP(name, code, phase, label) {code, phase, label},
#include "core/work_plan/work_step.def"
#undef WORK_STEP
};

const char *work_step_code(enum work_step step)
{
    assert(step < WORK_STEPS);
    return steps[step].code;
}

const char *work_step_label(enum work_step step)
{
    assert(step < WORK_STEPS);
    return steps[step].label;
}

int work_step_phase(enum work_step step)
{
    assert(step < WORK_STEPS);
    return steps[step].phase;
}

bool work_step_parse(const char *code, enum work_step *step)
{
    for (int i = 0; i < WORK_STEPS; i++)
        if (strcmp(steps[i].code, code) == 0) {
            *step = (enum work_step)i;
            return true;
        }
    return false;
}

static const struct {
    const char *code, *label;
} states[ACTIVITY_STATES] = {
#define ACTIVITY_STATE(name, code, label) {code, label},
#include "core/work_plan/activity_state.def"
#undef ACTIVITY_STATE
};

const char *activity_state_code(enum activity_state state)
{
    assert(state < ACTIVITY_STATES);
    return states[state].code;
}

const char *activity_state_label(enum activity_state state)
{
    assert(state < ACTIVITY_STATES);
    return states[state].label;
}

bool activity_state_parse(const char *code, enum activity_state *state)
{
    for (int i = 0; i < ACTIVITY_STATES; i++)
        if (strcmp(states[i].code, code) == 0) {
            *state = (enum activity_state)i;
            return true;
        }
    return false;
}

static const struct {
    const char *code, *label, *meaning;
} bases[ACTIVITY_BASES] = {
#define ACTIVITY_BASIS(name, code, label, meaning) {code, label, meaning},
#include "core/work_plan/activity_basis.def"
#undef ACTIVITY_BASIS
};

const char *activity_basis_code(enum activity_basis basis)
{
    assert(basis < ACTIVITY_BASES);
    return bases[basis].code;
}

const char *activity_basis_label(enum activity_basis basis)
{
    assert(basis < ACTIVITY_BASES);
    return bases[basis].label;
}

const char *activity_basis_meaning(enum activity_basis basis)
{
    assert(basis < ACTIVITY_BASES);
    return bases[basis].meaning;
}

bool activity_basis_parse(const char *code, enum activity_basis *basis)
{
    for (int i = 0; i < ACTIVITY_BASES; i++)
        if (strcmp(bases[i].code, code) == 0) {
            *basis = (enum activity_basis)i;
            return true;
        }
    return false;
}

enum activity_standing work_activity_standing(const struct work_activity *activity,
                                              struct date today)
{
    switch (activity->state) {
    case ACTIVITY_DONE:
        return date_compare(activity->done, activity->end) > 0 ? STANDING_DONE_LATE : STANDING_DONE;
    case ACTIVITY_CANCELLED:
        return STANDING_CANCELLED;
    case ACTIVITY_PLANNED:
    case ACTIVITY_STARTED:
    case ACTIVITY_STATES:
        break;
    }
    if (date_compare(activity->end, today) < 0)
        return STANDING_LATE;
    bool has_begun = date_compare(activity->start, today) <= 0;
    return has_begun || activity->state == ACTIVITY_STARTED ? STANDING_RUNNING : STANDING_AHEAD;
}

const char *activity_standing_label(enum activity_standing standing)
{
    static const char *const labels[STANDINGS] = {[STANDING_AHEAD] = "Por empezar",
                                                  [STANDING_RUNNING] = "En curso",
                                                  [STANDING_LATE] = "Atrasada",
                                                  [STANDING_DONE] = "Hecha a tiempo",
                                                  [STANDING_DONE_LATE] =
                                                      "Hecha después de la fecha",
                                                  [STANDING_CANCELLED] = "Cancelada"};
    assert(standing < STANDINGS);
    return labels[standing];
}

struct work_plan_progress work_plan_progress_compute(const struct work_activity_list *activities,
                                                     struct date today)
{
    struct work_plan_progress progress = {0};
    for (size_t i = 0; i < activities->count; i++) {
        const struct work_activity *it = &activities->items[i];
        enum activity_standing standing = work_activity_standing(it, today);
        if (standing == STANDING_CANCELLED)
            continue;
        progress.total++;
        progress.done += standing == STANDING_DONE || standing == STANDING_DONE_LATE;
        progress.late += standing == STANDING_LATE;
        progress.running += standing == STANDING_RUNNING;
        progress.ahead += standing == STANDING_AHEAD;
        progress.due += date_compare(it->end, today) < 0;
    }
    return progress;
}
