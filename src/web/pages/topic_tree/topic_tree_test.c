/* The pages of a topic's problem tree and objectives together: outline, forms, moves, removal, two
 * people at once, and who sees what. */
#include "base/test.h"

#include <stdlib.h>
#include <string.h>

#include "storage/plan_store.h"
#include "storage/problem_tree_store.h"
#include "storage/test_plan.h"
#include "storage/topic_store.h"
#include "web/page_fixture.h"

static struct plan plan;

/* A topic with one indicator and one programme linked; the visitor is a councillor afterwards. */
static struct priority_topic prepare(struct page_fixture *f)
{
    struct plan *whole = NULL;
    bool has_changed = false;
    int64_t indicator = test_plan_fill(&f->test, &plan, 2);
    struct priority_topic topic = {
        .council_id = plan.council_id, .plan_id = plan.id, .name = "Escuelas & vías"};
    assert_true(
        topic_store_add(f->test.database, &topic, f->test.person_id, "2026-03-01T12:00:00Z", NULL));
    assert_true(plan_store_load(f->test.database, (struct object_key){plan.council_id, plan.id},
                                &f->arena, &whole, NULL));
    const struct topic_link links[] = {{TOPIC_LINK_INDICATOR, indicator},
                                       {TOPIC_LINK_NODE, whole->nodes[whole->node_count - 1].id}};
    for (size_t i = 0; i < TEST_COUNT(links); i++)
        assert_true(topic_store_link(f->test.database, &topic, links[i], &has_changed, NULL));
    page_fixture_visit(f, "consejero");
    return topic;
}

static const char *path_of(struct page_fixture *f, const struct priority_topic *topic,
                           const char *end)
{
    return arena_printf(&f->arena, "/c/guatape/temas/%lld%s", (long long)topic->id, end);
}

static const char *card_path(struct page_fixture *f, const struct priority_topic *topic,
                             int64_t card, const char *end)
{
    return arena_printf(&f->arena, "/c/guatape/temas/%lld/arbol/%lld%s", (long long)topic->id,
                        (long long)card, end);
}

static const char *text_of(struct page_fixture *f, int64_t number)
{
    return arena_printf(&f->arena, "%lld", (long long)number);
}

static int64_t add(struct page_fixture *f, const struct priority_topic *topic, const char *side,
                   int64_t parent_id, const char *text)
{
    const char *const form[] = {"lado",  side, "debajo_de", text_of(f, parent_id),
                                "texto", text, NULL};
    assert_int_equal(page_fixture_post(f, path_of(f, topic, "/arbol/nueva"), form), 303);
    const char *location = page_fixture_header(f, "Location");
    return strtoll(strrchr(location, 't') + 1, NULL, 10);
}

static void test_a_tree_is_built_card_by_card(void **state)
{
    struct page_fixture *f = *state;
    const struct priority_topic topic = prepare(f);
    assert_int_equal(page_fixture_get(f, path_of(f, &topic, "/arbol")), 200);
    page_fixture_expect(f, "Escribir el problema central");
    assert_int_equal(page_fixture_get(f, path_of(f, &topic, "/arbol/nueva?lado=central")), 200);
    int64_t central = add(f, &topic, "central", 0, "Alta deserción <escolar>");
    assert_int_equal(page_fixture_get(f, path_of(f, &topic, "/arbol")), 200);
    page_fixture_expect(f, "El problema todavía no tiene causas.");
    const char *ask =
        arena_printf(&f->arena, "/arbol/nueva?lado=causa&bajo=%lld", (long long)central);
    assert_int_equal(page_fixture_get(f, path_of(f, &topic, ask)), 200);
    page_fixture_expect(f, "«Alta deserción &lt;escolar&gt;»");
    int64_t cause = add(f, &topic, "causa", central, "Transporte escolar insuficiente");
    int64_t under = add(f, &topic, "causa", cause, "Falta de buses");
    add(f, &topic, "efecto", central, "Menos bachilleres");
    assert_int_equal(page_fixture_get(f, path_of(f, &topic, "/arbol")), 200);
    page_fixture_expect(f, "Causa indirecta");
    page_fixture_expect(f, "Efecto directo");
    page_fixture_expect(f, "<tspan");
    page_fixture_expect(f, "<title id=\"arbol-t\">Árbol de problemas: Escuelas &amp; vías</title>");
    page_fixture_expect(f, "Está escrita como la falta de una solución.");
    page_fixture_refuse(f, "no tiene causas debajo");
    assert_true(under > cause);
    const char *const second[] = {"lado", "central", "texto", "Otro", NULL};
    assert_int_equal(page_fixture_post(f, path_of(f, &topic, "/arbol/nueva"), second), 303);
    page_fixture_get(f, path_of(f, &topic, "/arbol"));
    page_fixture_refuse(f, "Otro");
}

