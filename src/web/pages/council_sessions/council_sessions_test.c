/* The pages of the council's sessions: called, held with a quorum, decided, and what the public
 * reads. */
#include "base/test.h"

#include <stdlib.h>
#include <string.h>

#include "storage/council_session_store.h"
#include "storage/councillor_store.h"
#include "web/page_fixture.h"

static int64_t add_councillor(struct page_fixture *f, const char *name)
{
    struct councillor_list all;
    const char *const form[] = {"nombre", name, "sector", "social", "desde", "01/01/2024", NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/consejeros/nuevo", form), 303);
    assert_true(councillor_store_list(f->test.database, f->test.council_id, &f->arena, &all, NULL));
    for (size_t i = 0; i < all.count; i++)
        if (strcmp(all.items[i].name, name) == 0)
            return all.items[i].id;
    fail_msg("%s was not stored", name);
    return 0;
}

static const char *add_session(struct page_fixture *f, bool is_public)
{
    const char *const form[] = {"titulo",     "Sesión 1", "fecha",
                                "15/01/2024", "orden",    "1. Quórum\n2. <Varios>",
                                "hecha",      "si",       is_public ? "publica" : NULL,
                                "si",         NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/sesiones/nueva", form), 303);
    const char *path = page_fixture_header(f, "Location");
    return arena_strndup(&f->arena, path, strcspn(path, "?"));
}

static const char *join(struct page_fixture *f, const char *path, const char *tail)
{
    return arena_printf(&f->arena, "%s%s", path, tail);
}

static void test_from_the_call_to_a_decision(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "secretaria_tecnica");
    const int64_t one = add_councillor(f, "Rosa"), two = add_councillor(f, "Luis");
    assert_int_equal(page_fixture_get(f, "/c/guatape/sesiones"), 200);
    page_fixture_expect(f, "Todavía no hay sesiones");
    static const char *const bad[] = {"titulo", "", "fecha", "nunca", "lugar", "La plaza", NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/sesiones/nueva", bad), 422);
    page_fixture_expect(f, "Hay 2 cosas por corregir");
    page_fixture_expect(f, "value=\"La plaza\"");
    const char *path = add_session(f, false);
    assert_int_equal(page_fixture_get(f, path), 200);
    page_fixture_expect(f, "2. &lt;Varios&gt;");
    page_fixture_expect(f, "No hay quórum");
    static const char *const decision[] = {"decision", "Pedir cuentas", "a_favor", "2", NULL};
    assert_int_equal(page_fixture_post(f, join(f, path, "/decisiones"), decision), 422);
    page_fixture_expect(f, "Sin quórum no se decide");
    page_fixture_expect(f, "Pedir cuentas");
    const char *const roll[] = {
        arena_printf(&f->arena, "asistencia_%lld", (long long)one), "asistio",
        arena_printf(&f->arena, "asistencia_%lld", (long long)two), "asistio", NULL};
    assert_int_equal(page_fixture_post(f, join(f, path, "/asistencia"), roll), 303);
    assert_int_equal(page_fixture_post(f, join(f, path, "/decisiones"), decision), 303);
    assert_int_equal(page_fixture_get(f, path), 200);
    page_fixture_expect(f, "Hay quórum");
    page_fixture_expect(f, "Aprobada");
    assert_int_equal(page_fixture_get(f, join(f, path, "/acta.pdf")), 200);
    assert_memory_equal(f->response.body.data, "%PDF-", 5);
    assert_int_equal(page_fixture_post(f, join(f, path, "/quitar"), NULL), 303);
    assert_int_equal(page_fixture_get(f, path), 404);
}

static void test_the_public_reads_public_sessions_without_names(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "presidencia");
    add_councillor(f, "Abigail Secreta");
    const char *shut = add_session(f, false);
    const char *open = add_session(f, true);
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, shut), 404);
    assert_int_equal(page_fixture_get(f, join(f, shut, "/acta.pdf")), 404);
    assert_int_equal(page_fixture_get(f, "/c/guatape/sesiones"), 200);
    page_fixture_expect(f, open);
    page_fixture_refuse(f, arena_printf(&f->arena, "%s\"", shut));
    assert_int_equal(page_fixture_get(f, open), 200);
    page_fixture_refuse(f, "Abigail");
    page_fixture_expect(f, "Nombre reservado");
    page_fixture_refuse(f, "Anotar la asistencia");
    assert_int_equal(page_fixture_get(f, join(f, open, "/acta.pdf")), 200);
    page_fixture_visit(f, "otro_consejo");
    assert_int_equal(page_fixture_get(f, join(f, shut, "/editar")), 404);
}

static void test_the_second_of_two_is_told(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "consejero");
    const char *path = add_session(f, false);
    static const char *const form[] = {"titulo",  "Otra", "fecha", "15/01/2024",
                                       "version", "1",    NULL};
    assert_int_equal(page_fixture_get(f, join(f, path, "/editar")), 200);
    page_fixture_expect(f, "value=\"15/01/2024\"");
    assert_int_equal(page_fixture_post(f, join(f, path, "/editar"), form), 303);
    assert_int_equal(page_fixture_post(f, join(f, path, "/editar"), form), 409);
    page_fixture_expect(f, "Otra persona guardó cambios");
    page_fixture_expect(f, "name=\"version\" value=\"2\"");
}

int main(void)
{
#define PAGE_TEST(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        PAGE_TEST(test_from_the_call_to_a_decision),
        PAGE_TEST(test_the_public_reads_public_sessions_without_names),
        PAGE_TEST(test_the_second_of_two_is_told),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
