/* Councillors, authorisations, sectors and commissions as people act on them. */
#include "base/test.h"

#include "actions/access_fixture.h"
#include "actions/authorisation.h"
#include "actions/commission.h"
#include "actions/council_sectors.h"
#include "actions/councillor.h"
#include "storage/audit_store.h"
#include "storage/commission_store.h"
#include "storage/councillor_store.h"

#include "base/banned.h"

static int64_t become(struct access_fixture *f, const char *email, enum role role)
{
    int64_t person = access_fixture_add_member(f, email, ROLE_BIT(role));
    access_fixture_become(f, &(struct identity){.person_id = person,
                                                .name = "Ana Ruiz",
                                                .council_id = f->council_id,
                                                .roles = ROLE_BIT(role)});
    return person;
}

static struct save_councillor form(const char *name, const char *sector)
{
    return (struct save_councillor){.name = name,
                                    .sector = sector,
                                    .organisation = "Acueducto veredal",
                                    .since = "1/2/2024",
                                    .until = "",
                                    .phone = "300 123 4567",
                                    .email = "Rosa@Example.org",
                                    .person = ""};
}

static int64_t add(struct access_fixture *f, const char *name, const char *sector)
{
    const struct save_councillor input = form(name, sector);
    int64_t id = 0;
    assert_int_equal(save_councillor(&f->context, &input, &id), ACTION_DONE);
    return id;
}

static struct councillor *load(struct access_fixture *f, int64_t id)
{
    struct councillor *it = NULL;
    assert_true(councillor_store_load(f->database, (struct object_key){f->council_id, id},
                                      &f->arena, &it, NULL));
    return it;
}

static void a_councillor_is_written_down_and_changed(void **state)
{
    struct access_fixture *f = *state;
    int64_t person = become(f, "ana@example.org", ROLE_TECHNICAL_SECRETARY);
    int64_t id = add(f, "Rosa Marín", "social");
    assert_string_equal(load(f, id)->email, "rosa@example.org");
    struct save_councillor input = form("Rosa Marín", "cultural");
    input.id = id;
    input.version = 1;
    input.until = "2024-02-01";
    input.person = arena_printf(&f->arena, "%lld", (long long)person);
    assert_int_equal(save_councillor(&f->context, &input, &id), ACTION_DONE);
    assert_true(load(f, id)->person_id == person);
    assert_int_equal(save_councillor(&f->context, &input, &id), ACTION_CONFLICT);
    input.id = 999999;
    assert_int_equal(save_councillor(&f->context, &input, &id), ACTION_NOT_FOUND);
    input.id = 0; /* the account is taken */
    assert_int_equal(save_councillor(&f->context, &input, &id), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "cuenta"));
}

static void bad_forms_are_asked_again(void **state)
{
    struct access_fixture *f = *state;
    struct councillor_list all;
    int64_t id = 0;
    become(f, "ana@example.org", ROLE_PRESIDENT);
    struct save_councillor bad[8];
    static const char *const fields[] = {"nombre", "sector",   "desde",  "desde",
                                         "hasta",  "telefono", "correo", "cuenta"};
    for (size_t i = 0; i < TEST_COUNT(bad); i++)
        bad[i] = form("Rosa", "social");
    bad[0].name = " ";
    bad[1].sector = "otro";
    bad[2].since = "";
    bad[3].since = "31/02/2024";
    bad[4].until = "31/01/2024";
    bad[5].phone = "no tiene";
    bad[6].email = "rosa";
    bad[7].person = "999999";
    for (size_t i = 0; i < TEST_COUNT(bad); i++) {
        access_fixture_forget_messages(f);
        assert_int_equal(save_councillor(&f->context, &bad[i], &id), ACTION_INVALID);
        if (action_find_message(&f->context, fields[i]) == NULL || f->context.messages.count != 1)
            fail_msg("%s: %zu messages", fields[i], f->context.messages.count);
    }
    assert_true(councillor_store_list(f->database, f->council_id, &f->arena, &all, NULL));
    assert_int_equal(all.count, 0);
}

static bool is_public(struct access_fixture *f, int64_t id, bool is_sensitive)
{
    struct authorisation_list list;
    assert_true(
        councillor_store_list_authorisations(f->database, f->council_id, &f->arena, &list, NULL));
    return councillor_visibility(load(f, id), &list, is_sensitive).shows_name;
}