static void test_a_bad_card_comes_back_as_it_was(void **state)
{
    static const char *const bad_places[] = {
        "/arbol/nueva", "/arbol/nueva?lado=raiz", "/arbol/nueva?lado=causa",
        "/arbol/nueva?lado=causa&bajo=9999", "/arbol/nueva?lado=causa&bajo=x"};
    struct page_fixture *f = *state;
    const struct priority_topic topic = prepare(f);
    int64_t central = add(f, &topic, "central", 0, "Algo va mal");
    for (size_t i = 0; i < TEST_COUNT(bad_places); i++)
        assert_int_equal(page_fixture_get(f, path_of(f, &topic, bad_places[i])), 404);
    const char *const empty[] = {"lado",    "causa", "debajo_de", text_of(f, central), "texto", "",
                                 "termina", "si",    NULL};
    assert_int_equal(page_fixture_post(f, path_of(f, &topic, "/arbol/nueva"), empty), 422);
    page_fixture_expect(f, "<a href=\"#texto\">");
    page_fixture_expect(f, "name=\"termina\" checked");
    int64_t cause = add(f, &topic, "causa", central, "Una causa");
    int64_t effect = add(f, &topic, "efecto", central, "Un efecto");
    const char *const crossed[] = {"lado",    "causa", "debajo_de", text_of(f, effect),
                                   "version", "1",     "texto",     "Una causa & más",
                                   NULL};
    assert_int_equal(page_fixture_post(f, card_path(f, &topic, cause, ""), crossed), 422);
    page_fixture_expect(f, "<a href=\"#debajo_de\">No puede ir ahí.");
    page_fixture_expect(f, "Una causa &amp; más");
    const char *const another[] = {
        "lado", "causa", "debajo_de", text_of(f, central), "texto", "Otra", "otra", "si", NULL};
    assert_int_equal(page_fixture_post(f, path_of(f, &topic, "/arbol/nueva"), another), 303);
    assert_int_equal(page_fixture_get(f, page_fixture_header(f, "Location")), 200);
    page_fixture_expect(f, "Agregamos la tarjeta.");
}

static void test_the_end_of_a_branch_stands_apart_from_its_text(void **state)
{
    struct page_fixture *f = *state;
    const struct priority_topic topic = prepare(f);
    int64_t central = add(f, &topic, "central", 0, "Algo va mal");
    const char *const last[] = {"lado",  "causa",  "debajo_de", text_of(f, central),
                                "texto", "Llueve", "termina",   "si",
                                NULL};
    assert_int_equal(page_fixture_post(f, path_of(f, &topic, "/arbol/nueva"), last), 303);
    assert_int_equal(page_fixture_get(f, path_of(f, &topic, "/arbol")), 200);
    page_fixture_expect(f, "Llueve&#32;<span class=\"pil\">Aquí termina</span>");
}

static void test_two_people_see_both_texts(void **state)
{
    struct page_fixture *f = *state;
    const struct priority_topic topic = prepare(f);
    int64_t central = add(f, &topic, "central", 0, "Lo de antes");
    const char *const mine[] = {"lado", "central", "version", "1", "texto", "Lo mío", NULL};
    const char *const yours[] = {"lado", "central", "version", "1", "texto", "Lo suyo", NULL};
    const char *path = card_path(f, &topic, central, "");
    assert_int_equal(page_fixture_get(f, path), 200);
    page_fixture_expect(f, "name=\"version\" value=\"1\"");
    assert_int_equal(page_fixture_post(f, path, mine), 303);
    assert_int_equal(page_fixture_post(f, path, yours), 409);
    page_fixture_expect(f, "Ahora dice: «Lo mío»");
    page_fixture_expect(f, "Lo suyo</textarea>");
    page_fixture_expect(f, "name=\"version\" value=\"2\"");
    const char *objective =
        path_of(f, &topic, arena_printf(&f->arena, "/objetivos/%lld", (long long)central));
    const char *const first[] = {"version", "1",           "objetivo", "Va bien",
                                 "estado",  "convertible", NULL};
    const char *const second[] = {"version", "1",           "objetivo", "Va mejor",
                                  "estado",  "convertible", NULL};
    assert_int_equal(page_fixture_post(f, objective, first), 303);
    assert_int_equal(page_fixture_post(f, objective, second), 409);
    page_fixture_expect(f, "Ahora dice: «Va bien»");
    page_fixture_expect(f, "Va mejor</textarea>");
}

static void test_cards_move_and_go(void **state)
{
    static const char *const up[] = {"hacia", "arriba", NULL};
    static const char *const odd[] = {"hacia", "norte", NULL};
    struct page_fixture *f = *state;
    const struct priority_topic topic = prepare(f);
    int64_t central = add(f, &topic, "central", 0, "Algo va mal");
    int64_t a = add(f, &topic, "causa", central, "Primera"), b;
    b = add(f, &topic, "causa", central, "Segunda");
    add(f, &topic, "causa", b, "Debajo");
    assert_int_equal(page_fixture_post(f, card_path(f, &topic, b, "/mover"), odd), 400);
    assert_int_equal(page_fixture_post(f, card_path(f, &topic, b, "/mover"), up), 303);
    page_fixture_get(f, path_of(f, &topic, "/arbol"));
    assert_true(strstr(page_fixture_body(f), "Segunda") < strstr(page_fixture_body(f), "Primera"));
    assert_int_equal(page_fixture_get(f, card_path(f, &topic, b, "/quitar")), 200);
    page_fixture_expect(f, "También se quita la tarjeta que tiene debajo.");
    assert_int_equal(page_fixture_post(f, card_path(f, &topic, b, "/quitar"), NULL), 303);
    assert_int_equal(page_fixture_post(f, card_path(f, &topic, b, "/quitar"), NULL), 404);
    page_fixture_get(f, path_of(f, &topic, "/arbol"));
    page_fixture_refuse(f, "Debajo");
    assert_int_equal(page_fixture_get(f, card_path(f, &topic, a, "")), 200);
}

