/* Results, official figures, and what came out of them, in a snapshot. */
#include <string.h>

#include "reports/catalog/pronouncement/snapshot_parts.h"

#include "base/banned.h"

enum { MAX_RESULTS = 160000, MAX_KIND = 32 };

static json_t *make_result(const struct measurement *result)
{
    return json_pack(
        "{s:I, s:i, s:s, s:o, s:o, s:b, s:s, s:s}", "indicator", (json_int_t)result->indicator_id,
        "year", result->year, "state", measurement_state_code(result->state), "official",
        snapshot_make_quantity(result->official), "verified",
        snapshot_make_quantity(result->verified), "not_reported", result->is_not_reported,
        "verdict", measurement_verdict_code(result->verdict), "verdict_note", result->verdict_note);
}

json_t *snapshot_make_results(const struct board *board)
{
    json_t *results = json_array();
    for (size_t i = 0; i < board->row_count; i++)
        for (int y = 0; y < board->plan->year_count; y++)
            if (board->rows[i].years[y].measurement != NULL)
                json_array_append_new(results, make_result(board->rows[i].years[y].measurement));
    return results;
}

static bool read_result(const json_t *object, struct arena *arena, struct measurement *result)
{
    const char *state = json_string_value(json_object_get(object, "state"));
    const char *verdict = json_string_value(json_object_get(object, "verdict"));
    *result = measurement_create(0, json_integer_value(json_object_get(object, "indicator")),
                                 (int)json_integer_value(json_object_get(object, "year")));
    result->is_not_reported = json_is_true(json_object_get(object, "not_reported"));
    result->verdict_note = snapshot_read_text(object, "verdict_note", arena);
    return state != NULL && verdict != NULL && measurement_state_parse(state, &result->state) &&
           (verdict[0] == '\0' || measurement_verdict_parse(verdict, &result->verdict)) &&
           snapshot_read_quantity(json_object_get(object, "official"), &result->official) &&
           snapshot_read_quantity(json_object_get(object, "verified"), &result->verified);
}

bool snapshot_read_results(const json_t *root, struct arena *arena, struct measurement **results,
                           size_t *count)
{
    *count = json_array_size(root);
    if (*count > MAX_RESULTS)
        return false;
    *results = ARENA_NEW_ARRAY(arena, *count + 1, struct measurement);
    for (size_t i = 0; i < *count; i++)
        if (!read_result(json_array_get(root, i), arena, &(*results)[i]))
            return false;
    return true;
}

json_t *snapshot_make_official(const struct official_figure_list *official)
{
    json_t *figures = json_array();
    for (size_t i = 0; i < official->count; i++) {
        const struct official_figure *figure = &official->items[i];
        json_array_append_new(figures, json_pack("{s:I, s:s, s:i, s:I}", "indicator",
                                                 (json_int_t)figure->indicator_id, "kind",
                                                 figure->kind, "year", figure->year, "value_e4",
                                                 (json_int_t)figure->value_e4));
    }
    return figures;
}

bool snapshot_read_official(const json_t *root, struct arena *arena,
                            struct official_figure_list *official)
{
    size_t count = json_array_size(root);
    if (count > MAX_RESULTS)
        return false;
    *official = (struct official_figure_list){
        ARENA_NEW_ARRAY(arena, count + 1, struct official_figure), count};
    for (size_t i = 0; i < count; i++) {
        const json_t *object = json_array_get(root, i);
        official->items[i] = (struct official_figure){
            .indicator_id = json_integer_value(json_object_get(object, "indicator")),
            .kind = snapshot_read_text(object, "kind", arena),
            .year = (int)json_integer_value(json_object_get(object, "year")),
            .value_e4 = json_integer_value(json_object_get(object, "value_e4")),
            .sheet = "",
            .raw = ""};
        if (strlen(official->items[i].kind) > MAX_KIND ||
            !snapshot_is_value(official->items[i].value_e4))
            return false;
    }
    return true;
}

/* As percent with four decimals; null where it does not exist. */
static json_t *make_percent(struct ratio ratio)
{
    return ratio_exists(ratio) ? json_integer(ratio_percent_e4(ratio)) : json_null();
}

static json_t *make_row(const struct board_row *row)
{
    const struct evaluation *figures = &row->evaluation;
    if (!row->is_evaluated)
        return json_null();
    return json_pack("{s:I, s:o, s:o, s:o, s:o, s:s, s:s, s:s, s:s}", "indicator",
                     (json_int_t)row->indicator->id, "compliance",
                     make_percent(figures->compliance), "progress", make_percent(figures->progress),
                     "due", make_percent(figures->due), "pace", make_percent(figures->pace),
                     "error", evaluation_error_code(figures->error), "state",
                     rating_code(figures->state), "rating_year", rating_code(figures->rating_year),
                     "rating_term", rating_code(figures->rating_term));
}

static json_t *make_nodes(const struct board *board, const struct node_summary *sums)
{
    json_t *nodes = json_array();
    for (size_t i = 0; i <= board->plan->node_count; i++)
        json_array_append_new(
            nodes,
            json_pack("{s:i, s:i, s:i, s:o, s:o, s:o, s:o}", "indicators", sums[i].indicators,
                      "reported", sums[i].reported, "no_report", sums[i].no_report, "compliance",
                      make_percent(sums[i].compliance), "progress", make_percent(sums[i].progress),
                      "due", make_percent(sums[i].due), "pace", make_percent(sums[i].pace)));
    return nodes;
}

json_t *snapshot_make_figures(const struct board *board)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < board->row_count; i++)
        json_array_append_new(rows, make_row(&board->rows[i]));
    return json_pack("{s:o, s:o, s:o}", "indicators", rows, "products",
                     make_nodes(board, board->products), "results",
                     make_nodes(board, board->results));
}
