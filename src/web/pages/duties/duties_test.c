/* Who does what, from an empty council to a matrix, and a topic that has its own. */
#include "base/test.h"

#include <string.h>

#include "storage/actor_store.h"
#include "storage/database.h"
#include "storage/plan_store.h"
#include "storage/topic_store.h"
#include "web/result_fixture.h"

#include "base/banned.h"

static int64_t add_actor(struct page_fixture *f, enum actor_kind kind, const char *name,
                         const char *who)
{
    struct actor actor = {.council_id = f->test.council_id,
                          .kind = kind,
                          .name = name,
                          .person_id = who == NULL ? 0 : page_fixture_person(f, who),
                          .office = "",
                          .contact_name = "",
                          .post = "",
                          .email = "",
                          .phone = ""};
    assert_true(actor_store_add(f->test.database, &actor, NULL));
    return actor.id;
}

static void set(struct page_fixture *f, struct duty_scope scope, enum follow_up_step step,
                int64_t actor_id, enum raci raci)
{
    struct duty_holder holder = {actor_id, raci};
    struct duty_row row = {.council_id = f->test.council_id,
                           .scope = scope,
                           .step = step,
                           .holders = &holder,
                           .count = 1};
    assert_true(actor_store_save_duty(f->test.database, &row, NULL));
}

static int64_t add_topic(struct page_fixture *f)
{
    struct priority_topic topic = {.council_id = f->test.council_id, .name = "Vías <nuevas>"};
    assert_true(plan_store_find_current(f->test.database, topic.council_id, &topic.plan_id, NULL));
    assert_true(topic_store_add(f->test.database, &topic, page_fixture_person(f, "presidencia"),
                                "2026-03-01T12:00:00Z", NULL));
    return topic.id;
}

static const char *path(struct page_fixture *f, const char *format, int64_t id)
{
    const char *number = arena_printf(&f->arena, "%lld", (long long)id);
    const char *place = strstr(format, "%d");
    return arena_printf(&f->arena, "%.*s%s%s", (int)(place - format), format, number, place + 2);
}

