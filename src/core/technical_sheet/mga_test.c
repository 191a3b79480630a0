#include "base/test.h"

#include <string.h>

#include "core/technical_sheet/mga.h"

#include "base/banned.h"

static void test_a_code_is_taken_apart(void **state)
{
    static const struct {
        const char *code;
        bool is_read;
        const char *sector, *programme, *product, *indicator, *sector_name;
    } cases[] = {
        {"450104800", true, "45", "4501", "4501048", "450104800", "Gobierno territorial"},
        {"04", true, "04", "", "", "", "Información estadística"},
        {"2402", true, "24", "2402", "", "", "Transporte"},
        {"2402.041-12", true, "24", "2402", "2402041", "240204112", "Transporte"},
        {"2402041", true, "24", "2402", "2402041", "", "Transporte"},
        {"990104800", true, "99", "9901", "9901048", "990104800", ""},
        {"", false, "", "", "", "", ""},
        {"45010480", false, "", "", "", "", ""},
        {"4501048001", false, "", "", "", "", ""},
        {"45010480A", false, "", "", "", "", ""},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct mga mga;
        assert_int_equal(mga_parse(&arena, cases[i].code, &mga), cases[i].is_read);
        assert_string_equal(mga.sector, cases[i].sector);
        assert_string_equal(mga.programme, cases[i].programme);
        assert_string_equal(mga.product, cases[i].product);
        assert_string_equal(mga.indicator, cases[i].indicator);
        assert_string_equal(mga.sector_name, cases[i].sector_name);
    }
    arena_release(&arena);
}

static void test_it_reads_as_a_sentence(void **state)
{
    struct arena arena = {0};
    (void)state;
    assert_string_equal(mga_describe(&arena, "170804100"),
                        "170804100. Sector 17, Agricultura y desarrollo rural; programa 1708, "
                        "Ciencia, tecnología e innovación agropecuaria; producto 1708041.");
    assert_string_equal(mga_describe(&arena, "99"), "99. Sector 99.");
    assert_string_equal(mga_describe(&arena, "MGA-3"), "MGA-3");
    assert_string_equal(mga_describe(&arena, ""), "");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_a_code_is_taken_apart),
                                       cmocka_unit_test(test_it_reads_as_a_sentence)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
