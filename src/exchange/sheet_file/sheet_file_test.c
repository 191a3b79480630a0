/* Files of technical sheets: what was written comes back, and what is wrong is told with its cell.
 */
#include "base/test.h"

#include <string.h>

#include "exchange/sheet_file/sheet_file.h"
#include "reports/catalog/technical_sheet/sheet_table.h"
#include "reports/formats/csv/report_csv.h"
#include "reports/formats/xlsx/report_xlsx.h"

#include "base/banned.h"

static struct sheet_file read_bytes(struct arena *arena, const char *name, const char *bytes,
                                    size_t length)
{
    struct error error = {0};
    struct workbook *workbook = NULL;
    struct sheet_file file;
    const struct workbook_request request = {name, bytes, length, NULL, NULL};
    if (!workbook_read(arena, &request, &workbook, &error) ||
        !sheet_file_read(arena, workbook, &file, &error))
        fail_msg("%s", error.message);
    return file;
}

static struct indicator indicator = {.id = 17,
                                     .node_index = -1,
                                     .code = "01",
                                     .name = "Vía pavimentada",
                                     .mga_code = "",
                                     .unit = "km",
                                     .baseline_note = "",
                                     .responsible = ""};

static struct sheet_selection select_one(struct arena *arena)
{
    static struct plan plan;
    static struct sheet_book book;
    static struct sheet_entry entry;
    plan = (struct plan){.indicators = &indicator, .indicator_count = 1};
    book = (struct sheet_book){.plan = &plan, .entries = &entry, .count = 1};
    entry = (struct sheet_entry){.indicator = &indicator};
    technical_sheet_clear(&entry.sheet);
    entry.sheet.version = 3;
    technical_sheet_fill(arena, &plan, &indicator, &entry.sheet);
    entry.sheet.values[SHEET_DEFINITION] = "Dos renglones:\nuno; y \"otro\"";
    entry.sheet.values[SHEET_FORMULA] = "=V1*100";
    entry.sheet.values[SHEET_PERIODICITY] = "trimestral";
    entry.sheet.values[SHEET_LAG] = "30";
    entry.sheet.values[SHEET_GOALS] = "9, 11";
    entry.sheet.values[SHEET_UPDATED] = "2026-03-15";
    entry.sheet.values[SHEET_CLEAR] = "na";
    return sheet_book_select(arena, &book, &(struct sheet_choice){0});
}

static void expect_same(struct arena *arena, const struct sheet_file *file,
                        const struct sheet_selection *selection)
{
    assert_int_equal(file->problem_count, 0);
    assert_int_equal(file->count, 1);
    assert_int_equal(file->rows[0].indicator_id, 17);
    assert_int_equal(file->rows[0].version, 3);
    for (int i = 0; i < SHEET_FIELDS; i++) {
        const struct sheet_field_facts *facts = sheet_field_facts((enum sheet_field)i);
        const char *problem = NULL, *value = file->rows[0].values[i];
        if (facts->origin == SHEET_FROM_RECORD)
            continue;
        assert_non_null(value);
        if (facts->kind != SHEET_KIND_TEXT && facts->kind != SHEET_KIND_LINES)
            value = technical_sheet_read(arena, (enum sheet_field)i, value, &problem);
        assert_null(problem);
        assert_string_equal(value, selection->entries[0]->sheet.values[i]);
    }
}

static void test_what_was_written_comes_back(void **state)
{
    struct arena arena = {0};
    struct error error = {0};
    struct strbuf out;
    struct sheet_selection selection = select_one(&arena);
    const struct report_csv_options options = {.with_mark = true, .is_es_co = true};
    (void)state;
    strbuf_init(&out, &arena);
    report_csv_render_table(&out, sheet_table_create(&arena, &selection), &options);
    struct sheet_file file = read_bytes(&arena, "fichas.csv", out.data, out.length);
    expect_same(&arena, &file, &selection);
    strbuf_init(&out, &arena);
    assert_true(
        report_xlsx_render(&out, sheet_table_document(&arena, &selection, "Guatapé"), &error));
    file = read_bytes(&arena, "fichas.xlsx", out.data, out.length);
    assert_string_equal(file.sheet, "Fichas");
    expect_same(&arena, &file, &selection);
    arena_release(&arena);
}

static void test_columns_may_be_few_and_moved(void **state)
{
    static const char text[] =
        "Notas;Fuente de información;ficha;otra\nx;Informe;17;\n;;;\ny;;18;\n";
    struct arena arena = {0};
    (void)state;
    struct sheet_file file = read_bytes(&arena, "fichas.csv", text, sizeof text - 1);
    assert_int_equal(file.problem_count, 0);
    assert_int_equal(file.count, 2);
    assert_int_equal(file.rows[0].version, -1);
    assert_string_equal(file.rows[0].values[SHEET_SOURCE], "Informe");
    assert_null(file.rows[0].values[SHEET_FORMULA]);
    assert_string_equal(file.rows[1].values[SHEET_SOURCE], "");
    assert_string_equal(sheet_file_place(&arena, &file, 2, SHEET_SOURCE), "B2");
    assert_string_equal(sheet_file_place(&arena, &file, 2, SHEET_FORMULA), "2");
    arena_release(&arena);
}

static void test_problems_name_their_cell(void **state)
{
    static const char text[] = "ficha;version;fuente\n17;1;a\n17;1;b\n;1;c\ndos;1;d\n19;x;e\n";
    static const char *const places[] = {"A3", "A4", "A5", "B6"};
    struct arena arena = {0};
    (void)state;
    struct sheet_file file = read_bytes(&arena, "fichas.csv", text, sizeof text - 1);
    assert_int_equal(file.problem_count, TEST_COUNT(places));
    for (size_t i = 0; i < TEST_COUNT(places); i++)
        assert_string_equal(file.problems[i].place, places[i]);
    assert_int_equal(file.count, 2);
    arena_release(&arena);
}

static void test_another_file_is_refused(void **state)
{
    static const char text[] = "hola;mundo\n1;2\n";
    struct arena arena = {0};
    struct error error = {0};
    struct workbook *workbook = NULL;
    struct sheet_file file;
    const struct workbook_request request = {"x.csv", text, sizeof text - 1, NULL, NULL};
    (void)state;
    assert_true(workbook_read(&arena, &request, &workbook, &error));
    assert_false(sheet_file_read(&arena, workbook, &file, &error));
    assert_int_equal(error.kind, ERROR_INVALID);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_what_was_written_comes_back),
                                       cmocka_unit_test(test_columns_may_be_few_and_moved),
                                       cmocka_unit_test(test_problems_name_their_cell),
                                       cmocka_unit_test(test_another_file_is_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
