#include "reports/board/board.h"

#include <string.h>

#include "base/decimal.h"
#include "core/plan/assumption.h"
#include "storage/measurement_store.h"
#include "storage/plan_store.h"

#include "base/banned.h"

enum { DEFAULT_DEADLINE_MONTH = 4, DEFAULT_DEADLINE_DAY = 30 };

static const char *skip_spaces(const char *p)
{
    return p + strspn(p, " ");
}

bool board_parse_bands(const char *text, struct rating_bands *bands)
{
    struct rating_bands read = {0};
    const char *p = skip_spaces(text);
    if (*p++ != '[')
        return false;
    for (int i = 0; i < 4; i++) {
        p = skip_spaces(p);
        size_t length = strspn(p, "0123456789.");
        int64_t percent_e4 = 0;
        if (!decimal_parse(p, length, DECIMAL_STYLE_POINT, &percent_e4) || percent_e4 <= 0 ||
            percent_e4 > 100 * DECIMAL_SCALE || percent_e4 % 100 != 0)
            return false;
        read.lower_e4[i] = (int)(percent_e4 / 100);
        if (i > 0 && read.lower_e4[i] <= read.lower_e4[i - 1])
            return false;
        p = skip_spaces(p + length);
        if (*p++ != (i < 3 ? ',' : ']'))
            return false;
    }
    *bands = read;
    return true;
}

/* "04-30" */
static void read_deadline(const char *text, struct board_request *request)
{
    struct date date;
    char whole[DATE_ISO_SIZE] = "2024-";
    if (strlen(text) != 5)
        return;
    memcpy(whole + 5, text, 6);
    if (date_parse_iso(whole, &date)) {
        request->deadline_month = date.month;
        request->deadline_day = date.day;
    }
}

struct board_request board_request_for(const struct council *council, enum board_view view,
                                       struct date today)
{
    struct board_request request = {.council_id = council->id,
                                    .view = view,
                                    .today = today,
                                    .weighting = WEIGHTING_BY_INDICATORS,
                                    .bands = rating_default_bands,
                                    .deadline_month = DEFAULT_DEADLINE_MONTH,
                                    .deadline_day = DEFAULT_DEADLINE_DAY};
    weighting_parse(council->weighting, &request.weighting);
    board_parse_bands(council->bands_json, &request.bands);
    read_deadline(council->deadline_month_day, &request);
    return request;
}

bool board_request_is_same(const struct board_request *one, const struct board_request *other)
{
    return one->council_id == other->council_id && one->view == other->view &&
           one->cut_year == other->cut_year && date_compare(one->today, other->today) == 0 &&
           one->weighting == other->weighting &&
           memcmp(&one->bands, &other->bands, sizeof one->bands) == 0 &&
           one->deadline_month == other->deadline_month && one->deadline_day == other->deadline_day;
}

bool board_gather(struct database *database, struct arena *arena,
                  const struct board_request *request, struct board **board, struct error *error)
{
    struct object_key key = {request->council_id, 0};
    struct plan *plan = NULL;
    struct measurement_list results = {0};
    *board = NULL;
    if (!plan_store_find_current(database, key.council_id, &key.id, error))
        return false;
    if (key.id == 0)
        return true;
    if (!plan_store_load(database, key, arena, &plan, error) ||
        !measurement_store_list_figures(database, key, arena, &results, error))
        return false;
    if (plan != NULL)
        *board = board_compose(arena, plan, results.items, results.count, request);
    return true;
}

static bool counts(const struct board *board, const struct measurement *measurement)
{
    return board->request.view == BOARD_PUBLIC ? measurement_counts_for_public(measurement)
                                               : measurement_counts_for_council(measurement);
}

/* Puts each result into its row; rows and results mostly come in the same order. Of what is not
 * published the public must not even learn that it is there: filters and counts would tell. */
