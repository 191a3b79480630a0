/* Pasting an outline: the form on the tree's page, what comes of it, what comes back. */
#include "base/test.h"

#include <string.h>

#include "storage/test_plan.h"
#include "storage/topic_store.h"
#include "web/page_fixture.h"

static struct plan plan;

static const char *path_of(struct page_fixture *f, int64_t topic_id, const char *end)
{
    return arena_printf(&f->arena, "/c/guatape/temas/%lld/arbol%s", (long long)topic_id, end);
}

/* A topic without a tree; the visitor is a councillor afterwards. */
static int64_t prepare(struct page_fixture *f)
{
    test_plan_fill(&f->test, &plan, 1);
    struct priority_topic topic = {
        .council_id = plan.council_id, .plan_id = plan.id, .name = "Vías"};
    assert_true(
        topic_store_add(f->test.database, &topic, f->test.person_id, "2026-03-01T12:00:00Z", NULL));
    page_fixture_visit(f, "consejero");
    return topic.id;
}

static int paste(struct page_fixture *f, int64_t topic_id, const char *first, const char *side,
                 const char *text)
{
    const char *const form[] = {"primera", first, "lado", side, "esquema", text, NULL};
    return page_fixture_post(f, path_of(f, topic_id, "/pegar"), form);
}

static void test_the_page_of_the_tree_offers_it(void **state)
{
    struct page_fixture *f = *state;
    int64_t topic = prepare(f);
    assert_int_equal(page_fixture_get(f, path_of(f, topic, "")), 200);
    page_fixture_expect(f, "<summary>Pegar un esquema</summary>");
    page_fixture_expect(f, "La primera línea es el problema central.");
    page_fixture_expect(f, "name=\"primera\" value=\"central\"");
    assert_int_equal(paste(f, topic, "central", "causa", "Va mal\n\tUna & otra\n\t\tDebajo"), 303);
    assert_int_equal(page_fixture_get(f, page_fixture_header(f, "Location")), 200);
    page_fixture_expect(f, "Agregamos las tarjetas del esquema.");
    page_fixture_expect(f, "Causa directa</span><br>Una &amp; otra");
    page_fixture_expect(f, "Causa indirecta</span><br>Debajo");
    page_fixture_expect(f, "name=\"primera\" value=\"tarjeta\"");
    page_fixture_refuse(f, "La primera línea es el problema central.");
    assert_int_equal(paste(f, topic, "tarjeta", "efecto", "- Pasa esto"), 303);
    page_fixture_get(f, path_of(f, topic, ""));
    page_fixture_expect(f, "Efecto directo</span><br>Pasa esto");
}

static void test_a_card_is_chosen_to_go_under(void **state)
{
    struct page_fixture *f = *state;
    int64_t topic = prepare(f);
    assert_int_equal(paste(f, topic, "central", "causa", "Va mal"), 303);
    page_fixture_get(f, path_of(f, topic, ""));
    page_fixture_refuse(f, "¿Dónde va?"); /* nothing but the central problem */
    assert_int_equal(paste(f, topic, "tarjeta", "causa", "Una & otra\n\tSu causa"), 303);
    page_fixture_get(f, path_of(f, topic, ""));
    page_fixture_expect(f, ">Bajo la causa: Una &amp; otra</option>");
    page_fixture_expect(f, ">— Bajo la causa: Su causa</option>");
    const char *id =
        page_fixture_between(f, "Bajo el problema central</option><option value=\"", "\"");
    const char *const form[] = {"primera", "tarjeta", "lado",     "",  "debajo",
                                id,        "esquema", "Otra más", NULL};
    const char *const bad[] = {"primera", "tarjeta", "lado", "", "debajo", id, "esquema", "", NULL};
    assert_int_equal(page_fixture_post(f, path_of(f, topic, "/pegar"), bad), 422);
    page_fixture_expect(f, arena_printf(&f->arena, "value=\"%s\" selected", id));
    assert_int_equal(page_fixture_post(f, path_of(f, topic, "/pegar"), form), 303);
    page_fixture_get(f, path_of(f, topic, ""));
    page_fixture_expect(f, "Causa indirecta</span><br>Otra más");
}

static void test_a_bad_outline_comes_back_as_it_was(void **state)
{
    struct page_fixture *f = *state;
    int64_t topic = prepare(f);
    assert_int_equal(page_fixture_get(f, path_of(f, topic, "/pegar")), 200);
    assert_int_equal(paste(f, topic, "central", "efecto", "\tVa <mal>\n1.\n2."), 422);
    page_fixture_expect(f, "Hay 2 cosas por corregir");
    page_fixture_expect(f, "<a href=\"#esquema\">La línea 2 no tiene frase.");
    page_fixture_expect(f, ">\n\tVa &lt;mal&gt;\n1.\n2.</textarea>");
    page_fixture_expect(f, "value=\"efecto\" checked");
    assert_int_equal(paste(f, topic, "central", "", "Va mal"), 422);
    page_fixture_expect(f, "<a href=\"#lado\">Elija si el esquema es de causas o de efectos.");
    page_fixture_get(f, path_of(f, topic, ""));
    page_fixture_expect(f, "todavía no tiene su árbol");
}

static void test_who_finds_a_central_problem_is_told(void **state)
{
    struct page_fixture *f = *state;
    int64_t topic = prepare(f);
    assert_int_equal(paste(f, topic, "central", "causa", "Va mal\nUna"), 303);
    assert_int_equal(paste(f, topic, "central", "causa", "Otro\nDos"), 409);
    page_fixture_expect(f, "Ahora el árbol ya lo tiene.");
    page_fixture_expect(f, "Otro\nDos</textarea>");
    page_fixture_expect(f, "name=\"primera\" value=\"tarjeta\"");
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, path_of(f, topic, "/pegar")), 403);
    page_fixture_get(f, path_of(f, topic, ""));
    page_fixture_refuse(f, "Pegar un esquema");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_SITE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
        WITH_SITE(test_the_page_of_the_tree_offers_it),
        WITH_SITE(test_a_card_is_chosen_to_go_under),
        WITH_SITE(test_a_bad_outline_comes_back_as_it_was),
        WITH_SITE(test_who_finds_a_central_problem_is_told),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
