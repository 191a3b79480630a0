/* The pages of the work plan: from an empty plan to activities with minutes, and what the public
 * gets to see of it. */
#include "base/test.h"

#include <stdlib.h>
#include <string.h>

#include "storage/work_plan_store.h"
#include "web/page_fixture.h"

static struct work_activity_list list(struct page_fixture *f)
{
    struct work_activity_list all;
    assert_true(work_plan_store_list(f->test.database, f->test.council_id, &f->arena, &all, NULL));
    return all;
}

static int64_t add(struct page_fixture *f, const char *title, bool is_public)
{
    const char *const form[] = {"titulo",
                                title,
                                "inicio",
                                "01/03/2026",
                                "fin",
                                "31/03/2026",
                                "estado",
                                "pendiente",
                                "producto",
                                "Acta",
                                is_public ? "publica" : NULL,
                                "si",
                                NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/plan-de-trabajo/nueva", form), 303);
    const struct work_activity_list all = list(f);
    for (size_t i = 0; i < all.count; i++)
        if (strcmp(all.items[i].title, title) == 0)
            return all.items[i].id;
    fail_msg("%s was not stored", title);
    return 0;
}

static const char *path_of(struct page_fixture *f, int64_t id, const char *end)
{
    return arena_printf(&f->arena, "/c/guatape/plan-de-trabajo/%lld%s", (long long)id, end);
}

static void test_an_empty_plan_starts_from_the_legal_calendar(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_get(f, "/c/guatape/plan-de-trabajo"), 200);
    page_fixture_expect(f, "El plan está vacío");
    page_fixture_expect(f, "no fija cuántos informes");
    assert_int_equal(page_fixture_get(f, "/c/guatape/plan-de-trabajo/calendario-legal"), 200);
    page_fixture_expect(f, "Falta la fecha de posesión");
    static const char *const bad[] = {"posesion", "ayer", "quorum", "numero", "version", "0", NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/plan-de-trabajo/reglas", bad), 422);
    page_fixture_expect(f, "value=\"ayer\"");
    page_fixture_expect(f, "Hay 2 cosas por corregir");
    static const char *const rules[] = {"posesion", "01/01/2024", "quorum", "mas_de_la_mitad",
                                        "version",  "0",          NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/plan-de-trabajo/reglas", rules), 303);
    assert_int_equal(page_fixture_post(f, "/c/guatape/plan-de-trabajo/reglas", rules), 409);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/plan-de-trabajo/calendario-legal"), 200);
    page_fixture_expect(f, "Regla del consejo");
    page_fixture_expect(f, "Ley 152 de 1994, artículo 39");
    page_fixture_expect(f, "29 de febrero de 2024");
    assert_int_equal(page_fixture_post(f, "/c/guatape/plan-de-trabajo/calendario-legal", NULL),
                     422);
    page_fixture_expect(f, "Marque al menos una fecha");
    static const char *const two[] = {"fecha_concepto", "si", "fecha_pronunciamiento-2026", "si",
                                      NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/plan-de-trabajo/calendario-legal", two), 303);
    assert_int_equal(list(f).count, 2);
    assert_int_equal(page_fixture_get(f, "/c/guatape/plan-de-trabajo/calendario-legal"), 200);
    page_fixture_expect(f, "En el plan");
    assert_int_equal(page_fixture_get(f, "/c/guatape/plan-de-trabajo"), 200);
    page_fixture_expect(f, "0 de 2 actividades hechas");
}

static void test_a_changed_date_of_law_says_so(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "presidencia");
    static const char *const rules[] = {"posesion", "01/01/2024", "quorum", "la_mitad",
                                        "version",  "0",          NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/plan-de-trabajo/reglas", rules), 303);
    static const char *const one[] = {"fecha_concepto", "si", NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/plan-de-trabajo/calendario-legal", one), 303);
    int64_t id = list(f).items[0].id;
    static const char *const form[] = {"titulo",  "Concepto",   "inicio", "01/03/2024",
                                       "fin",     "15/04/2024", "estado", "pendiente",
                                       "version", "1",          NULL};
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/editar"), form), 303);
    assert_int_equal(page_fixture_get(f, path_of(f, id, "")), 200);
    page_fixture_expect(f, "El consejo cambió la fecha. La ley dice: hasta el 31 de marzo de 2024");
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/editar"), form), 409);
    page_fixture_expect(f, "Otra persona guardó cambios");
    static const char *const bad[] = {"titulo",  "",       "inicio", "x",           "fin",
                                      "",        "estado", "hecha",  "descripcion", "Lo mío",
                                      "version", "2",      NULL};
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/editar"), bad), 422);
    page_fixture_expect(f, "Lo mío");
    page_fixture_expect(f, "href=\"#titulo\"");
}

static void test_the_public_sees_public_activities(void **state)
{
    struct page_fixture *f = *state;
    static const char *const pages[] = {"", "/mes?mes=2026-03", "/cronograma?anio=2026"};
    page_fixture_visit(f, "consejero");
    int64_t open = add(f, "Encuentro ciudadano", true), shut = add(f, "Reunión interna", false);
    for (size_t i = 0; i < TEST_COUNT(pages); i++) {
        const char *path = arena_printf(&f->arena, "/c/guatape/plan-de-trabajo%s", pages[i]);
        page_fixture_visit(f, "consejero");
        assert_int_equal(page_fixture_get(f, path), 200);
        page_fixture_expect(f, "Reunión interna");
        page_fixture_visit(f, NULL);
        assert_int_equal(page_fixture_get(f, path), 200);
        page_fixture_expect(f, "Encuentro ciudadano");
        page_fixture_refuse(f, "Reunión interna");
    }
    assert_int_equal(page_fixture_get(f, path_of(f, open, "")), 200);
    page_fixture_refuse(f, "Marcar como hecha");
    assert_int_equal(page_fixture_get(f, path_of(f, shut, "")), 404);
    assert_int_equal(page_fixture_get(f, "/c/guatape/plan-de-trabajo.pdf?anio=2026"), 200);
    assert_int_equal(page_fixture_get(f, "/c/guatape/plan-de-trabajo/mes?mes=2026-13"), 404);
    page_fixture_visit(f, "otro_consejo");
    assert_int_equal(page_fixture_get(f, path_of(f, shut, "/editar")), 404);
}

static void add_session(struct page_fixture *f, const char *title, const char *hour, bool is_public)
{
    const char *const form[] = {"titulo",
                                title,
                                "fecha",
                                "15/03/2026",
                                "hora_inicio",
                                hour,
                                "hora_fin",
                                "23:30",
                                "lugar",
                                "Casa <de la> cultura",
                                "orden",
                                "1. Quórum\n2. Metas\n3. Votación\n4. Varios",
                                "desarrollo",
                                "Solo en el acta",
                                is_public ? "publica" : NULL,
                                "si",
                                NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/sesiones/nueva", form), 303);
}

/* An open session at nine and a reserved one at seven of the same day. */
static void add_sessions(struct page_fixture *f)
{
    page_fixture_visit(f, "secretaria_tecnica");
    add_session(f, "Sesión abierta", "09:00", true);
    add_session(f, "Sesión reservada", "07:00", false);
}

static void test_the_month_shows_the_sessions(void **state)
{
    struct page_fixture *f = *state;
    add_sessions(f);
    assert_int_equal(page_fixture_get(f, "/c/guatape/plan-de-trabajo/mes?mes=2026-03"), 200);
    page_fixture_expect(f, "Sesión reservada");
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape/plan-de-trabajo/mes?mes=2026-03"), 200);
    page_fixture_expect(f, "<b>15</b><ul class=\"lista\"><li><a class=\"toque\" href=\"/c/guatape/"
                           "sesiones/1\">Sesión abierta</a><br>09:00 <span class=\"pil");
    page_fixture_expect(f, "15 de marzo de 2026, 09:00 a 23:30, Casa &lt;de la&gt; cultura");
    page_fixture_expect(f, "3. Votación");
    page_fixture_refuse(f, "4. Varios");
    page_fixture_refuse(f, "Sesión reservada");
    page_fixture_refuse(f, "Solo en el acta");
    assert_int_equal(page_fixture_get(f, "/c/guatape/plan-de-trabajo/mes?mes=2026-04"), 200);
    page_fixture_refuse(f, "Sesión abierta");
}

static void test_the_public_calendar_has_public_sessions(void **state)
{
    struct page_fixture *f = *state;
    add_sessions(f);
    assert_int_equal(page_fixture_get(f, "/c/guatape/plan-de-trabajo.ics"), 200);
    page_fixture_expect(f, "UID:sesion-1@guatape.atalaya\r\n");
    page_fixture_expect(f, "DTSTART;TZID=America/Bogota:20260315T090000\r\n");
    page_fixture_expect(f, "LOCATION:Casa <de la> cultura\r\n");
    page_fixture_refuse(f, "reservada");
    page_fixture_refuse(f, "Solo en el acta");
}

static void test_the_list_is_narrowed(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "consejero");
    int64_t one = add(f, "Visita", false);
    add(f, "Encuentro", false);
    assert_int_equal(page_fixture_post(f, path_of(f, one, "/hecha"), NULL), 303);
    assert_int_equal(page_fixture_get(f, "/c/guatape/plan-de-trabajo?estado=hechas"), 200);
    page_fixture_expect(f, ">Visita</a>");
    page_fixture_refuse(f, ">Encuentro</a>");
    assert_int_equal(page_fixture_get(f, "/c/guatape/plan-de-trabajo?fase=3"), 200);
    page_fixture_expect(f, "Ninguna actividad cumple lo que eligió");
    assert_int_equal(page_fixture_post(f, path_of(f, one, "/quitar"), NULL), 303);
    assert_int_equal(list(f).count, 1);
}

static void test_calendar_programs_read_what_they_may(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "lectura");
    static const char *const make[] = {"hacer", "crear", NULL};
    static const char *const drop[] = {"hacer", "quitar", NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/plan-de-trabajo/suscripcion", make), 200);
    /* as the settings say that people reach the site, whatever the program calls it */
    page_fixture_expect(f, ">http://127.0.0.1:8080/c/guatape/plan-de-trabajo/calendario/");
    const char *found = strstr(page_fixture_body(f), "/c/guatape/plan-de-trabajo/calendario/");
    assert_non_null(found);
    const char *feed = arena_strndup(&f->arena, found, strcspn(found, "<"));
    assert_int_equal(page_fixture_get(f, "/c/guatape/plan-de-trabajo/suscripcion"), 200);
    page_fixture_refuse(f, "plan-de-trabajo/calendario/"); /* shown once */
    page_fixture_visit(f, "consejero");
    add(f, "Encuentro, con todos", true);
    add(f, "Reunión interna", false);
    add_sessions(f);
    assert_int_equal(page_fixture_get(f, "/c/guatape/plan-de-trabajo.ics"), 200);
    page_fixture_expect(f, "SUMMARY:Encuentro\\, con todos\r\n");
    page_fixture_refuse(f, "Reunión interna");
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, feed), 200);
    page_fixture_expect(f, "SUMMARY:Reunión interna\r\n");
    page_fixture_expect(f, "SUMMARY:Sesión reservada\r\n");
    page_fixture_refuse(f, "Solo en el acta");
    assert_true(f->response.is_private);
    const char *other = strstr(feed, "/plan-de-trabajo");
    assert_int_equal(page_fixture_get(f, arena_printf(&f->arena, "/c/marinilla%s", other)), 404);
    page_fixture_visit(f, "lectura");
    assert_int_equal(page_fixture_post(f, "/c/guatape/plan-de-trabajo/suscripcion", drop), 200);
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, feed), 404);
}

int main(void)
{
#define PAGE_TEST(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        PAGE_TEST(test_an_empty_plan_starts_from_the_legal_calendar),
        PAGE_TEST(test_a_changed_date_of_law_says_so),
        PAGE_TEST(test_the_public_sees_public_activities),
        PAGE_TEST(test_the_month_shows_the_sessions),
        PAGE_TEST(test_the_public_calendar_has_public_sessions),
        PAGE_TEST(test_the_list_is_narrowed),
        PAGE_TEST(test_calendar_programs_read_what_they_may),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
