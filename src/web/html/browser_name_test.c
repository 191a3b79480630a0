#include "base/test.h"

#include "web/html/browser_name.h"

static void test_names_people_know(void **state)
{
    static const struct {
        const char *user_agent, *name;
    } cases[] = {
        {"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
         "Firefox en Linux"},
        {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
         "Chrome/126.0.0.0 Safari/537.36",
         "Chrome en Windows"},
        {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
         "Chrome/126.0.0.0 Safari/537.36 Edg/126.0",
         "Edge en Windows"},
        {"Mozilla/5.0 (Linux; Android 14; SM-A155M) AppleWebKit/537.36 (KHTML, like Gecko) "
         "SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36",
         "Samsung Internet en Android"},
        {"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
         "Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
         "Safari en iPhone"},
        {"Firefox/1", "Firefox"},
        {"curl/8.5", "Navegador desconocido"},
        {"<script>", "Navegador desconocido"},
        {"", "Navegador desconocido"},
    };
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        assert_string_equal(browser_name(cases[i].user_agent), cases[i].name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_names_people_know)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
