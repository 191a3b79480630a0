#include "base/test.h"

#include "exchange/matrix_csv/matrix_csv.h"

static long read_text(void *context, char *buffer, size_t size)
{
    const char **text = context;
    size_t given = strlen(*text);
    given = given < size ? given : size;
    memcpy(buffer, *text, given);
    *text += given;
    return (long)given;
}

static bool open_text(struct arena *arena, struct matrix_reader **reader, const char **text,
                      char message[MATRIX_MESSAGE_SIZE])
{
    *reader = ARENA_NEW(arena, struct matrix_reader);
    message[0] = '\0';
    return matrix_reader_open(*reader, arena, read_text, text, message);
}

#define NEEDED "codigo,tipo_acumulacion,meta_cuatrienio,"

static void test_headers(void **state)
{
    (void)state;
    static const struct {
        const char *header, *message; /* NULL: it can be read */
        int first_year, year_count;
    } rows[] = {
        {NEEDED "programado_2024", NULL, 2024, 1},
        {" CODIGO ,Tipo_Acumulacion,meta_cuatrienio,PROGRAMADO_2024\n", NULL, 2024, 1},
        {"programado_2025;otra;meta_cuatrienio;codigo;tipo_acumulacion;programado_2024\n", NULL,
         2024, 2},
        {NEEDED "programado_2024,ejecutado_2030\n", NULL, 2024, 1},
        {NEEDED "programado_2024,programado_24,programado_20255\n", NULL, 2024, 1},
        {"", "el archivo está vacío", 0, 0},
        {"\"codigo,", "el encabezado no se puede leer", 0, 0},
        {NEEDED "ejecutado_2024\n", "falta una columna programado_AAAA", 0, 0},
        {"tipo_acumulacion,meta_cuatrienio,programado_2024\n", "falta la columna codigo", 0, 0},
        {"codigo,meta_cuatrienio,programado_2024\n", "falta la columna tipo_acumulacion", 0, 0},
        {"codigo,tipo_acumulacion,programado_2024\n", "falta la columna meta_cuatrienio", 0, 0},
        {NEEDED "programado_2024,programado_2026\n",
         "el periodo tiene un hueco: falta la columna programado_2025", 0, 0},
        {NEEDED "programado_2024,programado_2044\n", "el periodo 2024-2044 pasa de 20 años", 0, 0},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < TEST_COUNT(rows); i++) {
        struct matrix_reader *reader = NULL;
        char message[MATRIX_MESSAGE_SIZE];
        const char *text = rows[i].header;
        assert_int_equal(open_text(&arena, &reader, &text, message), rows[i].message == NULL);
        assert_string_equal(message, rows[i].message == NULL ? "" : rows[i].message);
        if (rows[i].message != NULL)
            continue;
        assert_int_equal(reader->first_year, rows[i].first_year);
        assert_int_equal(reader->year_count, rows[i].year_count);
        assert_int_equal(matrix_reader_next(reader, message), MATRIX_END);
    }
    arena_release(&arena);
}

#define ALL_COLUMNS                                                                                \
    "codigo%cnombre%clinea%ccomponente%cprograma%cnivel%ctipo_acumulacion%clinea_base%c"           \
    "meta_incluye_lb%csentido%cmeta_cuatrienio%cpeso%cprogramado_2024%cejecutado_2024\n%s\n"

static enum matrix_status read_one(struct arena *arena, const char *row, char separator,
                                   struct matrix_reader **reader, char message[MATRIX_MESSAGE_SIZE])
{
    const int c = separator;
    const char *text = arena_printf(arena, ALL_COLUMNS, c, c, c, c, c, c, c, c, c, c, c, c, c, row);
    assert_true(open_text(arena, reader, &text, message));
    return matrix_reader_next(*reader, message);
}

/* Each part of a row that cannot be read, with the column that is named. */
static void test_bad_rows_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *row, *message;
    } rows[] = {
        {"a,,,,,,SUMA,,,,4,,1,", "columna tipo_acumulacion: «SUMA» no es un tipo de acumulación"},
        {"a,,,,,,,,,,4,,1,", "columna tipo_acumulacion: «» no es un tipo de acumulación"},
        {"a,,,,,,Reducción,,,,4,,1,",
         "columna tipo_acumulacion: «Reducción» no es un tipo de acumulación"},
        {"a,,,,,impacto,FLUJO,,,,4,,1,", "columna nivel: «impacto» no es producto ni resultado"},
        {"a,,,,,,FLUJO,,,MEJOR,4,,1,",
         "columna sentido: «MEJOR» no es MAYOR_ES_MEJOR ni MENOR_ES_MEJOR"},
        {"a,,,,,,FLUJO,,s,,4,,1,", "columna meta_incluye_lb: «s» no es si ni no"},
        {"a,,,,,,FLUJO,NP,,,4,,1,", "columna linea_base: «NP» no es un número"},
        {"a,,,,,,FLUJO,,,,1e3,,1,", "columna meta_cuatrienio: «1e3» no es un número"},
        {"a,,,,,,FLUJO,,,,1/2,,1,", "columna meta_cuatrienio: «1/2» no es un número"},
        {"a,,,,,,FLUJO,,,,\"1,5\",,1,", "columna meta_cuatrienio: «1,5» no es un número"},
        {"a,,,,,,FLUJO,,,,1.23456,,1,", "columna meta_cuatrienio: «1.23456» no es un número"},
        {"a,,,,,,FLUJO,,,,4,-1,1,", "columna peso: «-1» es negativo"},
        {"a,,,,,,FLUJO,,,,4,,N P,", "columna programado_2024: «N P» no es un número"},
        {"a,,,,,,FLUJO,,,,4,,1,NP", "columna ejecutado_2024: «NP» no es un número"},
        {"a,,,,,,FLUJO,,,,4,,1", "columna 13: la fila tiene 13 campos y no 14"},
        {"a,,,,,,FLUJO,,,,4,,1,2,3", "columna 14: la fila tiene 15 campos y no 14"},
        {"a,,,,,,ñññññññññññññññññññññññ\x1B[2J,,,,4,,1,",
         "columna tipo_acumulacion: «ññññññññññññññññññññ…» no es un tipo de acumulación"},
        {"a,,,,,,\x1B[2J,,,,4,,1,",
         "columna tipo_acumulacion: « [2J» no es un tipo de acumulación"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < TEST_COUNT(rows); i++) {
        struct matrix_reader *reader = NULL;
        char message[MATRIX_MESSAGE_SIZE];
        assert_int_equal(read_one(&arena, rows[i].row, ',', &reader, message), MATRIX_BAD_ROW);
        assert_string_equal(message, rows[i].message);
        assert_int_equal(reader->csv.line, 2);
        assert_int_equal(matrix_reader_next(reader, message), MATRIX_END);
    }
    arena_release(&arena);
}

