#include "base/test.h"

#include "actions/import_plan_match.h"

static const struct {
    const char *known, *found;
    int likeness;
} nodes[] = {
    {"01. JUNTOS POR EL AGUA", "01 Juntos por el agua", 2},
    {"20104 Bibliotecas públicas", "020104 Red de bibliotecas", 1},
    {"Vías", "Aguas", 0},
    {"1 Vías", "1 Aguas", 0}, /* one digit is a place in a list, no code */
    {"2024 Vías", "020 Aguas", 0},
    {"", "Aguas", 0},
};

static void test_nodes_are_compared(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < TEST_COUNT(nodes); i++)
        assert_int_equal(import_match_compare_nodes(&arena, nodes[i].known, nodes[i].found),
                         nodes[i].likeness);
    arena_release(&arena);
}

static struct indicator known[] = {
    {.import_key = "450104800", .name = "Cámaras", .mga_code = "450104800", .node_index = 0},
    {.import_key = "k2", .name = "Planes", .mga_code = "450102600", .node_index = 0},
    {.import_key = "k3", .name = "Planes", .mga_code = "450102600", .node_index = 1},
    {.import_key = "k4", .name = "Vías", .mga_code = "240204112", .node_index = 1},
};
static struct plan_node plan_nodes[] = {{.name = "010101 Seguridad"}, {.name = "010102 Monitoreo"}};
static const struct plan plan = {
    .indicators = known, .indicator_count = 4, .nodes = plan_nodes, .node_count = 2};

static struct draft_indicator row(const char *key, const char *name, const char *programme,
                                  const char *mga_code)
{
    return (struct draft_indicator){
        .key = key, .name = name, .path = {"L", "", programme}, .mga_code = mga_code};
}

static void test_rows_are_found(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct draft_indicator rows[] = {
        row("010102", "PLANES", "010102 MONITOREO.", NULL),  /* name and programme */
        row("010101", "cámaras ", "10101 seguridad", NULL),  /* the same, zero lost */
        row("k2", "Otro nombre", "", NULL),                  /* its key, before any name */
        row("010103", "Vías", "Otro programa", "240204112"), /* name and MGA code */
        row("010104", "Planes", "010101 Seguridad", NULL),   /* k2 is taken by its key */
        row("010105", "Vías", "Otro programa", "240204112"), /* taken: a new one */
    };
    const struct plan_draft draft = {.indicators = rows, .indicator_count = TEST_COUNT(rows)};
    static const int expected[] = {2, 0, 1, 3, -1, -1};
    const struct import_match *matches = import_match_rows(&arena, &plan, &draft);
    for (size_t i = 0; i < TEST_COUNT(rows); i++) {
        assert_int_equal(matches[i].index, expected[i]);
        assert_int_equal(matches[i].is_by_name, expected[i] >= 0 && i != 2);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nodes_are_compared),
        cmocka_unit_test(test_rows_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