static void place_results(struct board *board, const struct measurement *results, size_t count)
{
    size_t row = 0;
    for (size_t i = 0; i < count; i++) {
        int year = plan_year_index(board->plan, results[i].year);
        size_t tried = 0;
        while (tried < board->row_count &&
               board->rows[row].indicator->id != results[i].indicator_id) {
            row = (row + 1) % board->row_count;
            tried++;
        }
        if (year < 0 || tried == board->row_count)
            continue;
        struct board_year *place = &board->rows[row].years[year];
        if (counts(board, &results[i]))
            place->actual = measurement_value(&results[i]);
        else if (board->request.view == BOARD_PUBLIC)
            continue;
        place->measurement = &results[i];
    }
}

/* The last of the first year_count years that has a result that counts; -1: none has. */
static int find_last_with_result(const struct board *board, int year_count)
{
    int last = -1;
    for (size_t i = 0; i < board->row_count; i++)
        for (int y = last + 1; y < year_count; y++)
            if (quantity_is_number(board->rows[i].years[y].actual))
                last = y;
    return last;
}

/* A year that is not over has few results, and the first of them must not make the whole plan look
 * unreported: it is the cut by itself only where no year before it has any. */
static int find_usual_cut(const struct board *board)
{
    int year_count = board->plan->year_count;
    int closed = board->request.today.year - board->plan->first_year;
    int last = find_last_with_result(board, closed < year_count ? closed : year_count);
    if (last < 0)
        last = find_last_with_result(board, year_count);
    return last < 0 ? 0 : last;
}

static void choose_cut(struct board *board)
{
    const struct plan *plan = board->plan;
    int index = plan_year_index(plan, board->request.cut_year);
    if (index < 0)
        index = find_usual_cut(board);
    board->cut = index + 1;
    board->request.cut_year = plan->first_year + index;
    const struct date deadline = {board->request.cut_year + 1, board->request.deadline_month,
                                  board->request.deadline_day};
    board->is_deadline_passed = date_compare(board->request.today, deadline) > 0;
}

static void fill_row(const struct board *board, struct board_row *row,
                     const struct indicator *indicator)
{
    row->indicator = indicator;
    row->node = indicator->node_index + 1;
    row->is_evaluated = indicator->type != ACCUMULATION_NONE;
    row->input =
        (struct evaluation_input){.type = indicator->type,
                                  .direction = indicator->direction,
                                  .target_includes_baseline = indicator->target_includes_baseline,
                                  .baseline = indicator->baseline,
                                  .target = indicator->target,
                                  .year_count = board->plan->year_count};
    for (int i = 0; i < board->plan->year_count; i++)
        row->years[i].planned = indicator->years[i].planned;
}

static void evaluate_assumption(struct arena *arena, const struct board *board,
                                struct board_row *row)
{
    const struct evaluation_moment moment = {board->cut, board->is_deadline_passed};
    if (!assumption_exists(row->indicator))
        return;
    struct board_assumption *assumption = ARENA_NEW(arena, struct board_assumption);
    assumption->input = assumption_fill(row->indicator, &row->input);
    evaluation_compute(&assumption->input, &moment, &board->request.bands, &assumption->evaluation);
    for (int year = 1; year <= board->cut; year++)
        assumption->compliance[year - 1] = evaluation_year_compliance(&assumption->input, year);
    row->assumption = assumption;
}

static void evaluate_row(struct arena *arena, const struct board *board, struct board_row *row)
{
    for (int i = 0; i < row->input.year_count; i++) {
        row->input.planned[i] = row->years[i].planned;
        row->input.actual[i] = row->years[i].actual;
    }
    if (!row->is_evaluated)
        return;
    const struct evaluation_moment moment = {board->cut, board->is_deadline_passed};
    evaluation_compute(&row->input, &moment, &board->request.bands, &row->evaluation);
    for (int year = 1; year <= board->cut; year++) {
        struct board_year *place = &row->years[year - 1];
        place->compliance = evaluation_year_compliance(&row->input, year);
        if (ratio_exists(place->compliance))
            place->rating = rating_classify(ratio_cap(place->compliance), &board->request.bands);
    }
    evaluate_assumption(arena, board, row);
}

