/* DANE's list in the forms in which it is found. usage: divipola_test FOLDER_OF_REAL_FILES */
#include "base/test.h"

#include <unistd.h>

#include "exchange/divipola/divipola_parts.h"
#include "exchange/workbook/workbook_fixture.h"

#include "base/banned.h"

static const char *folder;

static struct divipola read_bytes(struct arena *arena, const char *text, size_t length)
{
    struct workbook_request request = {"divipola.csv", text, length, NULL, NULL};
    struct workbook *workbook = NULL;
    struct divipola list;
    struct error error = {0};
    if (!workbook_read(arena, &request, &workbook, &error) ||
        !divipola_read(arena, workbook, &list, &error))
        fail_msg("%s: %s", text, error.message);
    return list;
}

static struct divipola read_text(struct arena *arena, const char *text)
{
    return read_bytes(arena, text, strlen(text));
}

#define HEADER                                                                                       \
    "Código Departamento,Nombre Departamento ,Código Municipio,Nombre Municipio,Área  ,Longitud," \
    "Latitud,\n"

static void expect(const struct divipola *list, size_t index, const char *code, const char *name,
                   const char *kind)
{
    assert_true(index < list->count);
    assert_string_equal(list->items[index].code, code);
    assert_string_equal(list->items[index].name, name);
    assert_string_equal(list->items[index].kind, kind);
}

/* The published file: zeros lost, coordinates and names split by their commas, notes below. */
static void what_commas_split_is_put_together(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct divipola list = read_text(
        &arena, HEADER "5,ANTIOQUIA,5001,MEDELLÍN,Municipio,-75,581775,6,246631,\n"
                       "11,BOGOTÁ, D.C.,11001,BOGOTÁ, D.C.,Municipio,-74,106992,4,649251,\n"
                       "88,ARCHIPIÉLAGO DE SAN ANDRÉS, PROVIDENCIA Y SANTA CATALINA,88001,SAN "
                       "ANDRÉS,Isla,-81,707181,12,578108,**\n"
                       "91,AMAZONAS,91263,EL ENCANTO,Área no municipalizada,-73,2,-1,75,\n"
                       ",,,,,,,\nFuente: DANE.,,,,,,,\n"
                       "* A partir del decreto 0284, y una vez termine, el deslinde,,,\n");
    for (size_t i = 0; i < list.problem_count; i++)
        fail_msg("row %d: %s", list.problems[i].row, list.problems[i].text);
    assert_int_equal(list.count, 8);
    assert_int_equal(list.department_count, 4);
    expect(&list, 0, "05", "Antioquia", "departamento");
    expect(&list, 1, "05001", "Medellín", "municipio");
    assert_int_equal(list.items[1].longitude_e6, -75581775);
    assert_int_equal(list.items[1].latitude_e6, 6246631);
    expect(&list, 2, "11", "Bogotá, D.C.", "departamento");
    expect(&list, 3, "11001", "Bogotá, D.C.", "municipio");
    assert_int_equal(list.items[3].latitude_e6, 4649251);
    expect(&list, 4, "88", "Archipiélago de San Andrés, Providencia y Santa Catalina",
           "departamento");
    expect(&list, 5, "88001", "San Andrés", "area_no_municipalizada");
    expect(&list, 7, "91263", "El Encanto", "area_no_municipalizada");
    assert_int_equal(list.items[7].longitude_e6, -73200000);
    assert_int_equal(list.items[7].latitude_e6, -1750000);
    arena_release(&arena);
}

static void other_orders_separators_and_encodings_are_read(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const char latin1[] = "NOM_MPIO;LAT;LON;COD_MPIO;COD_DPTO;NOM_DPTO\n"
                                 "GUATAP\xC9;6,232421;-75,160041;05321;05;ANTIOQUIA\n";
    struct divipola list = read_bytes(&arena, latin1, sizeof latin1 - 1);
    assert_int_equal(list.problem_count, 0);
    expect(&list, 1, "05321", "Guatapé", "municipio");
    assert_int_equal(list.items[1].longitude_e6, -75160041);
    list = read_text(&arena, "\xEF\xBB\xBF" HEADER
                             "\"5\",\"Antioquia\",\"05001\",\"Medellín\",Municipio,\"-75,581775\","
                             "\"6,246631\"\n");
    assert_int_equal(list.problem_count, 0);
    assert_int_equal(list.items[1].latitude_e6, 6246631);
    list = read_text(&arena, "Código municipio,Municipio\n27001,Quibdó\n");
    assert_int_equal(list.count, 1);
    assert_false(list.items[0].has_position);
    assert_string_equal(list.items[0].department_code, "27");
    arena_release(&arena);
}

