#include "base/test.h"

#include "core/councillor/councillor.h"
#include "core/councillor/sector.h"

#include "base/banned.h"

static void test_who_is_in_office(void **state)
{
    static const struct {
        struct date since, until, day;
        bool is_in_office;
    } cases[] = {
        {{2024, 3, 1}, {2028, 2, 29}, {2026, 1, 1}, true},
        {{2024, 3, 1}, {2028, 2, 29}, {2024, 3, 1}, true},
        {{2024, 3, 1}, {2028, 2, 29}, {2028, 2, 29}, true},
        {{2024, 3, 1}, {2028, 2, 29}, {2028, 3, 1}, false},
        {{2024, 3, 1}, {2028, 2, 29}, {2024, 2, 29}, false},
        {{2024, 3, 1}, {0}, {2099, 1, 1}, true},
    };
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        const struct councillor it = {.since = cases[i].since, .until = cases[i].until};
        if (councillor_is_in_office(&it, cases[i].day) != cases[i].is_in_office)
            fail_msg("case %zu", i);
    }
}

static void test_what_the_public_sees(void **state)
{
    static const struct {
        bool name, photo, sector, is_revoked, is_sensitive, is_forgotten, shows, shows_photo;
    } cases[] = {
        /* name   photo  sector revoked sensitive forgotten   shows  photo */
        {true, false, false, false, true, false, false, false},
        {true, false, true, false, true, false, true, false},
        {true, false, false, false, false, false, true, false},
        {true, true, false, false, false, false, true, true},
        {false, true, true, false, false, false, false, false},
        {true, true, true, true, false, false, false, false},
        {true, true, true, false, true, true, false, false},
    };
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct authorisation given[] = {{.councillor_id = 8, .covers_name = true},
                                        {.councillor_id = 7,
                                         .covers_name = cases[i].name,
                                         .covers_photo = cases[i].photo,
                                         .covers_sector = cases[i].sector}};
        if (cases[i].is_revoked)
            given[1].revoked = (struct date){2026, 1, 1};
        const struct councillor it = {.id = 7, .is_forgotten = cases[i].is_forgotten};
        const struct councillor_visibility seen = councillor_visibility(
            &it, &(struct authorisation_list){given, 2}, cases[i].is_sensitive);
        if (seen.shows_name != cases[i].shows || seen.shows_sector != cases[i].shows ||
            seen.shows_photo != cases[i].shows_photo)
            fail_msg("case %zu", i);
    }
}

/* A second authorisation adds to the first; taking back one leaves the other. */
static void test_authorisations_add_up(void **state)
{
    struct authorisation given[] = {{.councillor_id = 7, .covers_name = true},
                                    {.councillor_id = 7, .covers_sector = true}};
    const struct authorisation_list list = {given, 2};
    const struct councillor it = {.id = 7};
    (void)state;
    assert_true(councillor_visibility(&it, &list, true).shows_name);
    given[1].revoked = (struct date){2026, 1, 1};
    assert_false(councillor_visibility(&it, &list, true).shows_name);
    assert_true(councillor_visibility(&it, &list, false).shows_name);
}

static void test_the_six_of_the_law_are_in_the_catalog(void **state)
{
    static const char *const six[] = {"economico", "social",   "ecologico",
                                      "educativo", "cultural", "comunitario"};
    size_t by_law = 0;
    (void)state;
    for (size_t i = 0; i < sector_catalog_count; i++)
        by_law += sector_catalog[i].is_by_law;
    assert_int_equal(by_law, TEST_COUNT(six));
    for (size_t i = 0; i < TEST_COUNT(six); i++) {
        const struct sector *sector = sector_find(sector_catalog, sector_catalog_count, six[i]);
        assert_non_null(sector);
        assert_true(sector->is_by_law && !sector->is_sensitive);
    }
    assert_true(sector_find(sector_catalog, sector_catalog_count, "victimas")->is_sensitive);
    assert_null(sector_find(sector_catalog, sector_catalog_count, "Social"));
}

static void test_seats_are_tallied(void **state)
{
    struct sector items[] = {{.code = "social", .is_by_law = true, .seats = 2},
                             {.code = "cultural", .is_by_law = true, .seats = 1},
                             {.code = "propio_1", .seats = 1}};
    const struct councillor people[] = {
        {.sector = "social", .since = {2024, 1, 1}},
        {.sector = "social", .since = {2016, 1, 1}, .until = {2023, 12, 31}},
        {.sector = "propio_1", .since = {2024, 1, 1}},
        {.sector = "propio_1", .since = {2024, 1, 1}},
        {.sector = "otro", .since = {2024, 1, 1}}};
    struct sector_tally tallies[3];
    (void)state;
    sector_tally_compute(&(struct sector_list){items, 3}, people, TEST_COUNT(people),
                         (struct date){2026, 6, 1}, tallies);
    assert_int_equal(tallies[0].in_office, 1);
    assert_int_equal(tallies[0].vacancies, 1);
    assert_false(tallies[0].is_missing);
    assert_true(tallies[1].is_missing);
    assert_int_equal(tallies[1].vacancies, 1);
    assert_int_equal(tallies[2].vacancies, 0);
    assert_int_equal(tallies[2].excess, 1);
    assert_false(tallies[2].is_missing);
}

static void test_own_codes(void **state)
{
    static const struct {
        const char *code;
        bool is_own;
    } cases[] = {{"propio_1", true},     {"propio_999", true}, {"propio_0", false},
                 {"propio_1000", false}, {"propio_", false},   {"propio_1a", false},
                 {"social", false},      {"", false}};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        if (sector_code_is_own(cases[i].code) != cases[i].is_own)
            fail_msg("%s", cases[i].code);
}

static void test_texts_and_channels(void **state)
{
    enum authorisation_channel channel;
    (void)state;
    assert_non_null(authorisation_text(authorisation_current_version()));
    assert_null(authorisation_text("0"));
    assert_true(authorisation_channel_parse("papel", &channel));
    assert_string_equal(authorisation_channel_label(channel), "Firmada en papel");
    assert_false(authorisation_channel_parse("", &channel));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_who_is_in_office),
        cmocka_unit_test(test_what_the_public_sees),
        cmocka_unit_test(test_authorisations_add_up),
        cmocka_unit_test(test_the_six_of_the_law_are_in_the_catalog),
        cmocka_unit_test(test_seats_are_tallied),
        cmocka_unit_test(test_own_codes),
        cmocka_unit_test(test_texts_and_channels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
