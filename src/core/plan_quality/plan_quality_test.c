#include "base/test.h"

#include "core/plan_quality/plan_quality.h"
#include "core/plan_quality/unit_words.h"

#include "base/banned.h"

enum { NP = -1, NONE = -2, NO_KIND = FINDING_KINDS };

/* Tenths, so that "0,8" can be said. */
static struct quantity cell(int tenths)
{
    if (tenths == NP)
        return (struct quantity){.state = QUANTITY_NOT_PROGRAMMED};
    return tenths == NONE ? (struct quantity){0}
                          : quantity_number((int64_t)tenths * DECIMAL_SCALE / 10);
}

struct row {
    const char *code, *name, *unit;
    enum accumulation_type type;
    int baseline, target, years[4]; /* tenths */
    bool is_type_proposed;
    const char *baseline_note;
};

static struct indicator make(const struct row *row)
{
    struct indicator indicator = {.code = row->code,
                                  .name = row->name,
                                  .unit = row->unit,
                                  .type = row->type,
                                  .type_confirmed = !row->is_type_proposed,
                                  .baseline = cell(row->baseline),
                                  .baseline_note =
                                      row->baseline_note == NULL ? "" : row->baseline_note,
                                  .target = cell(row->target),
                                  .first_year = 2024,
                                  .year_count = 4};
    for (int i = 0; i < 4; i++)
        indicator.years[i].planned = cell(row->years[i]);
    return indicator;
}

static void review(struct arena *arena, const struct row *rows, size_t count,
                   struct plan_quality *quality)
{
    struct plan *plan = ARENA_NEW(arena, struct plan);
    plan->indicators = ARENA_NEW_ARRAY(arena, count, struct indicator);
    plan->indicator_count = count;
    plan->first_year = 2024;
    plan->year_count = 4;
    for (size_t i = 0; i < count; i++)
        plan->indicators[i] = make(&rows[i]);
    plan_quality_review(arena, plan, quality);
}

#define SOUND_YEARS                                                                                \
    {                                                                                              \
        10, 10, 10, 10                                                                             \
    }

/* The example of the header. */
static void test_the_score_is_the_weighted_share(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"1", "Vías mejoradas", "Km", ACCUMULATION_SUM, 0, 40, SOUND_YEARS, false, NULL},
        {"2",
         "Aulas dotadas",
         "Aulas",
         ACCUMULATION_SUM,
         NONE,
         40,
         {NONE, NONE, NONE, NONE},
         false,
         NULL}};
    struct arena arena = {0};
    struct plan_quality quality;
    review(&arena, rows, TEST_COUNT(rows), &quality);
    assert_int_equal(ratio_compare(quality.score, 140, 200), 0);
    assert_string_equal(plan_quality_score_text(&arena, &quality), "70,0 de 100");
    assert_string_equal(plan_quality_sentence(&arena, &quality),
                        "1 de 2 indicadores pasa todas las pruebas.");
    static const int passed[QUALITY_TESTS] = {1, 2, 1, 1, 2, 2, 2};
    assert_memory_equal(quality.passed, passed, sizeof passed);
    assert_int_equal(ratio_compare(plan_quality_share(&quality, QUALITY_TEST_BASELINE), 1, 2), 0);
    arena_release(&arena);
}

static void test_a_plan_without_indicators_has_no_score(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct plan_quality quality;
    review(&arena, NULL, 0, &quality);
    assert_false(ratio_exists(quality.score));
    assert_false(ratio_exists(plan_quality_share(&quality, QUALITY_TEST_TARGET)));
    assert_string_equal(plan_quality_score_text(&arena, &quality), "–");
    assert_string_equal(plan_quality_sentence(&arena, &quality), "El plan no tiene indicadores.");
    arena_release(&arena);
}