/* As in DANE's own workbook: two rows of titles, codes that lost their zeros as numbers. */
static void a_workbook_with_two_rows_of_titles_is_read(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct fixture_part part = {
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>DIVIPOLA</t></is></c></row>"
        "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Departamento</t></is></c>"
        "<c r=\"C2\" t=\"inlineStr\"><is><t>Municipio</t></is></c></row>"
        "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>Código</t></is></c>"
        "<c r=\"B3\" t=\"inlineStr\"><is><t>Nombre</t></is></c>"
        "<c r=\"C3\" t=\"inlineStr\"><is><t>Código</t></is></c>"
        "<c r=\"D3\" t=\"inlineStr\"><is><t>Nombre</t></is></c>"
        "<c r=\"E3\" t=\"inlineStr\"><is><t>Tipo: Municipio / Isla / Área no "
        "municipalizada</t></is></c>"
        "<c r=\"F3\" t=\"inlineStr\"><is><t>Longitud</t></is></c>"
        "<c r=\"G3\" t=\"inlineStr\"><is><t>Latitud</t></is></c></row>"
        "<row r=\"4\"><c r=\"A4\"><v>5</v></c><c r=\"B4\" t=\"inlineStr\"><is><t>ANTIOQUIA</t></is>"
        "</c><c r=\"C4\"><v>5030</v></c><c r=\"D4\" t=\"inlineStr\"><is><t>AMAGÁ</t></is></c>"
        "<c r=\"E4\" t=\"inlineStr\"><is><t>Municipio</t></is></c>"
        "<c r=\"F4\"><v>-75.702188000000007</v></c><c r=\"G4\"><v>6.0387079999999997</v></c></row>"
        "</sheetData><mergeCells><mergeCell ref=\"A2:B2\"/><mergeCell ref=\"C2:E2\"/></mergeCells>"
        "</worksheet>"};
    const struct workbook_request request = workbook_fixture_pack(&arena, &part, 1);
    struct workbook *workbook = NULL;
    struct divipola list;
    struct error error = {0};
    if (!workbook_read(&arena, &request, &workbook, &error) ||
        !divipola_read(&arena, workbook, &list, &error))
        fail_msg("%s", error.message);
    for (size_t i = 0; i < list.problem_count; i++)
        fail_msg("row %d: %s", list.problems[i].row, list.problems[i].text);
    expect(&list, 1, "05030", "Amagá", "municipio");
    assert_int_equal(list.items[1].longitude_e6, -75702188);
    assert_int_equal(list.items[1].latitude_e6, 6038707);
    arena_release(&arena);
}

static const struct {
    const char *rows, *problem;
    int row;
} broken[] = {
    {"5,ANTIOQUIA,8001,BARRANQUILLA,Municipio,-74,8,10,9,\n", "no es del departamento 5", 2},
    {"5,ANTIOQUIA,5001,MEDELLÍN,Municipio,,,\n5,ANTIOQUIA,05001,MEDELLÍN,Municipio,,,\n",
     "está dos veces", 3},
    {"5,ANTIOQUIA,5001,MEDELLÍN,Planeta,-75,5,6,2,\n", "clase «Planeta»", 2},
    {"5,ANTIOQUIA,5001,MEDELLÍN,Municipio,75,581775,6,246631,\n", "no está en Colombia", 2},
    {"5,ANTIOQUIA,500A,MEDELLÍN,Municipio,-75,5,6,2,\n", "no corresponden a los títulos", 2},
    {"5,ANTIOQUIA,5001\n", "no corresponden a los títulos", 2},
    {"5,ANTIOQUIA,5001,,Municipio,-75,5,6,2,\n", "no corresponden a los títulos", 2},
    {"5,ANTIOQUIA,5001,MEDELLÍN,Municipio,-75,5,6,2,7,7,7,\n", "no corresponden a los títulos", 2},
};

