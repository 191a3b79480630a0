#include "base/test.h"

#include "base/text.h"
#include "exchange/workbook/workbook_fixture.h"
#include "exchange/workbook/xlsx/xlsx_sheet.h"

static void test_references(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool is_valid;
        int row, column;
    } cases[] = {
        {"A1", true, 1, 1},
        {"Z9", true, 9, 26},
        {"AA10", true, 10, 27},
        {"$B$7", true, 7, 2},
        {"xfd1048576", true, 1048576, 16384},
        {"XFE1", false, 0, 0},
        {"A1048577", false, 0, 0},
        {"A0", false, 0, 0},
        {"A", false, 0, 0},
        {"1", false, 0, 0},
        {"", false, 0, 0},
        {"A1B", false, 0, 0},
        {"A-1", false, 0, 0},
        {"ZZZZZZZZZZZZ1", false, 0, 0},
        {"A99999999999", false, 0, 0},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        int row = 0;
        int column = 0;
        assert_int_equal(xlsx_sheet_parse_reference(cases[i].text, &row, &column),
                         cases[i].is_valid);
        assert_int_equal(row, cases[i].row);
        assert_int_equal(column, cases[i].column);
    }
    assert_string_equal(sheet_cell_name(&arena, 7, 2), "B7");
    assert_string_equal(sheet_cell_name(&arena, 10, 27), "AA10");
    assert_string_equal(sheet_cell_name(&arena, 1048576, 16384), "XFD1048576");
    arena_release(&arena);
}

static void test_number_formats(void **state)
{
    (void)state;
    static const struct {
        const char *format;
        bool is_percent, is_date;
    } cases[] = {
        {"0.00%", true, false},       {"0\\ %", true, false},
        {"dd/mm/yyyy", false, true},  {"[$-240A]d\" de \"mmmm\" de \"yyyy", false, true},
        {"[h]:mm:ss", false, true},   {"[mm]:ss", false, true},
        {"General", false, false},    {"#,##0.00", false, false},
        {"0 \"días\"", false, false}, {"[Red]0.00", false, false},
        {"\\d0", false, false},       {"_-\"$\"* #,##0_-", false, false},
        {"0;dd", false, false},       {"\"sin cerrar", false, false},
        {"0%;[Red]-0%", true, false}, {"@", false, false},
        {"\\", false, false},         {"[", false, false},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct xlsx_style style = xlsx_styles_classify(cases[i].format);
        if (style.is_percent != cases[i].is_percent || style.is_date != cases[i].is_date)
            fail_msg("%s: percent %d date %d", cases[i].format, style.is_percent, style.is_date);
    }
}

