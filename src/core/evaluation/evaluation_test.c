#include "base/test.h"

#include "core/evaluation/evaluation.h"

/* One row of the binding examples (§10 of the rules, and §2.3 and §9 of the method). Cells are
 * texts:
 * "" missing, "NP". Expected figures are the percentages as files print them; NULL: not asked. */
struct example {
    const char *name;
    enum accumulation_type type;
    const char *baseline, *target;
    const char *planned[4], *actual[4];
    int cut;
    const char *compliance, *progress, *due, *pace;
    enum rating state, rating_term;
    bool with_baseline, is_lower_better, is_early;
};

static struct quantity cell(const char *text)
{
    int64_t value = 0;
    if (text == NULL || text[0] == '\0')
        return (struct quantity){0};
    if (strcmp(text, "NP") == 0)
        return (struct quantity){QUANTITY_NOT_PROGRAMMED, 0};
    assert_true(decimal_parse(text, strlen(text), DECIMAL_STYLE_POINT, &value));
    return quantity_number(value);
}

static struct evaluation_input make_input(const struct example *example)
{
    struct evaluation_input input = {.type = example->type,
                                     .direction = example->is_lower_better
                                                      ? DIRECTION_LOWER_IS_BETTER
                                                      : DIRECTION_HIGHER_IS_BETTER,
                                     .target_includes_baseline = example->with_baseline,
                                     .baseline = cell(example->baseline),
                                     .target = cell(example->target),
                                     .year_count = 4};
    for (int i = 0; i < 4; i++) {
        input.planned[i] = cell(example->planned[i]);
        input.actual[i] = cell(example->actual[i]);
    }
    return input;
}

static void expect_percent(const char *name, const char *figure, struct ratio ratio,
                           const char *expected)
{
    char text[RATIO_TEXT_SIZE];
    if (expected != NULL && strcmp(ratio_format_percent(ratio, text), expected) != 0)
        fail_msg("%s: %s is %s, expected %s", name, figure, text, expected);
}

#define SUM ACCUMULATION_SUM
#define CAPACITY ACCUMULATION_CAPACITY
#define FLOW ACCUMULATION_FLOW
#define KEEP ACCUMULATION_MAINTENANCE
#define REDUCE ACCUMULATION_REDUCTION

