#include "base/test.h"

#include "core/indicator/type_proposal.h"

enum { NONE = -1 }; /* missing */

static const struct {
    const char *what, *type_label, *trend_label;
    int64_t baseline, target, planned[4]; /* in tenths */
    enum programming_pattern pattern;
    enum accumulation_type type;
    const char *says; /* a part of the reason */
} cases[] = {
    {"the label and the years agree",
     "Acumulativo",
     "",
     NONE,
     100,
     {0, 30, 30, 40},
     PROGRAMMING_SUM,
     ACCUMULATION_SUM,
     "suman la meta y el archivo dice «Acumulativo»"},
    {"Guatapé 330108500",
     "",
     "Incremento",
     0,
     256000,
     {64000, 64000, 64000, 64000},
     PROGRAMMING_SUM,
     ACCUMULATION_SUM,
     "«Incremento»"},
    {"Guatapé 220102901: days of school transport",
     "",
     "Incremento",
     1680,
     1800,
     {1710, 1740, 1770, 1800},
     PROGRAMMING_RISING,
     ACCUMULATION_CAPACITY,
     "suben hasta la meta"},
    {"the same without a baseline",
     "",
     "Incremento",
     NONE,
     1800,
     {1710, 1740, 1770, 1800},
     PROGRAMMING_RISING,
     ACCUMULATION_FLOW,
     "si se conoce la línea base"},
    {"Guatapé 320305000: protected areas",
     "",
     "Incremento",
     1800,
     1840,
     {0, 10, 15, 15},
     PROGRAMMING_SUM_FROM_BASE,
     ACCUMULATION_SUM,
     "parece incluir la línea base"},
    {"Guatapé 220102805: pupils fed",
     "",
     "Mantenimiento",
     8840,
     8840,
     {8840, 8840, 8840, 8840},
     PROGRAMMING_CONSTANT,
     ACCUMULATION_MAINTENANCE,
     "misma meta"},
    {"SisPT: never by the label alone",
     "No acumulativo",
     "",
     NONE,
     100,
     {100, 100, 100, 100},
     PROGRAMMING_CONSTANT,
     ACCUMULATION_MAINTENANCE,
     "Podría ser un flujo"},
    {"SisPT: some years",
     "No acumulativo",
     "",
     NONE,
     10,
     {0, 10, 10, 0},
     PROGRAMMING_SOME_CONSTANT,
     ACCUMULATION_FLOW,
     "repiten la meta"},
    {"SisPT: one year",
     "No acumulativo",
     "",
     NONE,
     10,
     {0, 10, 0, 0},
     PROGRAMMING_SUM,
     ACCUMULATION_SUM,
     "no coinciden"},
    {"SisPT: the label denies what the years say",
     "Acumulativo",
     "",
     NONE,
     10,
     {10, 10, 10, 10},
     PROGRAMMING_CONSTANT,
     ACCUMULATION_MAINTENANCE,
     "no coinciden"},
    {"adds up to nothing",
     "Acumulativo",
     "",
     NONE,
     100,
     {10, 20, 30, 20},
     PROGRAMMING_OTHER,
     ACCUMULATION_SUM,
     "no suman la meta"},
    {"not added and ends at the target",
     "No acumulativo",
     "",
     NONE,
     90,
     {70, 60, 85, 90},
     PROGRAMMING_ENDS_AT,
     ACCUMULATION_FLOW,
     "último año"},
    {"letters of Tenjo: I",
     "",
     "I",
     0,
     80,
     {0, 10, 30, 40},
     PROGRAMMING_SUM,
     ACCUMULATION_SUM,
     "«I»"},
    {"letters of Tenjo: M, kept in one year",
     "",
     "M",
     10,
     10,
     {0, 10, 0, 0},
     PROGRAMMING_SOME_CONSTANT,
     ACCUMULATION_MAINTENANCE,
     "«M»"},
    {"letters of Tenjo: M, but the years add up",
     "",
     "M",
     0,
     4,
     {1, 1, 1, 1},
     PROGRAMMING_SUM,
     ACCUMULATION_SUM,
     "no coinciden"},
    {"names of the guide",
     "Incremento Capacidad",
     "",
     40,
     250,
     {40, 110, 180, 250},
     PROGRAMMING_RISING,
     ACCUMULATION_CAPACITY,
     "Capacidad"},
    {"a flow that rises",
     "Incremento Flujo",
     "",
     NONE,
     90,
     {70, 80, 85, 90},
     PROGRAMMING_RISING,
     ACCUMULATION_FLOW,
     "Flujo"},
    {"reduction by its word",
     "",
     "Reducción",
     200,
     120,
     {190, 170, 140, 120},
     PROGRAMMING_FALLING,
     ACCUMULATION_REDUCTION,
     "bajan"},
    {"reduction without a word",
     "",
     "",
     200,
     120,
     {190, 170, 140, 120},
     PROGRAMMING_FALLING,
     ACCUMULATION_REDUCTION,
     "no dice el tipo"},
    {"yearly reduction",
     "Reducción Anual",
     "",
     200,
     120,
     {190, 170, 140, 120},
     PROGRAMMING_FALLING,
     ACCUMULATION_YEARLY_REDUCTION,
     "Anual"},
    {"nothing to go by",
     "",
     "",
     NONE,
     0,
     {0, 0, 0, 0},
     PROGRAMMING_NONE,
     ACCUMULATION_SUM,
     "No hay programación"},
};

static void test_cases(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct quantity planned[4];
        for (int y = 0; y < 4; y++)
            planned[y] = quantity_number(cases[i].planned[y] * 1000);
        struct type_proposal_input input = {.type_label = cases[i].type_label,
                                            .trend_label = cases[i].trend_label,
                                            .target = quantity_number(cases[i].target * 1000),
                                            .planned = planned,
                                            .year_count = 4};
        if (cases[i].baseline != NONE)
            input.baseline = quantity_number(cases[i].baseline * 1000);
        const struct type_proposal proposal = type_proposal_compute(&arena, &input);
        if (type_proposal_classify(&input) != cases[i].pattern || proposal.type != cases[i].type ||
            strstr(proposal.reason, cases[i].says) == NULL)
            fail_msg("%s: pattern %d, type %s, %s", cases[i].what, type_proposal_classify(&input),
                     accumulation_type_code(proposal.type), proposal.reason);
        assert_int_equal(proposal.target_includes_baseline,
                         cases[i].pattern == PROGRAMMING_SUM_FROM_BASE);
    }
    arena_release(&arena);
}

/* Kept at zero: less is better. */
static void test_direction(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct quantity planned[2] = {quantity_number(0), quantity_number(0)};
    const struct type_proposal_input input = {.trend_label = "Mantenimiento",
                                              .baseline = quantity_number(0),
                                              .target = quantity_number(0),
                                              .planned = planned,
                                              .year_count = 2};
    assert_int_equal(type_proposal_compute(&arena, &input).direction, DIRECTION_LOWER_IS_BETTER);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases),
                                       cmocka_unit_test(test_direction)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
