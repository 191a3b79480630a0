#include "base/test.h"

#include "core/plan/act_kind.h"
#include "core/plan/programming.h"

#include "base/banned.h"

enum { NP = -1, NONE = -2 };

static struct quantity cell(int value)
{
    if (value == NP)
        return (struct quantity){.state = QUANTITY_NOT_PROGRAMMED};
    return value == NONE ? (struct quantity){0} : quantity_number((int64_t)value * DECIMAL_SCALE);
}

static const struct {
    const char *what;
    enum accumulation_type type;
    bool with_baseline;
    int baseline, target, years[4];
    size_t count;
    const char *first;
} cases[] = {
    {"more than the target",
     ACCUMULATION_SUM,
     false,
     0,
     4,
     {1, 1, 1, 2},
     1,
     "Los años suman 5 y la meta es 4."},
    {"it adds up", ACCUMULATION_SUM, false, 0, 4, {1, 1, 1, 1}, 0, NULL},
    {"NP adds nothing", ACCUMULATION_SUM, false, 0, 3, {1, 1, 1, NP}, 0, NULL},
    {"less, with the baseline in the target",
     ACCUMULATION_SUM,
     true,
     2,
     10,
     {2, 2, 2, 1},
     1,
     "Los años suman 7 y la meta es 10, con línea base de 2."},
    {"a year that nobody programmed",
     ACCUMULATION_SUM,
     false,
     0,
     4,
     {1, 1, NONE, 1},
     1,
     "El plan no dice cuánto se programó en algún año. Pídalo a la administración."},
    {"the target without its baseline",
     ACCUMULATION_SUM,
     false,
     4,
     10,
     {2, 2, 1, 1},
     2,
     "Los años suman 6 y la meta es 10."},
    {"no target",
     ACCUMULATION_SUM,
     false,
     0,
     NONE,
     {1, 1, 1, 1},
     1,
     "Falta la meta de los cuatro años. Pídala a la administración."},
    {"a level that ends elsewhere",
     ACCUMULATION_CAPACITY,
     false,
     168,
     180,
     {171, 174, 177, 178},
     1,
     "Lo último programado, en 2027, es 178 y la meta es 180."},
    {"a level that falls back",
     ACCUMULATION_CAPACITY,
     false,
     168,
     180,
     {171, 170, 177, 180},
     1,
     "Lo programado baja en algún año."},
    {"kept at another level in one year",
     ACCUMULATION_MAINTENANCE,
     false,
     60,
     60,
     {60, NP, 50, 60},
     1,
     "En 2026 se programó 50 y la meta es mantener 60."},
    {"a reduction that rises again",
     ACCUMULATION_REDUCTION,
     false,
     20,
     12,
     {19, 20, 14, 12},
     1,
     "Lo programado sube en algún año."},
    {"the wrong way",
     ACCUMULATION_CAPACITY,
     false,
     10,
     5,
     {9, 8, 7, 5},
     1,
     "La meta va en sentido contrario al tipo de indicador. Revise la meta o el tipo."},
    {"nobody knows the type yet", ACCUMULATION_NONE, false, 0, 4, {9, 9, 9, 9}, 0, NULL},
};

static void what_does_not_fit_is_said(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *remarks[PROGRAMMING_MAX_REMARKS] = {0};
        struct indicator indicator = {.type = cases[i].type,
                                      .target_includes_baseline = cases[i].with_baseline,
                                      .baseline = cell(cases[i].baseline),
                                      .target = cell(cases[i].target),
                                      .first_year = 2024,
                                      .year_count = 4};
        for (int year = 0; year < 4; year++)
            indicator.years[year].planned = cell(cases[i].years[year]);
        const size_t count = programming_find_remarks(&arena, &indicator, remarks);
        if (count != cases[i].count || (count > 0 && strcmp(remarks[0], cases[i].first) != 0))
            fail_msg("%s: %zu remarks, «%s»", cases[i].what, count, count > 0 ? remarks[0] : "");
    }
    arena_release(&arena);
}

static void acts_are_chosen_from_a_list_and_shown_in_words(void **state)
{
    (void)state;
    assert_true(act_kind_is_known("acuerdo"));
    assert_false(act_kind_is_known("Acuerdo"));
    assert_false(act_kind_is_known(ACT_KIND_CORRECTION));
    assert_false(act_kind_is_known(NULL));
    assert_string_equal(act_kind_label("resolucion"), "Resolución");
    assert_string_equal(act_kind_label(ACT_KIND_CORRECTION), "Corrección");
    assert_string_equal(act_kind_label("Otro"), "Otro");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_does_not_fit_is_said),
        cmocka_unit_test(acts_are_chosen_from_a_list_and_shown_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
