/* The page of the phase: from a council without a plan to a step that is ready, and who is offered
 * what. */
#include "base/test.h"

#include <string.h>

#include "storage/commission_store.h"
#include "storage/council_session_store.h"
#include "storage/councillor_store.h"
#include "storage/indicator_store.h"
#include "storage/plan_store.h"
#include "storage/recommendation_store.h"
#include "storage/test_plan.h"
#include "storage/topic_store.h"
#include "web/page_fixture.h"

#include "base/banned.h"

static const char path[] = "/c/guatape/condiciones";
static struct plan plan;

static void visit(struct page_fixture *f, const char *who)
{
    page_fixture_visit(f, who);
    assert_int_equal(page_fixture_get(f, path), 200);
}

/* The step's part of the page: from its title to the next step. */
static const char *step_of(struct page_fixture *f, const char *title)
{
    const char *start = strstr(page_fixture_body(f), title);
    assert_non_null(start);
    const char *end = strstr(start, "</section>");
    assert_non_null(end);
    return arena_strndup(&f->arena, start, (size_t)(end - start));
}

static void expect_in_step(struct page_fixture *f, const char *title, const char *piece)
{
    const char *step = step_of(f, title);
    if (strstr(step, piece) == NULL)
        fail_msg("«%s» is not in: %s", piece, step);
}

static void test_a_council_without_a_plan_brings_it_first(void **state)
{
    struct page_fixture *f = *state;
    visit(f, "secretaria_tecnica");
    page_fixture_expect(f,
                        "<h2 class=\"h3\">Lo que sigue</h2><p>Falta traer el plan de desarrollo.");
    page_fixture_expect(f, "<a class=\"boton\" href=\"/c/guatape/importar\">Traer el plan</a>");
    expect_in_step(f, "Plan de trabajo", "href=\"/c/guatape/consejeros/nuevo\">");
    expect_in_step(f, "Temas prioritarios", "Sin empezar");
    expect_in_step(f, "Indicadores, líneas base", "Sin empezar");
    page_fixture_refuse(f, "Crear un tema");
    visit(f, "enlace");
    page_fixture_refuse(f, "Lo que sigue");
    page_fixture_refuse(f, "/importar");
    expect_in_step(f, "Temas prioritarios", "Falta traer el plan de desarrollo.");
}

static void test_the_work_plan_needs_people_and_a_session(void **state)
{
    struct page_fixture *f = *state;
    static const char step[] = "Plan de trabajo y comisiones";
    struct database *database = f->test.database;
    struct councillor ana = {.council_id = f->test.council_id,
                             .name = "Ana",
                             .sector = "social",
                             .organisation = "",
                             .since = {2024, 1, 1},
                             .phone = "",
                             .email = ""};
    struct commission roads = {.council_id = f->test.council_id, .name = "Vías", .purpose = ""};
    struct council_session held = {.council_id = f->test.council_id,
                                   .title = "Sesión 1",
                                   .date = {2026, 2, 1},
                                   .start_time = "",
                                   .end_time = "",
                                   .place = "",
                                   .agenda = "",
                                   .minutes = ""};
    visit(f, "secretaria_tecnica");
    expect_in_step(f, step, "Sin empezar");
    expect_in_step(f, step, "<li>Falta anotar a los consejeros.</li>");
    expect_in_step(f, step, "<li>Falta hacer el plan de trabajo.</li>");
    assert_true(councillor_store_add(database, &ana, NULL));
    assert_true(commission_store_add(database, &roads, NULL));
    assert_true(council_session_store_add(database, &held, NULL));
    visit(f, "secretaria_tecnica");
    expect_in_step(f, step, "En curso");
    expect_in_step(f, step, "Falta decir quién coordina una comisión.");
    expect_in_step(f, step, "Falta celebrar la primera sesión.");
    page_fixture_refuse(f, "Falta anotar a los consejeros.");
    held.is_held = true;
    assert_true(council_session_store_save(database, &held, NULL));
    visit(f, "secretaria_tecnica");
    page_fixture_refuse(f, "Falta celebrar");
    expect_in_step(f, step, "<a href=\"/c/guatape/sesiones\">Sesiones</a>");
}

/* What a member asks of the plan stands where the plan is read; the public is not led there. */
static void test_the_plans_quality_is_reached_from_where_it_is_read(void **state)
{
    static const char *const pages[] = {"/c/guatape", "/c/guatape/tablero"};
    struct page_fixture *f = *state;
    test_plan_fill(&f->test, &plan, 1);
    for (size_t i = 0; i < TEST_COUNT(pages); i++) {
        page_fixture_visit(f, "consejero");
        assert_int_equal(page_fixture_get(f, pages[i]), 200);
        page_fixture_expect(f, "href=\"/c/guatape/calidad\">");
        page_fixture_visit(f, NULL);
        assert_int_equal(page_fixture_get(f, pages[i]), 200);
        page_fixture_refuse(f, "/c/guatape/calidad");
    }
}

static void test_with_a_plan_the_concept_comes_first(void **state)
{
    struct page_fixture *f = *state;
    test_plan_fill(&f->test, &plan, 2);
    visit(f, "consejero");
    page_fixture_expect(f, "Lo que sigue</h2><p>Falta crear la primera comisión.");
    expect_in_step(f, "Temas prioritarios", "Falta anotar las recomendaciones del concepto.");
    expect_in_step(f, "Temas prioritarios", "href=\"/c/guatape/concepto\">Anotar el concepto");
    expect_in_step(f, "Temas prioritarios", "Sin empezar");
    expect_in_step(f, "Indicadores, líneas base", "En curso");
    expect_in_step(f, "Indicadores, líneas base", "Falta la línea base de 2 indicadores.");
    expect_in_step(f, "Indicadores, líneas base", "href=\"/c/guatape/calidad\">Ver qué pedir");
    visit(f, "secretaria_tecnica");
    expect_in_step(f, "Indicadores, líneas base", "href=\"/c/guatape/tipos\">Confirmar los tipos");
}

