/* Layouts of the kinds that municipalities use, in a few lines each. */
#include "base/test.h"

#include <string.h>
#include <time.h>

#include "exchange/plan_file/plan_file.h"
#include "exchange/plan_file/preview.h"

static struct plan_draft read_text(struct arena *arena, const char *text)
{
    const struct workbook_request request = {"plan.csv", text, strlen(text), NULL, NULL};
    const struct plan_file_options options = {0};
    struct workbook *workbook = NULL;
    struct plan_draft draft;
    struct error error = {0};
    if (!workbook_read(arena, &request, &workbook, &error) ||
        !plan_file_read(arena, workbook, &options, &draft, &error))
        fail_msg("%s", error.message);
    return draft;
}

static bool has_problem(const struct plan_draft *draft, const char *code)
{
    for (size_t i = 0; i < draft->problem_count; i++)
        if (strcmp(draft->problems[i].code, code) == 0)
            return true;
    return false;
}

enum { MISSING = -1, NP = -2 };

static const struct {
    const char *what, *text;
    size_t count;
    int first_year;
    const char *name;
    int64_t target_e4, planned_e4, actual_e4; /* of the first indicator's first year */
} layouts[] = {
    {"title rows, another period, semicolons, totals and a signature",
     "MUNICIPIO;;;;;;;;;;\nPLAN 2020-2023;;;;;;;;;;\n;;;;;;;;;;\n"
     "No.;Eje estratégico;Indicador;Unidad;Línea de base;Meta de cuatrienio;Programado 2020;"
     "Programado 2021;Ejecutado 2020;Ejecutado 2021;x\n"
     "1;Eje 1;Vías;km;0,5;1.200,5;600,5;600;310;0;\n2;;Escuelas;u;SD;8;4;4;1;0;\n"
     ";Total;;;;;604;;;;\nFirma del alcalde;;;;;;;;;;\n",
     2, 2020, "Vías", 12005000, 6005000, 3100000},
    {"years over planned and done, as merged cells are saved",
     "Dependencia,Producto,LB,Meta 2024-2027,2024,,2025,\n"
     ",,,,Programado,Ejecutado,Programado,Ejecutado\nSalud,Vacunas,0,200,100,90,100,110\n",
     1, 2024, "Vacunas", 2000000, 1000000, 900000},
    {"words over years",
     "Indicador,Meta cuatrienio,Programado,,Ejecutado,\n"
     ",,2024,2025,2024,2025\nVacunas,200,100,100,90,110\n",
     1, 2024, "Vacunas", 2000000, 1000000, 900000},
    {"plain years",
     "Indicador de producto,Meta del cuatrienio,Vigencia 2024,Vigencia 2025\n"
     "Parques,2,1,1\nCanchas,2,1,1\n",
     2, 2024, "Parques", 20000, 10000, MISSING},
    {"thousands with commas in a file of commas",
     "Nombre indicador,Meta cuatrienio 2024 - 2027,Meta 2024,Logro 2024,Meta 2025\n"
     "Aulas,\"1,200\",600,300,600\n",
     1, 2024, "Aulas", 12000000, 6000000, 3000000},
    {"a year repeated by mistake, results without a year",
     "Indicador,Meta cuatrienio,Meta 2024,Avance,Meta 2025,Avance,Meta 2025,Avance\n"
     "Aulas,3,1,1,1,2,1,3\n",
     1, 2024, "Aulas", 30000, 10000, 10000},
    {"quarters beside the year, a year that is not programmed",
     "Indicador,Meta cuatrienio,T1 planeado 2024,T1 ejecutado 2024,Total planeado 2024,"
     "Total ejecutado 2024,Total planeado 2025\nAulas,4,9,9,NP,1,4\n",
     1, 2024, "Aulas", 40000, NP, 10000},
    {"results by quarters only",
     "Indicador,Meta cuatrienio,Meta 2024,Ejecutado trimestre I 2024,Ejecutado trimestre II 2024,"
     "Ejecutado trimestre III 2024,Meta 2025\nAulas,4,2,1,,0.5,2\n",
     1, 2024, "Aulas", 40000, 20000, 15000},
    {"words cut short",
     "Indicador,Meta,Prog. 2024,Ejec. 2024,Prog. 2025,Ejec. 2025\nUno,2,1,0.5,1,1\n", 1, 2024,
     "Uno", 20000, 10000, 5000},
    {"figures with their unit in small columns",
     "Indicador,Unidad,Meta cuatrienio,Meta 2024,Ejecutado 2024\n"
     "Vías,Km,\"4,5 km\",3 km,\"0,5 km\"\nAndenes,Km,2 km,1 km,1\n",
     2, 2024, "Vías", 45000, 30000, 5000},
    {"letters of the method",
     "Nombre indicador,Meta cuatrienio,P 2024,P 2025,E 2024,E 2025\n"
     "Uno,2,1,1,0.5,1\n",
     1, 2024, "Uno", 20000, 10000, 5000},
};

