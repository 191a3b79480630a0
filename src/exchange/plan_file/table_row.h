/* Table row: what a row of a table is, before its figures are read. Private to table*.c. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_TABLE_ROW_H
#define ATALAYA_EXCHANGE_PLAN_FILE_TABLE_ROW_H

#include "exchange/plan_file/table_reader.h"

enum table_row_kind {
    TABLE_ROW_INDICATOR,
    TABLE_ROW_BLANK,
    TABLE_ROW_TITLE, /* a text between rows: "Componente: Vías" */
    TABLE_ROW_TOTAL,
    TABLE_ROW_HEADER,    /* the header again */
    TABLE_ROW_CONTINUED, /* shares the name of the row above by a merged cell */
    TABLE_ROW_NAMELESS,  /* figures without a name */
    TABLE_ROW_OTHER,     /* a name and nothing else: a signature, a note */
};

enum table_row_kind table_row_classify(const struct table_reader *reader, int row);

/* The text of the column with this meaning, collapsed, as it shows (merged cells); "" if none. */
const char *table_row_text(const struct table_reader *reader, int row, enum column_meaning meaning);

/* Takes a title row as línea, componente or programa of what follows. */
void table_row_take_title(struct table_reader *reader, int row);

#endif
