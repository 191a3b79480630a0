/* Actors and who does what, read back from each engine. */
#include "base/test.h"

#include <string.h>

#include "storage/actor_store.h"
#include "storage/commission_store.h"
#include "storage/councillor_store.h"
#include "storage/database.h"
#include "storage/member_store.h"
#include "storage/person_store.h"
#include "storage/plan_store.h"
#include "storage/test_plan.h"
#include "storage/topic_store.h"

#include "base/banned.h"

static void check(bool ok, const struct error *error)
{
    if (!ok)
        fail_msg("%s", error->message);
}

static struct actor make(const struct test_database *test, enum actor_kind kind, const char *name)
{
    return (struct actor){.council_id = test->council_id,
                          .kind = kind,
                          .name = name,
                          .office = "",
                          .contact_name = "",
                          .post = "",
                          .email = "",
                          .phone = ""};
}

static int64_t add(struct test_database *test, struct actor actor)
{
    struct error error = {0};
    check(actor_store_add(test->database, &actor, &error), &error);
    assert_true(actor.id > 0);
    return actor.id;
}

static struct actor_list list(struct test_database *test, int64_t council_id, struct arena *arena)
{
    struct error error = {0};
    struct actor_list actors;
    check(actor_store_list(test->database, council_id, arena, &actors, &error), &error);
    return actors;
}

static struct duty_row_list rows(struct test_database *test, int64_t council_id,
                                 struct arena *arena)
{
    struct error error = {0};
    struct duty_row_list all;
    check(actor_store_list_duties(test->database, council_id, arena, &all, &error), &error);
    return all;
}

static void test_an_actor_is_kept_with_its_contact(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct actor it = make(test, ACTOR_OFFICE, "Planeación");
    it.office = "SECRETARÍA DE PLANEACIÓN";
    it.contact_name = "Elsa Marín";
    it.post = "Secretaria";
    it.email = "planeacion@example.org";
    it.phone = "604 123 4567";
    it.basis = CONTACT_BASIS_AUTHORISED;
    it.authorised = (struct date){2026, 2, 28};
    it.person_id = test->person_id;
    it.id = add(test, it);
    it.version = 1;
    struct actor stale = it;
    struct actor found = list(test, test->council_id, &arena).items[0];
    assert_string_equal(found.name, "Planeación"); /* an office keeps its name beside an account */
    assert_string_equal(found.office, it.office);
    assert_string_equal(found.contact_name, it.contact_name);
    assert_string_equal(found.post, it.post);
    assert_string_equal(found.email, it.email);
    assert_string_equal(found.phone, it.phone);
    assert_int_equal(found.basis, CONTACT_BASIS_AUTHORISED);
    assert_int_equal(date_compare(found.authorised, it.authorised), 0);
    assert_true(found.person_id == test->person_id && found.version == 1 && !found.is_retired);
    it.is_retired = true;
    check(actor_store_save(test->database, &it, &error), &error);
    assert_false(actor_store_save(test->database, &stale, &error));
    assert_int_equal(error.kind, ERROR_CONFLICT);
    found = list(test, test->council_id, &arena).items[0];
    assert_true(found.is_retired && found.version == 2);
    assert_int_equal(list(test, test->other_council_id, &arena).count, 0);
    arena_release(&arena);
}

static void test_a_contact_needs_its_reason(void **state)
{
    struct test_database *test = *state;
    struct error error = {0};
    struct actor it = make(test, ACTOR_ENTITY, "Cornare");
    it.phone = "604 123 4567";
    assert_false(actor_store_add(test->database, &it, &error));
    assert_int_equal(error.kind, ERROR_CONSTRAINT);
}

