/* The control board: the matrix of the plan with filters as plain links and one form.
 *
 * Two tables share it: the usual one with the cut year and the four years (ten columns, styled by
 * their place, so that a row is short: 300 rows are a few kilobytes on the wire), and the one with
 * every figure of every year ("anios=todos"). */
#ifndef ATALAYA_WEB_PAGES_BOARD_BOARD_PAGE_H
#define ATALAYA_WEB_PAGES_BOARD_BOARD_PAGE_H

#include "web/board_query.h"

enum { BOARD_USUAL_COLUMNS = 10, BOARD_COLUMNS_PER_YEAR = 4, BOARD_OTHER_COLUMNS = 11 };

/* On a phone a card for each row makes a board of 94 indicators fifty screens high, so each group
 * waits closed behind a checkbox, which needs no script; wider screens and paper show everything.
 * No more rows than this are shown at once, and lists without groups come in parts of so many. */
enum { BOARD_OPEN_ROWS = 12 };

struct board_page_view {
    const struct page_context *page;
    const struct board_query *query;
    const struct board *board;
    const struct board_selection *selection;
    int ratings[RATING_COUNT]; /* how many indicators of the board have each */
    int gaps[BOARD_GAP_COUNT];
    const char *indicator_query; /* of links to indicators: "?corte=2024", or "" */
};

/* The rows of one of the two trees. */
struct board_section {
    const struct board_page_view *view;
    enum indicator_level level;
    const struct node_summary *summaries; /* of the plan and its nodes, without filters */
    const struct node_summary *shown;     /* of the rows that are shown */
    int count;
};

void board_render(struct strbuf *out, const struct board_page_view *view);

/* board_rows.html */
void board_render_rows(struct strbuf *out, const struct board_section *section);
int board_count_columns(const struct board_page_view *view);
/* The rows of the section that follow, from place on, in the same line of the plan. */
int board_count_line_rows(const struct board_section *section, size_t place);

#endif
