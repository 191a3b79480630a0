/* The booklet of technical sheets as PDF, with the filters of the list. */
#include "base/env.h"
#include "reports/catalog/technical_sheet/sheet_document.h"
#include "reports/formats/pdf/report_pdf.h"
#include "web/sheet_view.h"

#include "base/banned.h"

static const char *find_subject(const struct page_context *page, const struct sheet_book *book,
                                const struct sheet_choice *choice)
{
    const struct priority_topic *topic = sheet_book_find_topic(book, choice->topic_id);
    const struct plan_node *line = plan_find_node(book->plan, choice->line_id);
    if (topic != NULL)
        return arena_printf(page->arena, "Tema: %s", topic->name);
    return line != NULL ? line->name : book->plan->name;
}

static void get(struct page_context *page)
{
    char now[ENV_TIMESTAMP_SIZE];
    struct sheet_selection selection;
    struct sheet_paper paper = {.council = page->council->name, .created = now};
    if (!sheet_view_select(page, &selection))
        return;
    const struct sheet_choice choice = sheet_view_choice(page);
    env_now_iso(now);
    paper.subject = find_subject(page, selection.book, &choice);
    const struct document *document = sheet_document_booklet(page->arena, &selection, &paper);
    if (!report_pdf_render(&page->response->body, document, REPORT_PDF_A4, &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    page->response->content_type = "application/pdf";
    response_set_file_name(page->response, page->arena,
                           arena_printf(page->arena, "fichas-%s.pdf", page->council->code));
}

const struct page page_technical_sheets_pdf = {.path = "/c/{council}/fichas.pdf",
                                               .capability = CAPABILITY_VIEW_PUBLIC,
                                               .get = get,
                                               .is_cached = true,
                                               .is_costly = true};
