#include "base/test.h"

#include "reports/board/board_table.h"

static struct quantity units(int64_t value)
{
    return quantity_number(value * DECIMAL_SCALE);
}

/* Two indicators of one programme: (M 4, P 1, E 4) and (M 4, P 2, E 0); a third of results. */
struct sample {
    struct plan plan;
    struct plan_node nodes[3];
    struct indicator indicators[3];
    struct measurement results[3];
};

static void fill_indicator(struct indicator *indicator, int64_t id, int64_t planned)
{
    *indicator = (struct indicator){.id = id,
                                    .name = id == 1 ? "Vías" : "Escuelas",
                                    .code = "c",
                                    .unit = "km",
                                    .responsible = "",
                                    .level = INDICATOR_LEVEL_PRODUCT,
                                    .type = ACCUMULATION_SUM,
                                    .direction = DIRECTION_HIGHER_IS_BETTER,
                                    .target = units(4),
                                    .node_index = 2,
                                    .year_count = 4};
    for (int i = 0; i < 4; i++)
        indicator->years[i].planned = units(planned);
}

static void make_sample(struct sample *sample)
{
    *sample = (struct sample){0};
    for (int i = 0; i < 3; i++)
        sample->nodes[i] = (struct plan_node){
            .id = 10 + i, .parent_index = i - 1, .depth = i + 1, .name = "n", .code = ""};
    fill_indicator(&sample->indicators[0], 1, 1);
    fill_indicator(&sample->indicators[1], 2, 2);
    fill_indicator(&sample->indicators[2], 3, 1);
    sample->indicators[2].level = INDICATOR_LEVEL_RESULT;
    for (int i = 0; i < 3; i++) {
        sample->results[i] = measurement_create(1, i + 1, 2024);
        sample->results[i].state = MEASUREMENT_PUBLISHED;
        sample->results[i].official = units(i == 0 ? 4 : 0);
    }
    sample->plan = (struct plan){.id = 1,
                                 .council_id = 1,
                                 .name = "Plan",
                                 .first_year = 2024,
                                 .year_count = 4,
                                 .nodes = sample->nodes,
                                 .node_count = 3,
                                 .indicators = sample->indicators,
                                 .indicator_count = 3};
}

static struct board *compose(struct arena *arena, const struct sample *sample, enum board_view view)
{
    const struct council council = {
        .id = 1, .weighting = "por_indicadores", .bands_json = "", .deadline_month_day = "04-30"};
    struct board_request request = board_request_for(&council, view, (struct date){2026, 5, 1});
    return board_compose(arena, &sample->plan, sample->results, 3, &request);
}

static void test_nodes_sum_what_the_rules_say(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct sample sample;
    char text[RATIO_TEXT_SIZE];
    make_sample(&sample);
    const struct board *board = compose(&arena, &sample, BOARD_PUBLIC);
    assert_int_equal(board->request.cut_year, 2024);
    assert_true(board->is_deadline_passed);
    assert_int_equal(board->product_count, 2);
    for (int node = 0; node < 4; node++) {
        const struct node_summary *sum = &board->products[node];
        assert_string_equal(ratio_format_percent(sum->progress, text), "50.0000");
        assert_string_equal(ratio_format_percent(sum->due, text), "37.5000");
        assert_string_equal(ratio_format_percent(sum->pace, text), "33.3333");
        assert_int_equal(sum->rating_term, RATING_CRITICAL);
    }
    assert_int_equal(board->results[0].indicators, 1);
    assert_true(board_row_is_behind(&board->rows[1]));
    arena_release(&arena);
}

static void test_each_view_counts_its_own_results(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct sample sample;
    make_sample(&sample);
    sample.results[0].state = MEASUREMENT_RECORDED;
    sample.results[1].state = MEASUREMENT_RETURNED;
    sample.results[2].verdict = VERDICT_NOT_CONFIRMED;
    sample.results[2].verified = units(3);
    const struct board *council = compose(&arena, &sample, BOARD_COUNCIL);
    assert_int_equal(council->rows[0].years[0].actual.value_e4, 40000);
    assert_int_equal(council->rows[1].years[0].actual.state, QUANTITY_MISSING);
    assert_non_null(council->rows[1].years[0].measurement);
    assert_int_equal(council->rows[2].years[0].actual.value_e4, 30000);
    const struct board *public = compose(&arena, &sample, BOARD_PUBLIC);
    assert_int_equal(public->rows[0].years[0].actual.state, QUANTITY_MISSING);
    assert_int_equal(public->rows[0].evaluation.state, RATING_NO_REPORT);
    arena_release(&arena);
}