static void test_a_topic_asks_for_its_score_its_indicators_and_its_tree(void **state)
{
    struct page_fixture *f = *state;
    test_plan_fill(&f->test, &plan, 1);
    struct priority_topic topic = {
        .council_id = plan.council_id, .plan_id = plan.id, .name = "Vías", .scores = {-1, 2, 2}};
    assert_true(
        topic_store_add(f->test.database, &topic, f->test.person_id, "2026-03-01T12:00:00Z", NULL));
    visit(f, "consejero");
    expect_in_step(f, "Temas prioritarios", "En curso");
    expect_in_step(f, "Temas prioritarios", "<li>Falta puntuar un tema.</li>");
    expect_in_step(f, "Temas prioritarios",
                   "<li>Falta unir con indicadores del plan un tema.</li>");
    expect_in_step(f, "Temas prioritarios", "<li>Falta dibujar el árbol de un tema.</li>");
    page_fixture_refuse(f, "Falta crear el primer tema.");
    visit(f, "enlace");
    page_fixture_refuse(f, "Anotar el concepto");
    page_fixture_expect(f, "Ver qué pedir");
}

/* What has to be known is asked of the topics' indicators once they have some. */
static void test_indicators_of_no_topic_are_not_asked_for(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = test_plan_fill(&f->test, &plan, 3);
    struct priority_topic topic = {
        .council_id = plan.council_id, .plan_id = plan.id, .name = "Vías", .scores = {3}};
    bool has_changed = false;
    visit(f, "consejero");
    expect_in_step(f, "Fichas técnicas", "Falta completar la ficha de 3 indicadores.");
    assert_true(
        topic_store_add(f->test.database, &topic, f->test.person_id, "2026-03-01T12:00:00Z", NULL));
    assert_true(topic_store_link(f->test.database, &topic,
                                 (struct topic_link){TOPIC_LINK_INDICATOR, id}, &has_changed,
                                 NULL));
    visit(f, "secretaria_tecnica");
    expect_in_step(f, "Fichas técnicas", "Falta completar la ficha de un indicador.");
    expect_in_step(f, "Indicadores, líneas base", "Falta la línea base de un indicador.");
    expect_in_step(f, "Indicadores, líneas base", "Falta confirmar cómo se acumula 3 indicadores.");
    expect_in_step(f, "Temas prioritarios", "<li>Falta escribir el marco lógico de un tema.</li>");
    expect_in_step(f, "Temas prioritarios", "<li>Falta unir la cadena de valor de un tema.</li>");
}

static void test_figures_that_say_everything_are_ready(void **state)
{
    struct page_fixture *f = *state;
    struct indicator *one = NULL;
    int64_t id = test_plan_fill(&f->test, &plan, 1);
    assert_true(indicator_store_load(f->test.database, (struct object_key){plan.council_id, id},
                                     &f->arena, &one, NULL));
    one->type_confirmed = true;
    one->baseline = quantity_number(0);
    assert_true(indicator_store_save(f->test.database, plan.council_id, one, NULL));
    visit(f, "consejero");
    expect_in_step(f, "Indicadores, líneas base", "<span class=\"pil ok\">Listo</span>");
    page_fixture_expect(f, "Hay un paso listo de ");
    assert_null(strstr(step_of(f, "Indicadores, líneas base"), "Falta"));
}

static void test_pages_of_the_phase_lead_back_to_it(void **state)
{
    static const char *const pages[] = {
        "temas",      "concepto",   "calidad",  "tipos",           "importar",           "fichas",
        "consejeros", "comisiones", "sesiones", "plan-de-trabajo", "plan-de-trabajo/mes"};
    struct page_fixture *f = *state;
    test_plan_fill(&f->test, &plan, 1);
    visit(f, "presidencia");
    page_fixture_expect(f, "aria-current=\"page\">Preparar</a>");
    for (size_t i = 0; i < TEST_COUNT(pages); i++) {
        assert_int_equal(page_fixture_get(f, arena_printf(&f->arena, "/c/guatape/%s", pages[i])),
                         200);
        const char *main = strstr(page_fixture_body(f), "<main");
        if (main == NULL || strstr(main, "href=\"/c/guatape/condiciones\"") == NULL)
            fail_msg("%s has no way back", pages[i]);
    }
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape/temas"), 200);
    page_fixture_refuse(f, "Preparar");
    assert_int_equal(page_fixture_get(f, path), 303);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_SITE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
        WITH_SITE(test_a_council_without_a_plan_brings_it_first),
        WITH_SITE(test_with_a_plan_the_concept_comes_first),
        WITH_SITE(test_a_topic_asks_for_its_score_its_indicators_and_its_tree),
        WITH_SITE(test_the_work_plan_needs_people_and_a_session),
        WITH_SITE(test_the_plans_quality_is_reached_from_where_it_is_read),
        WITH_SITE(test_indicators_of_no_topic_are_not_asked_for),
        WITH_SITE(test_figures_that_say_everything_are_ready),
        WITH_SITE(test_pages_of_the_phase_lead_back_to_it),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
