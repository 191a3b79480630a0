/* Board query: the board that a visitor asked for: cut, weights, filters and order from the
 * address, the view from who asks. Shared by the pages that show or export the board, so that all
 * of them honour the same address. What is not understood in it is passed over. */
#ifndef ATALAYA_WEB_BOARD_QUERY_H
#define ATALAYA_WEB_BOARD_QUERY_H

#include "reports/board/selection.h"
#include "web/page.h"

struct board_query {
    const struct board *board; /* NULL: the council follows no plan */
    struct board_selection selection;
    bool has_all_years;         /* "anios=todos": every figure of every year */
    struct board_topics topics; /* that the visitor may see */
    bool has_topic_groups;      /* "grupos=tema" */
    int group_depth;            /* group heads down to línea (1), componente (2) or programa (3) */
    bool has_cut;               /* the address names the cut year */
};

/* Reads the address and gathers the board. False: the failure was answered. */
bool board_query_load(struct page_context *page, struct board_query *query);

/* The parameters of the address, in the order in which links write them, ended by NULL. */
extern const char *const board_query_names[];
/* What the address says; "" for nothing. */
const char *board_query_value(const struct page_context *page, const char *name);

/* "?corte=2025&ritmo=bajo": this query with one parameter set otherwise (value "" takes it away).
 */
const char *board_query_link(const struct page_context *page, const char *name, const char *value);

#endif
