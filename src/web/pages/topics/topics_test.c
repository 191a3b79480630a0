/* The topics' pages together: order, one topic, its form, search, projects, votes, and who sees
 * what. */
#include "base/test.h"

#include <stdlib.h>
#include <string.h>

#include "storage/ballot_store.h"
#include "storage/plan_store.h"
#include "storage/test_plan.h"
#include "storage/topic_store.h"
#include "web/page_fixture.h"

enum { FORM_SIZE = 24 };

static struct plan plan;

/* A form of a topic with one score in all criteria. */
static const char *const *topic_form(struct page_fixture *f, const char *name, const char *score,
                                     const char *version)
{
    const char **form = ARENA_NEW_ARRAY(&f->arena, FORM_SIZE, const char *);
    size_t n = 0;
    form[n++] = "nombre", form[n++] = name;
    form[n++] = "version", form[n++] = version;
    for (int i = 0; i < TOPIC_CRITERIA; i++) {
        form[n++] = topic_criterion_field((enum topic_criterion)i);
        form[n++] = score;
    }
    return form;
}

static int64_t add_topic(struct page_fixture *f, const char *name, const char *score)
{
    assert_int_equal(
        page_fixture_post(f, "/c/guatape/temas/nuevo", topic_form(f, name, score, "0")), 303);
    const char *location = page_fixture_header(f, "Location");
    return strtoll(strrchr(location, '/') + 1, NULL, 10);
}

static const char *path_of(struct page_fixture *f, int64_t id, const char *end)
{
    return arena_printf(&f->arena, "/c/guatape/temas/%lld%s", (long long)id, end);
}

static struct topic_links links_of(struct page_fixture *f, int64_t id)
{
    struct topic_links links;
    assert_true(topic_store_load_links(f->test.database, (struct object_key){plan.council_id, id},
                                       &f->arena, &links, NULL));
    return links;
}

static void test_topics_stand_in_their_order(void **state)
{
    struct page_fixture *f = *state;
    test_plan_fill(&f->test, &plan, 2);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/temas"), 200);
    page_fixture_expect(f, "Todavía no hay temas. Cree el primero.");
    add_topic(f, "Agua", "1");
    add_topic(f, "Vías", "3");
    add_topic(f, "Escuelas", "");
    assert_int_equal(page_fixture_get(f, "/c/guatape/temas"), 200);
    const char *body = page_fixture_body(f);
    assert_true(strstr(body, ">Vías</a>") < strstr(body, ">Agua</a>"));
    assert_true(strstr(body, ">Agua</a>") < strstr(body, ">Escuelas</a>"));
    page_fixture_expect(f, "<b>18</b>");
    page_fixture_expect(f, "0 de 6 criterios");
    page_fixture_expect(f, "Sin indicadores");
    page_fixture_refuse(f, "Error de datos");
    page_fixture_refuse(f, "Empates");
}

static void test_a_bad_form_comes_back_as_it_was(void **state)
{
    struct page_fixture *f = *state;
    test_plan_fill(&f->test, &plan, 0);
    page_fixture_visit(f, "secretaria_tecnica");
    int64_t id = add_topic(f, "Vías", "2");
    assert_int_equal(
        page_fixture_post(f, "/c/guatape/temas/nuevo", topic_form(f, " VIAS ", "3", "0")), 422);
    page_fixture_expect(f, "<a href=\"#nombre\">Ya hay un tema con ese nombre.");
    page_fixture_expect(f, "name=\"medible\" value=\"3\" checked");
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/editar"), topic_form(f, "", "9", "1")),
                     422);
    page_fixture_expect(f, "Hay 7 cosas por corregir");
    assert_int_equal(page_fixture_get(f, path_of(f, id, "/editar")), 200);
    page_fixture_expect(f, "value=\"Vías\"");
    page_fixture_expect(f, "name=\"gravedad\" value=\"2\" checked");
    assert_int_equal(
        page_fixture_post(f, path_of(f, id, "/editar"), topic_form(f, "Caminos", "1", "1")), 303);
    assert_int_equal(
        page_fixture_post(f, path_of(f, id, "/editar"), topic_form(f, "Veredas", "3", "1")), 409);
    page_fixture_expect(f, "Otra persona guardó cambios");
    page_fixture_expect(f, "value=\"Veredas\"");
    page_fixture_expect(f, "name=\"version\" value=\"2\"");
}

