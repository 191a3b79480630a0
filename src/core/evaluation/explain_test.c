#include "base/test.h"

#include "core/evaluation/explain.h"

#define NBSP "\xC2\xA0"

/* An indicator at a cut, and the sentences that it must give; NULL: not asked. Cells are texts, ""
 * missing. */
struct example {
    enum accumulation_type type;
    const char *baseline, *target, *planned[4], *actual[4];
    int cut;
    bool with_baseline, is_lower_better, is_early;
    const char *compliance, *progress, *due, *pace;
    const char *year, *to_date, *term, *required, *demandable;
};

#define SUM ACCUMULATION_SUM
#define CAPACITY ACCUMULATION_CAPACITY
#define FLOW ACCUMULATION_FLOW
#define KEEP ACCUMULATION_MAINTENANCE
#define REDUCE ACCUMULATION_REDUCTION

static const struct example roads = {
    .type = SUM,
    .baseline = "0",
    .target = "4",
    .planned = {"1", "1", "1", "1"},
    .actual = {"0", "0.81"},
    .cut = 2,
    .compliance = "0,81 de 1 km programados en 2025: 81,0" NBSP "%.",
    .progress = "Van 0,81 de 4 en los cuatro años: 20,3" NBSP "%.",
    .due = "Hasta 2025 se programaron 2 de 4: 50,0" NBSP "%.",
    .pace = "20,3" NBSP "% de avance ÷ 50,0" NBSP "% debido: 40,5" NBSP
            "%. Bajo va de 40 a menos de 60.",
    .year = "Se programó 1 y se reportó 0,81: falta 0,19.",
    .to_date = "Hasta 2025 se programaron 2 y se reportó 0,81: faltan 1,19.",
    .term = "Se lleva 0,81 de 4: faltan 3,19.",
    .required = "Faltan 3,19 y quedan 2 años: 1,595 cada año.",
    .demandable = "En 2026: lo programado (1) más lo atrasado (1,19): 2,19. "
                  "La meta legal sigue siendo la programada.",
};