static const struct example examples[] = {
    {"Vías",
     SUM,
     "0",
     "4",
     {"1", "1", "1", "1"},
     {"0", "0.81"},
     2,
     "81.0000",
     "20.2500",
     "50.0000",
     "40.5000",
     RATING_REPORTED,
     RATING_LOW},
    {"Transporte escolar",
     CAPACITY,
     "168",
     "180",
     {"171", "174", "177", "180"},
     {"176"},
     1,
     "266.6667",
     "66.6667",
     "25.0000",
     "266.6667",
     RATING_REPORTED,
     RATING_OUTSTANDING},
    {"Transporte, P1 cero",
     CAPACITY,
     "168",
     "180",
     {"0", "174", "177", "180"},
     {"176"},
     1,
     "",
     "66.6667",
     "0.0000",
     "",
     RATING_NOT_PROGRAMMED,
     RATING_NOT_PROGRAMMED},
    {"Transporte, P1 160, E 150",
     CAPACITY,
     "168",
     "180",
     {"160", "174", "177", "180"},
     {"150"},
     1,
     "0.0000",
     NULL,
     NULL,
     "",
     RATING_REPORTED,
     RATING_CRITICAL},
    {"Transporte, P1 160, E 165",
     CAPACITY,
     "168",
     "180",
     {"160", "174", "177", "180"},
     {"165"},
     1,
     "100.0000",
     NULL,
     NULL,
     "",
     RATING_REPORTED,
     RATING_OUTSTANDING},
    {"Productores",
     KEEP,
     "60",
     "60",
     {"60", "60", "60", "60"},
     {"7", "60"},
     2,
     "100.0000",
     "27.9167",
     "50.0000",
     "55.8333",
     RATING_REPORTED,
     RATING_LOW},
    {"Mortalidad en 0",
     KEEP,
     "",
     "0",
     {"0", "0", "0", "0"},
     {"0", "2"},
     2,
     "0.0000",
     "25.0000",
     "50.0000",
     "50.0000",
     RATING_REPORTED,
     RATING_LOW,
     .is_lower_better = true},
    {"A lo más 5",
     KEEP,
     "",
     "5",
     {"5", "5", "5", "5"},
     {"8"},
     1,
     "62.5000",
     NULL,
     NULL,
     NULL,
     RATING_REPORTED,
     RATING_MEDIUM,
     .is_lower_better = true},
    {"Flujo bienal",
     FLOW,
     "",
     "90",
     {"90", "NP", "90", "NP"},
     {"90", "0"},
     2,
     "",
     "100.0000",
     "100.0000",
     "100.0000",
     RATING_NOT_PROGRAMMED,
     RATING_OUTSTANDING},
    {"Cumplida antes",
     SUM,
     "",
     "10",
     {"5", "3", "1", "1"},
     {"10", "0"},
     2,
     "",
     "100.0000",
     "80.0000",
     "125.0000",
     RATING_MET,
     RATING_OUTSTANDING},
    {"Cumplida antes, 9 y 1",
     SUM,
     "",
     "10",
     {"5", "3", "1", "1"},
     {"9", "1"},
     2,
     "",
     "100.0000",
     "80.0000",
     "125.0000",
     RATING_MET,
     RATING_OUTSTANDING},
    {"Se queda corto",
     SUM,
     "",
     "10",
     {"1", "1", "1", "1"},
     {"1", "1", "1", "1"},
     4,
     "100.0000",
     "40.0000",
     "100.0000",
     "40.0000",
     RATING_REPORTED,
     RATING_LOW},
    {"Flujo callado",
     FLOW,
     "",
     "90",
     {"90", "90", "90", "90"},
     {"90"},
     2,
     "",
     "0.0000",
     "100.0000",
     "0.0000",
     RATING_NO_REPORT,
     RATING_CRITICAL},
    {"Flujo antes del plazo",
     FLOW,
     "",
     "90",
     {"90", "90", "90", "90"},
     {"90"},
     2,
     "",
     "100.0000",
     "100.0000",
     "100.0000",
     RATING_NO_REPORT,
     RATING_OUTSTANDING,
     .is_early = true},
    {"Biblioteca",
     SUM,
     "0",
     "25600",
     {"6400", "6400", "6400", "6400"},
     {"6566", "6836"},
     2,
     "106.8125",
     "52.3516",
     "50.0000",
     "104.7031",
     RATING_REPORTED,
     RATING_OUTSTANDING},
    {"Flujo 70/80/85/90",
     FLOW,
     "",
     "90",
     {"70", "80", "85", "90"},
     {"68", "72"},
     2,
     "90.0000",
     "80.0000",
     "88.8889",
     "90.0000",
     RATING_REPORTED,
     RATING_OUTSTANDING},
    {"PAE",
     KEEP,
     "884",
     "884",
     {"884", "884", "884", "884"},
     {"884", "919"},
     2,
     "103.9593",
     "50.0000",
     "50.0000",
     "100.0000",
     RATING_REPORTED,
     RATING_OUTSTANDING},
    {"Reducción",
     REDUCE,
     "20",
     "12",
     {"19", "17", "14", "12"},
     {"19", "18"},
     2,
     "66.6667",
     "25.0000",
     "37.5000",
     "66.6667",
     RATING_REPORTED,
     RATING_MEDIUM},
    {"Peor que la base",
     REDUCE,
     "20",
     "12",
     {"19", "17", "14", "12"},
     {"21"},
     1,
     "-100.0000",
     "-12.5000",
     "12.5000",
     "-100.0000",
     RATING_REPORTED,
     RATING_CRITICAL},
    {"Reducción a cero",
     REDUCE,
     "8",
     "0",
     {"6", "4", "2", "0"},
     {"7", "5", "1"},
     3,
     "116.6667",
     "87.5000",
     "75.0000",
     "116.6667",
     RATING_REPORTED,
     RATING_OUTSTANDING},
    {"Vivienda",
     SUM,
     "0",
     "150",
     {"10", "40", "40", "60"},
     {"0", "69"},
     2,
     "172.5000",
     "46.0000",
     "33.3333",
     "138.0000",
     RATING_REPORTED,
     RATING_OUTSTANDING},
    {"Sedes",
     SUM,
     "0",
     "8",
     {"2", "2", "2", "2"},
     {"1", "2"},
     2,
     "100.0000",
     "37.5000",
     "50.0000",
     "75.0000",
     RATING_REPORTED,
     RATING_SATISFACTORY},
    {"Áreas protegidas",
     SUM,
     "180",
     "184",
     {"0", "1", "1.5", "1.5"},
     {"3", "50.7"},
     2,
     "5070.0000",
     "1342.5000",
     "25.0000",
     "5370.0000",
     RATING_REPORTED,
     RATING_OUTSTANDING,
     .with_baseline = true},
    {"Planes gerenciales",
     KEEP,
     "1",
     "1",
     {"1", "1", "1", "1"},
     {"0.5", "1"},
     2,
     "100.0000",
     "37.5000",
     "50.0000",
     "75.0000",
     RATING_REPORTED,
     RATING_SATISFACTORY},
    {"Documentos (010309)",
     SUM,
     "0",
     "2",
     {"0", "0", "1", "1"},
     {"0", "0"},
     2,
     "",
     "0.0000",
     "0.0000",
     "",
     RATING_NOT_PROGRAMMED,
     RATING_NOT_PROGRAMMED},
};

