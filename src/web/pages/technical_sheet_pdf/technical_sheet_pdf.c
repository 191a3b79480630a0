/* The technical sheet of an indicator as PDF. */
#include "base/env.h"
#include "reports/catalog/technical_sheet/sheet_document.h"
#include "reports/formats/pdf/report_pdf.h"
#include "web/sheet_view.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    char now[ENV_TIMESTAMP_SIZE];
    struct sheet_book *book = NULL;
    const struct sheet_entry *entry = NULL;
    if (!sheet_view_load(page, &book, &entry))
        return;
    env_now_iso(now);
    const struct sheet_paper paper = {.council = page->council->name, .created = now};
    const struct document *document = sheet_document_one(page->arena, book, entry, &paper);
    if (!report_pdf_render(&page->response->body, document, REPORT_PDF_A4, &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    page->response->content_type = "application/pdf";
    response_set_file_name(
        page->response, page->arena,
        arena_printf(page->arena, "ficha-%s-%s.pdf", page->council->code, entry->indicator->code));
}

const struct page page_technical_sheet_pdf = {.path = "/c/{council}/indicador/{id}/ficha.pdf",
                                              .capability = CAPABILITY_VIEW_PUBLIC,
                                              .get = get,
                                              .is_cached = true,
                                              .is_costly = true};