static const struct example examples[] = {
    /* the target is a level: the baseline is taken away in every sentence */
    {.type = SUM,
     .baseline = "180",
     .target = "184",
     .planned = {"0", "1", "1.5", "1.5"},
     .actual = {"1", "0.5"},
     .cut = 2,
     .with_baseline = true,
     .progress = "Van 1,5 de 4, que es la meta de 184 menos la línea base de 180: 37,5" NBSP "%.",
     .due = "Hasta 2025 se programó 1 de 4: 25,0" NBSP "%.",
     .term = "Se llevan 1,5 de 4: faltan 2,5."},
    {.type = SUM,
     .target = "4",
     .planned = {"1", "1", "1", "1"},
     .actual = {"1", "1", "0.5"},
     .cut = 3,
     .required = "Faltan 1,5 y queda un año.",
     .demandable = "En 2027: lo programado (1) más lo atrasado (0,5): 1,5. "
                   "La meta legal sigue siendo la programada."},
    {.type = SUM,
     .target = "4",
     .planned = {"1", "1", "1", "4"},
     .actual = {"1", "1", "1"},
     .cut = 3,
     .demandable = "En 2027: lo programado (4) más lo atrasado (0) pasa de lo que falta: 1. "
                   "La meta legal sigue siendo la programada."},
    {.type = SUM,
     .target = "10",
     .planned = {"5", "3", "1", "1"},
     .actual = {"10", "0"},
     .cut = 2,
     .compliance = "La meta de los cuatro años ya se cumplió: 2025 no debe nada.",
     .term = "Se llevan 10 de 10: no falta nada.",
     .required = "La meta ya está cumplida."},
    {.type = SUM,
     .target = "10",
     .planned = {"1", "1", "1", "1"},
     .actual = {"1", "1", "1", "1"},
     .cut = 4,
     .due = "En 2027, el último año, se debe toda la meta: 100,0" NBSP "%.",
     .required = "",
     .demandable = ""},
    {.type = SUM,
     .target = "4",
     .planned = {"NP", "", "2", "2"},
     .actual = {""},
     .cut = 2,
     .compliance = "El plan no dice cuánto era para 2025.",
     .due = "Hasta 2025 no se programó nada.",
     .pace = "A la fecha no se debía ningún avance. El plan no dice cuánto era para 2025."},
    {.type = SUM,
     .target = "4",
     .planned = {"2", "NP", "1", "1"},
     .actual = {""},
     .cut = 2,
     .compliance = "Para 2025 no se programó nada.",
     .pace = "0,0" NBSP "% de avance ÷ 50,0" NBSP "% debido: 0,0" NBSP
             "%. Hasta 2025 no hay ningún reporte."},
    /* the report may still come: only the years before are due */
    {.type = SUM,
     .target = "4",
     .planned = {"1", "1", "1", "1"},
     .actual = {"1"},
     .cut = 2,
     .is_early = true,
     .compliance = "Se programó 1 para 2025 y aún hay plazo para reportar.",
     .due = "Aún hay plazo para reportar 2025. Hasta 2024 se programó 1 de 4: 25,0" NBSP "%."},
    {.type = SUM,
     .target = "4",
     .planned = {"1", "1", "1", "1"},
     .actual = {""},
     .cut = 1,
     .is_early = true,
     .due = "Aún hay plazo para reportar 2024: todavía no se debe nada."},
    {.type = SUM,
     .target = "4",
     .planned = {"3", "1", "NP", "NP"},
     .actual = {"1"},
     .cut = 2,
     .compliance = "Se programó 1 para 2025 y no hay dato."},
    {.type = CAPACITY,
     .baseline = "168",
     .target = "180",
     .planned = {"171", "174", "177", "180"},
     .actual = {"176"},
     .cut = 1,
     .compliance = "Desde 168 había que subir 3 y en 2024 subió 8: 266,7" NBSP "%.",
     .progress = "De 168 se pasó a 176; la meta es 180: 66,7" NBSP "% del camino.",
     .due = "En 2024 había que ir en 171, de 168 hacia 180: 25,0" NBSP "% del camino.",
     .year = "Había que llegar a 171 y se llegó a 176: no falta nada.",
     .to_date = "En 2024 había que ir en 171 y se va en 176: no falta nada.",
     .term = "La meta es 180 y se va en 176: faltan 4.",
     .required = "",
     .demandable = ""},
    {.type = CAPACITY,
     .baseline = "168",
     .target = "180",
     .planned = {"160", "174", "177", "180"},
     .actual = {"165"},
     .cut = 1,
     .compliance = "En 2024 había que tener al menos 160 y se llegó a 165: 100,0" NBSP "%.",
     .pace = "A la fecha no se debía ningún avance; vale el semáforo del año. "
             "Sobresaliente es 80 o más."},
    {.type = REDUCE,
     .baseline = "20",
     .target = "12",
     .planned = {"19", "17", "14", "12"},
     .actual = {"21"},
     .cut = 1,
     .compliance = "Desde 20 había que bajar 1 y en 2024 subió 1: −100,0" NBSP "%.",
     .year = "No debía pasar de 19 y fue 21: sobran 2.",
     .to_date = "En 2024 había que bajar a 19 y se va en 21: sobran 2.",
     .term = "La meta es 12 y se va en 21: faltan 9."},
    /* a flow gone silent counts as 0, and says so */
    {.type = FLOW,
     .target = "90",
     .planned = {"90", "90", "90", "90"},
     .actual = {"90"},
     .cut = 2,
     .progress = "De 2025 no hay dato y cuenta como 0, frente a la meta de 90: 0,0" NBSP "%.",
     .due = "Para 2025 se programaron 90, frente a la meta de 90: 100,0" NBSP "%.",
     .to_date = "Los años no se suman: es lo que faltó en el año.",
     .term = "La meta es 90 y cuenta 0, lo del último año programado: faltan 90."},
    {.type = FLOW,
     .target = "90",
     .planned = {"90", "90", "90", "90"},
     .actual = {"90"},
     .cut = 2,
     .is_early = true,
     .progress = "En 2024 hubo 90, frente a la meta de 90: 100,0" NBSP "%.",
     .term = "La meta es 90 y cuenta 90, lo del último año programado: no falta nada."},
    {.type = FLOW,
     .target = "90",
     .planned = {"90", "NP", "90", "NP"},
     .actual = {"90", "0"},
     .cut = 2,
     .progress = "En 2024 hubo 90, frente a la meta de 90: 100,0" NBSP "%."},
    {.type = KEEP,
     .target = "60",
     .planned = {"60", "60", "60", "60"},
     .actual = {"7", "60"},
     .cut = 2,
     .compliance = "60 de 60 km programados en 2025: 100,0" NBSP "%.",
     .progress = "Promedio de los años programados, contando los que faltan: 27,9" NBSP "%.",
     .due = "Van 2 de 4 años programados: 50,0" NBSP "%.",
     .term = "La meta se repite cada año. Lo perdido no se suma."},
    {.type = KEEP,
     .target = "5",
     .planned = {"5", "5", "5", "5"},
     .actual = {"8"},
     .cut = 1,
     .is_lower_better = true,
     .compliance = "Hubo 8; no debía pasar de 5 km en 2024: 62,5" NBSP "%.",
     .year = "No debía pasar de 5 y fue 8: sobran 3."},
    {.type = KEEP,
     .target = "5",
     .planned = {"NP", "NP", "NP", "NP"},
     .actual = {""},
     .cut = 1,
     .progress = "Ningún año está programado, así que no hay con qué comparar.",
     .due = "Ningún año está programado, así que nada se debe."},
    {.type = CAPACITY,
     .baseline = "",
     .target = "5",
     .planned = {"1", "2", "3", "5"},
     .actual = {"1"},
     .cut = 1,
     .compliance = "Falta la línea base. Pídala a la administración.",
     .progress = "Falta la línea base. Pídala a la administración.",
     .term = "Falta la línea base. Pídala a la administración."},
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

/* An evaluated example: what explain_context points to. */
struct scene {
    struct arena arena;
    struct evaluation_input input;
    struct evaluation evaluation;
    struct explain_context context;
};

static void set_scene(struct scene *scene, const struct example *example)
{
    *scene =
        (struct scene){.input = {.type = example->type,
                                 .direction = example->is_lower_better ? DIRECTION_LOWER_IS_BETTER
                                                                       : DIRECTION_HIGHER_IS_BETTER,
                                 .target_includes_baseline = example->with_baseline,
                                 .baseline = cell(example->baseline),
                                 .target = cell(example->target),
                                 .year_count = 4}};
    for (int i = 0; i < 4; i++) {
        scene->input.planned[i] = cell(example->planned[i]);
        scene->input.actual[i] = cell(example->actual[i]);
    }
    evaluation_compute(&scene->input, &(struct evaluation_moment){example->cut, !example->is_early},
                       &rating_default_bands, &scene->evaluation);
    scene->context = (struct explain_context){.arena = &scene->arena,
                                              .input = &scene->input,
                                              .evaluation = &scene->evaluation,
                                              .bands = &rating_default_bands,
                                              .first_year = 2024,
                                              .cut = example->cut,
                                              .unit = "km",
                                              .is_before_deadline = example->is_early};
}

static void expect(size_t row, const char *sentence, const char *expected)
{
    if (expected != NULL && strcmp(sentence, expected) != 0)
        fail_msg("row %zu: «%s», expected «%s»", row, sentence, expected);
}

static void check_example(size_t row, const struct example *example)
{
    struct scene scene;
    set_scene(&scene, example);
    const struct explain_context *context = &scene.context;
    expect(row, explain_compliance(context), example->compliance);
    expect(row, explain_progress(context), example->progress);
    expect(row, explain_due(context), example->due);
    expect(row, explain_pace(context), example->pace);
    expect(row, explain_shortfall_year(context), example->year);
    expect(row, explain_shortfall_to_date(context), example->to_date);
    expect(row, explain_shortfall_term(context), example->term);
    expect(row, explain_required_pace(context), example->required);
    expect(row, explain_demandable(context), example->demandable);
    arena_release(&scene.arena);
}

static void test_sentences_have_their_numbers(void **state)
{
    (void)state;
    check_example(999, &roads);
    for (size_t i = 0; i < TEST_COUNT(examples); i++)
        check_example(i, &examples[i]);
}

/* One thing has no plural: the name of a unit, which the plan gives in the plural, stands aside. */
static void test_a_unit_agrees_with_one(void **state)
{
    static const struct {
        const char *planned, *unit, *expected;
    } cases[] = {
        {"1", "km", "0,5 de 1 km programados en 2024: 50,0" NBSP "%."},
        {"1", "Kilómetros", "0,5 de 1 (kilómetros) programados en 2024: 50,0" NBSP "%."},
        {"1", "Metros cuadrados",
         "0,5 de 1 (metros cuadrados) programados en 2024: 50,0" NBSP "%."},
        {"1", "Porcentaje", "0,5 de 1 porcentaje programados en 2024: 50,0" NBSP "%."},
        {"2", "Kilómetros", "0,5 de 2 kilómetros programados en 2024: 25,0" NBSP "%."},
        {"1", "Número", "0,5 de 1 programados en 2024: 50,0" NBSP "%."},
    };
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct scene scene;
        const struct example example = {.type = SUM,
                                        .target = "4",
                                        .planned = {cases[i].planned, "1", "1", "1"},
                                        .actual = {"0.5"},
                                        .cut = 1};
        set_scene(&scene, &example);
        scene.context.unit = cases[i].unit;
        expect(i, explain_compliance(&scene.context), cases[i].expected);
        arena_release(&scene.arena);
    }
}

