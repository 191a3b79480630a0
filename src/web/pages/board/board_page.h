/* The control board: the matrix of the plan with filters as plain links. */
#ifndef ATALAYA_WEB_PAGES_BOARD_BOARD_PAGE_H
#define ATALAYA_WEB_PAGES_BOARD_BOARD_PAGE_H

#include "web/board_query.h"

struct board_page_view {
    const struct page_context *page;
    const struct board_query *query;
    int ratings[RATING_COUNT]; /* how many indicators have each, without the filter of ratings */
    int gaps[BOARD_GAP_TYPE + 1];
    int behind, with_band; /* of all products */
};

/* One tree's rows, with group heads where the order is the plan's. */
struct board_section {
    const struct board_page_view *view;
    enum indicator_level level;
    const struct node_summary *summaries;
    int count; /* rows of this level that pass */
};

void board_render(struct strbuf *out, const struct board_page_view *view);

#endif
