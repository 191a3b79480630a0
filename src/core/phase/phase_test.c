#include "base/test.h"

#include <string.h>

#include "core/phase/phase.h"

#include "base/banned.h"

enum { MAX_GIVEN = 12 };

struct given {
    enum phase_check check;
    struct phase_count count;
};

#define HAS_PLAN                                                                                   \
    {                                                                                              \
        PHASE_PLAN,                                                                                \
        {                                                                                          \
            1, 1                                                                                   \
        }                                                                                          \
    }

static const struct {
    const char *what;
    struct given given[MAX_GIVEN]; /* what is not given is 0 of 0 */
    enum phase_step step;
    enum phase_state state;
    const char *missing; /* sentences, one after the other */
} cases[] = {
    {"no plan hides everything else",
     {{PHASE_PLAN, {0, 1}}, {PHASE_CONCEPT, {1, 1}}, {PHASE_TOPIC, {0, 1}}},
     PHASE_STEP_TOPICS,
     PHASE_NOT_BEGUN,
     "Falta traer el plan de desarrollo."},
    {"the step of the plan itself",
     {{PHASE_PLAN, {0, 1}}},
     PHASE_STEP_FIGURES,
     PHASE_NOT_BEGUN,
     "Falta traer el plan de desarrollo."},
    {"nothing begun",
     {HAS_PLAN, {PHASE_CONCEPT, {0, 1}}, {PHASE_TOPIC, {0, 1}}},
     PHASE_STEP_TOPICS,
     PHASE_NOT_BEGUN,
     "Falta anotar las recomendaciones del concepto.Falta crear el primer tema."},
    {"under way, part of some",
     {HAS_PLAN,
      {PHASE_CONCEPT, {1, 1}},
      {PHASE_TOPIC, {1, 1}},
      {PHASE_SCORES, {2, 3}},
      {PHASE_LINKS, {3, 3}},
      {PHASE_TREES, {0, 3}}},
     PHASE_STEP_TOPICS,
     PHASE_UNDER_WAY,
     "Falta puntuar 1 de 3 temas.Falta dibujar el árbol de 3 temas."},
    {"an open ballot alone keeps it from being ready",
     {HAS_PLAN, {PHASE_CONCEPT, {1, 1}}, {PHASE_TOPIC, {1, 1}}, {PHASE_BALLOTS, {0, 1}}},
     PHASE_STEP_TOPICS,
     PHASE_UNDER_WAY,
     "Falta cerrar una votación."},
    {"ready",
     {HAS_PLAN, {PHASE_CONCEPT, {1, 1}}, {PHASE_TOPIC, {1, 1}}, {PHASE_SCORES, {3, 3}}},
     PHASE_STEP_TOPICS,
     PHASE_READY,
     ""},
    {"one of one is said in words",
     {HAS_PLAN, {PHASE_TYPES, {0, 1}}},
     PHASE_STEP_FIGURES,
     PHASE_UNDER_WAY,
     "Falta confirmar cómo se acumula un indicador."},
    {"a step looks at its own checks",
     {HAS_PLAN, {PHASE_TYPES, {0, 93}}, {PHASE_SHEETS, {93, 93}}},
     PHASE_STEP_SHEETS,
     PHASE_READY,
     ""},
    {"the work plan does not wait for the plan",
     {{PHASE_PLAN, {0, 1}}, {PHASE_COUNCILLORS, {1, 1}}, {PHASE_COORDINATORS, {1, 2}}},
     PHASE_STEP_WORK,
     PHASE_UNDER_WAY,
     "Falta decir quién coordina 1 de 2 comisiones."},
    {"the last of many",
     {HAS_PLAN, {PHASE_SHEETS, {92, 93}}},
     PHASE_STEP_SHEETS,
     PHASE_UNDER_WAY,
     "Falta completar la ficha de 1 de 93 indicadores."},
    {"more than enough is met",
     {HAS_PLAN, {PHASE_SHEETS, {94, 93}}},
     PHASE_STEP_SHEETS,
     PHASE_READY,
     ""},
};

static void test_counts_become_state_and_what_is_missing(void **state)
{
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct phase_counts counts = {0};
        struct phase_progress progress;
        const char *missing = "";
        for (size_t j = 0; j < MAX_GIVEN; j++)
            if (cases[i].given[j].count.total > 0)
                counts.of[cases[i].given[j].check] = cases[i].given[j].count;
        phase_decide(&counts, cases[i].step, &progress);
        for (size_t j = 0; j < progress.missing_count; j++) {
            enum phase_check check = progress.missing[j];
            missing = arena_printf(&arena, "%s%s", missing,
                                   phase_missing_text(&arena, check, counts.of[check]));
        }
        if (progress.state != cases[i].state || strcmp(missing, cases[i].missing) != 0)
            fail_msg("%s: %s, «%s»", cases[i].what, phase_state_label(progress.state), missing);
    }
    arena_release(&arena);
}

/* Whoever adds a step or a check must say all of it. */
static void test_every_step_has_checks_and_every_check_its_words(void **state)
{
    bool has_check[PHASE_STEPS] = {false}, has_place[PHASE_STEPS] = {false};
    (void)state;
    for (size_t i = 0; i < PHASE_CHECKS; i++) {
        enum phase_check check = (enum phase_check)i;
        has_check[phase_check_step(check)] = true;
        assert_true(phase_check_button(check)[0] != '\0' && phase_check_path(check)[0] != '\0');
    }
    for (size_t i = 0; i < phase_place_count; i++)
        has_place[phase_places[i].step] = true;
    for (size_t i = 0; i < PHASE_STEPS; i++) {
        assert_true(has_place[i]);
        const char *purpose = phase_step_purpose((enum phase_step)i);
        assert_true(has_check[i] && phase_step_title((enum phase_step)i)[0] != '\0');
        assert_int_equal(purpose[strlen(purpose) - 1], '.');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts_become_state_and_what_is_missing),
        cmocka_unit_test(test_every_step_has_checks_and_every_check_its_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
