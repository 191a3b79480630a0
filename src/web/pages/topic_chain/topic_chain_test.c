/* The pages of a topic's logical framework and value chain together: proposals, forms, two people
 * at once, gaps, files, and who sees what. */
#include "base/test.h"

#include <string.h>

#include "storage/problem_tree_store.h"
#include "storage/test_plan.h"
#include "storage/topic_store.h"
#include "web/page_fixture.h"

/* A topic with one indicator, one project, and a tree of a central problem and a cause. */
struct planned {
    struct priority_topic topic;
    int64_t indicator, project, cause;
};

static int64_t add_node(struct page_fixture *f, struct object_key topic, struct problem_node node)
{
    node.reason = "";
    node.is_convertible = true;
    assert_true(problem_tree_store_add(f->test.database, topic, &node, NULL));
    assert_true(problem_tree_store_save_objective(f->test.database, topic, &node, NULL));
    return node.id;
}

static struct planned prepare(struct page_fixture *f)
{
    struct plan plan;
    bool has_changed = false;
    struct planned planned = {.indicator = test_plan_fill(&f->test, &plan, 1)};
    struct priority_topic *topic = &planned.topic;
    *topic =
        (struct priority_topic){.council_id = plan.council_id, .plan_id = plan.id, .name = "Vías"};
    assert_true(
        topic_store_add(f->test.database, topic, f->test.person_id, "2026-03-01T12:00:00Z", NULL));
    struct project project = {.bpin = "012345678", .name = "Placa & huella"};
    assert_true(topic_store_save_project(
        f->test.database, (struct object_key){plan.council_id, plan.id}, &project, NULL));
    planned.project = project.id;
    const struct topic_link links[] = {{TOPIC_LINK_INDICATOR, planned.indicator},
                                       {TOPIC_LINK_PROJECT, project.id}};
    for (size_t i = 0; i < TEST_COUNT(links); i++)
        assert_true(topic_store_link(f->test.database, topic, links[i], &has_changed, NULL));
    const struct object_key key = {topic->council_id, topic->id};
    int64_t central = add_node(
        f, key,
        (struct problem_node){.problem = "Caminos cerrados", .objective = "Caminos abiertos"});
    planned.cause = add_node(f, key,
                             (struct problem_node){.side = PROBLEM_CAUSE,
                                                   .parent_id = central,
                                                   .problem = "Pocas obras",
                                                   .objective = "Obras hechas"});
    page_fixture_visit(f, "consejero");
    return planned;
}

static const char *path_of(struct page_fixture *f, const struct planned *planned, const char *end)
{
    return arena_printf(&f->arena, "/c/guatape/temas/%lld%s", (long long)planned->topic.id, end);
}

static void test_a_row_is_a_proposal_until_it_is_saved(void **state)
{
    struct page_fixture *f = *state;
    const struct planned planned = prepare(f);
    const char *matrix = path_of(f, &planned, "/marco-logico");
    const char *row = arena_printf(&f->arena, "%s/%lld", matrix, (long long)planned.cause);
    assert_int_equal(page_fixture_get(f, matrix), 200);
    page_fixture_expect(f, "Obras hechas");
    page_fixture_expect(f, "Propuesta");
    page_fixture_expect(f, "Este componente no tiene actividades.");
    page_fixture_expect(f, "Falta el fin.");
    assert_int_equal(page_fixture_get(f, row), 200);
    page_fixture_expect(f, "Esto es una propuesta.");
    const char *const odd[] = {"version",      "0",      "resumen", "Mis <obras>",
                               "probabilidad", "quizás", NULL};
    assert_int_equal(page_fixture_post(f, row, odd), 422);
    page_fixture_expect(f, "<a href=\"#probabilidad\">");
    page_fixture_expect(f, "Mis &lt;obras&gt;</textarea>");
    const char *const mine[] = {"version",
                                "0",
                                "resumen",
                                "Mis obras",
                                "indicadores",
                                "4 km",
                                "verificacion",
                                "Acta",
                                "supuestos",
                                "No hay derrumbes",
                                "probabilidad",
                                "imposible",
                                NULL};
    assert_int_equal(page_fixture_post(f, row, mine), 303);
    assert_int_equal(page_fixture_post(f, row, mine), 409);
    page_fixture_expect(f, "Ahora dice: «Mis obras». Indicadores: «4 km».");
    page_fixture_expect(f, "name=\"version\" value=\"1\"");
    assert_int_equal(page_fixture_get(f, matrix), 200);
    page_fixture_expect(f, "El supuesto es imposible.");
    page_fixture_expect(f, "El supuesto no está marcado como externo.");
    assert_int_equal(page_fixture_get(f, path_of(f, &planned, "/marco-logico/9999")), 404);
    const char *const nothing[] = {"version", "0", NULL};
    assert_int_equal(page_fixture_post(f, path_of(f, &planned, "/marco-logico/9999"), nothing),
                     404);
}