static void an_authorisation_is_given_and_taken_back(void **state)
{
    struct access_fixture *f = *state;
    struct authorisation_list list;
    become(f, "ana@example.org", ROLE_TECHNICAL_SECRETARY);
    int64_t id = add(f, "Rosa Marín", "victimas");
    struct authorise_councillor input = {.councillor_id = id, .given = "", .channel = "señas"};
    assert_int_equal(authorise_councillor(&f->context, &input), ACTION_INVALID);
    assert_int_equal(f->context.messages.count, 3);
    access_fixture_forget_messages(f);
    input.given = "31/12/2099";
    input.channel = "papel";
    input.covers_name = true;
    assert_int_equal(authorise_councillor(&f->context, &input), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "fecha"));
    access_fixture_forget_messages(f);
    input.given = "1/1/2024";
    assert_int_equal(authorise_councillor(&f->context, &input), ACTION_DONE);
    assert_false(is_public(f, id, true));
    input.covers_sector = true;
    assert_int_equal(authorise_councillor(&f->context, &input), ACTION_DONE);
    assert_true(is_public(f, id, true));
    assert_true(
        councillor_store_list_authorisations(f->database, f->council_id, &f->arena, &list, NULL));
    assert_int_equal(list.count, 2);
    int64_t second = list.items[1].id;
    assert_int_equal(revoke_authorisation(&f->context, id + 1, second), ACTION_NOT_FOUND);
    assert_int_equal(revoke_authorisation(&f->context, id, second), ACTION_DONE);
    assert_int_equal(revoke_authorisation(&f->context, id, second), ACTION_NOT_FOUND);
    assert_false(is_public(f, id, true));
    input.councillor_id = 999999;
    assert_int_equal(authorise_councillor(&f->context, &input), ACTION_NOT_FOUND);
}

static void who_asks_is_forgotten_and_the_chain_never_knew(void **state)
{
    struct access_fixture *f = *state;
    struct audit_record_list trace;
    become(f, "ana@example.org", ROLE_PRESIDENT);
    int64_t id = add(f, "Rosa Marín", "social");
    const struct authorise_councillor given = {
        .councillor_id = id, .given = "1/1/2024", .channel = "papel", .covers_name = true};
    assert_int_equal(authorise_councillor(&f->context, &given), ACTION_DONE);
    assert_true(is_public(f, id, false));
    assert_int_equal(forget_councillor(&f->context, id), ACTION_DONE);
    assert_int_equal(forget_councillor(&f->context, id), ACTION_NOT_FOUND);
    assert_false(is_public(f, id, false));
    assert_string_equal(load(f, id)->name, "");
    struct save_councillor again = form("Rosa Marín", "social");
    again.id = id;
    again.version = load(f, id)->version;
    assert_int_equal(save_councillor(&f->context, &again, &id), ACTION_CONFLICT);
    assert_true(audit_store_list(f->database, &(struct audit_query){f->council_id, 0, 50},
                                 &f->arena, &trace, NULL));
    assert_true(trace.count >= 3);
    for (size_t i = 0; i < trace.count; i++) {
        assert_null(strstr(trace.items[i].detail, "Rosa"));
        assert_null(strstr(trace.items[i].detail, "300"));
        assert_null(strstr(trace.items[i].detail, "example.org"));
    }
}

static void seats_are_set_and_own_sectors_added(void **state)
{
    struct access_fixture *f = *state;
    struct sector_list sectors;
    become(f, "ana@example.org", ROLE_PRESIDENT);
    const struct typed_sector good[] = {{"social", "", "2", false},
                                        {"mujeres", "", "1", false},
                                        {"propio_1", "Iglesias", "1", true},
                                        {"propio_2", "", "", false},
                                        {"inventado", "X", "1", false}};
    assert_int_equal(save_sectors(&f->context, &(struct save_sectors){good, 5}), ACTION_DONE);
    assert_true(
        councillor_store_list_sectors(f->database, f->council_id, &f->arena, &sectors, NULL));
    assert_int_equal(sectors.count, sector_catalog_count + 1);
    assert_int_equal(sector_find(sectors.items, sectors.count, "social")->seats, 2);
    add(f, "Rosa", "propio_1");
    static const struct {
        struct typed_sector typed;
        const char *field;
    } bad[] = {{{"social", "", "0", false}, "puestos_social"},
               {{"social", "", "cien", false}, "puestos_social"},
               {{"mujeres", "", "100", false}, "puestos_mujeres"},
               {{"mujeres", "", "-1", false}, "puestos_mujeres"},
               {{"propio_1", "", "", false}, "nombre_propio_1"},
               {{"propio_3", "", "2", false}, "nombre_propio_3"}};
    for (size_t i = 0; i < TEST_COUNT(bad); i++) {
        access_fixture_forget_messages(f);
        const struct save_sectors input = {&bad[i].typed, 1};
        assert_int_equal(save_sectors(&f->context, &input), ACTION_INVALID);
        assert_non_null(action_find_message(&f->context, bad[i].field));
        assert_int_equal(f->context.messages.count, 1);
    }
}

