#include "core/phase/phase.h"

#include "base/banned.h"

static const struct {
    const char *path;
    bool needs_plan;
    const char *title, *purpose;
} steps[] = {
#define STEP(name, path, needs_plan, title, purpose) {path, needs_plan, title, purpose},
#include "core/phase/phase_step.def"
#undef STEP
};

static const struct {
    enum phase_step step;
    const char *verb, *one, *many, *button, *path;
} checks[] = {
#define CHECK(name, step, capability, verb, one, many, button, path)                               \
    {PHASE_STEP_##step, verb, one, many, button, path},
#include "core/phase/phase_check.def"
#undef CHECK
};

const struct phase_place phase_places[] = {
#define PLACE(step, path, label) {PHASE_STEP_##step, path, label},
#include "core/phase/phase_place.def"
#undef PLACE
};
const size_t phase_place_count = sizeof phase_places / sizeof phase_places[0];

const char *phase_step_path(enum phase_step step)
{
    return steps[step].path;
}

const char *phase_step_title(enum phase_step step)
{
    return steps[step].title;
}

const char *phase_step_purpose(enum phase_step step)
{
    return steps[step].purpose;
}

const char *phase_state_label(enum phase_state state)
{
    static const char *const labels[] = {"Sin empezar", "En curso", "Listo"};
    return labels[state];
}

enum phase_step phase_check_step(enum phase_check check)
{
    return checks[check].step;
}

const char *phase_check_button(enum phase_check check)
{
    return checks[check].button;
}

const char *phase_check_path(enum phase_check check)
{
    return checks[check].path;
}

struct phase_count phase_at_least_one(int count)
{
    return (struct phase_count){count > 0, 1};
}

static bool is_met(struct phase_count count)
{
    return count.done >= count.total;
}

void phase_decide(const struct phase_counts *counts, enum phase_step step,
                  struct phase_progress *progress)
{
    bool has_begun = false;
    *progress = (struct phase_progress){.state = PHASE_NOT_BEGUN};
    if (steps[step].needs_plan && !is_met(counts->of[PHASE_PLAN])) {
        progress->missing[progress->missing_count++] = PHASE_PLAN;
        return;
    }
    for (size_t i = 0; i < PHASE_CHECKS; i++) {
        if (checks[i].step != step)
            continue;
        has_begun = has_begun || counts->of[i].done > 0;
        if (!is_met(counts->of[i]))
            progress->missing[progress->missing_count++] = (enum phase_check)i;
    }
    if (progress->missing_count == 0)
        progress->state = PHASE_READY;
    else if (has_begun)
        progress->state = PHASE_UNDER_WAY;
}

const char *phase_missing_text(struct arena *arena, enum phase_check check,
                               struct phase_count count)
{
    int missing = count.total - count.done;
    if (count.total == 1)
        return arena_printf(arena, "Falta %s %s.", checks[check].verb, checks[check].one);
    if (count.done <= 0)
        return arena_printf(arena, "Falta %s %d %s.", checks[check].verb, count.total,
                            checks[check].many);
    return arena_printf(arena, "Falta %s %d de %d %s.", checks[check].verb, missing, count.total,
                        checks[check].many);
}
