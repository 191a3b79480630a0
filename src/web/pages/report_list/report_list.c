#include "web/pages/report_list/report_list_page.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct report_list_view view = {.page = page,
                                    .can_edit = page_can(page, CAPABILITY_EDIT_REPORT)};
    if (!report_store_list(page->database, page->council->id, page->arena, &view.reports,
                           &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    for (size_t i = 0; i < view.reports.count; i++)
        if (view.reports.items[i].is_approved)
            view.approved_count++;
        else
            view.draft_count++;
    page_begin(page, &(struct layout){.title = "Informes",
                                      .section = "informes",
                                      .description = "Lo que el consejo dice cada año sobre el "
                                                     "plan de desarrollo."});
    report_list_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_report_list = {.path = "/c/{council}/informes",
                                      .capability = CAPABILITY_VIEW_PUBLIC,
                                      .get = get,
                                      .is_cached = true};
