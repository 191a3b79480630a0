#include "base/test.h"

#include "core/report/report_section.h"

#include "base/banned.h"

static void codes_are_read_back(void **state)
{
    (void)state;
    enum report_section section = REPORT_SECTION_PRESENTATION;
    for (int i = 0; i < REPORT_SECTION_COUNT; i++) {
        assert_true(report_section_parse(report_section_code((enum report_section)i), &section));
        assert_int_equal(section, i);
        assert_true(report_section_heading(section)[0] != '\0');
        assert_true(report_section_help(section)[0] != '\0');
    }
    assert_true(report_section_parse("avances", &section));
    assert_int_equal(section, REPORT_SECTION_ADVANCES);
}

static void other_words_are_no_section(void **state)
{
    (void)state;
    enum report_section section = REPORT_SECTION_CAUSES;
    assert_false(report_section_parse("Avances", &section));
    assert_false(report_section_parse("", &section));
    assert_false(report_section_parse(NULL, &section));
    assert_int_equal(section, REPORT_SECTION_CAUSES);
}

static void topics_have_codes_of_their_own(void **state)
{
    static const struct {
        const char *code;
        int64_t id; /* 0: none */
    } cases[] = {{"tema_17", 17}, {"tema_999999999999999999", 999999999999999999},
                 {"tema_", 0},    {"tema_0", 0},
                 {"tema_017", 0}, {"tema_1x", 0},
                 {"tema_-1", 0},  {"tema_1000000000000000000", 0},
                 {"Tema_1", 0},   {"avances", 0},
                 {NULL, 0}};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        int64_t id = 0;
        assert_int_equal(report_section_parse_topic(cases[i].code, &id), cases[i].id != 0);
        assert_int_equal(id, cases[i].id);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_are_read_back),
        cmocka_unit_test(other_words_are_no_section),
        cmocka_unit_test(topics_have_codes_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
