/* A topic's own text in a pronouncement: written, listed, shown, and only for topics of the plan.
 */
#include "base/test.h"

#include "storage/database.h"
#include "storage/plan_store.h"
#include "storage/report_store.h"
#include "storage/topic_store.h"
#include "web/result_fixture.h"

#include "base/banned.h"

static const char *const words[] = {
    "texto", "La **vereda** espera.", "version", "0", "paso", "guardar", NULL};

static int64_t plan_of(struct page_fixture *f)
{
    struct object_key key = {f->test.council_id, 0};
    assert_true(plan_store_find_current(f->test.database, key.council_id, &key.id, NULL));
    return key.id;
}

/* A topic with an indicator, and a draft; sets the draft's path. */
static int64_t prepare(struct page_fixture *f, const char **path)
{
    struct error error = {0};
    bool has_changed = false;
    int64_t indicator = result_fixture_plan(f, 2);
    struct priority_topic topic = {
        .council_id = f->test.council_id, .plan_id = plan_of(f), .name = "Las veredas"};
    struct report_record report = {.council_id = topic.council_id,
                                   .plan_id = topic.plan_id,
                                   .kind = "pronunciamiento",
                                   .cut_year = 2025,
                                   .title = "Pronunciamiento 2025",
                                   .created_by = f->test.person_id,
                                   .created_utc = "2026-03-01T12:00:00Z"};
    if (!database_begin(f->test.database, true, &error) ||
        !topic_store_add(f->test.database, &topic, f->test.person_id, "2026-03-01T12:00:00Z",
                         &error) ||
        !topic_store_link(f->test.database, &topic,
                          (struct topic_link){TOPIC_LINK_INDICATOR, indicator}, &has_changed,
                          &error) ||
        !topic_store_publish(f->test.database, (struct object_key){topic.council_id, topic.id},
                             true, &has_changed, &error) ||
        !report_store_add(f->test.database, &report, &error) ||
        !database_commit(f->test.database, &error))
        fail_msg("%s", error.message);
    *path = arena_printf(&f->arena, "/c/guatape/informes/%lld", (long long)report.id);
    return topic.id;
}

static void test_a_topic_has_a_text_of_its_own(void **state)
{
    struct page_fixture *f = *state;
    const char *path = NULL;
    int64_t topic = prepare(f, &path);
    const char *text = arena_printf(&f->arena, "%s/texto/tema_%lld", path, (long long)topic);
    const char *edit = arena_printf(&f->arena, "%s/editar", path);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, edit), 200);
    page_fixture_expect(f, "Textos de cada tema");
    page_fixture_refuse(f, "Con texto");
    assert_int_equal(page_fixture_get(f, text), 200);
    page_fixture_expect(f, "<h1>Las veredas</h1>");
    assert_int_equal(page_fixture_post(f, text, words), 303);
    assert_int_equal(page_fixture_post(f, text, words), 409); /* of the version before */
    page_fixture_expect(f, "guardó este texto mientras usted escribía");
    assert_int_equal(page_fixture_get(f, edit), 200);
    page_fixture_expect(f, "Con texto");
    assert_int_equal(page_fixture_get(f, path), 200);
    page_fixture_expect(f, "La <strong>vereda</strong> espera.");
}

static void test_other_words_are_no_topic(void **state)
{
    static const char *const codes[] = {"tema_999999", "tema_0", "tema_", "otra"};
    struct page_fixture *f = *state;
    const char *path = NULL;
    prepare(f, &path);
    page_fixture_visit(f, "consejero");
    for (size_t i = 0; i < TEST_COUNT(codes); i++) {
        const char *text = arena_printf(&f->arena, "%s/texto/%s", path, codes[i]);
        assert_int_equal(page_fixture_get(f, text), 404);
        assert_int_equal(page_fixture_post(f, text, words), 404);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_topic_has_a_text_of_its_own),
        TEST(test_other_words_are_no_topic),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