static const struct {
    const char *what;
    struct row row;
    int kinds[3]; /* ended by NO_KIND */
    const char *detail;
} cases[] = {
    {"nothing to say",
     {"1", "Vías", "Km", ACCUMULATION_SUM, 0, 40, SOUND_YEARS, false, NULL},
     {NO_KIND},
     NULL},
    {"prose where the baseline stands",
     {"1", "Vías", "Km", ACCUMULATION_SUM, NONE, 40, SOUND_YEARS, false, "NO DISPONIBLE"},
     {FINDING_NO_BASELINE, NO_KIND},
     "El plan dice: «NO DISPONIBLE»."},
    {"no target",
     {"1", "Vías", "Km", ACCUMULATION_SUM, 0, NONE, SOUND_YEARS, false, NULL},
     {FINDING_NO_TARGET, NO_KIND},
     "El plan la deja vacía."},
    {"no year at all",
     {"1", "Vías", "Km", ACCUMULATION_SUM, 0, 40, {NONE, NONE, NONE, NONE}, false, NULL},
     {FINDING_NO_YEARLY_TARGETS, NO_KIND},
     "El plan no dice nada de ningún año."},
    {"two years",
     {"1", "Vías", "Km", ACCUMULATION_SUM, 0, 40, {10, NONE, 30, NONE}, false, NULL},
     {FINDING_SOME_YEARS_MISSING, NO_KIND},
     "Falta 2025 y 2027."},
    {"a zero is nothing for an ACUMULADO",
     {"1", "Vías", "Km", ACCUMULATION_SUM, 0, 40, {0, NP, 0, NP}, false, NULL},
     {FINDING_NOTHING_PROGRAMMED, NO_KIND},
     "Todos los años están en cero o sin programar."},
    {"less than nothing",
     {"1", "Vías", "Km", ACCUMULATION_SUM, 0, 40, {-30, 10, 20, 40}, false, NULL},
     {FINDING_NEGATIVE_VALUE, NO_KIND},
     NULL},
    {"a target of zero",
     {"1", "Vías", "Km", ACCUMULATION_FLOW, 0, 0, SOUND_YEARS, false, NULL},
     {FINDING_TARGET_ZERO, NO_KIND},
     "Línea base 0 y meta 0, de tipo Flujo."},
    {"nothing grows",
     {"1", "Vías", "Km", ACCUMULATION_CAPACITY, 40, 40, {40, 40, 40, 40}, false, NULL},
     {FINDING_TARGET_IS_BASELINE, NO_KIND},
     "Línea base 4 y meta 4, de tipo Capacidad."},
    {"the wrong way",
     {"1", "Vías", "Km", ACCUMULATION_REDUCTION, 10, 40, SOUND_YEARS, false, NULL},
     {FINDING_INCOHERENT_TARGET, NO_KIND},
     "Línea base 1 y meta 4, de tipo Reducción."},
    {"the years are too much",
     {"1", "Vías", "Km", ACCUMULATION_SUM, 0, 40, {10, 10, 10, 20}, false, NULL},
     {FINDING_DOES_NOT_ADD_UP, NO_KIND},
     "Los años suman 5 y la meta es 4."},
    {"the scale explains the sum, so only it is said",
     {"1", "Vías", "Km", ACCUMULATION_SUM, 1800, 1840, SOUND_YEARS, false, NULL},
     {FINDING_TARGET_SCALE, NO_KIND},
     "Los años suman 4 y la meta es 184."},
    {"a share of one",
     {"1", "Cobertura", "%", ACCUMULATION_FLOW, 5, 8, {6, 7, 7, 8}, false, NULL},
     {FINDING_PERCENT_SCALE, NO_KIND},
     "La meta es 0,8: ¿es esa parte de uno, o de 100?"},
    {"more than a hundred",
     {"1",
      "Cobertura",
      "Porcentaje",
      ACCUMULATION_FLOW,
      500,
      1200,
      {600, 700, 900, 1200},
      false,
      NULL},
     {FINDING_PERCENT_SCALE, NO_KIND},
     NULL},
    {"a hundred is no doubt",
     {"1",
      "Cobertura",
      "Porcentaje",
      ACCUMULATION_FLOW,
      500,
      1000,
      {600, 700, 900, 1000},
      false,
      NULL},
     {NO_KIND},
     NULL},
    {"a purpose",
     {"1", "Fortalecer la cultura", "Número", ACCUMULATION_SUM, 0, 40, SOUND_YEARS, false, NULL},
     {FINDING_VAGUE_NAME, NO_KIND},
     "Empieza con «fortalecer»: es un propósito y no algo que se cuenta."},
    {"a word that only begins like a purpose",
     {"1", "Mejoramientos de vivienda", "Número", ACCUMULATION_SUM, 0, 40, SOUND_YEARS, false,
      NULL},
     {NO_KIND},
     NULL},
    {"hardly a name",
     {"1", "–", "Número", ACCUMULATION_SUM, 0, 40, SOUND_YEARS, false, NULL},
     {FINDING_VAGUE_NAME, NO_KIND},
     "El nombre está casi vacío."},
    {"no unit",
     {"1", "Vías", " ", ACCUMULATION_SUM, 0, 40, SOUND_YEARS, false, NULL},
     {FINDING_NO_UNIT, NO_KIND},
     NULL},
    {"a sentence as a unit",
     {"1", "Vías", "Kilómetros de vía que el municipio mejora cada año", ACCUMULATION_SUM, 0, 40,
      SOUND_YEARS, false, NULL},
     {FINDING_UNIT_IS_PROSE, NO_KIND},
     NULL},
    {"a percentage that is counted",
     {"1", "Porcentaje de hogares con agua", "Número", ACCUMULATION_SUM, 0, 40, SOUND_YEARS, false,
      NULL},
     {FINDING_UNIT_AGAINST_NAME, NO_KIND},
     "La unidad dice «Número»."},
    {"a number that is a percentage",
     {"1", "Número de hogares", "%", ACCUMULATION_SUM, 0, 40, SOUND_YEARS, false, NULL},
     {FINDING_UNIT_AGAINST_NAME, NO_KIND},
     "La unidad dice «%»."},
    {"a proposed type",
     {"1", "Vías", "Km", ACCUMULATION_SUM, 0, 40, SOUND_YEARS, true, NULL},
     {FINDING_TYPE_TO_CONFIRM, NO_KIND},
     "Hoy se usa: Acumulado."},
    {"no type: coherence is not looked at",
     {"1", "Vías", "Km", ACCUMULATION_NONE, 50, 40, {0, 0, 0, 90}, true, NULL},
     {FINDING_TYPE_TO_CONFIRM, NO_KIND},
     "Hoy se usa: Por definir."},
};

