#include "base/test.h"

#include <string.h>

#include "reports/board/board_table.h"

/* Two lines with a componente each and six indicators, letters as names of the rows:
 * a Vías (línea 1, ACUMULADO, P 1 each, E 0.5), b Ñame (1, FLUJO, E missing), c Árboles (1, NP, 0),
 * d Escuelas (2, ACUMULADO, E 2), e Salud (2, a result, ACUMULADO, E 1), f without a type (2). */
enum { ROWS = 6 };

static const struct {
    const char *name, *code, *responsible;
    enum indicator_level level;
    enum accumulation_type type;
    int line;
    int64_t actual_e4; /* of 2024; -1: none */
    bool is_programmed;
} rows[ROWS] = {
    {"Vías", "01", "Obras", INDICATOR_LEVEL_PRODUCT, ACCUMULATION_SUM, 0, 5000, true},
    {"Ñame", "02", "Campo", INDICATOR_LEVEL_PRODUCT, ACCUMULATION_FLOW, 0, -1, true},
    {"Árboles", "03", "Campo", INDICATOR_LEVEL_PRODUCT, ACCUMULATION_SUM, 0, -1, false},
    {"Escuelas", "04", "", INDICATOR_LEVEL_PRODUCT, ACCUMULATION_SUM, 1, 20000, true},
    {"Salud", "05", "Obras", INDICATOR_LEVEL_RESULT, ACCUMULATION_SUM, 1, 10000, true},
    {"Otro", "06", "Campo", INDICATOR_LEVEL_PRODUCT, ACCUMULATION_NONE, 1, -1, true},
};

struct sample {
    struct plan plan;
    struct plan_node nodes[4];
    struct indicator indicators[ROWS];
    struct measurement results[ROWS];
    size_t result_count;
    struct arena arena;
    struct board *board;
};

static void add_row(struct sample *sample, int i)
{
    struct indicator *indicator = &sample->indicators[i];
    *indicator = (struct indicator){.id = i + 1,
                                    .name = rows[i].name,
                                    .code = rows[i].code,
                                    .mga_code = "",
                                    .unit = "Número",
                                    .responsible = rows[i].responsible,
                                    .level = rows[i].level,
                                    .type = rows[i].type,
                                    .type_confirmed = rows[i].type != ACCUMULATION_FLOW,
                                    .target = quantity_number(4 * DECIMAL_SCALE),
                                    .node_index = 2 + rows[i].line,
                                    .year_count = 4};
    for (int y = 0; y < 4; y++)
        indicator->years[y].planned = rows[i].is_programmed
                                          ? quantity_number(DECIMAL_SCALE)
                                          : (struct quantity){.state = QUANTITY_NOT_PROGRAMMED};
    if (rows[i].actual_e4 < 0)
        return;
    struct measurement *result = &sample->results[sample->result_count++];
    *result = measurement_create(1, i + 1, 2024);
    result->state = i == 0 ? MEASUREMENT_RECORDED : MEASUREMENT_VERIFIED;
    result->official = quantity_number(rows[i].actual_e4);
}

static int setup(void **state)
{
    static struct sample sample;
    sample = (struct sample){0};
    for (int i = 0; i < 4; i++)
        sample.nodes[i] = (struct plan_node){.id = 11 + i,
                                             .parent_index = i < 2 ? -1 : i - 2,
                                             .depth = i < 2 ? 1 : 2,
                                             .name = "n",
                                             .code = ""};
    for (int i = 0; i < ROWS; i++)
        add_row(&sample, i);
    sample.plan = (struct plan){.id = 1,
                                .council_id = 1,
                                .name = "Plan",
                                .first_year = 2024,
                                .year_count = 4,
                                .nodes = sample.nodes,
                                .node_count = 4,
                                .indicators = sample.indicators,
                                .indicator_count = ROWS};
    const struct council council = {
        .id = 1, .weighting = "por_indicadores", .bands_json = "", .deadline_month_day = "04-30"};
    const struct board_request request =
        board_request_for(&council, BOARD_COUNCIL, (struct date){2026, 5, 1});
    sample.board =
        board_compose(&sample.arena, &sample.plan, sample.results, sample.result_count, &request);
    *state = &sample;
    return 0;
}

static int teardown(void **state)
{
    arena_release(&((struct sample *)*state)->arena);
    return 0;
}

/* The rows of a selection as letters: "abf". */
static const char *letters(struct sample *sample, const struct board_selection *selection)
{
    struct strbuf text;
    strbuf_init(&text, &sample->arena);
    for (size_t i = 0; i < selection->row_count; i++)
        strbuf_add_char(&text, (char)('a' + (selection->rows[i] - sample->board->rows)));
    return text.data;
}

