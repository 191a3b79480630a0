#include "base/test.h"

#include <unistd.h>

#include "web/import_reader.h"
#include "web/page_fixture.h"

static const char matrix[] =
    "codigo,nombre,linea,componente,programa,tipo_acumulacion,linea_base,meta_cuatrienio,"
    "programado_2024,ejecutado_2024,programado_2025,ejecutado_2025\n"
    "A1,Vías,L,C,P,ACUMULADO,0,2,1,0.5,1,\n"
    "A2,Escuelas,L,C,P,ACUMULADO,0,4,2,2,2,1\n";

static int send_file(struct page_fixture *f, const char *name, const char *bytes)
{
    const struct request_file file = {"archivo", name, bytes, strlen(bytes)};
    f->files = &file;
    f->file_count = 1;
    return page_fixture_post(f, "/c/guatape/importar", (const char *const[]){NULL});
}

static void test_only_the_board_brings_a_plan(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, "/c/guatape/importar"), 403);
    page_fixture_visit(f, "otro_consejo");
    assert_int_equal(page_fixture_get(f, "/c/guatape/importar"), 404);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, "/c/guatape/importar"), 200);
}

static void test_a_file_is_shown_and_then_saved(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "presidencia");
    assert_int_equal(send_file(f, "plan.csv", matrix), 303);
    char address[200];
    snprintf(address, sizeof address, "%s", page_fixture_header(f, "Location"));
    assert_int_equal(page_fixture_get(f, address), 200);
    page_fixture_expect(f, "2 indicadores en 1 línea,");
    assert_int_equal(page_fixture_get(f, "/c/guatape/tablero"), 200);
    page_fixture_expect(f, "aún no ha traído su plan");
    page_fixture_expect(f, "<a class=\"boton\" href=\"/c/guatape/importar\">");
    assert_int_equal(page_fixture_post(f, address, (const char *const[]){"paso", "ver", NULL}),
                     200);
    page_fixture_expect(f, "Indicadores nuevos: 2");
    page_fixture_visit(f, "otro_consejo");
    assert_int_equal(page_fixture_get(f, address), 404);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_post(f, address, (const char *const[]){"paso", "guardar", NULL}),
                     303);
    assert_int_equal(page_fixture_get(f, page_fixture_header(f, "Location")), 200);
    page_fixture_expect(f, "El plan quedó guardado.");
    page_fixture_expect(f, "Escuelas");
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape/tablero?traido=si"), 200);
    page_fixture_refuse(f, "quedó guardado");
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, address), 404);
}

/* The same plan with one target changed: brought again, it asks for the act. */
static void test_another_target_asks_for_its_act(void **state)
{
    struct page_fixture *f = *state;
    char address[200];
    static const char changed[] =
        "codigo,nombre,linea,componente,programa,tipo_acumulacion,linea_base,meta_cuatrienio,"
        "programado_2024,ejecutado_2024,programado_2025,ejecutado_2025\n"
        "A1,Vías,L,C,P,ACUMULADO,0,2,1,0.5,1,\n"
        "A2,Escuelas,L,C,P,ACUMULADO,0,40,2,2,2,1\n";
    static const char *const save[] = {"paso", "guardar", NULL};
    page_fixture_visit(f, "presidencia");
    assert_int_equal(send_file(f, "plan.csv", matrix), 303);
    snprintf(address, sizeof address, "%s", page_fixture_header(f, "Location"));
    assert_int_equal(page_fixture_post(f, address, save), 303);
    assert_int_equal(send_file(f, "plan.csv", changed), 303);
    snprintf(address, sizeof address, "%s", page_fixture_header(f, "Location"));
    assert_int_equal(page_fixture_post(f, address, save), 200);
    page_fixture_expect(f, "Falta el acto");
    page_fixture_expect(f, "Qué hacemos con las metas distintas");
    assert_int_equal(
        page_fixture_post(f, address,
                          (const char *const[]){"paso", "guardar", "metas", "acto", "acto",
                                                "acuerdo", "numero", "3", "fecha", "", NULL}),
        422);
    page_fixture_expect(f, "Escriba la fecha del acto.");
    page_fixture_expect(f, "value=\"acto\" checked");
    assert_int_equal(page_fixture_post(f, address,
                                       (const char *const[]){"paso", "guardar", "metas", "acto",
                                                             "acto", "acuerdo", "numero", "3",
                                                             "fecha", "1/2/2026", NULL}),
                     303);
    assert_int_equal(page_fixture_get(f, "/c/guatape/tablero?q=escuelas"), 200);
    page_fixture_expect(f, ">40<");
}

static void test_what_is_no_plan_is_said(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_post(f, "/c/guatape/importar", (const char *const[]){NULL}), 422);
    page_fixture_expect(f, "Elija el archivo del plan.");
    assert_int_equal(send_file(f, "nota.csv", "hola,mundo\n1,2\n"), 303);
    char address[200];
    snprintf(address, sizeof address, "%s", page_fixture_header(f, "Location"));
    assert_int_equal(page_fixture_get(f, address), 200);
    page_fixture_expect(f, "No encontramos la tabla del plan");
}

