#include "base/test.h"

#include "core/plan/plan_search.h"

#include "base/banned.h"

static struct plan_node nodes[] = {
    {.id = 1, .depth = 1, .code = "1", .name = "Infraestructura"},
    {.id = 2, .depth = 1, .code = "2", .name = "Desarrollo rural"},
    {.id = 3, .parent_id = 1, .depth = 2, .code = "11", .name = "Transporte"},
    {.id = 4, .parent_id = 3, .depth = 3, .code = "2402", .name = "Infraestructura vial"},
};
static struct indicator indicators[] = {
    {.id = 10,
     .node_id = 4,
     .code = "010102",
     .mga_code = "240200100",
     .name = "Vía terciaria pavimentada"},
    {.id = 11, .node_id = 4, .code = "010103", .mga_code = "", .name = "Estudios de VÍAS hechos"},
    {.id = 12,
     .node_id = 2,
     .code = "020101",
     .mga_code = "",
     .name = "Productores que todavía esperan asistencia"},
    {.id = 13, .node_id = 0, .code = "", .mga_code = "", .name = "Índice de desempeño (niñez)"},
};
static struct plan plan = {.nodes = nodes,
                           .node_count = TEST_COUNT(nodes),
                           .indicators = indicators,
                           .indicator_count = TEST_COUNT(indicators)};

/* Finds "n4 i10": nodes and indicators in their order. */
static void expect(const char *words, const char *expected)
{
    struct arena arena = {0};
    struct plan_hits hits;
    char text[128] = "";
    size_t length = 0;
    plan_search(&arena, &plan, words, &hits);
    for (size_t i = 0; i < hits.count; i++) {
        const struct plan_hit *hit = &hits.items[i];
        assert_true((hit->node == NULL) != (hit->indicator == NULL));
        length +=
            (size_t)snprintf(text + length, sizeof text - length, "%s%s%lld", i == 0 ? "" : " ",
                             hit->node != NULL ? "n" : "i",
                             (long long)(hit->node != NULL ? hit->node->id : hit->indicator->id));
    }
    arena_release(&arena);
    if (strcmp(text, expected) != 0)
        fail_msg("«%s» finds «%s» instead of «%s»", words, text, expected);
}

static void test_words_are_found_without_case_and_accents(void **state)
{
    static const struct {
        const char *words, *expected;
    } cases[] = {
        {"via", "n4 i10 i11"}, /* the programme "vial" carries both; "todavía" is another word */
        {"VÍA terc", "i10"},
        {"terciaria  vía", "i10"},
        {"ninez", "i13"},
        {"indice de desempeno", "i13"},
        {"transporte estudios", "i11"}, /* a name above and the own one */
        {"rural", "n2 i12"},
        {"infraestructura", "n1 n4 i10 i11"},
        {"2402", "n4 i10 i11"},
        {"240200100", "i10"},
        {"0101", "i10 i11"},
        {"pavimentada puente", ""},
        {"odavia", ""},
        {"(ninez", "i13"},
        {"", ""},
        {" \t", ""},
    };
    (void)state;
    assert_true(plan_link(&plan));
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        expect(cases[i].words, cases[i].expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_found_without_case_and_accents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
