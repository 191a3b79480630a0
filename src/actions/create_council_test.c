/* Councils and the catalogue of places where they stand; on each engine. */
#include "base/test.h"

#include "actions/access_fixture.h"
#include "actions/create_council.h"
#include "actions/load_territories.h"
#include "storage/territory_store.h"

#include "base/banned.h"

static void a_council_is_opened_for_a_place_of_the_catalogue(void **state)
{
    struct access_fixture *f = *state;
    size_t count = 0;
    int64_t council_id = 0;
    access_fixture_become_operator(f, 0);
    assert_int_equal(load_territories(&f->context, load_territories_antioquia, &count),
                     ACTION_DONE);
    assert_int_equal(count, 126);
    assert_int_equal(load_territories(&f->context, load_territories_antioquia, &count),
                     ACTION_DONE);
    struct territory *jerico = NULL;
    assert_true(territory_store_find(f->database, "05368", &f->arena, &jerico, NULL));
    assert_string_equal(jerico->name, "Jericó");
    assert_string_equal(jerico->subregion_name, "Suroeste");
    assert_true(jerico->latitude_e6 > 5000000 && jerico->longitude_e6 < -75000000);

    struct create_council input = {"jerico", "Consejo de Jericó", "05368"};
    assert_int_equal(create_council(&f->context, &input, &council_id), ACTION_DONE);
    assert_int_equal(create_council(&f->context, &input, &council_id), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "codigo"));
    access_fixture_forget_messages(f);
    struct create_council wrong = {"Jericó", "", "99999"};
    assert_int_equal(create_council(&f->context, &wrong, &council_id), ACTION_INVALID);
    assert_int_equal(f->context.messages.count, 3);
    access_fixture_become(f,
                          &(struct identity){.person_id = 1, .roles = ROLE_ALL, .council_id = 1});
    assert_int_equal(create_council(&f->context, &input, &council_id), ACTION_FORBIDDEN);
}

static void a_broken_list_of_places_changes_nothing(void **state)
{
    struct access_fixture *f = *state;
    size_t count = 0;
    struct territory_list territories = {0};
    static const char *const lists[] = {
        "otra cosa\n",
        "codigo,nombre,nivel,subregion,lat,lon,pdet\n05001,Medellín,municipio,Valle,6.2,-75.5\n",
        "codigo,nombre,nivel,subregion,lat,lon,pdet\n05,A,departamento,,,,\n5001,B,municipio,,1,2,"
        "0\n",
        "codigo,nombre,nivel,subregion,lat,lon,pdet\n05001,B,pueblo,,1,2,0\n",
        "codigo,nombre,nivel,subregion,lat,lon,pdet\n05001,B,municipio,,1.2.3,2,0\n",
        "codigo,nombre,nivel,subregion,lat,lon,pdet\n05001,B,municipio,,1,181,0\n",
        "codigo,nombre,nivel,subregion,lat,lon,pdet\n05001,\"B\",municipio,,1,2,0\n",
        "codigo,nombre,nivel,subregion,lat,lon,pdet\n05001,\xff,municipio,,1,2,0\n",
    };
    for (size_t i = 0; i < TEST_COUNT(lists); i++) {
        access_fixture_become_operator(f, 0);
        if (load_territories(&f->context, lists[i], &count) != ACTION_INVALID)
            fail_msg("%s", lists[i]);
        assert_non_null(action_find_message(&f->context, "archivo"));
    }
    assert_true(territory_store_list(f->database, &f->arena, &territories, NULL));
    assert_int_equal(territories.count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ACCESS_TEST(a_council_is_opened_for_a_place_of_the_catalogue),
        ACCESS_TEST(a_broken_list_of_places_changes_nothing),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
