#include "base/test.h"

#include <string.h>

#include "exchange/plan_file/mapped/mapping_table.h"
#include "exchange/plan_file/plan_options.h"

/* Headers that say nothing: only a person can tell what they are. */
static const char table_text[] = "Hoja de trabajo,,,,,,\n"
                                 "A,B,C,D,E,F,G\n"
                                 "1,Aulas,4,2,1,0.5,2\n"
                                 "2,Vacunas,100,50,20,20,50\n";

static struct workbook *open_text(struct arena *arena, const char *name, const char *text)
{
    const struct workbook_request request = {name, text, strlen(text), NULL, NULL};
    struct workbook *workbook = NULL;
    struct error error = {0};
    if (!workbook_read(arena, &request, &workbook, &error))
        fail_msg("%s", error.message);
    return workbook;
}

static void choose(struct mapping_table *table, int index, enum column_meaning meaning, int year)
{
    table->columns[index].meaning = meaning;
    table->columns[index].year = year;
}

/* What a person says of table_text: two columns of results of 2024 are its halves. */
static void choose_all(struct mapping_table *table)
{
    choose(table, 0, COLUMN_CODE, 0);
    choose(table, 1, COLUMN_NAME, 0);
    choose(table, 2, COLUMN_TARGET, 0);
    choose(table, 3, COLUMN_PLANNED, 2024);
    choose(table, 4, COLUMN_ACTUAL, 2024);
    choose(table, 5, COLUMN_ACTUAL, 2024);
    choose(table, 6, COLUMN_PLANNED, 2025);
}

static void test_a_table_is_read_as_it_was_said(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct workbook *workbook = open_text(&arena, "t.csv", table_text);
    struct mapping_table table;
    struct plan_mapping mapping;
    struct mapping_fault faults[16];
    struct plan_draft draft;
    struct error error = {0};
    assert_true(
        mapping_table_find(&arena, workbook, &(struct mapping_place){1, 2, 1}, NULL, &table));
    assert_int_equal(table.column_count, 7);
    assert_string_equal(table.columns[1].letters, "B");
    assert_string_equal(table.columns[1].header, "B");
    assert_string_equal(table.columns[1].samples[1], "Vacunas");
    choose_all(&table);
    assert_int_equal(mapping_table_build(&arena, &table, &mapping, faults), 0);
    const struct plan_file_options options = {.mapping = &mapping};
    if (!plan_file_read(&arena, workbook, &options, &draft, &error))
        fail_msg("%s", error.message);
    assert_string_equal(draft.format_id, "mapped");
    assert_int_equal(draft.indicator_count, 2);
    assert_int_equal(draft.indicators[0].years[0].actual.quantity.value_e4, 15000);
    assert_int_equal(draft.indicators[1].years[1].planned.quantity.value_e4, 500000);
    arena_release(&arena);
}

static void test_what_is_wrong_is_said_beside_its_column(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct workbook *workbook = open_text(&arena, "t.csv", table_text);
    struct mapping_table table;
    struct plan_mapping mapping;
    struct mapping_fault faults[16];
    mapping_table_find(&arena, workbook, &(struct mapping_place){1, 2, 1}, NULL, &table);
    for (int i = 0; i < table.column_count; i++)
        choose(&table, i, COLUMN_NONE, 0);
    choose(&table, 0, COLUMN_CODE, 0);
    choose(&table, 1, COLUMN_CODE, 0);
    choose(&table, 2, COLUMN_PLANNED, 0);
    assert_int_equal(mapping_table_build(&arena, &table, &mapping, faults), 4);
    assert_ptr_equal(faults[0].column, &table.columns[1]);
    assert_true(faults[1].is_of_year && faults[1].column == &table.columns[2]);
    assert_null(faults[2].column);
    arena_release(&arena);
}