static void test_filters_and_orders(void **state)
{
    struct sample *sample = *state;
    static const struct {
        const char *expected;
        struct board_filter filter;
    } cases[] = {
        {"abcdef", {0}},
        {"abc", {.line_id = 11}},
        {"def", {.line_id = 12}},
        {"", {.line_id = 13}}, /* a componente is no línea */
        {"", {.line_id = 99}},
        {"a", {.rating = RATING_LOW}}, /* 0.5 of 1 that was due */
        {"de", {.rating = RATING_OUTSTANDING}},
        {"b", {.rating = RATING_NO_REPORT}},
        {"c", {.rating = RATING_NOT_PROGRAMMED}},
        {"acde", {.type = ACCUMULATION_SUM}},
        {"b", {.type = ACCUMULATION_FLOW}},
        {"", {.type = ACCUMULATION_REDUCTION}},
        {"b", {.gap = BOARD_GAP_REPORT}},
        {"a", {.gap = BOARD_GAP_VERIFICATION}},
        {"b", {.gap = BOARD_GAP_TYPE}},
        {"bcf", {.responsible = "Campo"}},
        {"", {.responsible = "Cam"}},
        {"a", {.text = "VIAS"}},
        {"c", {.text = "  arboles "}},
        {"b", {.text = "name"}},
        {"d", {.text = "04"}},
        {"abcdef", {.text = "numero"}},
        {"", {.text = "nada así"}},
        {"c", {.line_id = 11, .type = ACCUMULATION_SUM, .responsible = "Campo"}},
        {"", {.line_id = 12, .gap = BOARD_GAP_REPORT}},
        {"aedbcf", {.order = BOARD_ORDER_WORST}},
        {"aedbcf", {.order = BOARD_ORDER_COMPLIANCE}},
        {"bcaedf", {.order = BOARD_ORDER_MISSING}},
        {"cdbfea", {.order = BOARD_ORDER_NAME}},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct board_selection selection;
        board_select(&sample->arena, sample->board, &cases[i].filter, &selection);
        assert_string_equal(letters(sample, &selection), cases[i].expected);
        assert_int_equal(selection.product_count + selection.result_count, selection.row_count);
        if (selection.row_count < ROWS)
            assert_true(selection.is_filtered);
    }
}

static void test_sums_are_those_of_the_rows_that_are_shown(void **state)
{
    struct sample *sample = *state;
    struct board_selection selection;
    char text[RATIO_TEXT_SIZE];
    board_select(&sample->arena, sample->board, &(struct board_filter){.text = "vías"}, &selection);
    assert_int_equal(selection.products.indicators, 1);
    assert_string_equal(ratio_format_percent(selection.products.compliance, text), "50.0000");
    assert_int_equal(selection.results.indicators, 0);
    assert_false(ratio_exists(selection.results.compliance));
    board_select(&sample->arena, sample->board, &(struct board_filter){0}, &selection);
    assert_false(selection.is_filtered);
    assert_int_equal(selection.products.indicators, 4); /* f has no type to be evaluated by */
    assert_int_equal(selection.results.indicators, 1);
}

static void test_a_topic_is_its_rows_with_their_sums(void **state)
{
    struct sample *sample = *state;
    struct board_selection selection;
    struct board_topics topics;
    char text[RATIO_TEXT_SIZE];
    struct priority_topic made[] = {{.id = 1, .name = "Rural", .is_public = true},
                                    {.id = 2, .name = "Urbano"}};
    for (int i = 0; i < TOPIC_CRITERIA; i++)
        made[0].scores[i] = 1, made[1].scores[i] = 2;
    struct topic_indicator pairs[] = {{1, 1}, {1, 5}, {2, 1}, {2, 4}, {2, 99}};
    const struct priority_topic_list list = {made, 2};
    const struct topic_indicator_list links = {pairs, TEST_COUNT(pairs)};
    sample->board->request.view = BOARD_COUNCIL;
    board_topics_compose(&sample->arena, sample->board, &list, &links, &topics);
    assert_int_equal(topics.count, 2);
    assert_string_equal(topics.items[0].place.topic->name, "Urbano");
    assert_int_equal(topics.items[0].row_count, 2); /* 99 is not of the plan */
    const struct board_topic *rural = board_topics_find(&topics, 1);
    assert_string_equal(ratio_format_percent(rural->products.compliance, text), "50.0000");
    assert_int_equal(rural->results.indicators, 1);
    board_select(&sample->arena, sample->board, &(struct board_filter){.topic = rural}, &selection);
    assert_string_equal(letters(sample, &selection), "ae");
    assert_true(selection.is_filtered);
    sample->board->request.view = BOARD_PUBLIC;
    board_topics_compose(&sample->arena, sample->board, &list, &links, &topics);
    assert_int_equal(topics.count, 1);
    assert_null(board_topics_find(&topics, 2));
}

static void test_an_average_never_stands_alone(void **state)
{
    struct sample *sample = *state;
    const char *text =
        board_summary_text(&sample->arena, sample->board, &sample->board->products[0]);
    assert_non_null(strstr(text, "2 de 3 reportados (cobertura 66,7"));
    assert_non_null(strstr(text, " · 1 no programado · "));
    assert_non_null(strstr(text, "cumplimiento de 2024: 50,0"));
}

static void test_responsibles_are_listed_once(void **state)
{
    struct sample *sample = *state;
    const char **names = NULL;
    assert_int_equal(board_list_responsibles(&sample->arena, &sample->plan, &names), 2);
    assert_string_equal(names[0], "Campo");
    assert_string_equal(names[1], "Obras");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_filters_and_orders, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sums_are_those_of_the_rows_that_are_shown, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_topic_is_its_rows_with_their_sums, setup, teardown),
        cmocka_unit_test_setup_teardown(test_an_average_never_stands_alone, setup, teardown),
        cmocka_unit_test_setup_teardown(test_responsibles_are_listed_once, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
