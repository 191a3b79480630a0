#include "base/test.h"

#include "storage/indicator_store.h"
#include "storage/plan_store.h"
#include "web/page_fixture.h"

static int64_t council_of(struct page_fixture *f)
{
    struct council *council = NULL;
    struct error error;
    assert_true(
        council_store_find_by_code(f->test.database, "guatape", &f->arena, &council, &error));
    return council->id;
}

/* A plan with one indicator whose type is only proposed; answers its number. */
static int64_t add_indicator(struct page_fixture *f)
{
    struct error error = {0};
    struct plan plan = {.council_id = council_of(f),
                        .name = "Plan",
                        .first_year = 2024,
                        .year_count = 4,
                        .created_utc = "2026-01-01T00:00:00Z"};
    struct indicator indicator = {.import_key = "A",
                                  .code = "A",
                                  .name = "Vías",
                                  .level = INDICATOR_LEVEL_PRODUCT,
                                  .type = ACCUMULATION_SUM,
                                  .type_reason = "Suma la meta.",
                                  .direction = DIRECTION_HIGHER_IS_BETTER,
                                  .first_year = 2024,
                                  .year_count = 4};
    struct database *database = f->test.database;
    assert_true(database_begin(database, true, &error));
    if (!plan_store_add(database, &plan, &error) ||
        !plan_store_make_current(database, (struct object_key){plan.council_id, plan.id}, &error) ||
        !indicator_store_add(database, &plan, &indicator, &error) ||
        !database_commit(database, &error))
        fail_msg("%s", error.message);
    return indicator.id;
}

static void test_a_type_is_confirmed_as_chosen(void **state)
{
    struct page_fixture *f = *state;
    char mark[32], type[32];
    int64_t id = add_indicator(f);
    snprintf(mark, sizeof mark, "si_%lld", (long long)id);
    snprintf(type, sizeof type, "tipo_%lld", (long long)id);
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_get(f, "/c/guatape/tipos"), 200);
    page_fixture_expect(f, "Suma la meta.");
    assert_int_equal(page_fixture_post(f, "/c/guatape/tipos", (const char *const[]){NULL}), 422);
    page_fixture_expect(f, "Marque al menos un indicador.");
    assert_int_equal(page_fixture_post(f, "/c/guatape/tipos",
                                       (const char *const[]){mark, "si", type, "CAPACIDAD", NULL}),
                     303);
    assert_int_equal(page_fixture_get(f, "/c/guatape/tipos"), 200);
    page_fixture_expect(f, "No hay tipos por confirmar");
    /* A page that was left open does not turn it round. */
    assert_int_equal(page_fixture_post(f, "/c/guatape/tipos",
                                       (const char *const[]){mark, "si", type, "FLUJO", NULL}),
                     409);
    assert_int_equal(page_fixture_post(f, "/c/guatape/tipos",
                                       (const char *const[]){mark, "si", type, "CAPACIDAD", NULL}),
                     303);
    struct indicator *saved = NULL;
    struct error error;
    assert_true(indicator_store_load(f->test.database, (struct object_key){council_of(f), id},
                                     &f->arena, &saved, &error));
    assert_int_equal(saved->type, ACCUMULATION_CAPACITY);
    assert_true(saved->type_confirmed);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, "/c/guatape/registro"), 200);
    page_fixture_expect(f, "1 tipo<");
}

static void test_others_may_not(void **state)
{
    struct page_fixture *f = *state;
    char mark[32];
    snprintf(mark, sizeof mark, "si_%lld", (long long)add_indicator(f));
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/tipos"), 403);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(
        page_fixture_post(f, "/c/guatape/tipos",
                          (const char *const[]){"si_999999", "si", "tipo_999999", "FLUJO", NULL}),
        404);
    assert_int_equal(page_fixture_post(f, "/c/guatape/tipos",
                                       (const char *const[]){mark, "si", "tipo_1x", "RARO", NULL}),
                     404);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_type_is_confirmed_as_chosen, page_fixture_setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_others_may_not, page_fixture_setup,
                                        page_fixture_teardown),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
