/* Board query: the board that a visitor asked for: cut, filters and order from the address, the
 * view from who asks. Shared by the pages that show or export the board. */
#ifndef ATALAYA_WEB_BOARD_QUERY_H
#define ATALAYA_WEB_BOARD_QUERY_H

#include "reports/board/board.h"
#include "reports/board/board_table.h"
#include "web/page.h"

/* What is missing, as a filter. */
enum board_gap { BOARD_GAP_NONE, BOARD_GAP_REPORT, BOARD_GAP_VERIFICATION, BOARD_GAP_TYPE };

struct board_query {
    struct board *board; /* NULL: the council follows no plan */
    int64_t line_id;     /* plan_node id; 0: all */
    enum rating rating;  /* of the four years; RATING_NONE: all */
    enum accumulation_type type;
    enum board_gap gap;
    const char *responsible; /* "" : all */
    const char *text;        /* what was searched for; "" : nothing */
    const char *folded_text;
    bool is_worst_first, has_all_years;
    const struct board_row **rows; /* that pass, in order */
    size_t row_count;
};

/* Reads the address and gathers the board. False: the failure was answered. */
bool board_query_load(struct page_context *page, struct board_query *query);

/* Whether a row passes the filters; context is the query. */
bool board_query_keeps(const struct board_row *row, const void *context);

/* "?corte=2025&ritmo=bajo": this query with one parameter set otherwise (value "" takes it away).
 */
const char *board_query_link(const struct page_context *page, const char *name, const char *value);

/* The word of a gap in the address: "reporte", "verificar", "tipo"; "" for none. */
const char *board_gap_code(enum board_gap gap);
bool board_row_has_gap(const struct board_row *row, int cut, enum board_gap gap);

#endif
