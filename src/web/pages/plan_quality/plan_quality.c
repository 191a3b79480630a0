#include "web/pages/plan_quality/plan_quality_page.h"

#include "web/quality_view.h"

#include "base/banned.h"

/* False: the address names a kind that does not exist. */
static bool choose_kind(const struct page_context *page, struct plan_quality_view *view)
{
    const char *code = request_query(page->request, "hallazgo");
    view->is_one_kind = code != NULL && code[0] != '\0';
    return !view->is_one_kind || finding_kind_parse(code, &view->kind);
}

static void choose_page(const struct page_context *page, struct plan_quality_view *view)
{
    int64_t number = 0;
    const char *typed = request_query(page->request, "pagina");
    size_t count = view->is_one_kind ? view->quality.counts[view->kind] : 0;
    view->page_count = (int)((count + PLAN_QUALITY_PER_PAGE - 1) / PLAN_QUALITY_PER_PAGE);
    if (typed == NULL || !request_parse_id(typed, &number) || number > view->page_count)
        number = 1;
    view->page_number = (int)number;
}

static void get(struct page_context *page)
{
    struct plan_quality_view view = {.page = page};
    if (!choose_kind(page, &view)) {
        page_fail(page, 404);
        return;
    }
    if (!quality_view_load(page, &view.quality))
        return;
    if (view.quality.plan != NULL)
        choose_page(page, &view);
    page_begin(page, &(struct layout){.title = view.is_one_kind ? finding_kind_title(view.kind)
                                                                : "Calidad del plan",
                                      .section = "condiciones"});
    plan_quality_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_plan_quality = {
    .path = "/c/{council}/calidad", .capability = CAPABILITY_VIEW_COUNCIL, .get = get};
