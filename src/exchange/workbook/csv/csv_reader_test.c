#include "base/test.h"

#include "exchange/workbook/workbook.h"

static const struct workbook *read_bytes(struct arena *arena, const char *bytes, size_t length)
{
    struct workbook_request request = {"plan.csv", bytes, length, NULL, NULL};
    struct workbook *workbook = NULL;
    struct error error = {0};
    if (!workbook_read(arena, &request, &workbook, &error))
        fail_msg("%s", error.message);
    assert_int_equal(workbook->kind, WORKBOOK_CSV);
    assert_int_equal(workbook->sheet_count, 1);
    return workbook;
}

/* The cells of a sheet as "a|b/c|d". */
static const char *flatten(struct arena *arena, const struct sheet *sheet)
{
    const char *text = "";
    for (int row = 1; row <= sheet->row_count; row++) {
        for (int column = 1; column <= sheet->column_count; column++)
            text = arena_printf(arena, "%s%s%s", text,
                                column > 1 ? "|"
                                : row > 1  ? "/"
                                           : "",
                                sheet_cell(sheet, row, column)->text);
    }
    return text;
}

static void test_records_and_fields(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *cells;
        char separator;
    } cases[] = {
        {"a,b\nc,d\n", "a|b/c|d", ','},
        {"a,b\r\nc,d", "a|b/c|d", ','},
        {"a;b\rc;d\r", "a|b/c|d", ';'},
        {"a\tb\nc\td\n", "a|b/c|d", '\t'},
        {"\"a\"\"b\",\"c,d\"\n", "a\"b|c,d", ','},
        {"\"a\r\nb\";c\n", "a\r\nb|c", ';'},
        {"\"\";\"\";x\n", "||x", ';'},
        {"a;b;c\n1\n;;3\n", "a|b|c/1||/||3", ';'},
        {"a;b\n\n1;2\n", "a|b/|/1|2", ';'}, /* a blank line keeps its row */
        {"Tubo de 3\" PVC;x\ny;z", "Tubo de 3\" PVC|x/y|z", ';'},
        {"\"a\"b;c\nd;e", "ab|c/d|e", ';'},
        {" a ; b \n", " a | b ", ';'},
        {"Meta;2024;2025\nVías;0,81;1,5\nAgua;41,3%;\n", "Meta|2024|2025/Vías|0,81|1,5/Agua|41,3%|",
         ';'},
        {"Uno, dos, tres; cuatro\na;b\nc;d\n", "Uno, dos, tres| cuatro/a|b/c|d", ';'},
        {"PLAN DE DESARROLLO\n\nMeta,Unidad\nVías,km\n",
         "PLAN DE DESARROLLO|/|/Meta|Unidad/Vías|km", ','},
        {"sep=;\na,b,c;d\n", "|/a,b,c|d", ';'},
        {"sep=,\r\na,b\r\n", "|/a|b", ','},
        {"una sola columna\nx\n", "una sola columna/x", ','},
        {"\"a;b;c;d\",e\n\"f;g;h;i\",j\n", "a;b;c;d|e/f;g;h;i|j", ','},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct arena arena = {0};
        const struct workbook *workbook = read_bytes(&arena, cases[i].text, strlen(cases[i].text));
        assert_string_equal(flatten(&arena, &workbook->sheets[0]), cases[i].cells);
        assert_int_equal(workbook->separator, cases[i].separator);
        arena_release(&arena);
    }
}

static void test_encodings(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        const char *encoding;
        const char *cells;
    } cases[] = {
        {"A\xC3\xB1o;1\n", 7, "UTF-8", "Año|1"},
        {"\xEF\xBB\xBF"
         "A\xC3\xB1o;1\n",
         10, "UTF-8", "Año|1"},
        {"A\xF1o;\x93x\x94\n", 8, "Windows-1252", "Año|“x”"},
        {"\xFF\xFE"
         "A\0\xF1\0;\0o\0\n\0",
         12, "UTF-16", "Añ|o"},
        {"\xFE\xFF\0A\0\xF1\0;\0o\0\n", 12, "UTF-16", "Añ|o"},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct arena arena = {0};
        const struct workbook *workbook = read_bytes(&arena, cases[i].bytes, cases[i].length);
        assert_string_equal(workbook->encoding, cases[i].encoding);
        assert_string_equal(flatten(&arena, &workbook->sheets[0]), cases[i].cells);
        arena_release(&arena);
    }
}

static void test_cells_stay_text(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct workbook *workbook = read_bytes(&arena, "05;1.234;41,3%\n", 15);
    for (int column = 1; column <= 3; column++)
        assert_int_equal(sheet_cell(&workbook->sheets[0], 1, column)->kind, CELL_TEXT);
    assert_string_equal(sheet_cell(&workbook->sheets[0], 1, 1)->text, "05");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_records_and_fields),
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_cells_stay_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
