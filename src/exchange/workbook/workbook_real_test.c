/* Files that municipalities really keep. They may not be passed on: without them this is skipped.
 * usage: workbook_real_test FOLDER   (ATALAYA_TEST_REAL goes before it)
 *        workbook_real_test FILE     prints what the reader sees in any file */
#include "base/test.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "exchange/workbook/workbook.h"

static const char *folder;

static const struct workbook *read_real(struct arena *arena, const char *name)
{
    struct workbook *workbook = NULL;
    struct error error = {0};
    const char *path = arena_printf(arena, "%s/%s", folder, name);
    if (access(path, R_OK) != 0)
        skip();
    if (!workbook_read_file(arena, path, NULL, &workbook, &error))
        fail_msg("%s: %s", name, error.message);
    return workbook;
}

static size_t count_cells(const struct sheet *sheet, enum cell_kind kind)
{
    size_t count = 0;
    for (int row = sheet_next_row(sheet, 0); row != 0; row = sheet_next_row(sheet, row)) {
        for (int column = 1; column <= sheet->column_count; column++)
            count += sheet_cell(sheet, row, column)->kind == kind;
    }
    return count;
}

static const struct sheet *find_sheet(const struct workbook *workbook, const char *name)
{
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        if (strcmp(workbook->sheets[i].name, name) == 0)
            return &workbook->sheets[i];
    }
    fail_msg("no sheet %s", name);
    return NULL;
}

struct expected_cell {
    const char *name;
    int row, column;
    enum cell_kind kind;
    int64_t number_e4;
    const char *text;
};

static void check_cells(const struct sheet *sheet, const struct expected_cell *expected,
                        size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct cell *cell = sheet_cell(sheet, expected[i].row, expected[i].column);
        assert_int_equal(cell->kind, expected[i].kind);
        assert_int_equal(cell->number_e4, expected[i].number_e4);
        assert_string_equal(cell->text, expected[i].text);
    }
}

static void test_guatape(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct workbook *workbook = read_real(&arena, "guatape_avance_pd_2024-2027.xlsx");
    assert_int_equal(workbook->sheet_count, 6);
    static const struct {
        const char *name;
        int rows, columns;
        size_t merged;
    } sheets[] = {
        {"SEC. GOBIERNO", 28, 29, 7},
        {"SEC. BIENESTAR Y DLLO SOCIAL", 34, 30, 7},
        {"SEC. TURISMO Y DLLO ECONOMICO", 10, 29, 4},
        {"SEC. PLANEACION Y OBRAS PUBLICA", 14, 29, 5},
        {"SEC. MEDIO AMBIENTE Y DLLO RURA", 22, 29, 6},
        {"CONSOLIDADO AVANCE A LA FECHA ", 8, 3, 1},
    };
    for (size_t i = 0; i < TEST_COUNT(sheets); i++) {
        assert_string_equal(workbook->sheets[i].name, sheets[i].name);
        assert_int_equal(workbook->sheets[i].row_count, sheets[i].rows);
        assert_int_equal(workbook->sheets[i].column_count, sheets[i].columns);
        assert_int_equal(workbook->sheets[i].merged_count, sheets[i].merged);
    }
    const struct sheet *sheet = &workbook->sheets[0];
    static const struct expected_cell cells[] = {
        {"C3", 3, 3, CELL_NUMBER, 4501048000000, "450104800"},
        {"C5", 5, 3, CELL_TEXT, 0, "450102600\n"},
        {"J2", 2, 10, CELL_TEXT, 0, "AVANCE \nMETA 2024"},
        {"I3", 3, 9, CELL_NUMBER, 2500, "0.25"},
    };
    check_cells(sheet, cells, TEST_COUNT(cells));
    assert_true(sheet_cell(sheet, 3, 12)->is_percent && sheet_cell(sheet, 3, 12)->is_formula);
    /* COMPONENTE is merged downwards: A3:A5. */
    assert_int_equal(sheet_cell(sheet, 5, 1)->kind, CELL_EMPTY);
    assert_ptr_equal(sheet_shown_cell(sheet, 5, 1), sheet_cell(sheet, 3, 1));
    /* The municipality's own total: 93 indicators, 52.63 %. */
    const struct sheet *total = find_sheet(workbook, "CONSOLIDADO AVANCE A LA FECHA ");
    assert_int_equal(sheet_cell(total, 8, 2)->number_e4, 930000);
    assert_int_equal(sheet_cell(total, 8, 3)->number_e4, 5263);
    arena_release(&arena);
}

