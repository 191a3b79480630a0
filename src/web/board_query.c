#include "web/board_query.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "web/html/html.h"

#include "base/banned.h"

static const char *const gap_codes[] = {"", "reporte", "verificar", "tipo"};

const char *board_gap_code(enum board_gap gap)
{
    return gap_codes[gap];
}

bool board_row_has_gap(const struct board_row *row, int cut, enum board_gap gap)
{
    const struct measurement *measurement = row->years[cut - 1].measurement;
    switch (gap) {
    case BOARD_GAP_NONE:
        return true;
    case BOARD_GAP_REPORT:
        return row->evaluation.state == RATING_NO_REPORT;
    case BOARD_GAP_VERIFICATION:
        return measurement != NULL && (measurement->state == MEASUREMENT_RECORDED ||
                                       measurement->state == MEASUREMENT_ANALYSED);
    case BOARD_GAP_TYPE:
        return !row->indicator->type_confirmed;
    }
    return true;
}

/* Whether the row stands under the line. */
static bool is_under(const struct board_query *query, const struct board_row *row)
{
    const struct plan *plan = query->board->plan;
    if (row->indicator->node_index < 0)
        return false;
    const struct plan_node *line =
        plan_find_ancestor(plan, &plan->nodes[row->indicator->node_index], 1);
    return line != NULL && line->id == query->line_id;
}

static bool contains(const struct board_query *query, const struct board_row *row)
{
    struct arena arena = {0};
    const struct indicator *indicator = row->indicator;
    bool is_found = strstr(text_fold(&arena, indicator->name), query->folded_text) != NULL ||
                    strstr(text_fold(&arena, indicator->code), query->folded_text) != NULL ||
                    strstr(text_fold(&arena, indicator->mga_code), query->folded_text) != NULL;
    arena_release(&arena);
    return is_found;
}

bool board_query_keeps(const struct board_row *row, const void *context)
{
    const struct board_query *query = context;
    return (query->line_id == 0 || is_under(query, row)) &&
           (query->rating == RATING_NONE || row->evaluation.rating_term == query->rating) &&
           (query->type == ACCUMULATION_NONE || row->indicator->type == query->type) &&
           board_row_has_gap(row, query->board->cut, query->gap) &&
           (query->responsible[0] == '\0' ||
            strcmp(row->indicator->responsible, query->responsible) == 0) &&
           (query->folded_text[0] == '\0' || contains(query, row));
}

/* Worst first: bands by pace, then what has no report or an error, then what owes nothing. */
static int rank(const struct board_row *row)
{
    enum rating rating = row->evaluation.rating_term;
    if (rating_is_band(rating))
        return 0;
    return rating == RATING_NO_REPORT || rating == RATING_DATA_ERROR ? 1 : 2;
}

static int compare_worst(const void *one, const void *other)
{
    const struct board_row *a = *(const struct board_row *const *)one;
    const struct board_row *b = *(const struct board_row *const *)other;
    if (rank(a) != rank(b))
        return rank(a) - rank(b);
    int64_t x = ratio_percent_e4(a->evaluation.pace), y = ratio_percent_e4(b->evaluation.pace);
    if (x != y)
        return x < y ? -1 : 1;
    return (a > b) - (a < b); /* rows lie in the plan's order */
}

static void choose_rows(struct page_context *page, struct board_query *query)
{
    const struct board *board = query->board;
    query->rows = ARENA_NEW_ARRAY(page->arena, board->row_count + 1, const struct board_row *);
    for (size_t i = 0; i < board->row_count; i++)
        if (board_query_keeps(&board->rows[i], query))
            query->rows[query->row_count++] = &board->rows[i];
    if (query->is_worst_first)
        qsort(query->rows, query->row_count, sizeof query->rows[0], compare_worst);
}

static const char *parameter(const struct page_context *page, const char *name)
{
    const char *value = request_query(page->request, name);
    return value == NULL ? "" : value;
}

static void read_filters(struct page_context *page, struct board_query *query)
{
    const char *rating = parameter(page, "ritmo");
    for (int i = RATING_CRITICAL; i < RATING_COUNT; i++)
        if (strcasecmp(rating_code((enum rating)i), rating) == 0)
            query->rating = (enum rating)i;
    for (int i = 0; i <= BOARD_GAP_TYPE; i++)
        if (strcmp(gap_codes[i], parameter(page, "falta")) == 0)
            query->gap = (enum board_gap)i;
    if (!request_parse_id(parameter(page, "linea"), &query->line_id))
        query->line_id = 0;
    accumulation_type_parse(parameter(page, "tipo"), &query->type);
    query->responsible = parameter(page, "responsable");
    query->text = parameter(page, "q");
    query->folded_text = text_fold(page->arena, query->text);
    query->is_worst_first = strcmp(parameter(page, "orden"), "peor") == 0;
    query->has_all_years = strcmp(parameter(page, "anios"), "todos") == 0;
}

bool board_query_load(struct page_context *page, struct board_query *query)
{
    bool is_member = page_can(page, CAPABILITY_VIEW_COUNCIL);
    struct board_request request =
        board_request_for(page->council, is_member ? BOARD_COUNCIL : BOARD_PUBLIC, page->today);
    const char *cut = parameter(page, "corte");
    int64_t year = 0;
    *query = (struct board_query){.responsible = "", .text = "", .folded_text = ""};
    if (request_parse_id(cut, &year) && year < 10000)
        request.cut_year = (int)year;
    if (!board_gather(page->database, page->arena, &request, &query->board, &page->action.error))
        return page_fail_with(page, &page->action.error);
    if (query->board == NULL)
        return true;
    read_filters(page, query);
    choose_rows(page, query);
    return true;
}

static void add_parameter(struct strbuf *link, const char *name, const char *value)
{
    if (value[0] == '\0')
        return;
    strbuf_add_char(link, link->length == 0 ? '?' : '&');
    html_add_url_part(link, name);
    strbuf_add_char(link, '=');
    html_add_url_part(link, value);
}

const char *board_query_link(const struct page_context *page, const char *name, const char *value)
{
    static const char *const names[] = {"corte",       "linea", "ritmo", "tipo", "falta",
                                        "responsable", "q",     "orden", "anios"};
    struct strbuf link;
    strbuf_init(&link, page->arena);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        add_parameter(&link, names[i],
                      strcmp(names[i], name) == 0 ? value : parameter(page, names[i]));
    return link.length == 0 ? "?" : link.data;
}
