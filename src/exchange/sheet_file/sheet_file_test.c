/* Files of technical sheets: what is in them, and what is wrong is told with its cell. That a
 * written file comes back the same is tested with its page.
 */
#include "base/test.h"

#include <string.h>

#include "exchange/sheet_file/sheet_file.h"

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
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_columns_may_be_few_and_moved),
                                       cmocka_unit_test(test_problems_name_their_cell),
                                       cmocka_unit_test(test_another_file_is_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