static void test_via_finds_what_has_its_accent(void **state)
{
    struct page_fixture *f = *state;
    int64_t first = test_plan_fill(&f->test, &plan, 30);
    page_fixture_visit(f, "consejero");
    int64_t id = add_topic(f, "Vías", "2");
    const char *name = arena_printf(&f->arena, "indicador_%lld", (long long)first);
    const char *other = arena_printf(&f->arena, "indicador_%lld", (long long)first + 2);
    assert_int_equal(page_fixture_get(f, path_of(f, id, "/buscar?q=VIA")), 200);
    page_fixture_expect(f, "30 resultados de «VIA»");
    page_fixture_expect(f, "Página 1 de 2");
    page_fixture_expect(f, name);
    assert_int_equal(page_fixture_get(f, path_of(f, id, "/buscar?q=VIA&pagina=2")), 200);
    page_fixture_expect(f, "Página 2 de 2");
    page_fixture_refuse(f, arena_printf(&f->arena, "name=\"%s\"", name));
    const char *const nothing[] = {"q", "via", "pagina", "1", NULL};
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/buscar"), nothing), 422);
    page_fixture_expect(f, "Marque al menos una casilla");
    page_fixture_expect(f, "30 resultados");
    const char *const two[] = {"q", "via", "pagina", "1", name, "si", other, "si", NULL};
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/buscar"), two), 303);
    assert_int_equal(links_of(f, id).indicator_count, 2);
    assert_int_equal(page_fixture_get(f, path_of(f, id, "/buscar?q=via")), 200);
    page_fixture_expect(f, "Ya está");
    assert_int_equal(page_fixture_get(f, path_of(f, id, "")), 200);
    page_fixture_expect(f, "Kilómetros de vía mejorados 1<");
    page_fixture_expect(f, arena_printf(&f->arena,
                                        "en el tablero</a><a href=\"/c/guatape/fichas?tema=%lld\">",
                                        (long long)id));
    const char *const away[] = {"vinculo", name, NULL};
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/desvincular"), away), 303);
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/desvincular"), away), 404);
    assert_int_equal(links_of(f, id).indicator_count, 1);
    const char *const odd[] = {"vinculo", "cosa_1", NULL};
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/desvincular"), odd), 400);
}

static void test_a_programme_comes_with_its_indicators(void **state)
{
    struct page_fixture *f = *state;
    struct plan *whole = NULL;
    test_plan_fill(&f->test, &plan, 4);
    assert_true(plan_store_load(f->test.database, (struct object_key){plan.council_id, plan.id},
                                &f->arena, &whole, NULL));
    page_fixture_visit(f, "consejero");
    int64_t id = add_topic(f, "Vías", "2");
    const char *node =
        arena_printf(&f->arena, "programa_%lld", (long long)whole->nodes[whole->node_count - 1].id);
    const char *const form[] = {"q",  "programa",        "pagina", "1", node,
                                "si", "con_indicadores", "si",     NULL};
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/buscar"), form), 303);
    assert_int_equal(links_of(f, id).node_count, 1);
    assert_int_equal(links_of(f, id).indicator_count, 2);
}

static void test_a_project_keeps_its_zeros(void **state)
{
    static const char *const bad[] = {"bpin", "12 34", "proyecto", "Placa huella", NULL};
    static const char *const good[] = {"bpin", "002023053210015", "proyecto", "Placa huella", NULL};
    struct page_fixture *f = *state;
    test_plan_fill(&f->test, &plan, 0);
    page_fixture_visit(f, "consejero");
    int64_t id = add_topic(f, "Vías", "2");
    assert_int_equal(page_fixture_get(f, path_of(f, id, "/proyecto")), 200);
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/proyecto"), bad), 422);
    page_fixture_expect(f, "<a href=\"#bpin\">");
    page_fixture_expect(f, "value=\"12 34\"");
    page_fixture_expect(f, "value=\"Placa huella\"");
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/proyecto"), good), 303);
    assert_int_equal(page_fixture_get(f, path_of(f, id, "")), 200);
    page_fixture_expect(f, "BPIN 002023053210015");
}

static void test_the_public_sees_what_is_shown_to_it(void **state)
{
    static const char *const yes[] = {"publico", "si", NULL};
    struct page_fixture *f = *state;
    test_plan_fill(&f->test, &plan, 1);
    page_fixture_visit(f, "secretaria_tecnica");
    int64_t id = add_topic(f, "Vías", "2");
    add_topic(f, "Secreto", "1");
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, path_of(f, id, "")), 404);
    assert_int_equal(page_fixture_get(f, "/c/guatape/temas"), 200);
    page_fixture_expect(f, "El consejo aún no ha publicado sus temas.");
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/publico"), yes), 403);
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/publico"), yes), 303);
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape/temas"), 200);
    page_fixture_expect(f, ">Vías</a>");
    page_fixture_refuse(f, "Secreto");
    page_fixture_refuse(f, "Puntaje");
    assert_int_equal(page_fixture_get(f, path_of(f, id, "")), 200);
    page_fixture_refuse(f, "Puntaje");
    page_fixture_refuse(f, "<form");
}

