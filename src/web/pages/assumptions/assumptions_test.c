/* The council's suppositions: proposed, accepted with a reason, marked wherever they show, kept out
 * of every mean, and taken back. */
#include "base/test.h"

#include <string.h>

#include "storage/assumed_target_store.h"
#include "storage/indicator_store.h"
#include "storage/plan_store.h"
#include "storage/test_plan.h"
#include "web/page_fixture.h"

#include "base/banned.h"

static const char path[] = "/c/guatape/supuestos";
static struct plan plan;

static struct indicator *load(struct page_fixture *f, int64_t id)
{
    struct indicator *it = NULL;
    assert_true(indicator_store_load(f->test.database, (struct object_key){plan.council_id, id},
                                     &f->arena, &it, NULL));
    return it;
}

/* Two indicators; the plan leaves the years of the first open. */
static int64_t open_plan(struct page_fixture *f)
{
    int64_t id = test_plan_fill(&f->test, &plan, 2);
    struct indicator *it = load(f, id);
    for (int i = 0; i < 4; i++)
        it->years[i] = (struct indicator_year){0};
    assert_true(indicator_store_save(f->test.database, plan.council_id, it, NULL));
    return id;
}

static int send(struct page_fixture *f, int64_t id, const char *version, const char *reason,
                const char *step)
{
    const char *const form[] = {arena_printf(&f->arena, "indicador_%lld", (long long)id),
                                version,
                                "razon",
                                reason,
                                "paso",
                                step,
                                NULL};
    return page_fixture_post(f, path, form);
}

static void accept(struct page_fixture *f, int64_t id)
{
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(send(f, id, "2", "No respondieron la carta.", "aceptar"), 303);
    assert_string_equal(page_fixture_header(f, "Location"), "/c/guatape/supuestos?hecho=aceptados");
}

static void test_a_proposal_is_accepted_with_its_reason(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = open_plan(f);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, path), 403);
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_get(f, path), 200);
    page_fixture_expect(f, "2024: 1; 2025: 1; 2026: 1; 2027: 1");
    page_fixture_expect(f, "Reparte en partes iguales lo que falta de la meta.");
    assert_int_equal(send(f, id, "2", "", "aceptar"), 422);
    page_fixture_expect(f, "<a href=\"#razon\">");
    page_fixture_expect(f, "value=\"2\" checked");
    assert_int_equal(send(f, id, "1", "No respondieron.", "aceptar"), 409);
    page_fixture_expect(f, "Otra persona cambió uno de estos indicadores");
    page_fixture_expect(f, "No respondieron.");
    accept(f, id);
    assert_int_equal(page_fixture_get(f, "/c/guatape/supuestos?hecho=aceptados"), 200);
    page_fixture_expect(f, "«No respondieron la carta.»");
    page_fixture_expect(f, "Quitar los marcados");
    page_fixture_expect(f, "No hay propuestas por decidir.");
}

/* Each of these pages shows it to the public too: with its words, and beside the plan's own state.
 */
static void test_whatever_stands_on_it_says_so(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = open_plan(f);
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape/tablero"), 200);
    page_fixture_refuse(f, "supuesto del CTP");
    accept(f, id);
    page_fixture_visit(f, NULL);
    static const char *const pages[] = {"tablero", "tablero?anios=todos"};
    for (size_t i = 0; i < TEST_COUNT(pages); i++) {
        assert_int_equal(page_fixture_get(f, arena_printf(&f->arena, "/c/guatape/%s", pages[i])),
                         200);
        page_fixture_expect(f, "1 <small>supuesto del CTP</small>");
        page_fixture_expect(f, "con supuesto del CTP</small>");
        page_fixture_expect(f, "Sin meta anual"); /* the plan's own state stays */
    }
    assert_int_equal(
        page_fixture_get(f, arena_printf(&f->arena, "/c/guatape/indicador/%lld", (long long)id)),
        200);
    page_fixture_expect(f, "No es una meta oficial.");
    page_fixture_expect(f, "«No respondieron la carta.»");
    page_fixture_refuse(f, "secretaria_tecnica"); /* who accepted it is for members */
    assert_int_equal(page_fixture_get(f, arena_printf(&f->arena, "/c/guatape/indicador/%lld/ficha",
                                                      (long long)id)),
                     200);
    page_fixture_expect(f, "2024: 1 (supuesto del CTP)");
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, arena_printf(&f->arena, "/c/guatape/registrar/%lld/2024",
                                                      (long long)id)),
                     200);
    page_fixture_expect(f, "1 <small>supuesto del CTP</small>");
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape/tablero.csv"), 200);
    page_fixture_expect(f, "supuesto_2024");
    page_fixture_expect(f, "supuesto_ritmo");
    assert_int_equal(page_fixture_get(f, path), 303);
}