static void check_quantity(struct quantity quantity, int64_t expected)
{
    if (expected == MISSING)
        assert_int_equal(quantity.state, QUANTITY_MISSING);
    else if (expected == NP)
        assert_int_equal(quantity.state, QUANTITY_NOT_PROGRAMMED);
    else
        assert_int_equal(quantity.value_e4, expected);
}

static void test_layouts(void **state)
{
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(layouts); i++) {
        struct arena arena = {0};
        struct plan_draft draft = read_text(&arena, layouts[i].text);
        if (draft.indicator_count != layouts[i].count)
            fail_msg("%s: %zu indicators", layouts[i].what, draft.indicator_count);
        const struct draft_indicator *first = &draft.indicators[0];
        assert_int_equal(draft.first_year, layouts[i].first_year);
        assert_string_equal(first->name, layouts[i].name);
        check_quantity(first->target.quantity, layouts[i].target_e4);
        check_quantity(first->years[0].planned.quantity, layouts[i].planned_e4);
        check_quantity(first->years[0].actual.quantity, layouts[i].actual_e4);
        arena_release(&arena);
    }
}

static void test_components_that_are_programmes(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct plan_draft draft =
        read_text(&arena, "Componente,Programa,Indicador,Meta cuatrienio,Meta 2024,Meta 2025\n"
                          "010101 Seguridad,010101 Seguridad,Uno,2,1,1\n"
                          "010102 Cámaras,010201 Movilidad,Dos,2,1,1\n"
                          "COMPONENTE: 0201 Educación,20101 Aulas,Tres,2,1,1\n");
    assert_true(has_problem(&draft, "COMPONENTE_EQUIVOCADO"));
    assert_string_equal(draft.indicators[0].path[1], "Componente 0101");
    assert_string_equal(draft.indicators[1].path[1], "Componente 0102");
    assert_string_equal(draft.indicators[2].path[1], "0201 Educación");
    assert_string_equal(draft.indicators[2].path[2], "020101 Aulas");
    assert_string_equal(draft.indicators[2].key, "020101");
    arena_release(&arena);
}

static void test_wrong_year(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct plan_draft draft = read_text(&arena, layouts[5].text);
    assert_int_equal(draft.year_count, 4);
    assert_true(has_problem(&draft, "ANIO_CORREGIDO"));
    check_quantity(draft.indicators[0].years[2].actual.quantity, 30000);
    arena_release(&arena);
}

/* The file's own percentages: "80%" and 0,8 are the same; the row of totals is none. */
static void test_official(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct plan_draft draft = read_text(
        &arena,
        "Componente;Indicador;Meta cuatrienio;Meta 2024;Ejecutado 2024;% Cumplimiento 2024;"
        "% Avance acumulado\nC1;Uno;5;5;4;80%;80%\n;Dos;5;5;4;0,8;0,8\nTOTAL;;10;10;;;80%\n");
    assert_string_equal(draft.format_id, "municipal_board");
    assert_int_equal(draft.indicator_count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_string_equal(draft.indicators[i].path[1], "C1");
        check_quantity(draft.indicators[i].years[0].compliance.percent, 800000);
        check_quantity(draft.indicators[i].total_progress.percent, 800000);
    }
    arena_release(&arena);
}