/* The rule behind an official percentage of the whole period. */
static const char unknown[] =
    "No encontramos con qué regla salió la cifra de la administración. Conviene pedirla.";
static const char capped[] = "La administración cuenta hasta el 100 %. El consejo muestra "
                             "también lo que pasa de la meta.";
static const struct difference {
    struct example example;
    int64_t official_e4;
    const char *reason;
    struct quantity actual;
} differences[] = {
    {{KEEP, "60", "60", {"60", "60", "60", "60"}, {"7", "60"}, 2},
     1000000,
     "La administración sumó los años (67) y dividió por 60, la meta de un solo año."},
    {{KEEP, "60", "60", {"60", "60", "60", "60"}, {"7", "60"}, 2},
     1116667,
     "La administración sumó los años (67) y dividió por 60, la meta de un solo año."},
    {{KEEP, "60", "60", {"60", "60", "60", "60"}, {"7", "60"}, 2},
     558333,
     "La administración promedió solo los años con dato, sin contar los que faltan."},
    {{KEEP, "60", "60", {"60", "60", "60", "60"}, {"7", "6"}, 2},
     100000,
     "La administración contó solo el último dato; la meta (60) se debe cada año."},
    {{KEEP, "60", "60", {"60", "60", "60", "60"}, {"7", "60"}, 2}, 279167, ""},
    {{KEEP, "60", "60", {"60", "60", "60", "60"}, {"7", "60"}, 2},
     280000,
     "Es la misma cifra, redondeada sin decimales."},
    {{CAPACITY, "168", "180", {"171", "174", "177", "180"}, {"176"}, 1},
     977778,
     "La administración no restó la línea base (168) y comparó con toda la meta (180)."},
    {{CAPACITY, "10", "100", {"20", "30", "60", "100"}, {"20", "30"}, 2},
     500000,
     "La administración sumó los niveles de los años (50) y no restó la línea base (10)."},
    {{REDUCE, "20", "12", {"19", "17", "14", "12"}, {"19", "18"}, 2},
     666667,
     "La administración dividió la meta (12) por el dato y no restó la línea base (20)."},
    {{SUM, "180", "184", {"0", "1", "1.5", "1.5"}, {"3", "50.7"}, 2, .with_baseline = true},
     291848,
     "La administración dividió por toda la meta, que incluye la línea base."},
    {{SUM, "180", "184", {"0", "1", "1.5", "1.5"}, {"3", "50.7"}, 2, .with_baseline = true},
     1000000,
     capped},
    {{KEEP, "884", "884", {"884", "884", "884", "884"}, {"884", "919"}, 2},
     1000000,
     "La administración contó solo el último dato; la meta (884) se debe cada año.",
     {QUANTITY_NUMBER, 9190000}},
    {{CAPACITY, "168", "180", {"171", "174", "177", "180"}, {"176", "192"}, 2},
     1000000,
     "La administración no restó la línea base (168) y comparó con toda la meta (180)."},
    {{SUM, "0", "10", {"1", "3", "3", "3"}, {"8", "13"}, 2}, 1000000, capped},
    {{FLOW, "", "90", {"70", "80", "85", "90"}, {"30", "99"}, 2}, 1000000, capped},
    {{SUM, "0", "1", {"0", "0", "0.5", "0.5"}, {"0.3", "0"}, 2},
     0,
     "La administración no contó lo hecho en años sin programación."},
    {{SUM, "0", "8", {"2", "2", "2", "2"}, {"1", "2"}, 2},
     250000,
     "La administración contó solo el último dato y no sumó los años anteriores."},
    {{SUM, "0", "4", {"1", "1", "1", "1"}, {"0.2", "0.81"}, 2},
     810000,
     "Es el cumplimiento de 2025, no el avance de los cuatro años."},
    {{SUM, "0", "4", {"1", "1", "1", "1"}, {"0.2", "0.8"}, 2},
     500000,
     "Compara con lo debido a la fecha, no con la meta completa."},
    {{FLOW, "", "90", {"70", "80", "85", "90"}, {"30", "36"}, 2},
     733333,
     "La administración sumó los años (66) y dividió por 90, la meta de un solo año."},
    {{SUM, "0", "4", {"1", "1", "1", "1"}, {"0", "0.81"}, 2}, 330000, unknown},
    {{CAPACITY, "", "4", {"1", "1", "1", "1"}, {"0", "0.81"}, 2}, 330000, ""},
};