static void test_sispt(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct workbook *workbook = read_real(&arena, "sispt_25486_nemocon.xlsx");
    assert_int_equal(workbook->sheet_count, 5);
    const struct sheet *sheet = find_sheet(workbook, "Plan indicativo - Productos");
    assert_int_equal(sheet->row_count, 307); /* title, header, 305 products */
    assert_int_equal(sheet->column_count, 85);
    static const struct expected_cell cells[] = {
        {"U1", 1, 21, CELL_TEXT, 0, "PLAN INDICATIVO"},
        {"T2", 2, 20, CELL_TEXT, 0, "Tipo de acumulación"},
        {"P2", 2, 16, CELL_TEXT, 0, "Meta del cuatrienio"},
    };
    check_cells(sheet, cells, TEST_COUNT(cells));
    for (int row = 3; row <= 307; row++)
        assert_memory_equal(sheet_cell(sheet, row, 4)->text, "IP-", 3);
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        const struct sheet *each = &workbook->sheets[i];
        for (int row = sheet_next_row(each, 0); row != 0; row = sheet_next_row(each, row)) {
            for (int column = 1; column <= each->column_count; column++)
                assert_null(strstr(sheet_cell(each, row, column)->text, "_x000D_"));
        }
    }
    arena_release(&arena);
}

static void test_tenjo(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct workbook *workbook = read_real(&arena, "tenjo_plan_indicativo.xlsx");
    assert_int_equal(workbook->sheet_count, 4);
    assert_false(workbook->sheets[0].hidden);
    for (size_t i = 1; i < 4; i++)
        assert_true(workbook->sheets[i].hidden);
    assert_string_equal(workbook->sheets[0].name, "PDM");
    assert_int_equal(workbook->sheets[0].row_count, 333);
    assert_int_equal(count_cells(&workbook->sheets[0], CELL_ERROR), 5);
    arena_release(&arena);
}

static void test_divipola(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct workbook *workbook = read_real(&arena, "divipola_latin1_coma_sin_comillas.csv");
    assert_string_equal(workbook->encoding, "Windows-1252");
    assert_int_equal(workbook->separator, ',');
    const struct sheet *sheet = &workbook->sheets[0];
    static const struct expected_cell cells[] = {
        {"A1", 1, 1, CELL_TEXT, 0, "Código Departamento"},
        {"D2", 2, 4, CELL_TEXT, 0, "MEDELLÍN"},
        {"F2", 2, 6, CELL_TEXT, 0, "-75"}, /* the decimal comma was not quoted */
        {"G2", 2, 7, CELL_TEXT, 0, "581775"},
    };
    check_cells(sheet, cells, TEST_COUNT(cells));
    arena_release(&arena);
}

static void print_sheet(const struct sheet *sheet)
{
    struct arena arena = {0};
    printf("== %s%s: %d rows, %d columns, %zu merged, %zu formulas unsaved\n", sheet->name,
           sheet->hidden ? " (hidden)" : "", sheet->row_count, sheet->column_count,
           sheet->merged_count, sheet->unsaved_formula_count);
    for (int row = sheet_next_row(sheet, 0); row != 0; row = sheet_next_row(sheet, row)) {
        for (int column = 1; column <= sheet->column_count; column++) {
            const struct cell *cell = sheet_cell(sheet, row, column);
            if (cell->kind == CELL_EMPTY)
                continue;
            printf("%s\t%d%s%s%s%s\t%lld\t%s\n", sheet_cell_name(&arena, row, column), cell->kind,
                   cell->is_formula ? "f" : "", cell->is_percent ? "%" : "",
                   cell->is_date ? "d" : "", cell->is_inexact ? "~" : "",
                   (long long)cell->number_e4, cell->text);
        }
        arena_clear(&arena);
    }
    arena_release(&arena);
}

static int print_workbook(const char *path)
{
    struct arena arena = {0};
    struct workbook *workbook = NULL;
    struct error error = {0};
    struct timespec start;
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    bool is_read = workbook_read_file(&arena, path, NULL, &workbook, &error);
    clock_gettime(CLOCK_MONOTONIC, &end);
    if (is_read) {
        for (size_t i = 0; i < workbook->sheet_count; i++)
            print_sheet(&workbook->sheets[i]);
    }
    long elapsed_us = (end.tv_sec - start.tv_sec) * 1000000 + (end.tv_nsec - start.tv_nsec) / 1000;
    fprintf(stderr, "%s: %ld us, %zu KiB, %s\n", path, elapsed_us, arena.total_bytes >> 10,
            is_read ? "read" : error.message);
    arena_release(&arena);
    return is_read ? 0 : 1;
}

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

int main(int count, char **arguments)
{
    const char *path = count > 1 ? arguments[1] : "";
    if (access(path, R_OK) == 0 && !is_folder(path))
        return print_workbook(path);
    folder = getenv("ATALAYA_TEST_REAL");
    folder = folder == NULL ? path : folder;
    if (!is_folder(folder))
        return 77;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_guatape),
        cmocka_unit_test(test_sispt),
        cmocka_unit_test(test_tenjo),
        cmocka_unit_test(test_divipola),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
