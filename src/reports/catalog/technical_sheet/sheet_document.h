/* Sheet document: a technical sheet on one or two pages, and the booklet of many with contents. */
#ifndef ATALAYA_REPORTS_CATALOG_TECHNICAL_SHEET_SHEET_DOCUMENT_H
#define ATALAYA_REPORTS_CATALOG_TECHNICAL_SHEET_SHEET_DOCUMENT_H

#include "reports/catalog/technical_sheet/sheet_book.h"
#include "reports/document.h"

struct sheet_paper {
    const char *council; /* who speaks */
    const char *created; /* "2026-04-15T12:00:00Z" */
    const char *subject; /* of a booklet: "Vías y movilidad", "Todo el plan" */
};

/* One sheet. */
struct document *sheet_document_one(struct arena *arena, const struct sheet_book *book,
                                    const struct sheet_entry *entry,
                                    const struct sheet_paper *paper);
/* Each sheet on a page of its own, grouped by line where they stand in the plan's order. */
struct document *sheet_document_booklet(struct arena *arena,
                                        const struct sheet_selection *selection,
                                        const struct sheet_paper *paper);

#endif