static struct node_tree make_tree(struct arena *arena, const struct plan *plan)
{
    size_t node_count = plan->node_count + 1;
    int *parents = ARENA_NEW_ARRAY(arena, node_count, int);
    int64_t *weights = ARENA_NEW_ARRAY(arena, node_count, int64_t);
    parents[0] = -1;
    weights[0] = DECIMAL_SCALE;
    for (size_t i = 1; i < node_count; i++) {
        const struct plan_node *node = &plan->nodes[i - 1];
        parents[i] = node->parent_index + 1;
        weights[i] = quantity_is_number(node->weight) ? node->weight.value_e4 : DECIMAL_SCALE;
    }
    return (struct node_tree){.parents = parents, .weights_e4 = weights, .node_count = node_count};
}

struct node_summary *board_summarise(struct arena *arena, const struct board *board,
                                     const struct board_row *const *rows, size_t row_count,
                                     enum indicator_level level)
{
    struct node_leaf *leaves = ARENA_NEW_ARRAY(arena, row_count, struct node_leaf);
    struct node_tree tree = make_tree(arena, board->plan);
    tree.leaves = leaves;
    for (size_t i = 0; i < row_count; i++) {
        const struct board_row *row = rows[i];
        if (row->indicator->level != level || !row->is_evaluated)
            continue;
        struct quantity weight = row->indicator->weight;
        leaves[tree.leaf_count++] =
            (struct node_leaf){row->node, &row->evaluation,
                               quantity_is_number(weight) ? weight.value_e4 : DECIMAL_SCALE};
    }
    const struct node_settings settings = {board->request.weighting, board->is_deadline_passed,
                                           &board->request.bands};
    struct node_summary *summaries = ARENA_NEW_ARRAY(arena, tree.node_count, struct node_summary);
    node_summarise(arena, &tree, &settings, summaries);
    return summaries;
}

static void sum_trees(struct arena *arena, struct board *board)
{
    const struct board_row **rows =
        ARENA_NEW_ARRAY(arena, board->row_count, const struct board_row *);
    for (size_t i = 0; i < board->row_count; i++)
        rows[i] = &board->rows[i];
    board->products =
        board_summarise(arena, board, rows, board->row_count, INDICATOR_LEVEL_PRODUCT);
    board->results = board_summarise(arena, board, rows, board->row_count, INDICATOR_LEVEL_RESULT);
    board->product_count = board->products[0].indicators;
    board->result_count = board->results[0].indicators;
}

struct board *board_compose(struct arena *arena, const struct plan *plan,
                            const struct measurement *results, size_t result_count,
                            const struct board_request *request)
{
    struct board *board = ARENA_NEW(arena, struct board);
    board->plan = plan;
    board->request = *request;
    board->row_count = plan->indicator_count;
    board->rows = ARENA_NEW_ARRAY(arena, plan->indicator_count, struct board_row);
    for (size_t i = 0; i < board->row_count; i++)
        fill_row(board, &board->rows[i], &plan->indicators[i]);
    place_results(board, results, result_count);
    choose_cut(board);
    for (size_t i = 0; i < board->row_count; i++)
        evaluate_row(arena, board, &board->rows[i]);
    sum_trees(arena, board);
    return board;
}

bool board_row_is_behind(const struct board_row *row)
{
    enum rating rating = row->evaluation.rating_term;
    return rating_is_band(rating) && rating < RATING_SATISFACTORY;
}

const struct board_row *board_find_row(const struct board *board, int64_t indicator_id)
{
    for (size_t i = 0; i < board->row_count; i++)
        if (board->rows[i].indicator->id == indicator_id)
            return &board->rows[i];
    return NULL;
}
