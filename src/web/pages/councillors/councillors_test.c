/* The pages of councillors and commissions: what members do, and what the public never sees. */
#include "base/test.h"

#include <stdlib.h>
#include <string.h>

#include "storage/commission_store.h"
#include "storage/councillor_store.h"
#include "web/page_fixture.h"

/* Whose data must not be found on any page that a stranger can open. */
static const struct made {
    const char *name, *sector, *phone, *email;
    bool is_authorised;
} made[] = {
    {"Abigail Secreta", "social", "3001112233", "abigail@privado.example", false},
    {"Bernarda Abierta", "cultural", "3004445566", "bernarda@privado.example", true},
    {"Casilda Victima", "victimas", "3007778899", "casilda@privado.example", true},
};

static int64_t add(struct page_fixture *f, const struct made *it)
{
    struct councillor_list all;
    const char *const form[] = {"nombre",   it->name,  "sector", it->sector, "desde", "01/02/2024",
                                "telefono", it->phone, "correo", it->email,  NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/consejeros/nuevo", form), 303);
    assert_true(councillor_store_list(f->test.database, f->test.council_id, &f->arena, &all, NULL));
    for (size_t i = 0; i < all.count; i++)
        if (strcmp(all.items[i].name, it->name) == 0)
            return all.items[i].id;
    fail_msg("%s was not stored", it->name);
    return 0;
}

static const char *path_of(struct page_fixture *f, int64_t id, const char *end)
{
    return arena_printf(&f->arena, "/c/guatape/consejeros/%lld%s", (long long)id, end);
}

static void authorise(struct page_fixture *f, int64_t id, bool covers_sector)
{
    const char *const form[] = {"fecha",
                                "01/01/2026",
                                "medio",
                                "papel",
                                "nombre_publico",
                                "si",
                                covers_sector ? "sector_sensible" : NULL,
                                "si",
                                NULL};
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/autorizacion"), form), 303);
}

static void fill(struct page_fixture *f, int64_t ids[TEST_COUNT(made)])
{
    page_fixture_visit(f, "secretaria_tecnica");
    for (size_t i = 0; i < TEST_COUNT(made); i++) {
        ids[i] = add(f, &made[i]);
        if (made[i].is_authorised)
            authorise(f, ids[i], false);
    }
    const char *const form[] = {"nombre",
                                "Comisión rural",
                                "coordinador",
                                arena_printf(&f->arena, "%lld", (long long)ids[0]),
                                arena_printf(&f->arena, "miembro_%lld", (long long)ids[1]),
                                "si",
                                arena_printf(&f->arena, "miembro_%lld", (long long)ids[2]),
                                "si",
                                NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/comisiones/nueva", form), 303);
}

/* Every address of the council that a stranger may open, without parameters but the council. */
static void refuse_on_public_pages(struct page_fixture *f, const char *secret)
{
    page_fixture_visit(f, NULL);
    for (size_t i = 0; page_list[i] != NULL; i++) {
        const char *tail = strstr(page_list[i]->path, "{council}");
        if (tail == NULL || strchr(tail + 1, '{') != NULL || page_list[i]->get == NULL)
            continue;
        const char *path = arena_printf(&f->arena, "/c/guatape%s", tail + strlen("{council}"));
        page_fixture_get(f, path);
        if (strstr(page_fixture_body(f), secret) != NULL)
            fail_msg("%s tells %s", path, secret);
    }
}

static void test_strangers_find_nothing_that_was_not_authorised(void **state)
{
    struct page_fixture *f = *state;
    int64_t ids[TEST_COUNT(made)];
    fill(f, ids);
    for (size_t i = 0; i < TEST_COUNT(made); i++) {
        refuse_on_public_pages(f, made[i].phone);
        refuse_on_public_pages(f, made[i].email);
        page_fixture_visit(f, NULL);
        assert_int_equal(page_fixture_get(f, path_of(f, ids[i], "")), 303); /* to log in */
    }
    refuse_on_public_pages(f, "Abigail");
    refuse_on_public_pages(f, "Casilda"); /* the name alone does not open a sensitive seat */
    assert_int_equal(page_fixture_get(f, "/c/guatape/consejeros"), 200);
    page_fixture_expect(f, "Bernarda Abierta");
    page_fixture_expect(f, "Nombre reservado");
    page_fixture_refuse(f, "Víctimas");
    assert_int_equal(page_fixture_get(f, "/c/guatape/comisiones"), 200);
    page_fixture_expect(f, "Bernarda Abierta");
    page_fixture_expect(f, "2 con nombre reservado");
    page_fixture_visit(f, "secretaria_tecnica");
    authorise(f, ids[2], true);
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape/consejeros"), 200);
    page_fixture_expect(f, "Casilda Victima");
    page_fixture_expect(f, "Víctimas");
}

static void test_an_authorisation_is_taken_back_on_its_page(void **state)
{
    struct page_fixture *f = *state;
    struct authorisation_list list;
    page_fixture_visit(f, "presidencia");
    int64_t id = add(f, &made[1]);
    static const char *const nothing[] = {"fecha", "pronto", NULL};
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/autorizacion"), nothing), 422);
    page_fixture_expect(f, "Hay 3 cosas por corregir");
    page_fixture_expect(f, "value=\"pronto\"");
    authorise(f, id, false);
    assert_int_equal(page_fixture_get(f, path_of(f, id, "")), 200);
    page_fixture_expect(f, "Se ven su nombre y su sector");
    assert_true(councillor_store_list_authorisations(f->test.database, f->test.council_id,
                                                     &f->arena, &list, NULL));
    const char *revoke =
        arena_printf(&f->arena, "/autorizacion/%lld/retirar", (long long)list.items[0].id);
    assert_int_equal(page_fixture_post(f, path_of(f, id, revoke), NULL), 303);
    assert_int_equal(page_fixture_post(f, path_of(f, id, revoke), NULL), 404);
    assert_int_equal(page_fixture_get(f, path_of(f, id, "")), 200);
    page_fixture_expect(f, "No se ve nada de esta persona");
    page_fixture_expect(f, "Retirada");
    page_fixture_visit(f, NULL);
    page_fixture_get(f, "/c/guatape/consejeros");
    page_fixture_refuse(f, "Bernarda");
}

static void test_contact_is_for_those_who_work_together(void **state)
{
    static const struct {
        const char *who;
        bool sees_contact;
    } cases[] = {{"presidencia", true},
                 {"consejero", true},
                 {"verificador", true},
                 {"enlace", false},
                 {"lectura", false}};
    struct page_fixture *f = *state;
    page_fixture_visit(f, "secretaria_tecnica");
    int64_t id = add(f, &made[0]);
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        page_fixture_visit(f, cases[i].who);
        assert_int_equal(page_fixture_get(f, path_of(f, id, "")), 200);
        page_fixture_expect(f, made[0].name);
        assert_int_equal(strstr(page_fixture_body(f), made[0].phone) != NULL,
                         cases[i].sees_contact);
        assert_int_equal(strstr(page_fixture_body(f), made[0].email) != NULL,
                         cases[i].sees_contact);
    }
}

static void test_vacancies_and_missing_sectors_are_shown(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_get(f, "/c/guatape/consejeros"), 200);
    page_fixture_expect(f, "Todavía no hay consejeros anotados");
    page_fixture_expect(f, "Falta: la ley pide este sector");
    page_fixture_refuse(f, "Mujeres");
    static const char *const seats[] = {"puestos_social",
                                        "2",
                                        "puestos_economico",
                                        "1",
                                        "puestos_mujeres",
                                        "1",
                                        "puestos_propio_1",
                                        "1",
                                        "nombre_propio_1",
                                        "Iglesias",
                                        "sensible_propio_1",
                                        "si",
                                        NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/consejeros/sectores", seats), 303);
    add(f, &made[0]);
    assert_int_equal(page_fixture_get(f, "/c/guatape/consejeros"), 200);
    page_fixture_expect(f, "1 persona en ejercicio");
    page_fixture_expect(f, "1 de 2");
    page_fixture_expect(f, "Iglesias");
    page_fixture_expect(f, "Mujeres");
    static const char *const none[] = {
        "puestos_social", "nada", "nombre_propio_2", "X", "puestos_propio_2", "", NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/consejeros/sectores", none), 422);
    page_fixture_expect(f, "value=\"nada\"");
    page_fixture_expect(f, "href=\"#puestos_social\"");
}

static void test_a_bad_form_comes_back_as_it_was(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "presidencia");
    int64_t id = add(f, &made[0]);
    static const char *const bad[] = {"nombre",   "<Rosa>", "sector",  "",  "desde", "ayer",
                                      "telefono", "x",      "version", "1", NULL};
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/editar"), bad), 422);
    page_fixture_expect(f, "Hay 3 cosas por corregir");
    page_fixture_expect(f, "value=\"&lt;Rosa&gt;\"");
    page_fixture_expect(f, "value=\"ayer\"");
    static const char *const good[] = {"nombre",   "Rosa",    "sector", "social", "desde",
                                       "1/2/2024", "version", "1",      NULL};
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/editar"), good), 303);
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/editar"), good), 409);
    page_fixture_expect(f, "Otra persona guardó cambios");
    page_fixture_expect(f, "name=\"version\" value=\"2\"");
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/borrar-datos"), NULL), 303);
    assert_int_equal(page_fixture_get(f, path_of(f, id, "/editar")), 404);
    assert_int_equal(page_fixture_get(f, path_of(f, id, "")), 200);
    page_fixture_expect(f, "Datos borrados");
    page_fixture_visit(f, "otro_consejo");
    assert_int_equal(page_fixture_get(f, path_of(f, id, "")), 404);
}

static void test_a_commission_is_changed_and_taken_away(void **state)
{
    struct page_fixture *f = *state;
    struct commission_list list;
    int64_t ids[TEST_COUNT(made)];
    fill(f, ids);
    page_fixture_visit(f, "consejero");
    assert_true(
        commission_store_list(f->test.database, f->test.council_id, &f->arena, &list, NULL));
    const char *path =
        arena_printf(&f->arena, "/c/guatape/comisiones/%lld", (long long)list.items[0].id);
    const char *edit = arena_printf(&f->arena, "%s/editar", path);
    assert_int_equal(page_fixture_get(f, edit), 200);
    page_fixture_expect(f, "value=\"Comisión rural\"");
    static const char *const bad[] = {"nombre", "", "proposito", "El campo", "version", "1", NULL};
    assert_int_equal(page_fixture_post(f, edit, bad), 422);
    page_fixture_expect(f, "El campo");
    static const char *const good[] = {"nombre", "Del campo", "version", "1", NULL};
    assert_int_equal(page_fixture_post(f, edit, good), 303);
    assert_int_equal(page_fixture_post(f, edit, good), 409);
    assert_int_equal(page_fixture_get(f, "/c/guatape/comisiones"), 200);
    page_fixture_expect(f, "Del campo");
    page_fixture_expect(f, "Todavía nadie");
    const char *remove = arena_printf(&f->arena, "%s/quitar", path);
    assert_int_equal(page_fixture_post(f, remove, NULL), 303);
    assert_int_equal(page_fixture_post(f, remove, NULL), 404);
}

int main(void)
{
#define PAGE_TEST(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        PAGE_TEST(test_strangers_find_nothing_that_was_not_authorised),
        PAGE_TEST(test_an_authorisation_is_taken_back_on_its_page),
        PAGE_TEST(test_contact_is_for_those_who_work_together),
        PAGE_TEST(test_vacancies_and_missing_sectors_are_shown),
        PAGE_TEST(test_a_bad_form_comes_back_as_it_was),
        PAGE_TEST(test_a_commission_is_changed_and_taken_away),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
