/* Bringing technical sheets back from a spreadsheet: /c/{council}/fichas/traer. */
#ifndef ATALAYA_WEB_PAGES_TECHNICAL_SHEETS_IMPORT_TECHNICAL_SHEETS_IMPORT_PAGE_H
#define ATALAYA_WEB_PAGES_TECHNICAL_SHEETS_IMPORT_TECHNICAL_SHEETS_IMPORT_PAGE_H

#include "web/pages/technical_sheets_import/sheet_preview.h"

struct technical_sheets_import_view {
    const struct page_context *page;
    const struct sheet_preview *preview; /* NULL: no file yet */
    const char *file_name;
};

void technical_sheets_import_render(struct strbuf *out,
                                    const struct technical_sheets_import_view *view);

#endif
