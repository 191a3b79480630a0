#include "reports/board/selection.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "base/banned.h"

static const char *const gap_codes[BOARD_GAP_COUNT] = {"", "reporte", "verificar", "tipo"};
static const struct {
    const char *code, *label;
} orders[BOARD_ORDER_COUNT] = {
    [BOARD_ORDER_PLAN] = {"", "Del plan"},
    [BOARD_ORDER_WORST] = {"peor", "Peor ritmo primero"},
    [BOARD_ORDER_COMPLIANCE] = {"cumplimiento", "Menor cumplimiento primero"},
    [BOARD_ORDER_MISSING] = {"falta", "Lo que más falta primero"},
    [BOARD_ORDER_NAME] = {"nombre", "Por nombre"},
};

const char *board_gap_code(enum board_gap gap)
{
    return gap_codes[gap];
}

const char *board_order_code(enum board_order order)
{
    return orders[order].code;
}

const char *board_order_label(enum board_order order)
{
    return orders[order].label;
}

bool board_row_has_gap(const struct board_row *row, int cut, enum board_gap gap)
{
    const struct measurement *measurement = row->years[cut - 1].measurement;
    switch (gap) {
    case BOARD_GAP_REPORT:
        return row->evaluation.state == RATING_NO_REPORT;
    case BOARD_GAP_VERIFICATION:
        return measurement != NULL && (measurement->state == MEASUREMENT_RECORDED ||
                                       measurement->state == MEASUREMENT_ANALYSED);
    case BOARD_GAP_TYPE:
        return !row->indicator->type_confirmed;
    case BOARD_GAP_NONE:
    case BOARD_GAP_COUNT:
        break;
    }
    return true;
}

const struct plan_node *board_row_node(const struct board *board, const struct board_row *row,
                                       int depth)
{
    int index = row->indicator->node_index;
    return index < 0 ? NULL : plan_find_ancestor(board->plan, &board->plan->nodes[index], depth);
}

/* A filter made ready for many rows. */
struct matcher {
    const struct board *board;
    const struct board_filter *filter;
    const char *folded;
    struct arena *arena;
};

static bool has_text(const struct matcher *matcher, const struct board_row *row)
{
    const struct indicator *indicator = row->indicator;
    const char *const texts[] = {indicator->name, indicator->code, indicator->mga_code,
                                 indicator->unit};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (strstr(text_fold(matcher->arena, texts[i]), matcher->folded) != NULL)
            return true;
    return false;
}

static bool passes(const struct matcher *matcher, const struct board_row *row)
{
    const struct board_filter *filter = matcher->filter;
    if (filter->line_id != 0) {
        const struct plan_node *line = board_row_node(matcher->board, row, 1);
        if (line == NULL || line->id != filter->line_id)
            return false;
    }
    if (filter->topic != NULL && !board_topic_has(filter->topic, row->indicator->id))
        return false;
    return (filter->rating == RATING_NONE || row->evaluation.rating_term == filter->rating) &&
           (filter->type == ACCUMULATION_NONE || row->indicator->type == filter->type) &&
           board_row_has_gap(row, matcher->board->cut, filter->gap) &&
           (filter->responsible[0] == '\0' ||
            strcmp(row->indicator->responsible, filter->responsible) == 0) &&
           (matcher->folded[0] == '\0' || has_text(matcher, row));
}

/* A row with what it is ordered by: first rank, then the ratio or the name, then its place. */
struct ranked {
    const struct board_row *row;
    const char *name;
    int rank;
    struct ratio figure;
};

static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->rank != b->rank)
        return a->rank - b->rank;
    int difference = 0;
    if (a->name != NULL)
        difference = strcmp(a->name, b->name);
    else if (ratio_exists(a->figure) && ratio_exists(b->figure))
        difference = ratio_order(a->figure, b->figure);
    return difference != 0 ? difference : (a->row > b->row) - (a->row < b->row);
}

