/* Document table: rows of exact cells under named columns, the same for every format.
 *
 * Columns say what their cells are; cells hold values. A table knows no colours, widths in points
 * or letters of spreadsheet columns. document_cell_format gives the one es-CO text of a cell that
 * HTML, PDF and text show and that CSV shows in its es-CO form. */
#ifndef ATALAYA_REPORTS_DOCUMENT_TABLE_H
#define ATALAYA_REPORTS_DOCUMENT_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "reports/chart/symbol.h"

enum document_column_kind {
    DOCUMENT_COLUMN_TEXT,
    DOCUMENT_COLUMN_NUMBER,  /* quantities, exact: never rounded */
    DOCUMENT_COLUMN_PERCENT, /* percentages, rounded half away from zero to decimals */
    DOCUMENT_COLUMN_STATE,
    DOCUMENT_COLUMN_BAR, /* progress as a micro bar with a tick where it should be */
};

struct document_column {
    const char *key;        /* ASCII word for formulas and CSV: "ejecutado_2025"; NULL: none */
    const char *label;      /* header: "Ejecutado" */
    const char *group;      /* header above several columns: "Año 2025"; NULL: none */
    const char *card_label; /* label on a phone's card; NULL: label */
    enum document_column_kind kind;
    int decimals;        /* numbers: at least so many; percentages and bars: exactly; usually 1 */
    int weight;          /* share of the width on paper and in the sheet; 0: by kind */
    bool hidden_on_card; /* left out on a phone's card */
    bool is_row_header;  /* names its row (normally the first column) */
};

enum document_cell_kind {
    DOCUMENT_CELL_EMPTY, /* shown as nothing */
    DOCUMENT_CELL_TEXT,
    DOCUMENT_CELL_NUMBER,
    DOCUMENT_CELL_PERCENT,
    DOCUMENT_CELL_STATE,
    DOCUMENT_CELL_BAR,
};

struct document_cell {
    enum document_cell_kind kind;
    const char *text;      /* text, or a state's word */
    const char *note;      /* small words after the value: a unit, "Más de lo programado" */
    const char *href;      /* http, https, mailto or a path of this site; NULL for none */
    struct quantity value; /* number; percentage with four decimals: 81 % is 810000 */
    struct quantity due;   /* bars: percentage that was due */
    enum chart_symbol symbol;
    const char *formula; /* XLSX: live formula, see document_table_add_row; NULL: the value */
    bool is_strong;
};

enum document_row_kind { DOCUMENT_ROW_DATA, DOCUMENT_ROW_GROUP, DOCUMENT_ROW_TOTAL };

struct document_row {
    enum document_row_kind kind;
    struct document_cell *cells; /* as many as columns; a group row uses cells[0] (text, note) */
    struct document_row *next;
    int level; /* group rows: 0 is the outermost */
};

struct document_table_head {
    const char *caption;    /* the reading of the table */
    const char *subtitle;   /* legend: "NP: ese año no tenía meta." */
    const char *sheet_name; /* XLSX: at most 31 characters; NULL: "Tabla 1" */
    const struct document_column *columns;
    size_t column_count;
    bool is_wide; /* landscape in XLSX and PDF; many columns */
};

struct document_table {
    struct document_table_head head;
    int number; /* "Tabla 3" */
    const char *anchor;
    struct document_row *first;
    struct document_row *last;
    size_t row_count;
    struct arena *arena;
};

/* A table outside a document (a CSV or XLSX export alone). The columns are borrowed. */
struct document_table *document_table_create(struct arena *arena,
                                             const struct document_table_head *head);

/* Adds a row with column_count empty cells and answers them, to be filled at once.
 * A cell's formula is a template for spreadsheets: {key} is the cell of that column in this row,
 * {key:all} all data rows of the column, {key:group} the data rows since the last group row; column
 * keys come from the head. The value stays as what a program that does not compute shows.
 *     "IF(N({programado})=0,\"\",{ejecutado}/{programado})" */
struct document_cell *document_table_add_row(struct document_table *table,
                                             enum document_row_kind kind);

/* Adds a heading row through the whole width: "Vías y vivienda", "2 de 2 reportados". */
void document_table_add_group(struct document_table *table, int level, const char *text,
                              const char *note);

static inline struct document_cell document_cell_text(const char *text)
{
    return (struct document_cell){.kind = DOCUMENT_CELL_TEXT, .text = text};
}

static inline struct document_cell document_cell_number(struct quantity value)
{
    return (struct document_cell){.kind = DOCUMENT_CELL_NUMBER, .value = value};
}

static inline struct document_cell document_cell_percent(struct quantity percent)
{
    return (struct document_cell){.kind = DOCUMENT_CELL_PERCENT, .value = percent};
}

static inline struct document_cell document_cell_state(enum chart_symbol symbol, const char *word)
{
    return (struct document_cell){.kind = DOCUMENT_CELL_STATE, .symbol = symbol, .text = word};
}

static inline struct document_cell document_cell_bar(struct quantity progress, struct quantity due)
{
    return (struct document_cell){.kind = DOCUMENT_CELL_BAR, .value = progress, .due = due};
}

/* The cell in words, es-CO, without its note: "0,81", "81,0 %" (with a no-break space), "Bajo",
 * "20,3 % de 50,0 %"; "NP" for not programmed, "–" for missing. decimals as in the column. */
const char *document_cell_format(const struct document_cell *cell, int decimals,
                                 struct arena *arena);

/* value_e4 rounded half away from zero to decimals (0 to 4), still in ten-thousandths.
 *     2025 (0.2025) to 1 decimal -> 2000;  2500 (0.25) -> 3000;  -2500 -> -3000 */
int64_t document_round_e4(int64_t value_e4, int decimals);

/* True for http:, https:, mailto: (any case). What else a link may be is refused by the writers. */
bool document_is_safe_link(const char *href);

/* Whether any column has a group, so that the header has two rows. */
bool document_table_has_groups(const struct document_table *table);
/* How many columns from first on share its group (1 where it has none). */
size_t document_table_group_span(const struct document_table *table, size_t first);
/* Index of the column with that key (length bytes); column_count where there is none. */
size_t document_table_find_column(const struct document_table *table, const char *key,
                                  size_t length);

#endif
