#include "base/test.h"

#include "storage/audit_store.h"
#include "storage/council_store.h"
#include "storage/database.h"
#include "storage/invitation_store.h"
#include "storage/member_store.h"
#include "storage/person_store.h"
#include "storage/session_store.h"
#include "storage/territory_store.h"
#include "storage/test_database.h"

#include "base/banned.h"

static const char now[] = "2026-03-01T12:00:00Z";

static void check(bool ok, const struct error *error)
{
    if (!ok)
        fail_msg("%s", error->message);
}

static void test_person_returns_as_written(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct person *person = NULL;
    struct person_list people;
    check(person_store_find_by_email(test->database, "ana@example.org", &arena, &person, &error),
          &error);
    assert_int_equal(person->id, test->person_id);
    assert_null(person->password_hash);
    assert_null(person->totp_secret);
    person->password_hash = "$argon2id$…";
    person->totp_secret = "sellado";
    person->totp_last_step = 58000000;
    person->is_administrator = true;
    person->recovery_marks = "aa bb";
    person->name = "Ana Niño";
    check(person_store_save(test->database, person, &error), &error);
    check(person_store_find(test->database, test->person_id, &arena, &person, &error), &error);
    assert_string_equal(person->password_hash, "$argon2id$…");
    assert_string_equal(person->name, "Ana Niño");
    assert_int_equal(person->totp_last_step, 58000000);
    assert_true(person->is_administrator && !person->is_disabled);
    check(person_store_find(test->database, 987654321987, &arena, &person, &error), &error);
    assert_null(person);
    check(person_store_list(test->database, &arena, &people, &error), &error);
    assert_int_equal(people.count, 2);
    assert_string_equal(people.items[0].name, "Ana Niño");
    arena_release(&arena);
}

static void test_members_belong_to_councils(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct member_list members;
    struct member *found = NULL;
    struct member member = {.council_id = test->council_id,
                            .person_id = test->person_id,
                            .roles = "consejero",
                            .since_utc = now};
    check(member_store_save(test->database, &member, &error), &error);
    member.roles = "consejero,verificador";
    member.since_utc = "2027-01-01T00:00:00Z";
    check(member_store_save(test->database, &member, &error), &error);
    check(member_store_list_of_council(test->database, test->council_id, &arena, &members, &error),
          &error);
    assert_int_equal(members.count, 1);
    assert_string_equal(members.items[0].roles, "consejero,verificador");
    assert_string_equal(members.items[0].since_utc, now);
    assert_string_equal(members.items[0].council_code, "guatape");
    check(member_store_list_of_person(test->database, test->person_id, &arena, &members, &error),
          &error);
    assert_int_equal(members.count, 1);
    member.council_id = test->other_council_id;
    check(member_store_find(test->database, &member, &arena, &found, &error), &error);
    assert_null(found);
    member.council_id = test->council_id;
    check(member_store_delete(test->database, &member, &error), &error);
    check(member_store_find(test->database, &member, &arena, &found, &error), &error);
    assert_null(found);
    arena_release(&arena);
}

static void test_invitation_is_used_once(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct invitation *found = NULL;
    struct invitation_list list;
    bool was_unused = false;
    struct invitation invitation = {.council_id = test->council_id,
                                    .token_hash = "h",
                                    .email = "c@example.org",
                                    .name = "C",
                                    .roles = "lectura",
                                    .invited_by = test->person_id,
                                    .created_s = 1,
                                    .expires_s = 4000000000};
    check(invitation_store_add(test->database, &invitation, &error), &error);
    check(invitation_store_find(test->database, "h", &arena, &found, &error), &error);
    assert_true(found->expires_s == 4000000000);
    assert_string_equal(found->council_name, "guatape");
    check(invitation_store_list(test->database, test->other_council_id, &arena, &list, &error),
          &error);
    assert_int_equal(list.count, 0);
    check(invitation_store_use(test->database, found->id, 5, &was_unused, &error), &error);
    assert_true(was_unused);
    check(invitation_store_use(test->database, found->id, 6, &was_unused, &error), &error);
    assert_false(was_unused);
    check(invitation_store_list(test->database, test->council_id, &arena, &list, &error), &error);
    assert_int_equal(list.count, 0);
    arena_release(&arena);
}

static int64_t add_session(struct test_database *test, const char *hash, int64_t created_s)
{
    struct error error = {0};
    struct session_record record = {.person_id = test->person_id,
                                    .token_hash = hash,
                                    .created_s = created_s,
                                    .seen_s = created_s,
                                    .address = "192.0.2.7",
                                    .browser = "Firefox"};
    check(session_store_add(test->database, &record, &error), &error);
    return record.id;
}

