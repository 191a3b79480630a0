/* Table: reads the rows of a sheet as indicators by its layout.
 *
 * Shared by all formats: blank rows, titles between rows, totals, repeated headers and signatures
 * are told from indicators; texts merged downwards or left blank are inherited; every number keeps
 * its cell and what could not be read becomes a problem. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_TABLE_H
#define ATALAYA_EXCHANGE_PLAN_FILE_TABLE_H

#include "exchange/plan_file/draft_builder.h"
#include "exchange/plan_file/figure.h"
#include "exchange/plan_file/layout.h"

struct table_options {
    const char *line;        /* of the rows without a column of lines; NULL: none */
    const char *responsible; /* the same; NULL: unknown */
    bool inherits;           /* a blank línea, componente or programa is the one above */
    enum indicator_level level;
    bool is_level_known;
    int sheet_index;
};

/* Reads one table. draft->first_year and year_count are set before. Answers the indicators added.
 */
int table_read(struct draft_builder *builder, const struct table_layout *layout,
               const struct table_options *options);

#endif