static void test_links_give_their_names(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    bool was_there = false;
    struct councillor rosa = {.council_id = test->council_id,
                              .name = "Rosa",
                              .sector = "social",
                              .organisation = "",
                              .since = {2024, 1, 1},
                              .phone = "",
                              .email = ""};
    struct commission rural = {.council_id = test->council_id, .name = "Rural", .purpose = ""};
    check(councillor_store_add(test->database, &rosa, &error), &error);
    check(commission_store_add(test->database, &rural, &error), &error);
    struct actor commission = make(test, ACTOR_COMMISSION, "x"),
                 member = make(test, ACTOR_MEMBER, "x"), account = make(test, ACTOR_MEMBER, "x");
    commission.commission_id = rural.id;
    member.councillor_id = rosa.id;
    account.person_id = test->person_id;
    add(test, member);
    add(test, account);
    add(test, commission);
    add(test, make(test, ACTOR_ENTITY, "ártico"));
    add(test, make(test, ACTOR_ENTITY, "Barco"));
    struct actor_list actors = list(test, test->council_id, &arena);
    static const char *const names[] = {"Rural", "ana@example.org", "Rosa", "ártico", "Barco"};
    assert_int_equal(actors.count, TEST_COUNT(names));
    for (size_t i = 0; i < actors.count; i++)
        assert_string_equal(actors.items[i].name, names[i]);
    /* What is linked goes, the actor stays and says so. */
    check(councillor_store_forget(test->database, (struct object_key){test->council_id, rosa.id},
                                  (struct date){2026, 3, 1}, &was_there, &error),
          &error);
    check(commission_store_delete(test->database, (struct object_key){test->council_id, rural.id},
                                  &was_there, &error),
          &error);
    actors = list(test, test->council_id, &arena);
    assert_int_equal(actors.count, TEST_COUNT(names));
    assert_string_equal(actors.items[0].name, "Rural");
    assert_true(actors.items[0].is_retired && actors.items[0].commission_id == 0);
    for (size_t i = 0; i < actors.count; i++)
        if (actors.items[i].councillor_id == rosa.id)
            assert_string_equal(actor_name(&actors.items[i]), "Datos borrados");
    arena_release(&arena);
}

static void save(struct test_database *test, struct duty_row *row)
{
    struct error error = {0};
    check(actor_store_save_duty(test->database, row, &error), &error);
}

static void test_rows_are_kept_by_scope(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct plan plan;
    bool was_there = false;
    int64_t indicator = test_plan_fill(test, &plan, 1);
    struct priority_topic topic = {
        .council_id = test->council_id, .plan_id = plan.id, .name = "Vías"};
    check(topic_store_add(test->database, &topic, test->person_id, "2026-03-01T12:00:00Z", &error),
          &error);
    int64_t one = add(test, make(test, ACTOR_ENTITY, "Uno"));
    int64_t two = add(test, make(test, ACTOR_ENTITY, "Dos"));
    struct duty_holder holders[] = {{one, RACI_BOTH}, {two, RACI_CONSULTED}};
    struct duty_row council = {
        .council_id = test->council_id, .step = FOLLOW_UP_VERIFY, .holders = holders, .count = 2};
    struct duty_row of_topic = council, of_indicator = council;
    of_topic.scope.topic_id = topic.id;
    of_topic.count = 1;
    of_indicator.scope.indicator_id = indicator;
    of_indicator.count = 0;
    save(test, &council);
    save(test, &of_topic);
    save(test, &of_indicator);
    struct duty_row_list all = rows(test, test->council_id, &arena);
    assert_int_equal(all.count, 3);
    assert_int_equal(duty_letter(&all.items[0], one), RACI_BOTH);
    assert_int_equal(duty_letter(&all.items[0], two), RACI_CONSULTED);
    assert_int_equal(all.items[0].step, FOLLOW_UP_VERIFY);
    assert_true(duty_scope_is_same(all.items[1].scope, of_topic.scope));
    assert_true(duty_scope_is_same(all.items[2].scope, of_indicator.scope));
    assert_true(all.items[1].count == 1 && all.items[2].count == 0);
    assert_string_equal(all.items[0].scope_name, "");
    assert_string_equal(all.items[1].scope_name, "Vías");
    assert_string_not_equal(all.items[2].scope_name, "");
    assert_int_equal(rows(test, test->other_council_id, &arena).count, 0);
    struct actor_list actors = list(test, test->council_id, &arena);
    assert_int_equal(actor_find(&actors, one)->use_count, 2);
    /* In use it cannot go; a topic takes its rows along. */
    check(actor_store_delete(test->database, (struct object_key){test->council_id, one}, &was_there,
                             &error),
          &error);
    assert_false(was_there);
    check(topic_store_delete(test->database, (struct object_key){test->council_id, topic.id},
                             &was_there, &error),
          &error);
    assert_int_equal(rows(test, test->council_id, &arena).count, 2);
    arena_release(&arena);
}

