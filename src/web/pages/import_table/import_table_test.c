#include "base/test.h"

#include "web/page_fixture.h"

/* Titles that say nothing: only a person knows what the columns are. */
static const char table[] = "Rótulo,Cosa,Valor,Uno,Dos\n"
                            "1,Aulas dotadas,4,2,1\n"
                            "2,Vacunas puestas,100,50,20\n";

static const char *const columns[] = {
    "hoja",  "1",          "fila",   "1",     "filas",  "1",         "conservar",
    "si",    "uso_A",      "codigo", "uso_B", "nombre", "uso_C",     "meta_cuatrienio",
    "uso_D", "programado", "anio_D", "2024",  "uso_E",  "ejecutado", "anio_E",
    "2024",  NULL};

/* Sends the table and writes the address of its review. */
static void send_table(struct page_fixture *f, char address[200])
{
    const struct request_file file = {"archivo", "tabla.csv", table, strlen(table)};
    f->files = &file;
    f->file_count = 1;
    assert_int_equal(page_fixture_post(f, "/c/guatape/importar", (const char *const[]){NULL}), 303);
    snprintf(address, 200, "%s", page_fixture_header(f, "Location"));
}

static const char *columns_of(struct page_fixture *f, const char *address)
{
    return arena_printf(&f->arena, "%s/tabla", address);
}

static void test_a_person_says_what_the_columns_are(void **state)
{
    struct page_fixture *f = *state;
    char address[200];
    page_fixture_visit(f, "presidencia");
    send_table(f, address);
    assert_int_equal(page_fixture_get(f, address), 200);
    page_fixture_expect(f, "No encontramos la tabla del plan");
    page_fixture_expect(f, "Decir qué es cada columna");
    assert_int_equal(page_fixture_get(f, columns_of(f, address)), 200);
    page_fixture_expect(f, "Vacunas puestas");
    assert_int_equal(page_fixture_post(f, columns_of(f, address), columns), 303);
    assert_int_equal(page_fixture_get(f, address), 200);
    page_fixture_expect(f, "2 indicadores en");
    page_fixture_expect(f, "Formato elegido");
    assert_int_equal(page_fixture_post(f, address, (const char *const[]){"paso", "guardar", NULL}),
                     303);
    assert_int_equal(page_fixture_get(f, "/c/guatape/tablero"), 200);
    page_fixture_expect(f, "Aulas dotadas");
}

static void test_the_council_is_offered_it_again(void **state)
{
    struct page_fixture *f = *state;
    char address[200];
    page_fixture_visit(f, "presidencia");
    send_table(f, address);
    assert_int_equal(page_fixture_post(f, columns_of(f, address), columns), 303);
    send_table(f, address);
    assert_int_equal(page_fixture_get(f, address), 200);
    page_fixture_expect(f, "Correspondencia guardada");
    page_fixture_expect(f, "2 indicadores en");
    static const char *const other[] = {"paso", "formato", "formato", "auto", NULL};
    assert_int_equal(page_fixture_post(f, address, other), 303);
    assert_int_equal(page_fixture_get(f, address), 200);
    page_fixture_expect(f, "No encontramos la tabla del plan");
}

static void test_what_is_missing_is_said_beside_its_column(void **state)
{
    struct page_fixture *f = *state;
    char address[200];
    static const char *const form[] = {"hoja",   "1",     "fila",   "1",     "uso_B",
                                       "nombre", "uso_C", "nombre", "uso_D", "programado",
                                       "anio_D", "24",    NULL};
    page_fixture_visit(f, "presidencia");
    send_table(f, address);
    assert_int_equal(page_fixture_post(f, columns_of(f, address), form), 422);
    page_fixture_expect(f, "<a href=\"#uso_C\">");
    page_fixture_expect(f, "<a href=\"#anio_D\">");
    page_fixture_expect(f, "value=\"24\"");
}

static void test_only_the_sender_sees_it(void **state)
{
    struct page_fixture *f = *state;
    char address[200];
    page_fixture_visit(f, "presidencia");
    send_table(f, address);
    page_fixture_visit(f, "otro_consejo");
    assert_int_equal(page_fixture_get(f, columns_of(f, address)), 404);
    assert_int_equal(page_fixture_post(f, columns_of(f, address), columns), 404);
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_get(f, columns_of(f, address)), 404);
    page_fixture_visit(f, "presidencia");
    f->token = "";
    assert_int_equal(page_fixture_post(f, columns_of(f, address), columns), 403);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_person_says_what_the_columns_are, page_fixture_setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_the_council_is_offered_it_again, page_fixture_setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_what_is_missing_is_said_beside_its_column,
                                        page_fixture_setup, page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_only_the_sender_sees_it, page_fixture_setup,
                                        page_fixture_teardown),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