static void test_worked_examples_hold(void **state)
{
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(examples); i++) {
        const struct example *example = &examples[i];
        struct evaluation_input input = make_input(example);
        struct evaluation e;
        evaluation_compute(&input, &(struct evaluation_moment){example->cut, !example->is_early},
                           &rating_default_bands, &e);
        expect_percent(example->name, "C", e.compliance, example->compliance);
        expect_percent(example->name, "A", e.progress, example->progress);
        expect_percent(example->name, "W", e.due, example->due);
        expect_percent(example->name, "IC", e.pace, example->pace);
        if (e.state != example->state || e.rating_term != example->rating_term)
            fail_msg("%s: %s and %s", example->name, rating_code(e.state),
                     rating_code(e.rating_term));
    }
}

static void test_errors_are_found_in_their_order(void **state)
{
    (void)state;
    static const struct {
        enum accumulation_type type;
        const char *baseline, *target, *planned, *actual;
        bool with_baseline;
        enum evaluation_error error;
    } cases[] = {
        {CAPACITY, "", "", "1", "", false, EVALUATION_BASELINE_REQUIRED},
        {SUM, "", "4", "1", "", true, EVALUATION_BASELINE_REQUIRED},
        {SUM, "", "4", "1", "", false, EVALUATION_OK},
        {SUM, "", "", "-1", "", false, EVALUATION_NEGATIVE_VALUE},
        {FLOW, "", "4", "1", "-0.0001", false, EVALUATION_NEGATIVE_VALUE},
        {CAPACITY, "-5", "4", "-1", "-2", false, EVALUATION_OK},
        {KEEP, "", "", "1", "", false, EVALUATION_TARGET_REQUIRED},
        {SUM, "4", "4", "1", "", true, EVALUATION_TARGET_ZERO},
        {FLOW, "", "0", "1", "", false, EVALUATION_TARGET_ZERO},
        {KEEP, "", "0", "1", "", false, EVALUATION_TARGET_ZERO},
        {CAPACITY, "0", "0", "1", "", false, EVALUATION_TARGET_IS_BASELINE},
        {REDUCE, "4", "4", "1", "", false, EVALUATION_TARGET_IS_BASELINE},
        {CAPACITY, "4", "3", "1", "", false, EVALUATION_INCOHERENT_TARGET},
        {REDUCE, "3", "4", "1", "", false, EVALUATION_INCOHERENT_TARGET},
        {SUM, "5", "4", "1", "", true, EVALUATION_INCOHERENT_TARGET},
        {FLOW, "", "-4", "1", "", false, EVALUATION_INCOHERENT_TARGET},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct evaluation_input input = {.type = cases[i].type,
                                         .direction = DIRECTION_HIGHER_IS_BETTER,
                                         .target_includes_baseline = cases[i].with_baseline,
                                         .baseline = cell(cases[i].baseline),
                                         .target = cell(cases[i].target),
                                         .year_count = 1,
                                         .planned = {cell(cases[i].planned)},
                                         .actual = {cell(cases[i].actual)}};
        struct evaluation e;
        evaluation_compute(&input, &(struct evaluation_moment){1, true}, &rating_default_bands, &e);
        if (e.error != cases[i].error)
            fail_msg("row %zu: «%s»", i, evaluation_error_code(e.error));
    }
}

/* A small generator: the same numbers in every run. */
static uint64_t chance_state = 20261123;