static void test_what_one_indicator_lacks(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct plan_quality quality;
        size_t count = 0;
        review(&arena, &cases[i].row, 1, &quality);
        while (cases[i].kinds[count] != NO_KIND) {
            if (count >= quality.count ||
                (int)quality.findings[count].kind != cases[i].kinds[count])
                fail_msg("%s: finding %zu", cases[i].what, count);
            count++;
        }
        if (quality.count != count)
            fail_msg("%s: %zu findings, the last is %s", cases[i].what, quality.count,
                     finding_kind_code(quality.findings[quality.count - 1].kind));
        if (cases[i].detail != NULL && strcmp(quality.findings[0].detail, cases[i].detail) != 0)
            fail_msg("%s: «%s»", cases[i].what, quality.findings[0].detail);
        assert_int_equal(quality.sound, count == 0);
    }
    arena_release(&arena);
}

static void test_rows_are_compared_with_each_other(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"7", "Vías", "Km", ACCUMULATION_SUM, 0, 40, SOUND_YEARS, false, NULL},
        {"8", "Senderos", "kilómetros", ACCUMULATION_SUM, 0, 40, SOUND_YEARS, false, NULL},
        {"7", "Puentes", "Puentes", ACCUMULATION_SUM, 0, 40, SOUND_YEARS, false, NULL},
        {"", "Aulas", "Aulas", ACCUMULATION_SUM, 0, 40, SOUND_YEARS, false, NULL},
        {"", "Sedes", "Sedes", ACCUMULATION_SUM, 0, 40, SOUND_YEARS, false, NULL}};
    struct arena arena = {0};
    struct plan_quality quality;
    review(&arena, rows, TEST_COUNT(rows), &quality);
    assert_int_equal(quality.counts[FINDING_UNITS_MIXED], 2);
    assert_int_equal(quality.counts[FINDING_REPEATED_CODE], 2);
    assert_int_equal(quality.count, 4);
    const struct plan_finding *mixed = &quality.findings[quality.firsts[FINDING_UNITS_MIXED]];
    assert_string_equal(mixed[0].detail, "Aquí dice «Km», y en «Senderos» dice «kilómetros».");
    assert_string_equal(mixed[1].indicator->name, "Senderos");
    const struct plan_finding *code = &quality.findings[quality.firsts[FINDING_REPEATED_CODE]];
    assert_string_equal(code[1].detail, "El código 7 también es de «Vías».");
    assert_int_equal(quality.sound, 2);
    arena_release(&arena);
}

static void test_ways_of_writing_a_unit(void **state)
{
    (void)state;
    static const struct {
        const char *one, *other;
        bool is_same;
    } pairs[] = {
        {"Km", "kilómetros.", true},
        {"%", "Por ciento", true},
        {"Porcentaje", "%", true},
        {"Número", "No.", true},
        {"árboles", "Árbol", true},
        {"clases", "clase", true},
        {"meses", "mes", true},
        {"Metros cuadrados", "m2", true},
        {"Metro lineal", "metros lineales", true},
        {"Metros", "Metros cuadrados", false},
        {"Familias", "Personas", false},
        {"Hectáreas", "Ha", true},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < TEST_COUNT(pairs); i++) {
        const char *one = unit_words_key(&arena, pairs[i].one);
        const char *other = unit_words_key(&arena, pairs[i].other);
        if ((strcmp(one, other) == 0) != pairs[i].is_same)
            fail_msg("«%s» %s, «%s» %s", pairs[i].one, one, pairs[i].other, other);
    }
    assert_string_equal(unit_words_key(&arena, "  "), "");
    arena_release(&arena);
}

static void test_codes_are_read_back(void **state)
{
    (void)state;
    for (int i = 0; i < FINDING_KINDS; i++) {
        enum finding_kind kind = FINDING_KINDS;
        assert_true(finding_kind_parse(finding_kind_code((enum finding_kind)i), &kind));
        assert_int_equal(kind, i);
    }
    enum finding_kind kind;
    assert_false(finding_kind_parse("otra-cosa", &kind));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_score_is_the_weighted_share),
        cmocka_unit_test(test_a_plan_without_indicators_has_no_score),
        cmocka_unit_test(test_what_one_indicator_lacks),
        cmocka_unit_test(test_rows_are_compared_with_each_other),
        cmocka_unit_test(test_ways_of_writing_a_unit),
        cmocka_unit_test(test_codes_are_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