static void test_differences_name_the_rule(void **state)
{
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(differences); i++) {
        struct scene scene;
        set_scene(&scene, &differences[i].example);
        const struct explain_official official = {differences[i].official_e4,
                                                  differences[i].actual};
        expect(i, explain_difference(&scene.context, &official), differences[i].reason);
        arena_release(&scene.arena);
    }
}

/* The same for one year, by Guatapé's own rule: MIN(1, E/P). */
static void test_differences_of_a_year(void **state)
{
    (void)state;
    static const struct {
        struct example example;
        int year;
        int64_t official_e4;
        const char *reason;
    } rows[] = {
        {{SUM, "0", "4", {"1", "1", "1", "1"}, {"0", "0.81"}, 2}, 2, 810000, ""},
        {{SUM, "0", "10", {"1", "3", "3", "3"}, {"8", "13"}, 2},
         1,
         1000000,
         "La administración cuenta hasta el 100 %. El consejo muestra también lo que pasa de la "
         "meta."},
        {{CAPACITY, "168", "180", {"171", "174", "177", "180"}, {"176", "192"}, 2},
         1,
         1000000,
         "La administración no restó la línea base (168)."},
        {{CAPACITY, "168", "180", {"171", "174", "177", "180"}, {"170", "192"}, 2},
         1,
         994200,
         "La administración no restó la línea base (168)."},
        {{SUM, "0", "8", {"2", "2", "2", "2"}, {"1", "2"}, 2},
         1,
         125000,
         "Compara con la meta de los cuatro años, no con lo programado en el año."},
        {{SUM, "0", "8", {"3", "2", "2", "1"}, {"1", "2"}, 2},
         1,
         330000,
         "Es la misma cifra, redondeada sin decimales."},
        {{SUM, "0", "8", {"2", "2", "2", "2"}, {"1", ""}, 2}, 2, 0, ""},
        {{SUM, "0", "8", {"2", "2", "2", "2"}, {"1", "2"}, 2},
         1,
         770000,
         "No encontramos con qué regla salió la cifra de la administración. Conviene pedirla."},
    };
    for (size_t i = 0; i < TEST_COUNT(rows); i++) {
        struct scene scene;
        set_scene(&scene, &rows[i].example);
        expect(i, explain_year_difference(&scene.context, rows[i].year, rows[i].official_e4),
               rows[i].reason);
        arena_release(&scene.arena);
    }
}

