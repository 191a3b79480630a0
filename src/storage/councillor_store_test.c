/* Councillors, what they authorised, sectors, rules and commissions, on both engines. */
#include "base/test.h"

#include "storage/actor_store.h"
#include "storage/commission_store.h"
#include "storage/councillor_store.h"
#include "storage/database.h"
#include "storage/test_database.h"

#include "base/banned.h"

static const char now[] = "2026-03-01T12:00:00Z";

static void check(bool ok, const struct error *error)
{
    if (!ok)
        fail_msg("%s", error->message);
}

static struct councillor add(struct test_database *test, const char *name, const char *sector)
{
    struct error error = {0};
    struct councillor it = {.council_id = test->council_id,
                            .name = name,
                            .sector = sector,
                            .organisation = "Acueducto veredal",
                            .since = {2024, 2, 29},
                            .phone = "300 123 4567",
                            .email = "a@example.org"};
    check(councillor_store_add(test->database, &it, &error), &error);
    assert_true(it.id > 0);
    return it;
}

static struct councillor *load(struct test_database *test, int64_t id, struct arena *arena)
{
    struct error error = {0};
    struct councillor *it = NULL;
    check(councillor_store_load(test->database, (struct object_key){test->council_id, id}, arena,
                                &it, &error),
          &error);
    return it;
}

static void test_a_councillor_is_kept_and_forgotten(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    bool was_there = false;
    struct councillor it = add(test, "Rosa", "social");
    struct councillor stale = it;
    it.until = (struct date){2028, 1, 31};
    it.person_id = test->person_id;
    check(councillor_store_save(test->database, &it, &error), &error);
    assert_false(councillor_store_save(test->database, &stale, &error));
    assert_int_equal(error.kind, ERROR_CONFLICT);
    const struct councillor *found = load(test, it.id, &arena);
    assert_int_equal(date_compare(found->since, (struct date){2024, 2, 29}), 0);
    assert_int_equal(date_compare(found->until, it.until), 0);
    assert_true(found->person_id == test->person_id && found->version == 2);
    const struct object_key key = {test->council_id, it.id};
    struct actor actor = {.council_id = test->council_id,
                          .kind = ACTOR_MEMBER,
                          .name = "",
                          .councillor_id = it.id,
                          .office = "",
                          .contact_name = "Rosalba Gómez",
                          .post = "",
                          .email = "rosalba@example.org",
                          .phone = "604 123 4567",
                          .basis = CONTACT_BASIS_PUBLIC_POST};
    struct actor_list actors;
    check(actor_store_add(test->database, &actor, &error), &error);
    check(
        councillor_store_forget(test->database, key, (struct date){2026, 3, 1}, &was_there, &error),
        &error);
    assert_true(was_there);
    found = load(test, it.id, &arena);
    assert_true(found->is_forgotten && found->person_id == 0);
    assert_string_equal(found->name, "");
    assert_string_equal(found->phone, "");
    assert_string_equal(found->email, "");
    assert_string_equal(found->organisation, "");
    check(actor_store_list(test->database, test->council_id, &arena, &actors, &error), &error);
    assert_int_equal(actors.count, 1);
    assert_string_equal(actors.items[0].contact_name, "");
    assert_string_equal(actors.items[0].email, "");
    assert_string_equal(actors.items[0].phone, "");
    assert_int_equal(date_compare(found->until, (struct date){2026, 3, 1}), 0);
    check(
        councillor_store_forget(test->database, key, (struct date){2026, 3, 2}, &was_there, &error),
        &error);
    assert_false(was_there);
    arena_release(&arena);
}

static void test_an_authorisation_is_taken_back_once(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct authorisation_list list;
    bool has_changed = false;
    struct councillor it = add(test, "Rosa", "victimas");
    struct authorisation given = {.council_id = test->council_id,
                                  .councillor_id = it.id,
                                  .text_version = "1",
                                  .given = {2026, 2, 1},
                                  .channel = AUTHORISATION_CHANNEL_MAIL,
                                  .covers_name = true,
                                  .covers_sector = true};
    check(councillor_store_add_authorisation(test->database, &given, test->person_id, now, &error),
          &error);
    check(councillor_store_list_authorisations(test->database, test->council_id, &arena, &list,
                                               &error),
          &error);
    assert_int_equal(list.count, 1);
    assert_true(councillor_visibility(&it, &list, true).shows_name);
    given.revoked = (struct date){2026, 3, 1};
    check(councillor_store_revoke(test->database, &given, &has_changed, &error), &error);
    assert_true(has_changed);
    given.revoked = (struct date){2026, 4, 1};
    check(councillor_store_revoke(test->database, &given, &has_changed, &error), &error);
    assert_false(has_changed);
    check(councillor_store_list_authorisations(test->database, test->council_id, &arena, &list,
                                               &error),
          &error);
    assert_int_equal(list.items[0].revoked.month, 3);
    assert_int_equal(list.items[0].channel, AUTHORISATION_CHANNEL_MAIL);
    arena_release(&arena);
}