/* Results of which years, seen when: which year the board shows where nobody asks for one. */
static void test_the_usual_cut_is_a_year_that_is_over(void **state)
{
    static const struct {
        int first, second, third; /* years of the three results; 0: not counted */
        int today, cut;
    } cases[] = {
        {2024, 2025, 2026, 2026, 2025}, /* one result of a year that has begun changes nothing */
        {2024, 2025, 2026, 2027, 2026}, /* over, though its deadline is still to come */
        {2024, 2024, 2024, 2024, 2024}, /* the only year with results */
        {2026, 2026, 2024, 2026, 2024}, {2027, 2024, 2025, 2031, 2027},
        {2025, 2025, 2025, 2023, 2025}, {0, 0, 0, 2026, 2024},
    };
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct arena arena = {0};
        struct sample sample;
        make_sample(&sample);
        const int years[] = {cases[i].first, cases[i].second, cases[i].third};
        for (int r = 0; r < 3; r++) {
            sample.results[r].year = years[r];
            sample.results[r].official = units(1);
        }
        struct board_request request = board_request_for(
            &(struct council){
                .id = 1, .weighting = "", .bands_json = "", .deadline_month_day = "04-30"},
            BOARD_PUBLIC, (struct date){cases[i].today, 3, 1});
        const struct board *board =
            board_compose(&arena, &sample.plan, sample.results, 3, &request);
        assert_int_equal(board->request.cut_year, cases[i].cut);
        arena_release(&arena);
    }
}

/* "?falta=verificar" on the public board would name what the council works on. */
static void test_the_public_cannot_ask_for_what_is_not_published(void **state)
{
    static const struct board_filter to_verify = {.gap = BOARD_GAP_VERIFICATION};
    (void)state;
    struct arena arena = {0};
    struct sample sample;
    struct board_selection selection;
    make_sample(&sample);
    sample.results[0].state = MEASUREMENT_RECORDED;
    board_select(&arena, compose(&arena, &sample, BOARD_COUNCIL), &to_verify, &selection);
    assert_int_equal(selection.row_count, 1);
    const struct board *public = compose(&arena, &sample, BOARD_PUBLIC);
    assert_null(public->rows[0].years[0].measurement);
    board_select(&arena, public, &to_verify, &selection);
    assert_int_equal(selection.row_count, 0);
    arena_release(&arena);
}

static void test_bands_are_read_whole_or_not_at_all(void **state)
{
    (void)state;
    struct rating_bands bands = rating_default_bands;
    assert_true(board_parse_bands("[30, 50.5, 70, 90]", &bands));
    assert_int_equal(bands.lower_e4[1], 5050);
    static const char *const bad[] = {"",
                                      "[]",
                                      "[1,2,3]",
                                      "[40,40,70,80]",
                                      "[80,70,60,40]",
                                      "[0,1,2,3]",
                                      "[40,60,70,101]",
                                      "40,60,70,80"};
    for (size_t i = 0; i < TEST_COUNT(bad); i++) {
        struct rating_bands untouched = rating_default_bands;
        assert_false(board_parse_bands(bad[i], &untouched));
        assert_memory_equal(&untouched, &rating_default_bands, sizeof untouched);
    }
}

static void test_the_table_holds_the_board(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct sample sample;
    make_sample(&sample);
    const struct board *board = compose(&arena, &sample, BOARD_PUBLIC);
    struct board_selection selection;
    board_select(&arena, board, &(struct board_filter){0}, &selection);
    const struct document_table *table = board_single_table(&arena, &selection);
    size_t data_rows = 0;
    for (const struct document_row *row = table->first; row != NULL; row = row->next)
        data_rows += row->kind == DOCUMENT_ROW_DATA;
    assert_int_equal(data_rows, 3);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nodes_sum_what_the_rules_say),
        cmocka_unit_test(test_each_view_counts_its_own_results),
        cmocka_unit_test(test_the_usual_cut_is_a_year_that_is_over),
        cmocka_unit_test(test_the_public_cannot_ask_for_what_is_not_published),
        cmocka_unit_test(test_bands_are_read_whole_or_not_at_all),
        cmocka_unit_test(test_the_table_holds_the_board),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
