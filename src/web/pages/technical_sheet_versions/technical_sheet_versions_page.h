/* Every version of a technical sheet with what changed: …/indicador/{id}/ficha/versiones. */
#ifndef ATALAYA_WEB_PAGES_TECHNICAL_SHEET_VERSIONS_TECHNICAL_SHEET_VERSIONS_PAGE_H
#define ATALAYA_WEB_PAGES_TECHNICAL_SHEET_VERSIONS_TECHNICAL_SHEET_VERSIONS_PAGE_H

#include "storage/technical_sheet_store.h"
#include "web/sheet_view.h"

struct technical_sheet_versions_view {
    const struct page_context *page;
    const struct indicator *indicator;
    struct sheet_version_list versions;
};

void technical_sheet_versions_render(struct strbuf *out,
                                     const struct technical_sheet_versions_view *view);

#endif