static void test_sectors_start_as_the_law_says(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct sector_list sectors;
    check(councillor_store_list_sectors(test->database, test->council_id, &arena, &sectors, &error),
          &error);
    assert_int_equal(sectors.count, sector_catalog_count);
    const struct sector *social = sector_find(sectors.items, sectors.count, "social");
    assert_int_equal(social->seats, 1);
    assert_int_equal(sector_find(sectors.items, sectors.count, "mujeres")->seats, 0);
    struct sector changed = *social;
    changed.seats = 3;
    const struct sector own = {
        .code = "propio_1", .name = "Iglesias", .seats = 1, .is_sensitive = true};
    check(councillor_store_save_sector(test->database, test->council_id, &changed, &error), &error);
    check(councillor_store_save_sector(test->database, test->council_id, &own, &error), &error);
    check(councillor_store_list_sectors(test->database, test->council_id, &arena, &sectors, &error),
          &error);
    assert_int_equal(sectors.count, sector_catalog_count + 1);
    social = sector_find(sectors.items, sectors.count, "social");
    assert_true(social->seats == 3 && social->is_by_law);
    const struct sector *found = sector_find(sectors.items, sectors.count, "propio_1");
    assert_true(found->is_sensitive && found->is_own && !found->is_by_law);
    check(councillor_store_delete_sector(test->database, test->council_id, "propio_1", &error),
          &error);
    check(councillor_store_list_sectors(test->database, test->council_id, &arena, &sectors, &error),
          &error);
    assert_int_equal(sectors.count, sector_catalog_count);
    arena_release(&arena);
}

static void test_rules_are_kept_once(void **state)
{
    struct test_database *test = *state;
    struct error error = {0};
    struct council_rule rule, first;
    check(councillor_store_load_rule(test->database, test->council_id, &rule, &error), &error);
    assert_true(rule.version == 0 && rule.quorum == QUORUM_MAJORITY);
    first = rule;
    rule.office_date = (struct date){2024, 1, 1};
    rule.quorum = QUORUM_NUMBER;
    rule.quorum_number = 7;
    check(councillor_store_save_rule(test->database, &rule, &error), &error);
    assert_false(councillor_store_save_rule(test->database, &first, &error));
    assert_int_equal(error.kind, ERROR_CONFLICT);
    check(councillor_store_load_rule(test->database, test->council_id, &first, &error), &error);
    assert_true(first.version == 1 && first.quorum_number == 7);
    assert_int_equal(date_compare(first.office_date, rule.office_date), 0);
    check(councillor_store_save_rule(test->database, &rule, &error), &error);
    assert_false(councillor_store_save_rule(test->database, &first, &error));
}

static void test_a_commission_and_its_members(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct commission_member_list members;
    struct commission_list list;
    bool was_there = false;
    const struct councillor one = add(test, "Rosa", "social"), two = add(test, "Luis", "cultural");
    struct commission it = {
        .council_id = test->council_id, .name = "Rural", .purpose = "", .coordinator_id = two.id};
    check(commission_store_add(test->database, &it, &error), &error);
    struct commission stale = it;
    it.name = "Del campo";
    check(commission_store_save(test->database, &it, &error), &error);
    assert_false(commission_store_save(test->database, &stale, &error));
    const struct object_key key = {test->council_id, it.id};
    const int64_t both[] = {one.id, two.id};
    check(commission_store_set_members(test->database, key, both, 2, &error), &error);
    check(commission_store_set_members(test->database, key, both + 1, 1, &error), &error);
    check(commission_store_list_members(test->database, test->council_id, &arena, &members, &error),
          &error);
    assert_int_equal(members.count, 1);
    assert_int_equal(members.items[0].councillor_id, two.id);
    check(commission_store_delete(test->database, key, &was_there, &error), &error);
    assert_true(was_there);
    check(commission_store_list(test->database, test->council_id, &arena, &list, &error), &error);
    check(commission_store_list_members(test->database, test->council_id, &arena, &members, &error),
          &error);
    assert_int_equal(list.count + members.count, 0);
    arena_release(&arena);
}

/* The database itself refuses what would point into another council. */
static void test_another_councils_councillor_cannot_be_a_member(void **state)
{
    struct test_database *test = *state;
    struct error error = {0};
    const struct councillor it = add(test, "Rosa", "social");
    struct commission other = {
        .council_id = test->other_council_id, .name = "Rural", .purpose = ""};
    check(commission_store_add(test->database, &other, &error), &error);
    assert_false(commission_store_set_members(
        test->database, (struct object_key){other.council_id, other.id}, &it.id, 1, &error));
}

int main(void)
{
#define TEST(name)                                                                                 \
    cmocka_unit_test_setup_teardown(name, test_database_setup, test_database_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_councillor_is_kept_and_forgotten),
        TEST(test_an_authorisation_is_taken_back_once),
        TEST(test_sectors_start_as_the_law_says),
        TEST(test_rules_are_kept_once),
        TEST(test_a_commission_and_its_members),
        TEST(test_another_councils_councillor_cannot_be_a_member),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
