/* Publishing, and what the public sees before and after: page, CSV, figures; also from the cache.
 */
#include "base/test.h"

#include <string.h>

#include "web/http/page_cache.h"
#include "web/result_fixture.h"

#include "base/banned.h"

static int64_t add(struct page_fixture *f, int64_t indicator_id, enum measurement_state state)
{
    return result_fixture_add(f, &(struct result_fixture){indicator_id, 2025, state, "consejero"});
}

static const char *mark(struct page_fixture *f, const char *prefix, int64_t id)
{
    return arena_printf(&f->arena, "%s%lld", prefix, (long long)id);
}

static void test_many_at_once(void **state)
{
    struct page_fixture *f = *state;
    int64_t first = result_fixture_plan(f, 3), ids[3];
    for (int i = 0; i < 3; i++)
        ids[i] = add(f, first + i, MEASUREMENT_VERIFIED);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, "/c/guatape/publicar"), 200);
    page_fixture_expect(f, "3 resultados verificados esperan");
    page_fixture_expect(f, "Publicar los 3 de esta página");
    const char *none[] = {mark(f, "version_", ids[0]), "3", NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/publicar", none), 422);
    page_fixture_expect(f, "Marque al menos un resultado.");
    const char *two[] = {mark(f, "version_", ids[0]),
                         "3",
                         mark(f, "version_", ids[1]),
                         "3",
                         mark(f, "version_", ids[2]),
                         "3",
                         mark(f, "si_", ids[0]),
                         "si",
                         mark(f, "si_", ids[2]),
                         "si",
                         NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/publicar", two), 303);
    assert_int_equal(page_fixture_get(f, page_fixture_header(f, "Location")), 200);
    page_fixture_expect(f, "Publicó 2 resultados.");
    page_fixture_expect(f, "Un resultado verificado espera");
    assert_int_equal(result_fixture_load(f, ids[1])->state, MEASUREMENT_VERIFIED);
    const char *all[] = {"paso", "todos", mark(f, "version_", ids[1]), "3", NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/publicar", all), 303);
    assert_int_equal(result_fixture_load(f, ids[1])->state, MEASUREMENT_PUBLISHED);
}

static void test_anothers_change_stops_all_and_is_shown(void **state)
{
    struct page_fixture *f = *state;
    int64_t first = result_fixture_plan(f, 2), ids[2];
    for (int i = 0; i < 2; i++)
        ids[i] = add(f, first + i, MEASUREMENT_VERIFIED);
    page_fixture_visit(f, "verificador");
    static const char *const back[] = {"version", "3",      "paso", "devolver",
                                       "motivo",  "unidad", NULL};
    assert_int_equal(
        page_fixture_post(f, result_fixture_path(f, "/c/guatape/devolver/", ids[1]), back), 303);
    page_fixture_visit(f, "presidencia");
    const char *form[] = {mark(f, "version_", ids[0]),
                          "3",
                          mark(f, "version_", ids[1]),
                          "3",
                          mark(f, "si_", ids[0]),
                          "si",
                          mark(f, "si_", ids[1]),
                          "si",
                          NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/publicar", form), 409);
    page_fixture_expect(f, "No se publicó nada");
    page_fixture_expect(f, "verificador devolvió el resultado");
    page_fixture_expect(f, "La cifra no está en la unidad del indicador.");
    page_fixture_expect(f, "value=\"si\" checked"); /* the other stays marked */
    assert_int_equal(result_fixture_load(f, ids[0])->state, MEASUREMENT_VERIFIED);
}

static const char *const public_addresses[] = {
    "/c/guatape/tablero?corte=2025", "/c/guatape/tablero.csv?corte=2025", "/c/guatape/indicador/"};

/* Whether anybody sees the figure, in each public address. */
static void expect_public(struct page_fixture *f, int64_t indicator_id, bool is_seen)
{
    page_fixture_visit(f, NULL);
    f->is_anonymous = true;
    for (size_t i = 0; i < TEST_COUNT(public_addresses); i++) {
        size_t length = strlen(public_addresses[i]);
        const char *address = public_addresses[i][length - 1] == '/'
                                  ? result_fixture_path(f, public_addresses[i], indicator_id)
                                  : public_addresses[i];
        assert_int_equal(page_fixture_get(f, address), 200);
        bool found = strstr(page_fixture_body(f), "0,81") != NULL ||
                     strstr(page_fixture_body(f), "0.81") != NULL;
        if (found != is_seen)
            fail_msg("%s: the figure is %s", address, found ? "shown" : "not shown");
    }
}

static void test_the_public_sees_what_is_published_and_nothing_else(void **state)
{
    static const enum measurement_state hidden[] = {MEASUREMENT_DRAFT, MEASUREMENT_RECORDED,
                                                    MEASUREMENT_ANALYSED, MEASUREMENT_RETURNED,
                                                    MEASUREMENT_VERIFIED};
    struct page_fixture *f = *state;
    int64_t first = result_fixture_plan(f, (int)TEST_COUNT(hidden)), id = 0;
    for (size_t i = 0; i < TEST_COUNT(hidden); i++) {
        id = add(f, first + (int64_t)i, hidden[i]);
        expect_public(f, first + (int64_t)i, false);
    }
    int64_t indicator_id = first + (int64_t)TEST_COUNT(hidden) - 1;
    page_fixture_visit(f, "presidencia");
    const char *form[] = {mark(f, "version_", id), "3", mark(f, "si_", id), "si", NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/publicar", form), 303);
    expect_public(f, indicator_id, true);
    page_fixture_visit(f, "presidencia");
    static const char *const back[] = {"version", "4",      "paso", "devolver",
                                       "motivo",  "unidad", NULL};
    assert_int_equal(page_fixture_post(f, result_fixture_path(f, "/c/guatape/devolver/", id), back),
                     303);
    expect_public(f, indicator_id, false);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_many_at_once),
        TEST(test_anothers_change_stops_all_and_is_shown),
        TEST(test_the_public_sees_what_is_published_and_nothing_else),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
