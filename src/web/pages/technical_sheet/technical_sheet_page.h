/* The technical sheet of an indicator, present or as it was: /c/{council}/indicador/{id}/ficha. */
#ifndef ATALAYA_WEB_PAGES_TECHNICAL_SHEET_TECHNICAL_SHEET_PAGE_H
#define ATALAYA_WEB_PAGES_TECHNICAL_SHEET_TECHNICAL_SHEET_PAGE_H

#include "web/sheet_view.h"

struct technical_sheet_view {
    const struct page_context *page;
    const struct sheet_book *book;
    const struct sheet_entry *entry;
    const struct technical_sheet *sheet; /* that is shown */
    bool is_earlier;                     /* not the present version */
    const char *notice;
};

void technical_sheet_render(struct strbuf *out, const struct technical_sheet_view *view);

#endif
