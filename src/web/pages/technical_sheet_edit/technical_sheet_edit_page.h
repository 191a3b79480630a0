/* Filling the technical sheet of an indicator on one page: …/indicador/{id}/ficha/editar. */
#ifndef ATALAYA_WEB_PAGES_TECHNICAL_SHEET_EDIT_TECHNICAL_SHEET_EDIT_PAGE_H
#define ATALAYA_WEB_PAGES_TECHNICAL_SHEET_EDIT_TECHNICAL_SHEET_EDIT_PAGE_H

#include "web/sheet_view.h"

struct technical_sheet_edit_view {
    const struct page_context *page;
    const struct sheet_entry *entry; /* as it is stored now */
    int64_t version;                 /* that this form would follow */
    const char *values[SHEET_FIELDS];
    bool is_changed_meanwhile; /* what another person saved is shown beside */
};

void technical_sheet_edit_render(struct strbuf *out, const struct technical_sheet_edit_view *view);

#endif