static void test_the_second_to_save_is_told(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    bool was_there = false;
    int64_t one = add(test, make(test, ACTOR_ENTITY, "Uno"));
    struct duty_holder holder = {one, RACI_DOES};
    struct duty_row row = {
        .council_id = test->council_id, .step = FOLLOW_UP_RECORD, .holders = &holder, .count = 1};
    struct duty_row again = row;
    save(test, &row);
    assert_false(actor_store_save_duty(test->database, &again, &error));
    assert_int_equal(error.kind, ERROR_CONSTRAINT); /* both believed that there was none */
    again = row;
    row.count = 0;
    save(test, &row);
    assert_int_equal(row.version, 2);
    assert_false(actor_store_save_duty(test->database, &again, &error));
    assert_int_equal(error.kind, ERROR_CONFLICT);
    assert_int_equal(rows(test, test->council_id, &arena).items[0].count, 0);
    check(actor_store_delete(test->database, (struct object_key){test->council_id, one}, &was_there,
                             &error),
          &error);
    assert_true(was_there);
    arena_release(&arena);
}

static void test_a_person_finds_itself(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct kept_actor_list own;
    struct person *person = NULL;
    check(person_store_find(test->database, test->person_id, &arena, &person, &error), &error);
    struct actor linked = make(test, ACTOR_OFFICE, "Planeación");
    linked.person_id = test->person_id;
    add(test, linked);
    struct actor reached = make(test, ACTOR_ENTITY, "Cornare");
    reached.email = arena_printf(&arena, "%c%s", person->email[0] - 'a' + 'A', person->email + 1);
    reached.basis = CONTACT_BASIS_PUBLIC_POST;
    add(test, reached);
    struct actor other = make(test, ACTOR_ENTITY, "Otra");
    other.email = "otra@example.org";
    other.basis = CONTACT_BASIS_PUBLIC_POST;
    add(test, other);
    add(test, make(test, ACTOR_ENTITY, "Sin contacto"));
    /* An address is nobody's proof: only in a council that took the person in. */
    check(actor_store_list_of_person(test->database, test->person_id, &arena, &own, &error),
          &error);
    assert_int_equal(own.count, 1);
    const struct member member = {.council_id = test->council_id,
                                  .person_id = test->person_id,
                                  .roles = "lectura",
                                  .since_utc = "2026-01-01T00:00:00Z"};
    check(member_store_save(test->database, &member, &error), &error);
    check(actor_store_list_of_person(test->database, test->person_id, &arena, &own, &error),
          &error);
    assert_int_equal(own.count, 2);
    assert_string_equal(own.items[0].actor.name, "Planeación");
    assert_string_equal(own.items[1].actor.name, "Cornare");
    assert_true(own.items[0].council_name[0] != '\0');
    assert_string_equal(own.items[0].council_code, "guatape");
    arena_release(&arena);
}

/* Its letters stay where they are, and are nobody's until somebody takes its place. */
static void test_who_leaves_the_council_takes_part_no_more(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct actor_list actors;
    struct actor person = make(test, ACTOR_MEMBER, ""),
                 office = make(test, ACTOR_OFFICE, "Hacienda");
    const struct member member = {.council_id = test->council_id,
                                  .person_id = test->person_id,
                                  .roles = "lectura",
                                  .since_utc = "2026-01-01T00:00:00Z"};
    person.person_id = office.person_id = test->person_id;
    add(test, person);
    add(test, office);
    check(member_store_save(test->database, &member, &error), &error);
    check(member_store_delete(test->database, &member, &error), &error);
    check(actor_store_list(test->database, test->council_id, &arena, &actors, &error), &error);
    assert_int_equal(actors.count, 2);
    for (size_t i = 0; i < actors.count; i++)
        assert_true(actors.items[i].is_retired == (actors.items[i].kind == ACTOR_MEMBER));
    arena_release(&arena);
}

int main(void)
{
#define TEST(name)                                                                                 \
    cmocka_unit_test_setup_teardown(name, test_database_setup, test_database_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_an_actor_is_kept_with_its_contact),
        TEST(test_a_contact_needs_its_reason),
        TEST(test_links_give_their_names),
        TEST(test_a_person_finds_itself),
        TEST(test_who_leaves_the_council_takes_part_no_more),
        TEST(test_rows_are_kept_by_scope),
        TEST(test_the_second_to_save_is_told),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