static void expect_field(struct csv_field field, const char *expected)
{
    assert_int_equal(field.length, strlen(expected));
    assert_memory_equal(field.text, expected, field.length);
}

static void test_rows_are_read_whole(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct matrix_reader *reader = NULL;
    char message[MATRIX_MESSAGE_SIZE];
    const char *row = " 01 ,\"a, b\", L1 ,,P,RESULTADO, reducción_anual ,,,,,,,";
    assert_int_equal(read_one(&arena, row, ',', &reader, message), MATRIX_BAD_ROW);
    row = " 01 ,\"a, b\", L1 ,,P,RESULTADO, reduccion_anual ,-0.5, SÍ ,menor_es_mejor,41.3 %,2.5,"
          "np,0";
    assert_int_equal(read_one(&arena, row, ',', &reader, message), MATRIX_ROW);
    const struct matrix_row *found = &reader->row;
    expect_field(found->code, "01");
    expect_field(found->name, "a, b");
    expect_field(found->path[0], "L1");
    expect_field(found->path[1], "");
    expect_field(found->path[2], "P");
    assert_int_equal(found->level, INDICATOR_LEVEL_RESULT);
    assert_int_equal(found->weight_e4, 25000);
    assert_int_equal(found->input.type, ACCUMULATION_YEARLY_REDUCTION);
    assert_true(found->input.target_includes_baseline);
    assert_int_equal(found->input.direction, DIRECTION_LOWER_IS_BETTER);
    assert_int_equal(found->input.baseline.value_e4, -5000);
    assert_int_equal(found->input.target.value_e4, 413000);
    assert_int_equal(found->input.planned[0].state, QUANTITY_NOT_PROGRAMMED);
    assert_int_equal(found->input.actual[0].state, QUANTITY_NUMBER);
    arena_release(&arena);
}

/* In a ';' file numbers are es-CO; empty cells take the defaults. */
static void test_semicolon_files_are_es_co(void **state)
{
    (void)state;
    static const struct {
        const char *number;
        int64_t value_e4; /* -1: no number */
    } rows[] = {
        {"1.234", 12340000}, {"1.234,5", 12345000}, {"0,81", 8100}, {"12345", 123450000},
        {"41,3%", 413000},   {"1.5", -1},           {"0.123", -1},  {"1234.567", -1},
        {"1,2,3", -1},       {"1.23.456", -1},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < TEST_COUNT(rows); i++) {
        struct matrix_reader *reader = NULL;
        char message[MATRIX_MESSAGE_SIZE];
        const char *row = arena_printf(&arena, "a;;;;;;flujo;;;;%s;;;", rows[i].number);
        enum matrix_status status = read_one(&arena, row, ';', &reader, message);
        assert_int_equal(status, rows[i].value_e4 < 0 ? MATRIX_BAD_ROW : MATRIX_ROW);
        if (status == MATRIX_BAD_ROW)
            continue;
        assert_int_equal(reader->row.input.target.value_e4, rows[i].value_e4);
        assert_int_equal(reader->row.level, INDICATOR_LEVEL_PRODUCT);
        assert_int_equal(reader->row.weight_e4, DECIMAL_SCALE);
        assert_int_equal(reader->row.input.planned[0].state, QUANTITY_MISSING);
        assert_int_equal(reader->row.input.actual[0].state, QUANTITY_MISSING);
        assert_int_equal(reader->row.input.direction, DIRECTION_HIGHER_IS_BETTER);
    }
    arena_release(&arena);
}

static void test_fields_are_quoted_only_where_they_must_be(void **state)
{
    (void)state;
    static const struct {
        const char *text, *written;
    } rows[] = {{"a b;c", "a b;c"},   {"", ""},
                {"a,b", "\"a,b\""},   {"3\"", "\"3\"\"\""},
                {"a\nb", "\"a\nb\""}, {"a\rb", "\"a\rb\""}};
    struct arena arena = {0};
    for (size_t i = 0; i < TEST_COUNT(rows); i++) {
        struct strbuf out;
        strbuf_init(&out, &arena);
        strbuf_add(&out, "");
        matrix_csv_add_field(&out, rows[i].text, strlen(rows[i].text));
        assert_int_equal(out.length, strlen(rows[i].written));
        assert_memory_equal(out.data, rows[i].written, out.length);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headers),
        cmocka_unit_test(test_bad_rows_are_named),
        cmocka_unit_test(test_rows_are_read_whole),
        cmocka_unit_test(test_semicolon_files_are_es_co),
        cmocka_unit_test(test_fields_are_quoted_only_where_they_must_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
