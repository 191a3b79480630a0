#include "base/test.h"

#include "core/plan/yearly_proposal.h"

#include "base/banned.h"

enum { NP = -1, NONE = -2 };

static struct quantity cell(int value)
{
    if (value == NP)
        return (struct quantity){.state = QUANTITY_NOT_PROGRAMMED};
    return value == NONE ? (struct quantity){0} : quantity_number((int64_t)value * DECIMAL_SCALE);
}

#define OPEN                                                                                       \
    {                                                                                              \
        NONE, NONE, NONE, NONE                                                                     \
    }

static const struct {
    const char *what;
    enum accumulation_type type;
    bool with_baseline;
    int baseline, target, years[4];
    const char *text;
} cases[] = {
    {"the rest goes to the last",
     ACCUMULATION_SUM,
     false,
     0,
     1,
     {NP, NONE, NONE, NONE},
     "2025: 0,3333; 2026: 0,3333; 2027: 0,3334"},
    {"a line", ACCUMULATION_CAPACITY, false, 168, 180, OPEN,
     "2024: 171; 2025: 174; 2026: 177; 2027: 180"},
    {"equal parts", ACCUMULATION_SUM, false, 0, 10, OPEN,
     "2024: 2,5; 2025: 2,5; 2026: 2,5; 2027: 2,5"},
    {"what the given years leave",
     ACCUMULATION_SUM,
     false,
     0,
     10,
     {4, NONE, 3, NONE},
     "2025: 1,5; 2027: 1,5"},
    {"nothing is left", ACCUMULATION_SUM, false, 0, 10, {6, NONE, 4, NONE}, ""},
    {"the baseline is in the target", ACCUMULATION_SUM, true, 2, 10, OPEN,
     "2024: 2; 2025: 2; 2026: 2; 2027: 2"},
    {"an unknown baseline in the target", ACCUMULATION_SUM, true, NONE, 10, OPEN, ""},
    {"a line that falls", ACCUMULATION_REDUCTION, false, 20, 12, OPEN,
     "2024: 18; 2025: 16; 2026: 14; 2027: 12"},
    {"a line through thirds ends at the target", ACCUMULATION_REDUCTION, false, 10, 9, OPEN,
     "2024: 9,75; 2025: 9,5; 2026: 9,25; 2027: 9"},
    {"a level without baseline", ACCUMULATION_CAPACITY, false, NONE, 180, OPEN, ""},
    {"a level the wrong way", ACCUMULATION_CAPACITY, false, 180, 168, OPEN, ""},
    {"a level with some years",
     ACCUMULATION_CAPACITY,
     false,
     168,
     180,
     {171, NONE, NONE, NONE},
     ""},
    {"kept each year", ACCUMULATION_MAINTENANCE, false, NONE, 60, OPEN,
     "2024: 60; 2025: 60; 2026: 60; 2027: 60"},
    {"a flow keeps what was given",
     ACCUMULATION_FLOW,
     false,
     NONE,
     90,
     {70, NONE, NONE, NP},
     "2025: 90; 2026: 90"},
    {"no target", ACCUMULATION_FLOW, false, 0, NONE, OPEN, ""},
    {"no type", ACCUMULATION_NONE, false, 0, 4, OPEN, ""},
    {"nothing is open", ACCUMULATION_SUM, false, 0, 4, {1, 1, NP, 1}, ""},
};

static void test_what_is_proposed(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct indicator indicator = {.type = cases[i].type,
                                      .target_includes_baseline = cases[i].with_baseline,
                                      .baseline = cell(cases[i].baseline),
                                      .target = cell(cases[i].target),
                                      .first_year = 2024,
                                      .year_count = 4};
        for (int year = 0; year < 4; year++)
            indicator.years[year].planned = cell(cases[i].years[year]);
        const char *text = yearly_proposal_text(&arena, &indicator);
        if (strcmp(text, cases[i].text) != 0)
            fail_msg("%s: «%s»", cases[i].what, text);
        assert_true((text[0] == '\0') == (yearly_proposal_obstacle(&indicator)[0] != '\0'));
    }
    arena_release(&arena);
}

/* What is missing is named, for that is what the council has to ask for. */
static void test_what_stands_in_the_way(void **state)
{
    static const struct {
        enum accumulation_type type;
        bool with_baseline;
        int baseline, target, years[4];
        const char *text;
    } wrong[] = {
        {ACCUMULATION_SUM, false, 0, 4, {1, 1, NP, 1}, "El plan dice todos los años."},
        {ACCUMULATION_FLOW, false, 0, NONE, OPEN, "Falta la meta."},
        {ACCUMULATION_NONE, false, 0, 4, OPEN, "Falta el tipo de acumulación."},
        {ACCUMULATION_SUM, true, NONE, 4, OPEN, "Falta la línea base, que la meta incluye."},
        {ACCUMULATION_SUM,
         false,
         0,
         2,
         {2, NONE, NONE, NONE},
         "Los años que el plan dice ya suman la meta."},
        {ACCUMULATION_SUM, false, 0, 0, OPEN, "La meta no es mayor que cero."},
        {ACCUMULATION_SUM, true, 4, 4, OPEN, "La meta no es mayor que la línea base."},
        {ACCUMULATION_CAPACITY, false, NONE, 4, OPEN, "Falta la línea base."},
        {ACCUMULATION_CAPACITY, false, 4, 4, OPEN, "La meta no es mayor que la línea base."},
        {ACCUMULATION_REDUCTION, false, 4, 5, OPEN, "La meta no es menor que la línea base."},
        {ACCUMULATION_CAPACITY,
         false,
         1,
         4,
         {2, NONE, NONE, NONE},
         "El plan dice unos años y otros no."},
    };
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(wrong); i++) {
        struct indicator indicator = {.type = wrong[i].type,
                                      .target_includes_baseline = wrong[i].with_baseline,
                                      .baseline = cell(wrong[i].baseline),
                                      .target = cell(wrong[i].target),
                                      .first_year = 2024,
                                      .year_count = 4};
        for (int year = 0; year < 4; year++)
            indicator.years[year].planned = cell(wrong[i].years[year]);
        assert_string_equal(yearly_proposal_obstacle(&indicator), wrong[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_what_is_proposed),
                                       cmocka_unit_test(test_what_stands_in_the_way)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
