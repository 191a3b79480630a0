/* Files that municipalities really keep. They may not be passed on: without them this is skipped.
 * usage: plan_file_real_test FOLDER */
#include "base/test.h"

#include <string.h>
#include <unistd.h>

#include "exchange/plan_file/plan_file.h"
#include "exchange/plan_file/preview.h"

static const char *folder;

static struct plan_draft read_real(struct arena *arena, const char *name,
                                   const struct plan_file_options *options)
{
    struct workbook *workbook = NULL;
    struct plan_draft draft;
    struct error error = {0};
    const char *path = arena_printf(arena, "%s/%s", folder, name);
    if (access(path, R_OK) != 0)
        skip();
    if (!workbook_read_file(arena, path, NULL, &workbook, &error) ||
        !plan_file_read(arena, workbook, options, &draft, &error))
        fail_msg("%s: %s", name, error.message);
    return draft;
}

static const struct draft_indicator *find(const struct plan_draft *draft, const char *code,
                                          const char *name)
{
    for (size_t i = 0; i < draft->indicator_count; i++)
        if (strcmp(draft->indicators[i].code, code) == 0 &&
            strstr(draft->indicators[i].name, name) != NULL)
            return &draft->indicators[i];
    fail_msg("no indicator %s %s", code, name);
    return NULL;
}

static void check_keys(const struct plan_draft *draft)
{
    for (size_t i = 0; i < draft->indicator_count; i++)
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(draft->indicators[i].key, draft->indicators[j].key);
}

static void test_guatape(void **state)
{
    (void)state;
    static const int counts[] = {25, 31, 7, 11, 19, 0};
    struct arena arena = {0};
    const struct plan_file_options options = {0};
    struct plan_draft draft = read_real(&arena, "guatape_avance_pd_2024-2027.xlsx", &options);
    assert_string_equal(draft.format_id, "municipal_board");
    assert_int_equal(draft.indicator_count, 93);
    assert_int_equal(draft.first_year, 2024);
    assert_int_equal(draft.year_count, 4);
    for (size_t i = 0; i < TEST_COUNT(counts); i++)
        assert_int_equal(draft.sheets[i].indicator_count, counts[i]);
    const struct draft_indicator *road = find(&draft, "010202", "pavimentada");
    assert_int_equal(road->years[1].actual.quantity.value_e4, 8100);
    assert_int_equal(road->years[3].planned.quantity.value_e4, 10000);
    assert_int_equal(road->years[2].actual.quantity.state, QUANTITY_MISSING);
    assert_int_equal(road->years[1].compliance.percent.value_e4, 810000);
    const struct draft_indicator *bus = find(&draft, "020102", "transporte");
    assert_int_equal(bus->type, ACCUMULATION_CAPACITY);
    assert_int_equal(bus->years[3].planned.quantity.value_e4, 1800000);
    assert_int_equal(bus->years[1].actual.quantity.value_e4, 1920000);
    assert_int_equal(draft.question_count, 2);
    assert_int_equal(draft.questions[0].cell_count, 186);
    struct preview_totals totals = preview_count(&arena, &draft);
    assert_int_equal(totals.official_count, 93);
    assert_int_equal(totals.official_progress.value_e4 / 100, 5263); /* 52.63 % */
    check_keys(&draft);
    const struct plan_file_options no = {.zero_future_is_missing = ANSWER_NO};
    draft = read_real(&arena, "guatape_avance_pd_2024-2027.xlsx", &no);
    road = find(&draft, "010202", "pavimentada");
    assert_int_equal(road->years[2].actual.quantity.state, QUANTITY_NUMBER);
    arena_release(&arena);
}

static void test_sispt(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct plan_file_options options = {0};
    struct plan_draft draft = read_real(&arena, "sispt_25486_nemocon.xlsx", &options);
    assert_string_equal(draft.format_id, "sispt");
    assert_int_equal(draft.indicator_count, 306); /* 305 products and a result */
    assert_int_equal(draft.sheets[1].indicator_count, 1);
    assert_int_equal(draft.sheets[2].indicator_count, 305);
    assert_int_equal(draft.indicators[0].level, INDICATOR_LEVEL_RESULT);
    const struct draft_indicator *first = find(&draft, "IP-168", "");
    assert_string_equal(first->key, "IP-168");
    assert_string_equal(first->mga_code, "170200900");
    assert_int_equal(first->target.quantity.value_e4, 100000);
    assert_false(first->type_confirmed);
    assert_int_equal(first->baseline.quantity.state, QUANTITY_MISSING);
    check_keys(&draft);
    arena_release(&arena);
}

static void test_tenjo(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct plan_file_options options = {0};
    struct plan_draft draft = read_real(&arena, "tenjo_plan_indicativo.xlsx", &options);
    assert_string_equal(draft.format_id, "mapped");
    assert_int_equal(draft.indicator_count, 331);
    const struct draft_indicator *second = find(&draft, "2", "actividades realizadas");
    assert_int_equal(second->target.quantity.value_e4, 40000);
    assert_int_equal(second->years[0].actual.quantity.value_e4, 9900);
    assert_int_equal(second->years[1].actual.quantity.value_e4, 8500);
    assert_non_null(draft.indicators[0].baseline_note);
    check_keys(&draft);
    arena_release(&arena);
}

int main(int count, char **arguments)
{
    folder = count > 1 ? arguments[1] : "";
    if (access(folder, R_OK) != 0)
        return 77;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_guatape),
        cmocka_unit_test(test_sispt),
        cmocka_unit_test(test_tenjo),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