static int64_t chance(int64_t limit)
{
    chance_state = chance_state * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((chance_state >> 33) % (uint64_t)limit);
}

static struct quantity random_cell(bool may_be_np)
{
    switch (chance(6)) {
    case 0:
        return (struct quantity){0};
    case 1:
        return may_be_np ? (struct quantity){QUANTITY_NOT_PROGRAMMED, 0} : quantity_number(0);
    default:
        return quantity_number(chance(40) * 2500);
    }
}

static struct evaluation_input random_input(void)
{
    struct evaluation_input input = {.type = (enum accumulation_type)(1 + chance(6)),
                                     .direction = (enum indicator_direction)(1 + chance(2)),
                                     .target_includes_baseline = chance(2) == 0,
                                     .baseline = random_cell(false),
                                     .target = random_cell(false),
                                     .year_count = 4};
    for (int i = 0; i < 4; i++) {
        input.planned[i] = random_cell(true);
        input.actual[i] = random_cell(false);
    }
    return input;
}

static bool is_same_ratio(struct ratio one, struct ratio other)
{
    if (!ratio_exists(one) || !ratio_exists(other))
        return ratio_exists(one) == ratio_exists(other);
    return one.numerator * other.denominator == other.numerator * one.denominator;
}

static void test_later_reports_never_change_an_earlier_cut(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct evaluation_input input = random_input();
        struct evaluation_moment moment = {1 + (int)chance(4), chance(2) == 0};
        struct evaluation before, after;
        evaluation_compute(&input, &moment, &rating_default_bands, &before);
        for (int year = moment.cut; year < 4; year++)
            input.actual[year] = random_cell(false);
        evaluation_compute(&input, &moment, &rating_default_bands, &after);
        assert_memory_equal(&before, &after, sizeof before);
    }
}

static void test_reduction_mirrors_capacity(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct evaluation_input up = random_input(), down;
        up.type = CAPACITY;
        up.baseline = quantity_number(-10000 - chance(50) * 10000); /* so that 0 is never NP */
        up.target = quantity_number(chance(50) * 2500);
        down = up;
        down.type = REDUCE;
        down.baseline.value_e4 = -up.baseline.value_e4;
        down.target.value_e4 = -up.target.value_e4;
        for (int year = 0; year < 4; year++) {
            down.planned[year].value_e4 = -up.planned[year].value_e4;
            down.actual[year].value_e4 = -up.actual[year].value_e4;
        }
        struct evaluation_moment moment = {1 + (int)chance(4), chance(2) == 0};
        struct evaluation one, other;
        evaluation_compute(&up, &moment, &rating_default_bands, &one);
        evaluation_compute(&down, &moment, &rating_default_bands, &other);
        assert_true(is_same_ratio(one.compliance, other.compliance));
        assert_true(is_same_ratio(one.progress, other.progress));
        assert_true(is_same_ratio(one.due, other.due));
        assert_int_equal(one.rating_term, other.rating_term);
        assert_int_equal(one.notices, other.notices);
        assert_true(one.shortfall_term.value_e4 == other.shortfall_term.value_e4);
    }
}

static void test_shortfalls_are_never_negative_and_states_fit(void **state)
{
    (void)state;
    for (int i = 0; i < 50000; i++) {
        struct evaluation_input input = random_input();
        struct evaluation e;
        evaluation_compute(&input, &(struct evaluation_moment){1 + (int)chance(4), chance(2) == 0},
                           &rating_default_bands, &e);
        assert_true(e.shortfall_year.value_e4 >= 0 && e.shortfall_to_date.value_e4 >= 0);
        assert_true(e.shortfall_term.value_e4 >= 0 && e.demandable.value_e4 >= 0);
        assert_int_equal(ratio_exists(e.compliance), e.state == RATING_REPORTED);
        assert_true(e.rating_term != RATING_NONE && e.rating_term != RATING_REPORTED);
        if (e.error != EVALUATION_OK)
            assert_int_equal(e.rating_term, RATING_DATA_ERROR);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worked_examples_hold),
        cmocka_unit_test(test_errors_are_found_in_their_order),
        cmocka_unit_test(test_later_reports_never_change_an_earlier_cut),
        cmocka_unit_test(test_reduction_mirrors_capacity),
        cmocka_unit_test(test_shortfalls_are_never_negative_and_states_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