static void test_objectives_mirror_the_tree(void **state)
{
    struct page_fixture *f = *state;
    const struct priority_topic topic = prepare(f);
    assert_int_equal(page_fixture_get(f, path_of(f, &topic, "/objetivos")), 200);
    page_fixture_expect(f, "Primero hay que escribir el");
    int64_t central = add(f, &topic, "central", 0, "Alta deserción escolar");
    int64_t cause = add(f, &topic, "causa", central, "Transporte escolar insuficiente");
    const char *path =
        path_of(f, &topic, arena_printf(&f->arena, "/objetivos/%lld", (long long)cause));
    assert_int_equal(page_fixture_get(f, path), 200);
    page_fixture_expect(f, "Una forma de empezar: «Transporte escolar suficiente».");
    page_fixture_expect(f, "name=\"indicador_");
    page_fixture_get(f, path_of(f, &topic, "/objetivos"));
    page_fixture_expect(f, "Por escribir"); /* the hint is not taken for granted */
    page_fixture_expect(f, "Ningún programa del plan responde a este objetivo.");
    const char *const bad[] = {"version",          "1",      "objetivo",
                               "Buses para todos", "estado", "no_convertible",
                               "motivo",           "",       NULL};
    assert_int_equal(page_fixture_post(f, path, bad), 422);
    page_fixture_expect(f, "<a href=\"#motivo\">");
    page_fixture_expect(f, "Buses para todos</textarea>");
    struct topic_links links;
    assert_true(topic_store_load_links(f->test.database,
                                       (struct object_key){topic.council_id, topic.id}, &f->arena,
                                       &links, NULL));
    const char *programme = arena_printf(&f->arena, "programa_%lld", (long long)links.node_ids[0]);
    const char *const good[] = {
        "version", "1",           "objetivo", "Transporte escolar suficiente",
        "estado",  "convertible", "motivo",   "",
        programme, "si",          NULL};
    assert_int_equal(page_fixture_post(f, path, good), 303);
    page_fixture_get(f, path_of(f, &topic, "/objetivos"));
    page_fixture_expect(f, "<b>Transporte escolar suficiente</b>");
    page_fixture_expect(f, "Le responde 1 programa");
    page_fixture_refuse(f, "Ningún programa del plan responde");
    page_fixture_get(f, path);
    page_fixture_expect(f, arena_printf(&f->arena, "name=\"%s\" value=\"si\" checked", programme));
    page_fixture_get(f, path_of(f, &topic, ""));
    page_fixture_expect(f, "/arbol\">1. Árbol de problemas</a>");
}

static void test_who_sees_it(void **state)
{
    static const char *const ends[] = {"/arbol", "/objetivos"};
    struct page_fixture *f = *state;
    bool has_changed = false;
    const struct priority_topic topic = prepare(f);
    int64_t central = add(f, &topic, "central", 0, "Algo va mal");
    page_fixture_visit(f, NULL);
    for (size_t i = 0; i < TEST_COUNT(ends); i++)
        assert_int_equal(page_fixture_get(f, path_of(f, &topic, ends[i])), 404);
    assert_true(topic_store_publish(f->test.database,
                                    (struct object_key){topic.council_id, topic.id}, true,
                                    &has_changed, NULL));
    for (size_t i = 0; i < TEST_COUNT(ends); i++) {
        assert_int_equal(page_fixture_get(f, path_of(f, &topic, ends[i])), 200);
        page_fixture_refuse(f, "Cambiar");
        page_fixture_refuse(f, "<form");
    }
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, card_path(f, &topic, central, "")), 403);
    page_fixture_visit(f, "otro_consejo");
    assert_int_equal(page_fixture_get(f, arena_printf(&f->arena, "/c/marinilla/temas/%lld/arbol",
                                                      (long long)topic.id)),
                     404);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_SITE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
        WITH_SITE(test_a_tree_is_built_card_by_card),
        WITH_SITE(test_a_bad_card_comes_back_as_it_was),
        WITH_SITE(test_the_end_of_a_branch_stands_apart_from_its_text),
        WITH_SITE(test_two_people_see_both_texts),
        WITH_SITE(test_cards_move_and_go),
        WITH_SITE(test_objectives_mirror_the_tree),
        WITH_SITE(test_who_sees_it),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
