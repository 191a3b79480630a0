/* The letter that asks for what a plan lacks, word by word: golden/quality_letter.txt. */
#include "base/test.h"

#include <string.h>

#include "base/test_golden.h"
#include "reports/catalog/plan_quality/quality_letter.h"
#include "reports/formats/text/report_text.h"

#include "base/banned.h"

enum { TARGET_E4 = 4 * DECIMAL_SCALE };

static struct indicator make(const char *code, const char *name)
{
    struct indicator indicator = {.code = code,
                                  .name = name,
                                  .unit = "Kilómetros",
                                  .responsible = "Secretaría de Infraestructura",
                                  .type = ACCUMULATION_SUM,
                                  .type_confirmed = true,
                                  .baseline = quantity_number(0),
                                  .baseline_note = "",
                                  .target = quantity_number(TARGET_E4),
                                  .first_year = 2024,
                                  .year_count = 4};
    for (int i = 0; i < 4; i++)
        indicator.years[i].planned = quantity_number(TARGET_E4 / 4);
    return indicator;
}

/* Sound; without baseline; with years that do not add up; with a type that the council confirms
 * itself, which no letter asks for. */
static void fill(struct plan *plan, struct indicator indicators[4])
{
    indicators[0] = make("1.1", "Vías terciarias mejoradas");
    indicators[1] = make("1.2", "Placa huella construida");
    indicators[1].baseline = (struct quantity){0};
    indicators[2] = make("1.3", "Caminos <veredales> abiertos");
    indicators[2].years[3].planned = quantity_number(TARGET_E4 / 2);
    indicators[3] = make("1.4", "Puentes reparados");
    indicators[3].type_confirmed = false;
    *plan = (struct plan){.name = "Juntos Construimos",
                          .indicators = indicators,
                          .indicator_count = 4,
                          .first_year = 2024,
                          .year_count = 4};
}

static const char *compose(struct arena *arena, const struct plan_quality *quality)
{
    struct strbuf out;
    const struct quality_letter letter = {.quality = quality,
                                          .council = "Consejo Territorial de Planeación de Guatapé",
                                          .created = "2026-04-15T12:00:00Z",
                                          .place_date = "Guatapé, 15 de abril de 2026",
                                          .addressee = "Señor alcalde\nAlcaldía de Guatapé",
                                          .opening = quality_letter_suggest_opening(arena, quality),
                                          .closing = quality_letter_suggest_closing(),
                                          .signer = "Ana María Ejemplo",
                                          .office = "Presidencia del consejo"};
    strbuf_init(&out, arena);
    report_text_render(&out, quality_letter_compose(arena, &letter));
    return out.data;
}

static void the_letter_is_the_golden_one(void **state)
{
    struct arena arena = {0};
    struct plan plan;
    struct indicator indicators[4];
    struct plan_quality quality;
    (void)state;
    fill(&plan, indicators);
    plan_quality_review(&arena, &plan, &quality);
    assert_int_equal(quality.count, 3);
    assert_int_equal(quality_letter_count(&quality), 2); /* the type is the council's own work */
    const char *text = compose(&arena, &quality);
    assert_null(strstr(text, "Puentes reparados"));
    test_golden(GOLDEN_FOLDER "/quality_letter.txt", text);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_letter_is_the_golden_one)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
