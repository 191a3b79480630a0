#include "base/test.h"

#include <string.h>

#include "web/result_fixture.h"

#include "base/banned.h"

static void test_an_empty_queue_says_so(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, "/c/guatape/verificar"), 200);
    page_fixture_expect(f, "todavía no tiene un plan");
    result_fixture_plan(f, 1);
    assert_int_equal(page_fixture_get(f, "/c/guatape/verificar?pagina=7&hecho=99"), 200);
    page_fixture_expect(f, "No hay cifras por verificar");
}

static size_t count_links(const struct page_fixture *f)
{
    size_t count = 0;
    for (const char *p = page_fixture_body(f);
         (p = strstr(p, "<th scope=\"row\"><a href=\"/c/guatape/verificar/")) != NULL; p++)
        count++;
    return count;
}

static void test_a_long_queue_has_pages(void **state)
{
    struct page_fixture *f = *state;
    int64_t first = result_fixture_plan(f, 60);
    for (int i = 0; i < 60; i++)
        result_fixture_add(
            f, &(struct result_fixture){first + i, 2025, MEASUREMENT_ANALYSED, "consejero"});
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, "/c/guatape/verificar"), 200);
    page_fixture_expect(f, "60 cifras esperan");
    page_fixture_expect(f, "Página 1 de 2");
    assert_int_equal(count_links(f), 50);
    assert_int_equal(page_fixture_get(f, "/c/guatape/verificar?pagina=2"), 200);
    assert_int_equal(count_links(f), 10);
    assert_int_equal(page_fixture_get(f, "/c/guatape/verificar?pagina=999"), 200);
    assert_int_equal(count_links(f), 10);
    page_fixture_expect(f, "hace 9 días"); /* 20 February to 1 March */
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {TEST(test_an_empty_queue_says_so),
                                       TEST(test_a_long_queue_has_pages)};
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
