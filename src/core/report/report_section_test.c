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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_are_read_back),
        cmocka_unit_test(other_words_are_no_section),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