static void test_sessions_end(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct session_record *found = NULL;
    struct session_record_list list;
    bool was_there = true;
    int64_t old = add_session(test, "a", 10), kept = add_session(test, "b", 20);
    add_session(test, "c", 30);
    check(session_store_touch(test->database, kept, 99, &error), &error);
    check(session_store_find(test->database, "b", &arena, &found, &error), &error);
    assert_int_equal(found->seen_s, 99);
    check(session_store_delete(test->database, test->other_person_id, old, &was_there, &error),
          &error);
    assert_false(was_there);
    check(session_store_delete(test->database, test->person_id, old, &was_there, &error), &error);
    assert_true(was_there);
    check(session_store_delete_others(test->database, test->person_id, kept, &error), &error);
    check(session_store_list(test->database, test->person_id, &arena, &list, &error), &error);
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].id, kept);
    check(session_store_delete_older(test->database, 21, &error), &error);
    check(session_store_find(test->database, "b", &arena, &found, &error), &error);
    assert_null(found);
    arena_release(&arena);
}

static bool count_entries(void *context, const struct audit_record *record, bool is_damaged)
{
    size_t *count = context;
    assert_false(is_damaged);
    assert_int_equal(record->sequence, *count + 1);
    assert_int_equal(record->hash[31], (unsigned char)record->sequence);
    ++*count;
    return true;
}

static void test_audit_is_walked_in_order(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct audit_record_list list;
    unsigned char hash[AUDIT_STORE_HASH_SIZE];
    int64_t length = -1, *chains = NULL;
    size_t count = 0;
    check(audit_store_load_head(test->database, test->council_id, &length, hash, &error), &error);
    assert_int_equal(length, 0);
    struct audit_record record = {.council_id = test->council_id,
                                  .actor_id = test->person_id,
                                  .time_utc = now,
                                  .action = "a",
                                  .object = "measurement:1",
                                  .detail = ""};
    for (int i = 1; i <= 12; i++) {
        record.sequence = i;
        record.hash[31] = (unsigned char)i;
        check(audit_store_add(test->database, &record, &error), &error);
    }
    check(audit_store_walk(test->database, test->council_id, count_entries, &count, &error),
          &error);
    assert_int_equal(count, 12);
    check(audit_store_load_head(test->database, test->council_id, &length, hash, &error), &error);
    assert_int_equal(length, 12);
    assert_int_equal(hash[31], 12);
    struct audit_query query = {.council_id = test->council_id, .before_sequence = 11, .limit = 3};
    check(audit_store_list(test->database, &query, &arena, &list, &error), &error);
    assert_int_equal(list.count, 3);
    assert_int_equal(list.items[0].sequence, 10);
    assert_string_equal(list.items[0].actor_name, "ana@example.org");
    check(audit_store_list_chains(test->database, &arena, &chains, &count, &error), &error);
    assert_int_equal(count, 1);
    assert_false(audit_store_add(test->database, &record, &error)); /* no number twice */
    assert_int_equal(error.kind, ERROR_CONSTRAINT);
    arena_release(&arena);
}

static void test_councils_and_territories(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct council *council = NULL;
    struct council_list councils;
    struct territory *territory = NULL;
    struct territory_list territories;
    struct subregion subregion = {"SR05", "05", "Oriente"};
    struct territory place = {.code = "05321",
                              .name = "Guatapé",
                              .kind = "municipio",
                              .department_code = "05",
                              .subregion_code = "SR05",
                              .has_position = true,
                              .latitude_e6 = 6232000,
                              .longitude_e6 = -75160000};
    check(territory_store_save_subregion(test->database, &subregion, &error), &error);
    check(territory_store_save(test->database, &place, &error), &error);
    check(territory_store_find(test->database, "05321", &arena, &territory, &error), &error);
    assert_int_equal(territory->longitude_e6, -75160000);
    assert_string_equal(territory->subregion_name, "Oriente");
    check(territory_store_list(test->database, &arena, &territories, &error), &error);
    assert_int_equal(territories.count, 2);
    assert_false(territories.items[1].has_position);
    check(council_store_find_by_code(test->database, "guatape", &arena, &council, &error), &error);
    assert_int_equal(council->id, test->council_id);
    assert_string_equal(council->territory_name, "Guatapé");
    assert_string_equal(council->weighting, "por_indicadores");
    int64_t revision = council->revision;
    council->name = "Consejo Territorial de Planeación";
    council->deadline_month_day = "03-31";
    check(council_store_save(test->database, council, &error), &error);
    check(council_store_raise_revision(test->database, council->id, &error), &error);
    check(council_store_find(test->database, test->council_id, &arena, &council, &error), &error);
    assert_int_equal(council->revision, revision + 1);
    assert_string_equal(council->deadline_month_day, "03-31");
    check(council_store_list(test->database, &arena, &councils, &error), &error);
    assert_int_equal(councils.count, 2);
    check(council_store_find_by_code(test->database, "otro", &arena, &council, &error), &error);
    assert_null(council);
    arena_release(&arena);
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, test_database_setup, test_database_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_person_returns_as_written), TEST(test_members_belong_to_councils),
        TEST(test_invitation_is_used_once),   TEST(test_sessions_end),
        TEST(test_audit_is_walked_in_order),  TEST(test_councils_and_territories),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
