#include "base/test.h"

#include "base/count_text.h"

#include "base/banned.h"

static void test_only_one_is_one(void **state)
{
    static const struct {
        int64_t count;
        const char *expected;
    } cases[] = {
        {1, "1 línea"}, {0, "0 líneas"}, {2, "2 líneas"}, {11, "11 líneas"}, {101, "101 líneas"}};
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        assert_string_equal(count_text(&arena, cases[i].count, "línea", "líneas"),
                            cases[i].expected);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_only_one_is_one)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