static void test_problems(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct plan_draft draft =
        read_text(&arena, "Código,Indicador,Línea base,Meta cuatrienio,Meta 2024,Meta 2025\n"
                          "A,Uno,2 escuelas,5,1,1\nA,Dos,N/A,,#DIV/0!,1\nB,,0,1,1,1\n");
    static const char *const codes[] = {"NUMERO_CON_UNIDAD",      "CODIGO_REPETIDO",
                                        "META_FALTANTE",          "SIN_NOMBRE",
                                        "PROGRAMACION_NO_CUADRA", "SIN_DATO"};
    for (size_t i = 0; i < TEST_COUNT(codes); i++)
        if (!has_problem(&draft, codes[i]))
            fail_msg("no problem %s", codes[i]);
    assert_int_equal(draft.indicator_count, 2);
    assert_int_equal(draft.left_out_count, 1);
    assert_string_equal(draft.indicators[0].baseline_note, "2 escuelas");
    assert_string_not_equal(draft.indicators[0].key, draft.indicators[1].key);
    arena_release(&arena);
}

static void test_preview(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct preview_node *nodes;
    struct preview_group *groups;
    struct plan_draft draft = read_text(
        &arena, "Línea,Componente,Programa,Indicador,Meta cuatrienio,Meta 2024,Meta 2025\n"
                "L2,C,P1,Uno,2,1,1\nL1,C,P1,Dos,2,x,1\nL2,B,P2,Tres,2,1,1\n"
                "L2,C,P3,Cuatro,2,y,1\nL2,C,P3,Cinco,,1,1\n");
    static const struct {
        const char *name;
        int level, programmes, indicators;
    } expected[] = {
        {"L2", 0, 3, 4}, {"C", 1, 2, 3}, {"B", 1, 1, 1}, {"L1", 0, 1, 1}, {"C", 1, 1, 1}};
    assert_int_equal(preview_list_tree(&arena, &draft, &nodes), TEST_COUNT(expected));
    for (size_t i = 0; i < TEST_COUNT(expected); i++) {
        assert_string_equal(nodes[i].name, expected[i].name);
        assert_int_equal(nodes[i].level, expected[i].level);
        assert_int_equal(nodes[i].programmes, expected[i].programmes);
        assert_int_equal(nodes[i].indicators, expected[i].indicators);
    }
    const size_t count = preview_group_problems(&arena, &draft, &groups);
    size_t seen = 0;
    for (size_t i = 0; i < count; i++) {
        seen += groups[i].count;
        if (strcmp(groups[i].problems[0]->code, "NUMERO_ILEGIBLE") == 0) {
            assert_int_equal(groups[i].count, 2);
            assert_int_equal(groups[i].problems[1]->source.row, 5);
        }
    }
    assert_int_equal(seen, draft.problem_count);
    arena_release(&arena);
}

static struct workbook *read_workbook(struct arena *arena, const struct strbuf *text)
{
    const struct workbook_request request = {"x.csv", text->data, text->length, NULL, NULL};
    struct workbook *workbook = NULL;
    struct error error = {0};
    if (!workbook_read(arena, &request, &workbook, &error))
        fail_msg("%s", error.message);
    return workbook;
}

/* What it takes to find that a workbook is no plan. */
static void expect_little(struct arena *arena, const struct strbuf *text)
{
    enum { MOST_BYTES = 4 * 1024 * 1024 };
    const struct workbook *workbook = read_workbook(arena, text);
    const struct plan_file_options options = {0};
    struct plan_draft draft;
    struct error error = {0};
    const size_t before = arena->total_bytes;
    plan_file_read(arena, workbook, &options, &draft, &error);
    assert_in_range(arena->total_bytes - before, 0, MOST_BYTES);
}

