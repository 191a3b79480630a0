#include "web/pages/report/report_page.h"

#include "web/report_view.h"

#include "base/banned.h"

static bool load_newer(struct page_context *page, struct report_view *view)
{
    const struct object_key key = {page->council->id, view->report->superseded_by};
    struct report_record *newer = NULL;
    if (key.id == 0)
        return true;
    if (!report_store_load(page->database, key, page->arena, &newer, &page->action.error))
        return page_fail_with(page, &page->action.error);
    view->newer = newer;
    return true;
}

static bool load(struct page_context *page, struct report_view *view)
{
    struct report_record *report = NULL;
    struct pronouncement pronouncement;
    struct report_file_list *files = ARENA_NEW(page->arena, struct report_file_list);
    struct error *error = &page->action.error;
    if (!report_view_load(page, &report))
        return false;
    const struct object_key key = {report->council_id, report->id};
    view->report = report;
    view->files = files;
    if (!load_newer(page, view))
        return false;
    if (!report_view_read(page, report, &pronouncement, error) ||
        !report_store_list_files(page->database, key, page->arena, files, error))
        return page_fail_with(page, error);
    if (pronouncement.board != NULL)
        view->document = pronouncement_compose(page->arena, &pronouncement);
    return true;
}

static void get(struct page_context *page)
{
    struct report_view view = {.page = page};
    if (!load(page, &view))
        return;
    page_begin(page, &(struct layout){.title = view.report->title, .section = "informes"});
    report_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_report = {.path = "/c/{council}/informes/{id}",
                                 .capability = CAPABILITY_VIEW_PUBLIC,
                                 .get = get,
                                 .is_cached = true};
