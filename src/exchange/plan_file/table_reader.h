/* Table reader: what reading one table keeps in mind from row to row. Private to table*.c. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_TABLE_READER_H
#define ATALAYA_EXCHANGE_PLAN_FILE_TABLE_READER_H

#include "exchange/plan_file/table.h"

/* Things that happen in many cells are told once for the sheet, with their number. */
struct table_tally {
    int count;
    struct cell_source first;
};

enum table_event {
    TABLE_ROUNDED,         /* more than 4 decimals */
    TABLE_PARTS_ADDED,     /* a year's figure is the sum of its quarters */
    TABLE_INHERITED,       /* a blank línea, componente or programa */
    TABLE_TOTALS,          /* rows of totals */
    TABLE_WITHOUT_NAME,    /* rows with figures and no name */
    TABLE_CONTINUED,       /* rows that belong to the indicator above */
    TABLE_NO_INDICATOR,    /* texts that are no indicator: signatures, notes */
    TABLE_NOT_APPLICABLE,  /* "N/A" as a year's target */
    TABLE_ACCOUNTING_ZERO, /* "$ -" */
    TABLE_EVENT_COUNT
};

struct table_reader {
    struct draft_builder *builder;
    const struct table_layout *layout;
    const struct table_options *options;
    enum figure_style *styles; /* by column, 1-based */
    bool *are_fractions;       /* official percentages of the column are 0..1 */
    const char *path[PLAN_DRAFT_LEVELS];
    const char *name_header; /* folded, to see repeated headers */
    struct table_tally tallies[TABLE_EVENT_COUNT];
};

void table_reader_count(struct table_reader *reader, enum table_event event, int row, int column);

/* Reads the figures of a row into the indicator. False when the row is left out (matrix only). */
bool table_reader_read_values(struct table_reader *reader, int row,
                              struct draft_indicator *indicator);

/* Reads type, sense and "includes the baseline" where they are written as codes. False when the row
 * is left out (matrix only: there an unknown word is a fault). */
bool table_reader_read_words(struct table_reader *reader, int row,
                             struct draft_indicator *indicator);

/* Adds a problem with the indicator's name. */
struct table_fault {
    enum problem_severity severity;
    const char *code;
    const char *text, *action;
};
void table_reader_add_fault(struct table_reader *reader, const struct draft_indicator *indicator,
                            struct cell_source source, const struct table_fault *fault);

#endif