static void test_bands_say_where_they_begin(void **state)
{
    (void)state;
    struct scene scene;
    set_scene(&scene, &roads);
    const struct rating_bands bands = {{3350, 5000, 7500, 9000}};
    scene.context.bands = &bands;
    expect(1, explain_rating(&scene.context, RATING_CRITICAL), "Crítico es menos de 33,5.");
    expect(2, explain_rating(&scene.context, RATING_LOW), "Bajo va de 33,5 a menos de 50.");
    expect(3, explain_rating(&scene.context, RATING_MEDIUM), "Medio va de 50 a menos de 75.");
    expect(4, explain_rating(&scene.context, RATING_OUTSTANDING), "Sobresaliente es 90 o más.");
    arena_release(&scene.arena);
}

static int count_words(const char *sentence)
{
    int words = 1;
    for (; *sentence != '\0'; sentence++)
        words += *sentence == ' ';
    return words;
}

/* People read them aloud: at most 20 words before each full stop. */
static void test_sentences_are_short_and_never_missing(void **state)
{
    (void)state;
    for (int type = ACCUMULATION_NONE; type <= ACCUMULATION_YEARLY_REDUCTION; type++)
        assert_in_range(count_words(explain_type((enum accumulation_type)type)), 3, 20);
    for (int error = EVALUATION_BASELINE_REQUIRED; error <= EVALUATION_INCOHERENT_TARGET; error++)
        assert_in_range(count_words(explain_error((enum evaluation_error)error)), 3, 20);
    for (int notice = 0; notice < NOTICE_COUNT; notice++)
        assert_in_range(count_words(explain_notice((enum notice)notice)), 3, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sentences_have_their_numbers),
        cmocka_unit_test(test_a_unit_agrees_with_one),
        cmocka_unit_test(test_differences_name_the_rule),
        cmocka_unit_test(test_differences_of_a_year),
        cmocka_unit_test(test_bands_say_where_they_begin),
        cmocka_unit_test(test_sentences_are_short_and_never_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
