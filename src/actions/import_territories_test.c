/* DANE's list comes in whole or not at all, and takes nothing from what is known; on each engine.
 */
#include "base/test.h"

#include "actions/access_fixture.h"
#include "actions/import_territories.h"
#include "actions/load_territories.h"

#include "base/banned.h"

static void prepare(struct access_fixture *f)
{
    size_t count = 0;
    access_fixture_become_operator(f, 0);
    assert_int_equal(load_territories(&f->context, load_territories_antioquia, &count),
                     ACTION_DONE);
}

static const struct territory *find(struct access_fixture *f, const char *code)
{
    struct territory *territory = NULL;
    assert_true(territory_store_find(f->database, code, &f->arena, &territory, &f->context.error));
    return territory;
}

static const struct territory list[] = {
    {.code = "05", .name = "Antioquia", .kind = "departamento", .department_code = "05"},
    {.code = "05001",
     .name = "MEDELLIN",
     .kind = "municipio",
     .department_code = "05",
     .has_position = true,
     .latitude_e6 = 1,
     .longitude_e6 = -2},
    {.code = "05002", .name = "Abejorral Nuevo", .kind = "municipio", .department_code = "05"},
    {.code = "05541", .name = "PEÑOL", .kind = "municipio", .department_code = "05"},
    {.code = "27", .name = "Chocó", .kind = "departamento", .department_code = "27"},
    {.code = "27001",
     .name = "Quibdó",
     .kind = "municipio",
     .department_code = "27",
     .has_position = true,
     .latitude_e6 = 5682166,
     .longitude_e6 = -76638144},
};

static struct import_territories whole(bool is_trial)
{
    return (struct import_territories){list, TEST_COUNT(list), "suma", is_trial};
}

static void what_is_known_loses_nothing(void **state)
{
    struct access_fixture *f = *state;
    struct import_territories_answer answer;
    prepare(f);
    const struct territory before = *find(f, "05001");
    struct import_territories input = whole(true);
    assert_int_equal(import_territories(&f->context, &input, &answer), ACTION_DONE);
    assert_int_equal(answer.added, 2);
    assert_null(find(f, "27001"));
    input.is_trial = false;
    assert_int_equal(import_territories(&f->context, &input, &answer), ACTION_DONE);
    assert_int_equal(answer.added, 2);
    assert_int_equal(answer.updated, 1);
    assert_int_equal(answer.unchanged, 3);
    assert_int_equal(answer.change_count, 1);
    assert_string_equal(answer.changes[0].after, "Abejorral Nuevo");

    const struct territory *medellin = find(f, "05001");
    assert_string_equal(medellin->name, "Medellín");
    assert_string_equal(medellin->kind, before.kind);
    assert_string_equal(medellin->subregion_code, before.subregion_code);
    assert_int_equal(medellin->latitude_e6, before.latitude_e6);
    assert_int_equal(medellin->is_pdet, before.is_pdet);
    assert_string_equal(find(f, "05541")->name, "El Peñol");
    assert_non_null(find(f, "05002")->subregion_code);
    assert_int_equal(find(f, "27001")->longitude_e6, -76638144);
    assert_int_equal(import_territories(&f->context, &input, &answer), ACTION_DONE);
    assert_int_equal(answer.unchanged, TEST_COUNT(list));
}

static void a_place_needs_its_department(void **state)
{
    struct access_fixture *f = *state;
    struct import_territories_answer answer;
    prepare(f);
    struct import_territories input = {&list[5], 1, "suma", false};
    assert_int_equal(import_territories(&f->context, &input, &answer), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "archivo"));
    assert_null(find(f, "27001"));
    access_fixture_forget_messages(f);
    input = (struct import_territories){&list[1], 1, "suma", false};
    assert_int_equal(import_territories(&f->context, &input, &answer), ACTION_DONE);
    input.count = 0;
    assert_int_equal(import_territories(&f->context, &input, &answer), ACTION_INVALID);
}

static void a_failure_leaves_nothing(void **state)
{
    struct access_fixture *f = *state;
    struct import_territories_answer answer;
    struct territory bad[] = {list[4], list[5]};
    prepare(f);
    bad[1].kind = "planeta";
    struct import_territories input = {bad, 2, "suma", false};
    assert_int_equal(import_territories(&f->context, &input, &answer), ACTION_FAILED);
    assert_null(find(f, "27"));
}

static void only_an_administrator_may(void **state)
{
    struct access_fixture *f = *state;
    struct import_territories_answer answer;
    const struct import_territories input = whole(false);
    access_fixture_become(f, &(struct identity){.person_id = 1,
                                                .council_id = f->council_id,
                                                .roles = (role_set)(1u << ROLE_PRESIDENT)});
    assert_int_equal(import_territories(&f->context, &input, &answer), ACTION_FORBIDDEN);
}

#define TERRITORY_TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, access_fixture_setup, access_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TERRITORY_TEST(what_is_known_loses_nothing),
        TERRITORY_TEST(a_place_needs_its_department),
        TERRITORY_TEST(a_failure_leaves_nothing),
        TERRITORY_TEST(only_an_administrator_may),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
