#include "base/test.h"

#include "web/result_fixture.h"

#include "base/banned.h"

static const char base[] = "/c/guatape/analizar/";

static void test_words_are_kept_and_asked_for(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = result_fixture_add(
        f, &(struct result_fixture){result_fixture_plan(f, 1), 2025, MEASUREMENT_RECORDED, NULL});
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, result_fixture_path(f, base, id)), 200);
    page_fixture_expect(f, "Una importación");
    static const char *const empty[] = {"version", "1", "analisis", "  ", NULL};
    assert_int_equal(page_fixture_post(f, result_fixture_path(f, base, id), empty), 422);
    page_fixture_expect(f, "Escriba el análisis.");
    static const char *const good[] = {"version", "1", "analisis", "Faltó el tramo 2.", NULL};
    assert_int_equal(page_fixture_post(f, result_fixture_path(f, base, id), good), 303);
    assert_int_equal(page_fixture_post(f, result_fixture_path(f, base, id), good), 303);
    assert_int_equal(page_fixture_get(f, page_fixture_header(f, "Location")), 200);
    page_fixture_expect(f, "quedó analizado y espera verificación");
    assert_int_equal(result_fixture_load(f, id)->version, 2);
    /* Others see the words and may write them anew; a late form changes nothing. */
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_get(f, result_fixture_path(f, base, id)), 200);
    page_fixture_expect(f, "Faltó el tramo 2.");
    static const char *const late[] = {"version", "1", "analisis", "Va bien.", NULL};
    assert_int_equal(page_fixture_post(f, result_fixture_path(f, base, id), late), 409);
    page_fixture_expect(f, "consejero</b> analizó el resultado");
    page_fixture_expect(f, "Va bien.</textarea>");
    page_fixture_expect(f, "name=\"version\" value=\"2\"");
    assert_string_equal(result_fixture_load(f, id)->analysis, "Faltó el tramo 2.");
}

static void test_what_is_verified_is_not_analysed_again(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = result_fixture_add(
        f, &(struct result_fixture){result_fixture_plan(f, 1), 2025, MEASUREMENT_VERIFIED, NULL});
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, result_fixture_path(f, base, id)), 200);
    page_fixture_expect(f, "ahora no se analiza");
    page_fixture_refuse(f, "<textarea");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {TEST(test_words_are_kept_and_asked_for),
                                       TEST(test_what_is_verified_is_not_analysed_again)};
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
