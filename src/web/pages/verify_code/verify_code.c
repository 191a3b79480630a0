#include "web/pages/verify_code/verify_code_page.h"

#include "security/crockford.h"

#include "base/banned.h"

static bool load(struct page_context *page, struct verify_code_view *view)
{
    char code[CROCKFORD_CODE_SIZE];
    struct report_record *report = NULL, *newer = NULL;
    struct error *error = &page->action.error;
    if (!crockford_parse(view->typed, code))
        return true;
    if (!report_store_find_by_code(page->database, code, page->arena, &report, error))
        return page_fail_with(page, error);
    view->report = report;
    if (report == NULL)
        return true;
    const struct object_key key = {report->council_id, report->superseded_by};
    if (!report_proof_check_bytes(page->database, report, page->arena, &view->proof, error) ||
        (key.id != 0 && !report_store_load(page->database, key, page->arena, &newer, error)))
        return page_fail_with(page, error);
    view->newer = newer;
    return true;
}

static void get(struct page_context *page)
{
    struct verify_code_view view = {.page = page, .typed = page->parameters.code};
    if (!load(page, &view))
        return;
    page_begin(page, &(struct layout){.title = "Comprobar un informe"});
    verify_code_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_verify_code = {
    .path = "/v/{code}", .capability = CAPABILITY_VIEW_PUBLIC, .get = get, .is_cached = true};