static void test_headers_propose(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct workbook *workbook =
        open_text(&arena, "t.csv",
                  "Indicador,Meta cuatrienio,T1 ejecutado 2024,Total ejecutado 2024,Meta 2024\n"
                  "Aulas,4,1,2,2\nVacunas,8,1,2,2\n");
    struct mapping_table table;
    assert_true(mapping_table_find(&arena, workbook, &(struct mapping_place){0}, NULL, &table));
    assert_int_equal(table.place.sheet, 1);
    assert_int_equal(table.place.header_row, 1);
    assert_int_equal(table.columns[0].meaning, COLUMN_NAME);
    assert_int_equal(table.columns[1].meaning, COLUMN_TARGET);
    assert_int_equal(table.columns[2].meaning, COLUMN_NONE); /* the year has a column of its own */
    assert_int_equal(table.columns[3].meaning, COLUMN_ACTUAL);
    assert_int_equal(table.columns[3].year, 2024);
    arena_release(&arena);
}

static void test_a_mapping_comes_back_and_is_known_again(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct workbook *workbook = open_text(&arena, "t.csv", table_text);
    struct mapping_table table;
    struct plan_mapping mapping;
    struct mapping_fault faults[16];
    struct strbuf text;
    struct plan_file_options options;
    struct error error = {0};
    mapping_table_find(&arena, workbook, &(struct mapping_place){1, 2, 1}, NULL, &table);
    choose_all(&table);
    mapping_table_build(&arena, &table, &mapping, faults);
    strbuf_init(&text, &arena);
    plan_options_write(&text, &(struct plan_file_options){.mapping = &mapping}, NULL);
    if (!plan_options_parse(&arena, text.data, &options, &error))
        fail_msg("%s", error.message);
    assert_int_equal(options.mapping->column_count, 7);
    assert_int_equal(options.mapping->columns[5].part, 2);
    assert_true(plan_mapping_fits(&arena, workbook, options.mapping));
    assert_true(plan_mapping_fits(
        &arena, open_text(&arena, "otro.csv", "Otro título,,,,,,\nA,B,C,D,E,F,G\n9,x,1,1,1,1,1\n"),
        options.mapping));
    assert_false(plan_mapping_fits(
        &arena, open_text(&arena, "t.csv", "Hoja,,,,,,\nA,B,C,D,E,F,H\n9,x,1,1,1,1,1\n"),
        options.mapping));
    mapping_table_find(&arena, workbook, &(struct mapping_place){0}, options.mapping, &table);
    assert_int_equal(table.columns[2].meaning, COLUMN_TARGET);
    arena_release(&arena);
}

static void test_what_is_no_mapping_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "[]",
        "{\"header_row\": 1}",
        "{\"header_row\": 0, \"columns\": [{\"column\": \"A\", \"use\": \"nombre\"}]}",
        "{\"header_row\": 1, \"columns\": [{\"column\": \"1\", \"use\": \"nombre\"}]}",
        "{\"header_row\": 1, \"columns\": [{\"column\": \"ZZZZZZ\", \"use\": \"nombre\"}]}",
        "{\"header_row\": 1, \"columns\": [{\"column\": \"A\", \"use\": \"precio\"}]}",
        "{\"header_row\": 1, \"columns\": [{\"column\": \"A\", \"use\": \"programado\"}]}",
        "{\"header_row\": 99999999999, \"columns\": [{\"column\": \"A\", \"use\": \"nombre\"}]}",
    };
    for (size_t i = 0; i < TEST_COUNT(texts); i++) {
        struct arena arena = {0};
        struct plan_mapping mapping;
        struct error error = {0};
        if (plan_mapping_parse(&arena, texts[i], strlen(texts[i]), &mapping, &error))
            fail_msg("accepted: %s", texts[i]);
        assert_true(error.message[0] != '\0');
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_table_is_read_as_it_was_said),
        cmocka_unit_test(test_what_is_wrong_is_said_beside_its_column),
        cmocka_unit_test(test_headers_propose),
        cmocka_unit_test(test_a_mapping_comes_back_and_is_known_again),
        cmocka_unit_test(test_what_is_no_mapping_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