static void test_escapes(void **state)
{
    (void)state;
    static const struct {
        const char *given, *expected;
    } cases[] = {
        {"Meta_x000D_\n2025", "Meta\r\n2025"},
        {"_x005F_x000D_", "_x000D_"},
        {"_xD83C__xDF31_", "\xF0\x9F\x8C\xB1"},
        {"_xD83C_ _xDF31_", "\xEF\xBF\xBD \xEF\xBF\xBD"},
        {"a_x0000_b", "ab"},
        {"_x00E9_", "é"},
        {"_x20AC_", "€"},
        {"_x00G9_ _x00E9 _X00E9_ _", "_x00G9_ _x00E9 _X00E9_ _"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        char *text = arena_strdup(&arena, cases[i].given);
        size_t length = xlsx_strings_unescape(text, strlen(text));
        assert_string_equal(text, cases[i].expected);
        assert_int_equal(length, strlen(cases[i].expected));
    }
    arena_release(&arena);
}

static void check_text(const struct sheet *sheet, int column, enum cell_kind kind, const char *text)
{
    const struct cell *cell = sheet_cell(sheet, 1, column);
    assert_int_equal(cell->kind, kind);
    assert_string_equal(cell->text, text);
}

static void test_texts_of_all_kinds(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct sheet *sheet = workbook_fixture_sheet(
        &arena,
        "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>"
        "<c r='C1' t='s'><v>2</v></c><c r='D1' t='s'><v>3</v></c>"
        "<c r='E1' t='inlineStr'><is><t>En </t></is></c>"
        "<c r='F1' t='inlineStr'><is><r><t>dos</t></r><r><t xml:space='preserve'> partes</t></r>"
        "</is></c><c r='G1' t='str'><f>A1&amp;1</f><v>Meta1</v></c>"
        "<c r='H1' t='b'><v>1</v></c><c r='I1' t='b'><v>0</v></c>"
        "<c r='J1' t='e'><f>1/0</f><v>#DIV/0!</v></c><c r='K1' t='d'><v>2024-01-31</v></c>"
        "<c r='L1'><v>1E+300</v></c></row>",
        "<si><t>Meta</t></si><si><r><t>Línea </t></r><r><rPr><b/></rPr><t>base</t></r></si>"
        "<si><t>東</t><rPh sb='0' eb='1'><t>ひがし</t></rPh><phoneticPr fontId='1'/></si><si/>",
        NULL);
    check_text(sheet, 1, CELL_TEXT, "Meta");
    check_text(sheet, 2, CELL_TEXT, "Línea base");
    check_text(sheet, 3, CELL_TEXT, "東");
    check_text(sheet, 4, CELL_EMPTY, "");
    check_text(sheet, 5, CELL_TEXT, "En ");
    check_text(sheet, 6, CELL_TEXT, "dos partes");
    check_text(sheet, 7, CELL_TEXT, "Meta1");
    assert_true(sheet_cell(sheet, 1, 7)->is_formula);
    check_text(sheet, 8, CELL_BOOLEAN, "VERDADERO");
    check_text(sheet, 9, CELL_BOOLEAN, "FALSO");
    check_text(sheet, 10, CELL_ERROR, "#DIV/0!");
    check_text(sheet, 11, CELL_TEXT, "2024-01-31");
    assert_true(sheet_cell(sheet, 1, 11)->is_date);
    check_text(sheet, 12, CELL_TEXT, "1E+300");
    assert_true(sheet_cell(sheet, 1, 12)->is_inexact);
    assert_int_equal(sheet->column_count, 12);
    arena_release(&arena);
}

static void test_numbers_percentages_and_dates(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct sheet *sheet = workbook_fixture_sheet(
        &arena,
        "<row><c s='1'><v>0.41299999999999998</v></c><c s='2'><v>45322</v></c>"
        "<c s='3'><v>0.5</v></c><c s='4'><v>45322</v></c><c s='99'><v>3</v></c>"
        "<c><f>SUM(A1)</f></c><c><f>A1</f><v></v></c><c t='str'><f>\"\"</f><v></v></c></row>",
        NULL,
        "<numFmts><numFmt numFmtId='164' formatCode='0.0%'/>"
        "<numFmt numFmtId='165' formatCode='dd/mm/yyyy'/></numFmts>"
        "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
        "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='9'/>"
        "<xf numFmtId='14'/></cellXfs>");
    const struct cell *percent = sheet_cell(sheet, 1, 1);
    assert_int_equal(percent->number_e4, 4130);
    assert_true(percent->is_percent && !percent->is_date && !percent->is_inexact);
    assert_true(sheet_cell(sheet, 1, 2)->is_date);
    assert_true(sheet_cell(sheet, 1, 3)->is_percent);
    assert_true(sheet_cell(sheet, 1, 4)->is_date);
    assert_int_equal(sheet_cell(sheet, 1, 5)->number_e4, 30000);
    /* Formulas that were never computed are counted, and are not cells with data. */
    assert_int_equal(sheet->unsaved_formula_count, 2);
    assert_true(sheet_cell(sheet, 1, 6)->is_formula);
    assert_int_equal(sheet_cell(sheet, 1, 6)->kind, CELL_EMPTY);
    assert_false(sheet_cell(sheet, 1, 8)->is_formula);
    assert_int_equal(sheet->column_count, 5);
    arena_release(&arena);
}

static void test_order_gaps_and_next_row(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct sheet *sheet = workbook_fixture_sheet(
        &arena,
        "<row r='9'><c r='C9'><v>3</v></c><c r='A9'><v>1</v></c><c><v>2</v></c></row>"
        "<row r='2'><c s='1'/></row><row r='4'><c r='B4'><v>4</v></c></row>",
        NULL, NULL);
    assert_int_equal(sheet_cell(sheet, 9, 1)->number_e4, 10000);
    assert_int_equal(sheet_cell(sheet, 9, 2)->number_e4, 20000);
    assert_int_equal(sheet_cell(sheet, 9, 3)->number_e4, 30000);
    assert_int_equal(sheet_next_row(sheet, 0), 4); /* row 2 holds formatting only */
    assert_int_equal(sheet_next_row(sheet, 4), 9);
    assert_int_equal(sheet_next_row(sheet, 9), 0);
    static const int outside[][2] = {{0, 1}, {1, 0}, {-1, -1}, {9, 4}, {10, 1}, {4, 1}, {5, 2}};
    for (size_t i = 0; i < TEST_COUNT(outside); i++) {
        const struct cell *cell = sheet_cell(sheet, outside[i][0], outside[i][1]);
        assert_int_equal(cell->kind, CELL_EMPTY);
        assert_string_equal(cell->text, "");
    }
    arena_release(&arena);
}

static void test_merged_cells_show_their_first(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct fixture_part part = {
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row r='1'><c r='D1'><v>5</v></c></row><row r='3'><c "
        "r='A3'><v>7</v></c><c r='B3'><v>8</v></c></row>"
        "<row r='5'><c r='B5'><v>9</v></c></row></sheetData><mergeCells count='3'>"
        "<mergeCell ref='B5:C9'/><mergeCell ref='D1:D20'/><mergeCell ref='A3:A5'/><mergeCell "
        "ref='broken'/>"
        "<mergeCell ref='C9:A1'/></mergeCells></worksheet>"};
    struct workbook_request request = workbook_fixture_pack(&arena, &part, 1);
    struct workbook *workbook = NULL;
    assert_true(workbook_read(&arena, &request, &workbook, NULL));
    const struct sheet *sheet = &workbook->sheets[0];
    assert_int_equal(sheet->merged_count, 3);
    assert_int_equal(sheet->merged[1].first_row, 3);
    assert_int_equal(sheet->merged[2].last_column, 3);
    assert_int_equal(sheet_shown_cell(sheet, 5, 1)->number_e4, 70000);
    assert_int_equal(sheet_shown_cell(sheet, 6, 1)->kind, CELL_EMPTY);
    assert_int_equal(sheet_shown_cell(sheet, 9, 3)->number_e4, 90000);
    assert_int_equal(sheet_shown_cell(sheet, 3, 2)->number_e4, 80000);
    /* Found behind later ranges that end before this row. */
    assert_int_equal(sheet_shown_cell(sheet, 15, 4)->number_e4, 50000);
    arena_release(&arena);
}

/* Prefixes, the strict namespaces, sheets by relation, hidden sheets, a chart sheet, macros. */
static void test_structure_of_a_workbook(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const char strict[] = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    struct fixture_part parts[] = {
        {"_rels/.rels", arena_printf(&arena,
                                     "<Relationships><Relationship Id='a' Type='%s/officeDocument' "
                                     "Target='/libro/main.xml'/></Relationships>",
                                     strict)},
        {"libro/main.xml",
         "<x:workbook xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main' xmlns:q='y'>"
         "<x:workbookPr date1904='1'/><x:sheets><x:sheet name='Primera &amp; _x0041_' q:id='c'/>"
         "<x:sheet name='Gráfico' q:id='d'/><x:sheet name='Oculta' state='hidden' q:id='b'/>"
         "<x:sheet name='Muy oculta' state='veryHidden' q:id='e'/></x:sheets></x:workbook>"},
        {"libro/_rels/main.xml.rels",
         arena_printf(&arena,
                      "<Relationships><Relationship Id='b' Type='%s/worksheet' Target='a.xml'/>"
                      "<Relationship Id='c' Type='%s/worksheet' Target='../otra/B.xml'/>"
                      "<Relationship Id='d' Type='%s/chartsheet' Target='c.xml'/>"
                      "<Relationship Id='e' Type='%s/worksheet' Target='e.xml'/>"
                      "<Relationship Id='f' Type='x/vbaProject' Target='vba.bin'/>"
                      "<Relationship Id='g' Type='x/styles' Target='http://x/' "
                      "TargetMode='External'/></Relationships>",
                      strict, strict, strict, strict)},
        {"libro/a.xml", "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"},
        {"otra/b.xml",
         "<x:worksheet xmlns:x='z'><x:sheetData><x:row><x:c><x:v>2</x:v></x:c></x:row>"
         "</x:sheetData><x:extLst><x:row><x:c><x:v>9</x:v></x:c></x:row></x:extLst>"
         "</x:worksheet>"},
        {"libro/e.xml", "<worksheet/>"},
    };
    struct workbook_request request = workbook_fixture_pack(&arena, parts, TEST_COUNT(parts));
    struct workbook *workbook = NULL;
    struct error error = {0};
    if (!workbook_read(&arena, &request, &workbook, &error))
        fail_msg("%s", error.message);
    assert_int_equal(workbook->kind, WORKBOOK_XLSX);
    assert_true(workbook->has_macros && workbook->is_1904);
    assert_int_equal(workbook->sheet_count, 3);
    assert_string_equal(workbook->sheets[0].name, "Primera & A");
    assert_false(workbook->sheets[0].hidden);
    assert_int_equal(sheet_cell(&workbook->sheets[0], 1, 1)->number_e4, 20000);
    assert_int_equal(workbook->sheets[0].row_count, 1);
    assert_true(workbook->sheets[1].hidden && workbook->sheets[2].hidden);
    assert_int_equal(sheet_cell(&workbook->sheets[1], 1, 1)->number_e4, 10000);
    arena_release(&arena);
}

static void test_a_lone_last_cell_is_cheap(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct arena result = {0};
    struct fixture_part part = {"xl/worksheets/sheet1.xml",
                                "<worksheet><sheetData><row r='1048576'><c r='XFD1048576'><v>1</v>"
                                "</c></row></sheetData></worksheet>"};
    struct workbook_request request = workbook_fixture_pack(&arena, &part, 1);
    struct workbook_limits limits = workbook_default_limits();
    limits.columns = WORKBOOK_MAX_COLUMNS;
    request.limits = &limits;
    struct workbook *workbook = NULL;
    assert_true(workbook_read(&result, &request, &workbook, NULL));
    const struct sheet *sheet = &workbook->sheets[0];
    assert_int_equal(sheet->row_count, WORKBOOK_MAX_ROWS);
    assert_int_equal(sheet->column_count, WORKBOOK_MAX_COLUMNS);
    assert_int_equal(sheet_next_row(sheet, 0), WORKBOOK_MAX_ROWS);
    assert_int_equal(sheet_cell(sheet, WORKBOOK_MAX_ROWS, WORKBOOK_MAX_COLUMNS)->number_e4, 10000);
    assert_true(result.total_bytes < 200 * 1024);
    arena_release(&result);
    arena_release(&arena);
}

static bool refuse_at_once(void *context, size_t done, size_t total)
{
    (*(int *)context)++;
    assert_true(done <= total);
    return false;
}

static void test_limits_and_progress_stop_the_reading(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct workbook_request request = workbook_fixture_pack(&arena, NULL, 0);
    struct workbook *workbook = NULL;
    struct error error = {0};
    int calls = 0;
    struct workbook_progress progress = {refuse_at_once, &calls};
    request.progress = &progress;
    assert_false(workbook_read(&arena, &request, &workbook, &error));
    assert_int_equal(error.kind, ERROR_BUSY);
    assert_int_equal(calls, 1);
    request.progress = NULL;
    struct workbook_limits limits = workbook_default_limits();
    limits.time_ms = -1;
    request.limits = &limits;
    assert_false(workbook_read(&arena, &request, &workbook, &error));
    assert_non_null(strstr(error.message, "tarda demasiado"));
    limits = workbook_default_limits();
    limits.total_bytes = 100;
    assert_false(workbook_read(&arena, &request, &workbook, &error));
    assert_int_equal(error.kind, ERROR_TOO_LARGE);
    limits = workbook_default_limits();
    limits.memory_bytes = 1024;
    assert_false(workbook_read(&arena, &request, &workbook, &error));
    assert_int_equal(error.kind, ERROR_TOO_LARGE);
    assert_null(workbook);
    arena_release(&arena);
}

static void test_the_file_is_identified(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct workbook_request request = {"a.csv", "abc", 3, NULL, NULL};
    struct workbook *workbook = NULL;
    struct error error = {0};
    assert_true(workbook_read(&arena, &request, &workbook, NULL));
    assert_string_equal(workbook->sha256, /* FIPS 180-2, example B.1 */
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_string_equal(workbook->file_name, "a.csv");
    assert_false(workbook_read_file(&arena, "/nonexistent.xlsx", NULL, &workbook, &error));
    assert_int_equal(error.kind, ERROR_NOT_FOUND);
    assert_false(workbook_read_file(&arena, "/", NULL, &workbook, &error));
    assert_int_equal(error.kind, ERROR_IO);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_references),
        cmocka_unit_test(test_number_formats),
        cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_texts_of_all_kinds),
        cmocka_unit_test(test_numbers_percentages_and_dates),
        cmocka_unit_test(test_order_gaps_and_next_row),
        cmocka_unit_test(test_merged_cells_show_their_first),
        cmocka_unit_test(test_structure_of_a_workbook),
        cmocka_unit_test(test_a_lone_last_cell_is_cheap),
        cmocka_unit_test(test_limits_and_progress_stop_the_reading),
        cmocka_unit_test(test_the_file_is_identified),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
