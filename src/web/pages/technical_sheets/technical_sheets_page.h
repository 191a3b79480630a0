/* The technical sheets of the plan, with how complete each is: /c/{council}/fichas. */
#ifndef ATALAYA_WEB_PAGES_TECHNICAL_SHEETS_TECHNICAL_SHEETS_PAGE_H
#define ATALAYA_WEB_PAGES_TECHNICAL_SHEETS_TECHNICAL_SHEETS_PAGE_H

#include "web/sheet_view.h"

struct technical_sheets_view {
    const struct page_context *page;
    const struct sheet_book *book; /* NULL: no plan yet */
    struct sheet_choice choice;
    struct sheet_selection selection;
    const char *query; /* of the address, for the files */
    const char *notice;
};

void technical_sheets_render(struct strbuf *out, const struct technical_sheets_view *view);

#endif
