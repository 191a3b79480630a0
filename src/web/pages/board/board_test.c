/* The board, the summary and the work lists by priority topic. */
#include "base/test.h"

#include <string.h>

#include "storage/database.h"
#include "storage/topic_store.h"
#include "web/result_fixture.h"

#include "base/banned.h"

/* A topic with the first indicator of a plan of four; answers its number. */
static int64_t make_topic(struct page_fixture *f, const char *name, int64_t indicator_id,
                          bool is_public)
{
    struct error error = {0};
    bool has_changed = false;
    struct priority_topic topic = {.council_id = f->test.council_id, .plan_id = 1, .name = name};
    assert_true(database_begin(f->test.database, true, &error));
    if (!topic_store_add(f->test.database, &topic, f->test.person_id, "2026-03-01T12:00:00Z",
                         &error) ||
        !topic_store_link(f->test.database, &topic,
                          (struct topic_link){TOPIC_LINK_INDICATOR, indicator_id}, &has_changed,
                          &error) ||
        !topic_store_publish(f->test.database, (struct object_key){topic.council_id, topic.id},
                             is_public, &has_changed, &error) ||
        !database_commit(f->test.database, &error))
        fail_msg("%s", error.message);
    return topic.id;
}

static const char *address(struct page_fixture *f, const char *start, int64_t topic_id)
{
    return arena_printf(&f->arena, "%s%lld", start, (long long)topic_id);
}

static void test_the_board_shows_one_topic_or_all_in_groups(void **state)
{
    struct page_fixture *f = *state;
    int64_t first = result_fixture_plan(f, 4);
    int64_t topic = make_topic(f, "Las veredas", first, true);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, address(f, "/c/guatape/tablero?tema=", topic)), 200);
    page_fixture_expect(f, "Se muestran <b>1</b> de 4 indicadores");
    page_fixture_expect(f, "Las veredas<span class=\"v\">: quitar este filtro</span>");
    assert_int_equal(page_fixture_get(f, "/c/guatape/tablero?grupos=tema"), 200);
    page_fixture_expect(f, "colspan=\"10\">Las veredas <small>");
    page_fixture_expect(f, "Sin tema prioritario");
    assert_int_equal(page_fixture_get(f, "/c/guatape/tablero?tema=999"), 200);
    page_fixture_refuse(f, "Se muestran");
    assert_int_equal(page_fixture_get(f, address(f, "/c/guatape/tablero.csv?tema=", topic)), 200);
    page_fixture_expect(f, "mejorados 1");
    page_fixture_refuse(f, "mejorados 2");
}

static void test_the_public_sees_published_topics_in_the_summary(void **state)
{
    struct page_fixture *f = *state;
    int64_t first = result_fixture_plan(f, 4);
    int64_t seen = make_topic(f, "Las veredas", first, true);
    int64_t hidden = make_topic(f, "Por decidir", first + 1, false);
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape"), 200);
    page_fixture_expect(f, "<h2>Temas prioritarios</h2>");
    page_fixture_expect(f, address(f, "/c/guatape/tablero?tema=", seen));
    page_fixture_refuse(f, "Por decidir");
    assert_int_equal(page_fixture_get(f, address(f, "/c/guatape/tablero?tema=", hidden)), 200);
    page_fixture_refuse(f, "Por decidir");
    page_fixture_refuse(f, "Se muestran");
    page_fixture_visit(f, "lectura");
    assert_int_equal(page_fixture_get(f, "/c/guatape"), 200);
    page_fixture_expect(f, "Por decidir");
}

static void test_work_lists_keep_to_a_topic(void **state)
{
    struct page_fixture *f = *state;
    int64_t first = result_fixture_plan(f, 4);
    int64_t topic = make_topic(f, "Las veredas", first, false);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo"), 200);
    page_fixture_expect(f, "Tiene 8 tareas.");
    assert_int_equal(page_fixture_get(f, address(f, "/c/guatape/mi-trabajo?tema=", topic)), 200);
    page_fixture_expect(f, "Tiene 2 tareas de este tema.");
    page_fixture_expect(f, "<b>Las veredas</b>");
    assert_int_equal(
        page_fixture_get(f, address(f, "/c/guatape/mi-trabajo?lista=faltan&tema=", topic)), 200);
    page_fixture_expect(f, "mejorados 1,");
    page_fixture_refuse(f, "mejorados 2,");
    page_fixture_expect(f, address(f, "&amp;tema=", topic)); /* years keep the topic */
}

static void test_the_queue_of_verification_keeps_to_a_topic(void **state)
{
    struct page_fixture *f = *state;
    int64_t first = result_fixture_plan(f, 3);
    int64_t topic = make_topic(f, "Las veredas", first, false);
    for (int i = 0; i < 3; i++)
        result_fixture_add(
            f, &(struct result_fixture){first + i, 2025, MEASUREMENT_ANALYSED, "consejero"});
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, "/c/guatape/verificar"), 200);
    page_fixture_expect(f, "3 cifras esperan");
    assert_int_equal(page_fixture_get(f, address(f, "/c/guatape/verificar?tema=", topic)), 200);
    page_fixture_expect(f, "Una cifra espera");
    page_fixture_expect(f, "<a class=\"toque\" href=\"/c/guatape/verificar\">todos</a>");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_the_board_shows_one_topic_or_all_in_groups),
        TEST(test_the_public_sees_published_topics_in_the_summary),
        TEST(test_work_lists_keep_to_a_topic),
        TEST(test_the_queue_of_verification_keeps_to_a_topic),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