static void test_gaps_are_shown_and_closed(void **state)
{
    struct page_fixture *f = *state;
    const struct planned planned = prepare(f);
    const char *chain = path_of(f, &planned, "/cadena-de-valor");
    const char *edit = path_of(f, &planned, "/cadena-de-valor/vincular");
    const char *box = arena_printf(&f->arena, "proyecto_%lld_%lld", (long long)planned.indicator,
                                   (long long)planned.project);
    const char *money = arena_printf(&f->arena, "dinero_%lld", (long long)planned.project);
    assert_int_equal(page_fixture_get(f, chain), 200);
    page_fixture_expect(f, "Producto sin proyecto");
    page_fixture_expect(f, "Proyecto sin dinero escrito.");
    page_fixture_expect(f, "sin respuesta en el plan");
    page_fixture_expect(f, "Falta con qué");
    assert_int_equal(page_fixture_get(f, edit), 200);
    page_fixture_expect(f, box);
    static const char *const bad_sums[] = {"mucho", "-5", "0,5", "0"};
    for (size_t i = 0; i < TEST_COUNT(bad_sums); i++) {
        const char *const bad[] = {"version", "0", box, "si", money, bad_sums[i], NULL};
        assert_int_equal(page_fixture_post(f, edit, bad), 422);
        page_fixture_expect(f, arena_printf(&f->arena, "<a href=\"#%s\">", money));
        page_fixture_expect(f, arena_printf(&f->arena, "value=\"%s\"", bad_sums[i]));
        page_fixture_expect(f, arena_printf(&f->arena, "name=\"%s\" value=\"si\" checked", box));
    }
    const char *const good[] = {"version", "0", box, "si", money, "1.200.000.000", NULL};
    assert_int_equal(page_fixture_post(f, edit, good), 303);
    assert_int_equal(page_fixture_post(f, edit, good), 409);
    page_fixture_expect(f, "Otra persona guardó la cadena");
    page_fixture_expect(f, "con: Placa &amp; huella");
    page_fixture_get(f, chain);
    page_fixture_expect(f, "1.200.000.000 pesos");
    page_fixture_refuse(f, "Producto sin proyecto");
    page_fixture_refuse(f, "Proyecto sin dinero");
    page_fixture_get(f, edit);
    page_fixture_expect(f, "value=\"1.200.000.000\"");
    const char *const strange[] = {"version", "1", "proyecto_1_9999", "si", NULL};
    assert_int_equal(page_fixture_post(f, edit, strange), 404);
}

static void test_files_carry_everything(void **state)
{
    struct page_fixture *f = *state;
    const struct planned planned = prepare(f);
    assert_int_equal(page_fixture_get(f, path_of(f, &planned, "/planeacion.pdf")), 200);
    assert_memory_equal(page_fixture_body(f), "%PDF-", 5);
    assert_int_equal(page_fixture_get(f, path_of(f, &planned, "/planeacion.xlsx")), 200);
    assert_memory_equal(page_fixture_body(f), "PK", 2);
    assert_non_null(strstr(page_fixture_header(f, "Content-Disposition"), ".xlsx"));
}

static void test_who_sees_it(void **state)
{
    static const char *const ends[] = {"/marco-logico", "/cadena-de-valor", "/planeacion.pdf",
                                       "/planeacion.xlsx"};
    struct page_fixture *f = *state;
    bool has_changed = false;
    const struct planned planned = prepare(f);
    const struct object_key key = {planned.topic.council_id, planned.topic.id};
    for (int is_public = 0; is_public < 2; is_public++) {
        page_fixture_visit(f, NULL);
        for (size_t i = 0; i < TEST_COUNT(ends); i++)
            assert_int_equal(page_fixture_get(f, path_of(f, &planned, ends[i])),
                             is_public ? 200 : 404);
        assert_true(topic_store_publish(f->test.database, key, true, &has_changed, NULL));
    }
    page_fixture_get(f, path_of(f, &planned, "/cadena-de-valor"));
    page_fixture_refuse(f, "Vincular");
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, path_of(f, &planned, "/cadena-de-valor/vincular")), 403);
    page_fixture_visit(f, "otro_consejo");
    assert_int_equal(
        page_fixture_get(f, arena_printf(&f->arena, "/c/marinilla/temas/%lld/planeacion.pdf",
                                         (long long)planned.topic.id)),
        404);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_SITE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
        WITH_SITE(test_a_row_is_a_proposal_until_it_is_saved),
        WITH_SITE(test_gaps_are_shown_and_closed),
        WITH_SITE(test_files_carry_everything),
        WITH_SITE(test_who_sees_it),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