/* The means of the plan are the same before and after. */
static void test_no_mean_counts_it(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = open_plan(f);
    page_fixture_visit(f, NULL);
    page_fixture_get(f, "/c/guatape/tablero");
    const char *before = strstr(page_fixture_body(f), "<tfoot>");
    assert_non_null(before);
    before = arena_strndup(&f->arena, before, (size_t)(strstr(before, "</tfoot>") - before));
    accept(f, id);
    page_fixture_visit(f, NULL);
    page_fixture_get(f, "/c/guatape/tablero");
    page_fixture_expect(f, before);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/calidad"), 200);
    page_fixture_expect(f, "El consejo lo aceptó."); /* and the plan's quality stays as it was */
    page_fixture_expect(f, "Sin metas de cada año");
}

static void test_it_is_taken_back(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = open_plan(f);
    accept(f, id);
    assert_int_equal(send(f, id, "2", "", "quitar"), 303);
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape/tablero"), 200);
    page_fixture_refuse(f, "supuesto del CTP");
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_get(f, path), 200);
    page_fixture_expect(f, "Aceptar los marcados");
}

/* A plan with more open indicators than a page holds: all are reached, and what is marked on the
 * second page is what is accepted. */
static void test_a_long_list_has_pages(void **state)
{
    enum { MANY = 105 };
    struct page_fixture *f = *state;
    int64_t first = test_plan_fill(&f->test, &plan, MANY), last = first + MANY - 1;
    for (int64_t id = first; id <= last; id++) {
        struct indicator *it = load(f, id);
        for (int i = 0; i < 4; i++)
            it->years[i] = (struct indicator_year){0};
        if (id == last)
            it->target = (struct quantity){0};
        assert_true(indicator_store_save(f->test.database, plan.council_id, it, NULL));
    }
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_get(f, path), 200);
    page_fixture_expect(f, "Del 1 al 100 de 104.");
    page_fixture_expect(f, "Página 1 de 2");
    page_fixture_expect(f, "Falta la meta."); /* of the one without a proposal */
    assert_int_equal(page_fixture_get(f, "/c/guatape/supuestos?pagina=2"), 200);
    page_fixture_expect(f, "Del 101 al 104 de 104.");
    page_fixture_expect(f, "Están en las páginas de antes."); /* the one without a proposal */
    page_fixture_expect(f, "action=\"/c/guatape/supuestos?pagina=2\"");
    page_fixture_expect(f, arena_printf(&f->arena, "indicador_%lld\"", (long long)(last - 1)));
    const char *const form[] = {arena_printf(&f->arena, "indicador_%lld", (long long)(last - 1)),
                                "2",
                                "razon",
                                "No respondieron la carta.",
                                "paso",
                                "aceptar",
                                NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/supuestos?pagina=2", form), 303);
    assert_string_equal(page_fixture_header(f, "Location"),
                        "/c/guatape/supuestos?hecho=aceptados&pagina=2");
    assert_int_equal(page_fixture_get(f, "/c/guatape/supuestos?pagina=9"), 200);
    page_fixture_expect(f, "Del 101 al 103 de 103.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_SITE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
        WITH_SITE(test_a_proposal_is_accepted_with_its_reason),
        WITH_SITE(test_whatever_stands_on_it_says_so),
        WITH_SITE(test_no_mean_counts_it),
        WITH_SITE(test_it_is_taken_back),
        WITH_SITE(test_a_long_list_has_pages),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