static void a_commission_has_members_and_one_name(void **state)
{
    struct access_fixture *f = *state;
    struct commission_member_list members;
    int64_t id = 0, other = 0;
    become(f, "ana@example.org", ROLE_TECHNICAL_SECRETARY);
    int64_t rosa = add(f, "Rosa", "social"), luis = add(f, "Luis", "cultural");
    const int64_t twice[] = {luis, luis};
    struct save_commission input = {.name = "Rural",
                                    .purpose = "",
                                    .coordinator_id = rosa,
                                    .member_ids = twice,
                                    .member_count = 2};
    assert_int_equal(save_commission(&f->context, &input, &id), ACTION_DONE);
    assert_true(
        commission_store_list_members(f->database, f->council_id, &f->arena, &members, NULL));
    assert_int_equal(members.count, 2);
    input.name = " RURAL";
    assert_int_equal(save_commission(&f->context, &input, &other), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "nombre"));
    access_fixture_forget_messages(f);
    input.name = "Agua";
    input.id = id;
    input.version = 1;
    assert_int_equal(save_commission(&f->context, &input, &id), ACTION_DONE);
    assert_int_equal(save_commission(&f->context, &input, &id), ACTION_CONFLICT);
    input.version = 2;
    input.coordinator_id = 999999;
    assert_int_equal(save_commission(&f->context, &input, &id), ACTION_NOT_FOUND);
    struct save_councillor left = form("Rosa", "social");
    left.id = rosa;
    left.version = 1;
    left.until = "1/3/2024";
    assert_int_equal(save_councillor(&f->context, &left, &rosa), ACTION_DONE);
    input.coordinator_id = rosa;
    assert_int_equal(save_commission(&f->context, &input, &id), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "coordinador"));
    access_fixture_forget_messages(f);
    assert_int_equal(remove_commission(&f->context, id), ACTION_DONE);
    assert_int_equal(remove_commission(&f->context, id), ACTION_NOT_FOUND);
}

static void who_may_what(void **state)
{
    static const struct {
        enum role role;
        bool may_manage, may_edit;
    } cases[] = {
        {ROLE_PRESIDENT, true, true},   {ROLE_TECHNICAL_SECRETARY, true, true},
        {ROLE_COUNCILLOR, false, true}, {ROLE_VERIFIER, false, false},
        {ROLE_LIAISON, false, false},   {ROLE_READER, false, false},
    };
    struct access_fixture *f = *state;
    int64_t id = 0;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        become(f, arena_printf(&f->arena, "p%zu@example.org", i), cases[i].role);
        const struct save_councillor empty = form("", "");
        const struct save_commission none = {.name = "", .purpose = ""};
        const struct authorise_councillor given = {.councillor_id = 999};
        struct action_context *c = &f->context;
        bool may = cases[i].may_manage;
        assert_int_equal(save_councillor(c, &empty, &id) != ACTION_FORBIDDEN, may);
        assert_int_equal(forget_councillor(c, 999) != ACTION_FORBIDDEN, may);
        assert_int_equal(authorise_councillor(c, &given) != ACTION_FORBIDDEN, may);
        assert_int_equal(revoke_authorisation(c, 999, 1) != ACTION_FORBIDDEN, may);
        assert_int_equal(save_sectors(c, &(struct save_sectors){0}) != ACTION_FORBIDDEN, may);
        assert_int_equal(save_commission(c, &none, &id) != ACTION_FORBIDDEN, cases[i].may_edit);
        assert_int_equal(remove_commission(c, 999) != ACTION_FORBIDDEN, cases[i].may_edit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_PEOPLE(test)                                                                          \
    cmocka_unit_test_setup_teardown(test, access_fixture_setup, access_fixture_teardown)
        WITH_PEOPLE(a_councillor_is_written_down_and_changed),
        WITH_PEOPLE(bad_forms_are_asked_again),
        WITH_PEOPLE(an_authorisation_is_given_and_taken_back),
        WITH_PEOPLE(who_asks_is_forgotten_and_the_chain_never_knew),
        WITH_PEOPLE(seats_are_set_and_own_sectors_added),
        WITH_PEOPLE(a_commission_has_members_and_one_name),
        WITH_PEOPLE(who_may_what),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
