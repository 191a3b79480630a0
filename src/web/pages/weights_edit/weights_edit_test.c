#include "base/test.h"

#include "storage/plan_store.h"
#include "storage/test_plan.h"
#include "web/page_fixture.h"

#include "base/banned.h"

static struct plan plan;

static struct plan *load(struct page_fixture *f)
{
    struct plan *whole = NULL;
    assert_true(plan_store_load(f->test.database, (struct object_key){plan.council_id, plan.id},
                                &f->arena, &whole, NULL));
    return whole;
}

static const char *field(struct page_fixture *f, int64_t id)
{
    return arena_printf(&f->arena, "peso_%lld", (long long)id);
}

/* The mark of the form that is open. */
static const char *mark(struct page_fixture *f)
{
    static const char before[] = "name=\"marca\" value=\"";
    const char *start = strstr(page_fixture_body(f), before);
    assert_non_null(start);
    start += sizeof before - 1;
    return arena_strndup(&f->arena, start, strcspn(start, "\""));
}

static void test_weights_of_the_lines_sum_100(void **state)
{
    struct page_fixture *f = *state;
    test_plan_fill(&f->test, &plan, 2);
    const struct plan *whole = load(f);
    const char *one = field(f, whole->nodes[0].id), *two = field(f, whole->nodes[1].id);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, "/c/guatape/pesos"), 200);
    page_fixture_expect(f, "Sin pesos");
    page_fixture_expect(f, "Hoy no se usan.");
    assert_int_equal(page_fixture_get(f, "/c/guatape/pesos/hijos-0"), 200);
    const char *empty = mark(f);
    const char *const bad[] = {"marca", empty, one, "60,5", two, "39", NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/pesos/hijos-0", bad), 422);
    page_fixture_expect(f, "Los pesos suman 99,5: faltan 0,5.");
    page_fixture_expect(f, "value=\"60,5\"");
    const char *const worse[] = {"marca", empty, one, "mucho", two, "120", NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/pesos/hijos-0", worse), 422);
    page_fixture_expect(f, arena_printf(&f->arena, "<a href=\"#%s\">", one));
    page_fixture_expect(f, "Escriba un peso de 0 a 100.");
    const char *const good[] = {"marca", empty, one, "60,5", two, "39.5", NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/pesos/hijos-0", good), 303);
    assert_int_equal(load(f)->nodes[0].weight.value_e4, 605000);
    assert_int_equal(load(f)->nodes[1].weight.value_e4, 395000);
    assert_int_equal(page_fixture_get(f, page_fixture_header(f, "Location")), 200);
    page_fixture_expect(f, "Los pesos quedaron guardados.");
    page_fixture_expect(f, "Suman 100");
    /* Sent twice it is taken once; another window is still open with the empty form. */
    assert_int_equal(page_fixture_post(f, "/c/guatape/pesos/hijos-0", good), 303);
    const char *const other[] = {"marca", empty, one, "70", two, "30", NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/pesos/hijos-0", other), 409);
    page_fixture_expect(f, "value=\"70\"");
    page_fixture_expect(f, "Otra persona cambió estos pesos");
    page_fixture_expect(f, "Hoy: 39,5.");
    const char *const none[] = {"marca", mark(f), one, "", two, " ", NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/pesos/hijos-0", none), 303);
    assert_int_equal(load(f)->nodes[0].weight.state, QUANTITY_MISSING);
}

static void test_weights_of_indicators(void **state)
{
    struct page_fixture *f = *state;
    int64_t first = test_plan_fill(&f->test, &plan, 4);
    const struct plan *whole = load(f);
    const char *path = arena_printf(&f->arena, "/c/guatape/pesos/productos-%lld",
                                    (long long)plan_find_indicator(whole, first)->node_id);
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_get(f, path), 200);
    page_fixture_expect(f, "Kilómetros de vía mejorados 3");
    page_fixture_refuse(f, "Kilómetros de vía mejorados 2");
    const char *const form[] = {"marca",   mark(f), field(f, first), "33,3333", field(f, first + 2),
                                "66,6667", NULL};
    assert_int_equal(page_fixture_post(f, path, form), 303);
    assert_int_equal(plan_find_indicator(load(f), first + 2)->weight.value_e4, 666667);
}

static void test_who_may_weigh(void **state)
{
    struct page_fixture *f = *state;
    test_plan_fill(&f->test, &plan, 4);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/pesos"), 200);
    page_fixture_refuse(f, "/c/guatape/pesos/hijos-0");
    assert_int_equal(page_fixture_get(f, "/c/guatape/pesos/hijos-0"), 403);
    page_fixture_visit(f, "otro_consejo");
    assert_int_equal(page_fixture_get(f, "/c/marinilla/pesos/hijos-0"), 404);
    assert_int_equal(page_fixture_post(f, "/c/marinilla/pesos/hijos-0", NULL), 404);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_SITE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
        WITH_SITE(test_weights_of_the_lines_sum_100),
        WITH_SITE(test_weights_of_indicators),
        WITH_SITE(test_who_may_weigh),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