static void what_cannot_be_understood_is_named_with_its_row(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < TEST_COUNT(broken); i++) {
        const char *text = arena_printf(&arena, "%s%s", HEADER, broken[i].rows);
        const struct divipola list = read_text(&arena, text);
        if (list.problem_count != 1 || list.problems[0].row != broken[i].row ||
            strstr(list.problems[0].text, broken[i].problem) == NULL)
            fail_msg("%s: %zu problems, «%s»", broken[i].rows, list.problem_count,
                     list.problem_count > 0 ? list.problems[0].text : "");
    }
    struct workbook *workbook = NULL;
    struct divipola list;
    struct error error = {0};
    const struct workbook_request request = {"nota.csv", "hola,mundo\n1,2\n", 15, NULL, NULL};
    assert_true(workbook_read(&arena, &request, &workbook, &error));
    assert_false(divipola_read(&arena, workbook, &list, &error));
    assert_int_equal(error.kind, ERROR_INVALID);
    arena_release(&arena);
}

static void names_codes_and_degrees(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const char *const names[][2] = {
        {"SAN ANDRÉS DE CUERQUIA", "San Andrés de Cuerquia"},
        {"EL CARMEN DE VIBORAL", "El Carmen de Viboral"},
        {"  SANTA FÉ  DE\u00a0ANTIOQUIA ", "Santa Fé de Antioquia"},
        {"BOGOTÁ, D.C.", "Bogotá, D.C."},
        {"ÁBREGO", "Ábrego"},
        {"PUERTO ALEGRÍA (ANM)", "Puerto Alegría (Anm)"},
        {"Peñol", "Peñol"},
        {"LÓPEZ DE MICAY Y EL MAR", "López de Micay y el Mar"},
    };
    for (size_t i = 0; i < TEST_COUNT(names); i++)
        assert_string_equal(divipola_name(&arena, names[i][0]), names[i][1]);
    assert_string_equal(divipola_code(&arena, " 5001", 5), "05001");
    assert_string_equal(divipola_code(&arena, "5", 2), "05");
    assert_null(divipola_code(&arena, "050011", 5));
    assert_null(divipola_code(&arena, "", 5));
    assert_null(divipola_code(&arena, "-5001", 5));
    static const struct {
        const char *text;
        bool ok;
        int64_t degrees_e6;
    } degrees[] = {{"-75,581775", true, -75581775},
                   {"6.2", true, 6200000},
                   {"6", true, 6000000},
                   {"6.24663199", true, 6246631},
                   {"6.", false, 0},
                   {",5", false, 0},
                   {"1.2.3", false, 0},
                   {"181", false, 0},
                   {"99999999999999999999", false, 0},
                   {"6 N", false, 0}};
    for (size_t i = 0; i < TEST_COUNT(degrees); i++) {
        int64_t value = 0;
        if (divipola_degrees(degrees[i].text, &value) != degrees[i].ok ||
            (degrees[i].ok && value != degrees[i].degrees_e6))
            fail_msg("%s: %lld", degrees[i].text, (long long)value);
    }
    arena_release(&arena);
}

static void the_published_file_is_read_whole(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct workbook *workbook = NULL;
    struct divipola list;
    struct error error = {0};
    int in_antioquia = 0;
    const char *path =
        arena_printf(&arena, "%s/divipola_latin1_coma_sin_comillas.csv", folder ? folder : "");
    if (access(path, R_OK) != 0) {
        arena_release(&arena); /* skip() jumps out of here */
        skip();
    }
    if (!workbook_read_file(&arena, path, NULL, &workbook, &error) ||
        !divipola_read(&arena, workbook, &list, &error))
        fail_msg("%s", error.message);
    for (size_t i = 0; i < list.problem_count; i++)
        fail_msg("row %d: %s", list.problems[i].row, list.problems[i].text);
    /* 1,103 municipalities, 18 areas that are none, the island, and 33 departments with Bogotá. */
    assert_int_equal(list.department_count, 33);
    assert_int_equal(list.count - list.department_count, 1122);
    for (size_t i = 0; i < list.count; i++) {
        in_antioquia += strcmp(list.items[i].department_code, "05") == 0;
        assert_true(list.items[i].has_position || strcmp(list.items[i].kind, "departamento") == 0);
    }
    assert_int_equal(in_antioquia, 126);
    arena_release(&arena);
}

int main(int argc, char **argv)
{
    folder = argc > 1 ? argv[1] : NULL;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_commas_split_is_put_together),
        cmocka_unit_test(other_orders_separators_and_encodings_are_read),
        cmocka_unit_test(a_workbook_with_two_rows_of_titles_is_read),
        cmocka_unit_test(what_cannot_be_understood_is_named_with_its_row),
        cmocka_unit_test(names_codes_and_degrees),
        cmocka_unit_test(the_published_file_is_read_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