/* Bands by their pace, then what has no report or an error, then what owes nothing. */
static int rank_of_pace(const struct board_row *row)
{
    enum rating rating = row->evaluation.rating_term;
    if (rating_is_band(rating))
        return ratio_exists(row->evaluation.pace) ? 0 : 1;
    return rating == RATING_NO_REPORT || rating == RATING_DATA_ERROR ? 2 : 3;
}

static struct ranked rank_row(struct arena *arena, const struct board_row *row,
                              enum board_order order)
{
    struct ranked ranked = {.row = row};
    if (order == BOARD_ORDER_NAME) {
        ranked.name = text_fold(arena, row->indicator->name);
    } else if (order == BOARD_ORDER_WORST) {
        ranked.rank = rank_of_pace(row);
        ranked.figure = ranked.rank == 0 ? row->evaluation.pace : (struct ratio){0, 0};
    } else {
        ranked.figure =
            order == BOARD_ORDER_COMPLIANCE ? row->evaluation.compliance : row->evaluation.progress;
        ranked.rank = ratio_exists(ranked.figure) ? 0 : 1;
    }
    return ranked;
}

static void put_in_order(struct arena *arena, struct board_selection *selection)
{
    struct ranked *ranked = ARENA_NEW_ARRAY(arena, selection->row_count, struct ranked);
    for (size_t i = 0; i < selection->row_count; i++)
        ranked[i] = rank_row(arena, selection->rows[i], selection->filter.order);
    qsort(ranked, selection->row_count, sizeof ranked[0], compare_ranked);
    for (size_t i = 0; i < selection->row_count; i++)
        selection->rows[i] = ranked[i].row;
}

static void sum_rows(struct arena *arena, struct board_selection *selection)
{
    const struct board *board = selection->board;
    if (!selection->is_filtered) {
        selection->products = board->products[0];
        selection->results = board->results[0];
        return;
    }
    selection->products = board_summarise(arena, board, selection->rows, selection->row_count,
                                          INDICATOR_LEVEL_PRODUCT)[0];
    selection->results = board_summarise(arena, board, selection->rows, selection->row_count,
                                         INDICATOR_LEVEL_RESULT)[0];
}

void board_select(struct arena *arena, const struct board *board, const struct board_filter *filter,
                  struct board_selection *selection)
{
    *selection = (struct board_selection){.board = board, .filter = *filter};
    struct board_filter *own = &selection->filter;
    own->responsible = own->responsible == NULL ? "" : own->responsible;
    own->text = own->text == NULL ? "" : own->text;
    struct arena scratch = {0};
    const struct matcher matcher = {board, own, text_fold(arena, own->text), &scratch};
    selection->is_filtered = own->line_id != 0 || own->topic != NULL ||
                             own->rating != RATING_NONE || own->type != ACCUMULATION_NONE ||
                             own->gap != BOARD_GAP_NONE || own->responsible[0] != '\0' ||
                             matcher.folded[0] != '\0';
    selection->rows = ARENA_NEW_ARRAY(arena, board->row_count, const struct board_row *);
    for (size_t i = 0; i < board->row_count; i++) {
        const struct board_row *row = &board->rows[i];
        if (!passes(&matcher, row))
            continue;
        selection->rows[selection->row_count++] = row;
        if (row->indicator->level == INDICATOR_LEVEL_PRODUCT)
            selection->product_count++;
        else
            selection->result_count++;
    }
    arena_release(&scratch);
    if (own->order != BOARD_ORDER_PLAN)
        put_in_order(arena, selection);
    sum_rows(arena, selection);
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

size_t board_list_responsibles(struct arena *arena, const struct plan *plan, const char ***names)
{
    const char **all = ARENA_NEW_ARRAY(arena, plan->indicator_count, const char *);
    size_t count = 0, different = 0;
    for (size_t i = 0; i < plan->indicator_count; i++)
        if (plan->indicators[i].responsible[0] != '\0')
            all[count++] = plan->indicators[i].responsible;
    qsort(all, count, sizeof all[0], compare_names);
    for (size_t i = 0; i < count; i++)
        if (different == 0 || strcmp(all[different - 1], all[i]) != 0)
            all[different++] = all[i];
    *names = all;
    return different;
}