static void test_an_empty_council_is_led_to_its_actors(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles"), 200);
    page_fixture_expect(f, "Primero diga quiénes participan.");
    add_actor(f, ACTOR_ENTITY, "Cornare", NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles"), 200);
    page_fixture_expect(f, "href=\"/c/guatape/proponer-roles\"");
    page_fixture_expect(f, "Decidir paso por paso");
    page_fixture_expect(f, "href=\"/c/guatape/roles/fijar\"");
    page_fixture_visit(f, "verificador"); /* who only looks is offered nothing */
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles"), 200);
    page_fixture_refuse(f, "Decidir paso por paso");
    page_fixture_refuse(f, "proponer-roles");
    page_fixture_refuse(f, "/roles/fijar");
}

static void test_a_step_is_saved_and_the_next_one_follows(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add_actor(f, ACTOR_MEMBER, "", "consejero");
    const char *const form[] = {path(f, "actor_%d", id), "RA", "version", "0", "sigue", "si", NULL};
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles/registrar"), 200);
    page_fixture_expect(f, "Paso 3 de 10");
    assert_int_equal(page_fixture_post(f, "/c/guatape/roles/registrar", form), 303);
    assert_string_equal(page_fixture_header(f, "Location"),
                        "/c/guatape/roles/soportar?hecho=guardado");
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles/soportar?hecho=guardado"), 200);
    page_fixture_expect(f, "Guardamos el paso anterior.");
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles"), 200);
    page_fixture_expect(f, "1 de 10 pasos tiene");
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles/registrar"), 200);
    page_fixture_expect(f, "<option value=\"RA\" selected>");
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles/nada"), 404);
}

/* Fourteen actors on a telephone: those of the step stand first, the others behind one touch. */
static void test_who_takes_part_stands_first(void **state)
{
    struct page_fixture *f = *state;
    int64_t entity = add_actor(f, ACTOR_ENTITY, "Cornare", NULL);
    int64_t other = add_actor(f, ACTOR_ENTITY, "Personería", NULL);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles/informar"), 200);
    page_fixture_refuse(f, "no participa en este paso"); /* nobody has letters: all stand first */
    set(f, (struct duty_scope){0}, FOLLOW_UP_INFORM, other, RACI_BOTH);
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles/informar"), 200);
    const char *first = page_fixture_between(f, "<form", "Otro actor: no participa en este paso");
    assert_non_null(strstr(first, path(f, "name=\"actor_%d\"", other)));
    assert_null(strstr(first, path(f, "name=\"actor_%d\"", entity)));
    page_fixture_expect(f, path(f, "name=\"actor_%d\"", entity));
    /* What is to be corrected is not hidden. */
    const char *const form[] = {
        path(f, "actor_%d", entity), "X", path(f, "actor_%d", other), "", "version", "1", NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/roles/informar", form), 422);
    first = page_fixture_between(f, "<form", "Otro actor: no participa en este paso");
    assert_non_null(strstr(first, path(f, "name=\"actor_%d\"", entity)));
}

static void test_the_second_to_save_sees_it_and_loses_nothing(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add_actor(f, ACTOR_MEMBER, "", "consejero");
    set(f, (struct duty_scope){0}, FOLLOW_UP_RECORD, id, RACI_CONSULTED);
    const char *const form[] = {path(f, "actor_%d", id), "RA", "version", "0", NULL};
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_post(f, "/c/guatape/roles/registrar", form), 409);
    page_fixture_expect(f, "Otra persona guardó cambios");
    page_fixture_expect(f, "<option value=\"RA\" selected>");
    page_fixture_expect(f, "name=\"version\" value=\"1\"");
}

static void test_a_topic_has_its_own_and_gives_them_back(void **state)
{
    struct page_fixture *f = *state;
    result_fixture_plan(f, 2);
    int64_t topic = add_topic(f);
    int64_t councillor = add_actor(f, ACTOR_MEMBER, "", "consejero");
    int64_t verifier = add_actor(f, ACTOR_MEMBER, "", "verificador");
    set(f, (struct duty_scope){0}, FOLLOW_UP_VERIFY, verifier, RACI_BOTH);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, path(f, "/c/guatape/roles/verificar?tema=%d", topic)),
                     200);
    page_fixture_expect(f, "Hoy vale lo de: Todo el consejo.");
    page_fixture_expect(f, "Tema: Vías &lt;nuevas&gt;");
    const char *number = path(f, "%d", topic);
    const char *const form[] = {
        path(f, "actor_%d", councillor), "RA", "version", "0", "tema", number, NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/roles/verificar", form), 303);
    assert_int_equal(page_fixture_get(f, path(f, "/c/guatape/roles?tema=%d", topic)), 200);
    page_fixture_expect(f, "<td data-l=\"Vale para\">Este tema</td>");
    page_fixture_expect(f, "puede verificar en Atalaya."); /* the councillor's account may not */
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles"), 200);
    page_fixture_expect(f, "Tienen roles propios");
    const char *const back[] = {"version", "1", "tema", number, "volver", "si", NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/roles/verificar", back), 303);
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles"), 200);
    page_fixture_refuse(f, "Tienen roles propios");
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles?tema=999"), 404);
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles?indicador=999"), 404);
}

static void test_an_indicator_is_found_by_words(void **state)
{
    struct page_fixture *f = *state;
    result_fixture_plan(f, 2);
    add_actor(f, ACTOR_ENTITY, "Cornare", NULL);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles?buscar=via"), 200);
    page_fixture_expect(f, "href=\"/c/guatape/roles?indicador=");
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles?buscar=zzz"), 200);
    page_fixture_expect(f, "Ningún indicador tiene esas palabras.");
}

static void test_findings_say_what_to_do_and_where(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add_actor(f, ACTOR_MEMBER, "", "consejero");
    int64_t entity = add_actor(f, ACTOR_ENTITY, "Cornare", NULL);
    set(f, (struct duty_scope){0}, FOLLOW_UP_RECORD, id, RACI_BOTH);
    set(f, (struct duty_scope){0}, FOLLOW_UP_VERIFY, id, RACI_BOTH);
    set(f, (struct duty_scope){0}, FOLLOW_UP_INFORM, entity, RACI_BOTH);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles"), 200);
    page_fixture_expect(f, "Quien registra también verifica");
    page_fixture_expect(f, "Son cuatro ojos.");
    page_fixture_expect(f, "«Cornare» tiene algo que hacer y no tiene contacto.");
    page_fixture_expect(f, path(f, "/c/guatape/actores/%d/editar", entity));
    assert_int_equal(page_fixture_get(f, "/c/guatape/condiciones"), 200);
    page_fixture_expect(f, "Roles de los actores");
}

static void test_the_files_are_there(void **state)
{
    struct page_fixture *f = *state;
    add_actor(f, ACTOR_ENTITY, "Cornare", NULL);
    page_fixture_visit(f, "lectura");
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles.pdf"), 200);
    assert_memory_equal(f->response.body.data, "%PDF", 4);
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles.xlsx"), 200);
    assert_memory_equal(f->response.body.data, "PK", 2);
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles.pdf"), 303);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_an_empty_council_is_led_to_its_actors),
        TEST(test_a_step_is_saved_and_the_next_one_follows),
        TEST(test_who_takes_part_stands_first),
        TEST(test_the_second_to_save_sees_it_and_loses_nothing),
        TEST(test_a_topic_has_its_own_and_gives_them_back),
        TEST(test_an_indicator_is_found_by_words),
        TEST(test_findings_say_what_to_do_and_where),
        TEST(test_the_files_are_there),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
