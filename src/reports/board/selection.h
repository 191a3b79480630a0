/* Selection: which rows of a board a reader asked for, and in which order.
 *
 * Pure. The page, CSV and XLSX show the same selection, so that a filtered page and its download
 * never differ. Filters add up: a row must pass all of them. */
#ifndef ATALAYA_REPORTS_BOARD_SELECTION_H
#define ATALAYA_REPORTS_BOARD_SELECTION_H

#include "reports/board/board_topics.h"

/* What is missing in the cut year. Codes are the words of addresses. */
enum board_gap {
    BOARD_GAP_NONE,
    BOARD_GAP_REPORT,       /* programmed and without a report */
    BOARD_GAP_VERIFICATION, /* recorded or analysed, and nobody verified it */
    BOARD_GAP_TYPE,         /* the accumulation type is to be confirmed */
    BOARD_GAP_COUNT,
};

/* Rows that have no figure to be ordered by stand last; equals stay in the plan's order. */
enum board_order {
    BOARD_ORDER_PLAN,
    BOARD_ORDER_WORST,      /* lowest pace first, then what has no report or an error */
    BOARD_ORDER_COMPLIANCE, /* lowest compliance of the year first */
    BOARD_ORDER_MISSING,    /* largest missing share of the four-year target first */
    BOARD_ORDER_NAME,       /* without regard to case and accents */
    BOARD_ORDER_COUNT,
};

struct board_filter {
    int64_t line_id;                 /* a línea (plan_node id); 0: all */
    const struct board_topic *topic; /* a priority topic; NULL: all */
    enum rating rating;              /* of the four years; RATING_NONE: all */
    enum accumulation_type type;
    enum board_gap gap;
    const char *responsible; /* NULL or "": all; otherwise the whole name */
    const char *text; /* in name, code, MGA code or unit, without regard to case and accents */
    enum board_order order;
};

struct board_selection {
    const struct board *board;
    struct board_filter filter;    /* with "" for NULL texts */
    bool is_filtered;              /* fewer rows may be shown than the board has */
    const struct board_row **rows; /* that pass, in order */
    size_t row_count;
    int product_count, result_count; /* of the rows */
    /* Sums of the rows that pass, as those of the whole board are made. */
    struct node_summary products, results;
};

/* Texts of the filter are borrowed. */
void board_select(struct arena *arena, const struct board *board, const struct board_filter *filter,
                  struct board_selection *selection);

/* Whether the row lacks what gap says; true for BOARD_GAP_NONE. */
bool board_row_has_gap(const struct board_row *row, int cut, enum board_gap gap);

const char *board_gap_code(enum board_gap gap); /* "reporte", "verificar", "tipo"; "" */
const char *
board_order_code(enum board_order order); /* "peor", "cumplimiento", "falta", "nombre" */
const char *board_order_label(enum board_order order); /* "Peor primero" … */

/* All different responsibles of a plan, by name, without "". */
size_t board_list_responsibles(struct arena *arena, const struct plan *plan, const char ***names);

/* The node above a row at a depth (1 línea, 2 componente, 3 programa); NULL where there is none. */
const struct plan_node *board_row_node(const struct board *board, const struct board_row *row,
                                       int depth);

#endif
