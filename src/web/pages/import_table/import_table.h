/* Bringing the plan, when the table is of another kind: saying which column is what. */
#ifndef ATALAYA_WEB_PAGES_IMPORT_TABLE_IMPORT_TABLE_H
#define ATALAYA_WEB_PAGES_IMPORT_TABLE_IMPORT_TABLE_H

#include "exchange/plan_file/mapped/mapping_table.h"
#include "web/import_file.h"

struct import_table_view {
    const struct page_context *page;
    struct import_file file;
    struct mapping_table table;
    const char *const *years; /* by column of the table: what was typed, or proposed */
    bool is_kept;             /* for the council's next files */
};

void import_table_render(struct strbuf *out, const struct import_table_view *view);

#endif
