#include "web/board_query.h"

#include <string.h>
#include <strings.h>

#include "web/board_shelf.h"
#include "web/html/html.h"

#include "base/banned.h"

const char *const board_query_names[] = {"corte",  "linea",       "tema", "ritmo", "tipo",
                                         "falta",  "responsable", "q",    "orden", "pesos",
                                         "grupos", "anios",       NULL};

const char *board_query_value(const struct page_context *page, const char *name)
{
    const char *value = request_query(page->request, name);
    return value == NULL ? "" : value;
}

static enum rating read_rating(const char *code)
{
    for (int i = RATING_CRITICAL; i < RATING_COUNT; i++)
        if (strcasecmp(rating_code((enum rating)i), code) == 0)
            return (enum rating)i;
    return RATING_NONE;
}

static enum board_gap read_gap(const char *code)
{
    for (int i = 0; i < BOARD_GAP_COUNT; i++)
        if (strcmp(board_gap_code((enum board_gap)i), code) == 0)
            return (enum board_gap)i;
    return BOARD_GAP_NONE;
}

static enum board_order read_order(const char *code)
{
    for (int i = 0; i < BOARD_ORDER_COUNT; i++)
        if (strcmp(board_order_code((enum board_order)i), code) == 0)
            return (enum board_order)i;
    return BOARD_ORDER_PLAN;
}

static struct board_filter read_filter(const struct page_context *page,
                                       const struct board_topics *topics)
{
    int64_t topic_id = 0;
    struct board_filter filter = {
        .rating = read_rating(board_query_value(page, "ritmo")),
        .gap = read_gap(board_query_value(page, "falta")),
        .responsible = board_query_value(page, "responsable"),
        .text = board_query_value(page, "q"),
        .order = read_order(board_query_value(page, "orden")),
    };
    if (!request_parse_id(board_query_value(page, "linea"), &filter.line_id))
        filter.line_id = 0;
    accumulation_type_parse(board_query_value(page, "tipo"), &filter.type);
    if (request_parse_id(board_query_value(page, "tema"), &topic_id))
        filter.topic = board_topics_find(topics, topic_id);
    return filter;
}

static struct board_request read_request(const struct page_context *page)
{
    bool is_member = page_can(page, CAPABILITY_VIEW_COUNCIL);
    struct board_request request =
        board_request_for(page->council, is_member ? BOARD_COUNCIL : BOARD_PUBLIC, page->today);
    int64_t year = 0;
    if (request_parse_id(board_query_value(page, "corte"), &year) && year < 10000)
        request.cut_year = (int)year;
    weighting_parse(board_query_value(page, "pesos"), &request.weighting);
    return request;
}

static int read_depth(const char *word)
{
    return strcmp(word, "linea") == 0 ? 1 : strcmp(word, "programa") == 0 ? 3 : 2;
}

bool board_query_load(struct page_context *page, struct board_query *query)
{
    const struct board_request request = read_request(page);
    *query = (struct board_query){0};
    if (!board_shelf_gather(page, &request, &query->board) ||
        !board_topics_gather(page->database, page->arena, query->board, &query->topics,
                             &page->action.error))
        return page_fail_with(page, &page->action.error);
    if (query->board == NULL)
        return true;
    const struct board_filter filter = read_filter(page, &query->topics);
    board_select(page->arena, query->board, &filter, &query->selection);
    query->has_all_years = strcmp(board_query_value(page, "anios"), "todos") == 0;
    query->has_topic_groups =
        query->topics.count > 0 && strcmp(board_query_value(page, "grupos"), "tema") == 0;
    query->group_depth = read_depth(board_query_value(page, "grupos"));
    query->has_cut = request.cut_year == query->board->request.cut_year;
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
    struct strbuf link;
    strbuf_init(&link, page->arena);
    for (size_t i = 0; board_query_names[i] != NULL; i++)
        add_parameter(&link, board_query_names[i],
                      strcmp(board_query_names[i], name) == 0
                          ? value
                          : board_query_value(page, board_query_names[i]));
    return link.length == 0 ? "?" : link.data;
}