/* A long text in a few cells stands over all columns that are empty beside it: looked at for each
 * of them, 4 MB became hundreds. */
static void test_long_texts_over_empty_columns_take_little_memory(void **state)
{
    (void)state;
    enum { ROWS = 24, COLUMNS = 300, GROUP = 16, LENGTH = 8000 };
    struct arena arena = {0};
    struct strbuf text;
    strbuf_init(&text, &arena);
    for (int row = 0; row < ROWS; row++)
        for (int column = 0; column < COLUMNS; column++) {
            if (column % GROUP == 0)
                strbuf_printf(&text, "%0*d x", LENGTH, row);
            else if (row % 3 == 2)
                strbuf_add(&text, "Meta");
            strbuf_add(&text, column + 1 == COLUMNS ? "\n" : ",");
        }
    expect_little(&arena, &text);
    arena_release(&arena);
}

/* Each title claims to be the indicator's name; what one trial read of them goes with it. */
static void test_hundreds_of_names_take_little_memory(void **state)
{
    (void)state;
    enum { ROWS = 12, COLUMNS = 300 };
    struct arena arena = {0};
    struct strbuf text;
    strbuf_init(&text, &arena);
    for (int row = 0; row < ROWS; row++)
        for (int column = 0; column < COLUMNS; column++)
            strbuf_printf(&text, "Indicador de producto de la zona %d en el año %d%s", column,
                          2024 + row % 4, column + 1 == COLUMNS ? "\n" : ",");
    expect_little(&arena, &text);
    arena_release(&arena);
}

/* 300 titles over rows of texts that are read as figures: each cell was read for every header that
 * was tried, 15 s of an optimised program; this one is built with sanitizers. */
static void test_a_wide_file_is_looked_at_once(void **state)
{
    (void)state;
    enum { ROWS = 66, COLUMNS = 300, MOST_S = 25 };
    struct arena arena = {0};
    struct strbuf text;
    struct plan_draft draft;
    struct error error = {0};
    const struct plan_file_options options = {0};
    strbuf_init(&text, &arena);
    for (int row = 0; row < ROWS; row++)
        for (int column = 0; column < COLUMNS; column++)
            strbuf_printf(&text, "%s%d%s",
                          row < 3 ? "Meta programada 2024 del indicador "
                                  : "1.234.567,89 kilómetros de vía terciaria mejorada en ",
                          column, column + 1 == COLUMNS ? "\n" : ";");
    const struct workbook *workbook = read_workbook(&arena, &text);
    const clock_t start = clock();
    plan_file_read(&arena, workbook, &options, &draft, &error);
    assert_in_range((clock() - start) / CLOCKS_PER_SEC, 0, MOST_S);
    arena_release(&arena);
}

static void test_no_plan(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char text[] = "nombre,edad\nAna,30\n";
    const struct workbook_request request = {"x.csv", text, sizeof text - 1, NULL, NULL};
    const struct plan_file_options options = {0};
    struct workbook *workbook = NULL;
    struct plan_draft draft;
    struct error error = {0};
    assert_true(workbook_read(&arena, &request, &workbook, &error));
    assert_false(plan_file_read(&arena, workbook, &options, &draft, &error));
    assert_int_equal(error.kind, ERROR_INVALID);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_layouts),
        cmocka_unit_test(test_components_that_are_programmes),
        cmocka_unit_test(test_wrong_year),
        cmocka_unit_test(test_official),
        cmocka_unit_test(test_problems),
        cmocka_unit_test(test_no_plan),
        cmocka_unit_test(test_preview),
        cmocka_unit_test(test_long_texts_over_empty_columns_take_little_memory),
        cmocka_unit_test(test_hundreds_of_names_take_little_memory),
        cmocka_unit_test(test_a_wide_file_is_looked_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
