/* Which indicators a pronouncement counts, chosen by topic. */
#include "base/test.h"

#include "storage/database.h"
#include "storage/plan_store.h"
#include "storage/report_store.h"
#include "storage/topic_store.h"
#include "web/result_fixture.h"

#include "base/banned.h"

static int64_t plan_of(struct page_fixture *f)
{
    struct object_key key = {f->test.council_id, 0};
    assert_true(plan_store_find_current(f->test.database, key.council_id, &key.id, NULL));
    return key.id;
}

static int64_t make_topic(struct page_fixture *f, const char *name, int64_t indicator_id)
{
    struct error error = {0};
    bool has_changed = false;
    struct priority_topic topic = {
        .council_id = f->test.council_id, .plan_id = plan_of(f), .name = name};
    assert_true(database_begin(f->test.database, true, &error));
    if (!topic_store_add(f->test.database, &topic, f->test.person_id, "2026-03-01T12:00:00Z",
                         &error) ||
        !topic_store_link(f->test.database, &topic,
                          (struct topic_link){TOPIC_LINK_INDICATOR, indicator_id}, &has_changed,
                          &error) ||
        !database_commit(f->test.database, &error))
        fail_msg("%s", error.message);
    return topic.id;
}

static int64_t make_draft(struct page_fixture *f)
{
    struct error error = {0};
    struct report_record report = {.council_id = f->test.council_id,
                                   .plan_id = plan_of(f),
                                   .kind = "pronunciamiento",
                                   .cut_year = 2025,
                                   .title = "Pronunciamiento 2025",
                                   .created_by = f->test.person_id,
                                   .created_utc = "2026-03-01T12:00:00Z"};
    if (!database_begin(f->test.database, true, &error) ||
        !report_store_add(f->test.database, &report, &error) ||
        !database_commit(f->test.database, &error))
        fail_msg("%s", error.message);
    return report.id;
}

static void expect_box(struct page_fixture *f, int64_t id, bool is_marked)
{
    const char *box = arena_printf(&f->arena, "name=\"si_%lld\" id=\"si_%lld\" value=\"si\"%s",
                                   (long long)id, (long long)id, is_marked ? " checked" : "\n");
    page_fixture_expect(f, box);
}

static void test_topics_mark_their_indicators_and_nothing_is_saved(void **state)
{
    struct page_fixture *f = *state;
    int64_t first = result_fixture_plan(f, 4);
    int64_t one = make_topic(f, "Las veredas", first), two = make_topic(f, "Agua", first + 2);
    const char *path =
        arena_printf(&f->arena, "/c/guatape/informes/%lld/indicadores", (long long)make_draft(f));
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, path), 200);
    expect_box(f, first + 1, true); /* nothing was chosen: the whole plan */
    assert_int_equal(page_fixture_get(f, arena_printf(&f->arena, "%s?marcar=temas&tema_%lld=si",
                                                      path, (long long)one)),
                     200);
    expect_box(f, first, true);
    expect_box(f, first + 1, false);
    expect_box(f, first + 2, false);
    assert_int_equal(
        page_fixture_get(f, arena_printf(&f->arena, "%s?marcar=temas&tema_%lld=si&tema_%lld=si",
                                         path, (long long)one, (long long)two)),
        200);
    expect_box(f, first, true);
    expect_box(f, first + 1, false);
    expect_box(f, first + 2, true);
    assert_int_equal(page_fixture_get(f, path), 200);
    expect_box(f, first + 1, true);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_topics_mark_their_indicators_and_nothing_is_saved),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