/* Marks that turn the direction of a text hide in names of files, of the plan and in cells. */
static void test_no_name_is_other_than_it_looks(void **state)
{
    static const char tricky[] =
        "codigo,nombre,linea,componente,programa,tipo_acumulacion,linea_base,meta_cuatrienio,"
        "programado_2024,ejecutado_2024\n"
        "A1,Ví\u202Eas,L,C,P,ACUMULADO,0,2,1,0.5\n";
    struct page_fixture *f = *state;
    char address[200];
    page_fixture_visit(f, "presidencia");
    assert_int_equal(send_file(f, "plan\u202Evsc.exe\x1b.csv", tricky), 303);
    snprintf(address, sizeof address, "%s", page_fixture_header(f, "Location"));
    assert_int_equal(page_fixture_get(f, address), 200);
    page_fixture_expect(f, "planvsc.exe.csv");
    page_fixture_refuse(f, "\u202E");
    assert_int_equal(page_fixture_post(f, address,
                                       (const char *const[]){"paso", "guardar", "nombre",
                                                             "Juntos\u202E\x1b 2024", NULL}),
                     303);
    assert_int_equal(page_fixture_get(f, "/c/guatape/tablero"), 200);
    page_fixture_expect(f, "Juntos 2024");
    page_fixture_expect(f, "Vías");
    page_fixture_refuse(f, "\u202E");
    char *endless = arena_alloc(&f->arena, 400);
    memset(endless, 'x', 399);
    assert_int_equal(send_file(f, endless, matrix), 422);
    page_fixture_expect(f, "Acorte el nombre del archivo");
}

/* Each waits with its bytes in the database: a person does not fill the disk with them. */
static void test_only_the_newest_files_wait(void **state)
{
    struct page_fixture *f = *state;
    char addresses[7][200];
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(send_file(f, "otro.csv", matrix), 303);
    snprintf(addresses[6], sizeof addresses[6], "%s", page_fixture_header(f, "Location"));
    page_fixture_visit(f, "presidencia");
    for (int i = 0; i < 6; i++) {
        assert_int_equal(send_file(f, "plan.csv", matrix), 303);
        snprintf(addresses[i], sizeof addresses[i], "%s", page_fixture_header(f, "Location"));
    }
    int waiting = 0;
    for (int i = 0; i < 6; i++)
        waiting += page_fixture_get(f, addresses[i]) == 200;
    assert_int_equal(waiting, 5);
    assert_int_equal(page_fixture_get(f, addresses[5]), 200);
    assert_int_equal(page_fixture_get(f, addresses[6]), 404);
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_get(f, addresses[6]), 200);
}

enum { MANY_ROWS = 8000, LONG_ENOUGH = 400000 };

/* A file so large that nobody waits for it with an empty page. */
static void test_a_large_file_shows_how_far_it_is(void **state)
{
    struct page_fixture *f = *state;
    char *text = arena_alloc(&f->arena, LONG_ENOUGH * 2);
    char address[200];
    size_t length = (size_t)snprintf(text, 100, "Indicador,Meta cuatrienio,Meta 2024\n");
    for (int i = 0; i < MANY_ROWS; i++)
        length += (size_t)snprintf(text + length, 100, "Indicador con un nombre largo %d,4,%d\n", i,
                                   i % 7);
    assert_true(length > 256 * 1024);
    f->site.import_readers = import_readers_create(0);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(send_file(f, "grande.csv", text), 303);
    snprintf(address, sizeof address, "%s", page_fixture_header(f, "Location"));
    assert_int_equal(page_fixture_get(f, address), 200);
    if (page_fixture_header(f, "Refresh") != NULL)
        page_fixture_expect(f, "Estamos leyendo el archivo");
    while (page_fixture_header(f, "Refresh") != NULL) {
        usleep(2000);
        assert_int_equal(page_fixture_get(f, address), 200);
    }
    page_fixture_expect(f, "8000 indicadores en");
    assert_int_equal(page_fixture_post(f, address, (const char *const[]){"paso", "cancelar", NULL}),
                     303);
    assert_int_equal(page_fixture_get(f, address), 404);
    import_readers_destroy(f->site.import_readers);
    f->site.import_readers = NULL;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_only_the_board_brings_a_plan, page_fixture_setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_a_file_is_shown_and_then_saved, page_fixture_setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_a_large_file_shows_how_far_it_is, page_fixture_setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_another_target_asks_for_its_act, page_fixture_setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_no_name_is_other_than_it_looks, page_fixture_setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_only_the_newest_files_wait, page_fixture_setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_what_is_no_plan_is_said, page_fixture_setup,
                                        page_fixture_teardown),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