static void test_members_part_a_tie_by_their_votes(void **state)
{
    static const char *const sum[] = {"puntaje", "12", NULL};
    static const char *const other_sum[] = {"puntaje", "7", NULL};
    struct page_fixture *f = *state;
    test_plan_fill(&f->test, &plan, 0);
    page_fixture_visit(f, "presidencia");
    add_topic(f, "Agua", "2");
    int64_t roads = add_topic(f, "Vías", "2");
    assert_int_equal(page_fixture_get(f, "/c/guatape/temas"), 200);
    page_fixture_expect(f, "Hay temas empatados con 12 puntos.");
    assert_int_equal(page_fixture_post(f, "/c/guatape/temas/votacion", other_sum), 303);
    assert_non_null(strstr(page_fixture_header(f, "Location"), "sin-empate"));
    assert_int_equal(page_fixture_post(f, "/c/guatape/temas/votacion", sum), 303);
    const char *location = page_fixture_header(f, "Location");
    const char *ballot = arena_strndup(&f->arena, location, strcspn(location, "?"));
    const char *vote = arena_printf(&f->arena, "%s/votar", ballot);
    const char *close = arena_printf(&f->arena, "%s/cerrar", ballot);
    const char *const choice[] = {"voto", arena_printf(&f->arena, "%lld", (long long)roads), NULL};
    assert_int_equal(page_fixture_post(f, close, NULL), 303);
    assert_non_null(strstr(page_fixture_header(f, "Location"), "sin-votos"));
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_post(f, vote, NULL), 303);
    assert_int_equal(page_fixture_get(f, page_fixture_header(f, "Location")), 200);
    page_fixture_expect(f, "<a href=\"#voto\">Elija uno de los temas empatados.</a>");
    assert_int_equal(page_fixture_post(f, vote, choice), 303);
    assert_int_equal(page_fixture_get(f, ballot), 200);
    page_fixture_expect(f, "Han votado 1 de 4 personas");
    page_fixture_expect(f, "Cambiar mi voto");
    page_fixture_refuse(f, "Cerrar la votación");
    assert_int_equal(page_fixture_post(f, close, NULL), 403);
    page_fixture_visit(f, "enlace");
    assert_int_equal(page_fixture_get(f, ballot), 200);
    page_fixture_refuse(f, "<form method=\"post\" action=\"/c/guatape/votaciones");
    assert_int_equal(page_fixture_post(f, vote, choice), 403);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_post(f, close, NULL), 303);
    assert_int_equal(page_fixture_get(f, ballot), 200);
    page_fixture_expect(f, "<th scope=\"row\">Vías</th><td class=\"d\" data-l=\"Votos\">1</td>");
    assert_int_equal(page_fixture_get(f, "/c/guatape/temas"), 200);
    page_fixture_refuse(f, "Empate");
    assert_true(strstr(page_fixture_body(f), ">Vías</a>") <
                strstr(page_fixture_body(f), ">Agua</a>"));
}

static void test_the_trail_names_what_was_done(void **state)
{
    struct page_fixture *f = *state;
    test_plan_fill(&f->test, &plan, 0);
    page_fixture_visit(f, "presidencia");
    int64_t id = add_topic(f, "Vías", "2");
    assert_int_equal(page_fixture_get(f, "/c/guatape/registro"), 200);
    page_fixture_expect(f, "creó un tema prioritario");
    page_fixture_expect(f, arena_printf(&f->arena, "\"/c/guatape/temas/%lld\"", (long long)id));
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/quitar"), NULL), 303);
    assert_int_equal(page_fixture_get(f, "/c/guatape/registro"), 200);
    page_fixture_expect(f, "un tema que ya no está");
}

static void test_another_councils_topic_is_not_there(void **state)
{
    static const char *const ends[] = {"", "/editar", "/buscar", "/proyecto", "/quitar"};
    struct page_fixture *f = *state;
    test_plan_fill(&f->test, &plan, 1);
    page_fixture_visit(f, "presidencia");
    int64_t id = add_topic(f, "Vías", "2");
    page_fixture_visit(f, "otro_consejo");
    for (size_t i = 0; i < TEST_COUNT(ends); i++) {
        const char *path =
            arena_printf(&f->arena, "/c/marinilla/temas/%lld%s", (long long)id, ends[i]);
        assert_int_equal(page_fixture_get(f, path), 404);
        if (i == 4)
            assert_int_equal(page_fixture_post(f, path, NULL), 404);
    }
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, path_of(f, id, "/quitar")), 200);
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/quitar"), NULL), 303);
    assert_int_equal(page_fixture_get(f, path_of(f, id, "")), 404);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_SITE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
        WITH_SITE(test_topics_stand_in_their_order),
        WITH_SITE(test_a_bad_form_comes_back_as_it_was),
        WITH_SITE(test_via_finds_what_has_its_accent),
        WITH_SITE(test_a_programme_comes_with_its_indicators),
        WITH_SITE(test_a_project_keeps_its_zeros),
        WITH_SITE(test_the_public_sees_what_is_shown_to_it),
        WITH_SITE(test_members_part_a_tie_by_their_votes),
        WITH_SITE(test_the_trail_names_what_was_done),
        WITH_SITE(test_another_councils_topic_is_not_there),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
