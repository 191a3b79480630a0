#include "web/pages/report_new/report_new_page.h"

#include "actions/report_draft.h"
#include "storage/plan_store.h"

#include "base/banned.h"

static bool load_years(struct page_context *page, struct report_new_view *view)
{
    struct object_key key = {page->council->id, 0};
    struct plan *plan = NULL;
    if (!plan_store_find_current(page->database, key.council_id, &key.id, &page->action.error) ||
        (key.id != 0 &&
         !plan_store_load(page->database, key, page->arena, &plan, &page->action.error)))
        return page_fail_with(page, &page->action.error);
    struct form_option *years =
        ARENA_NEW_ARRAY(page->arena, PLAN_MAX_YEARS + 1, struct form_option);
    view->years = years;
    for (int i = 0; plan != NULL && i < plan->year_count; i++) {
        const char *year = arena_printf(page->arena, "%d", plan->first_year + i);
        years[i] = (struct form_option){.value = year, .label = year};
        if (plan->first_year + i < page->today.year)
            view->year = year;
    }
    return true;
}

static void show(struct page_context *page)
{
    struct report_new_view view = {.page = page, .year = "", .title = page_typed(page, "titulo")};
    if (!load_years(page, &view))
        return;
    if (page_typed(page, "corte")[0] != '\0')
        view.year = page_typed(page, "corte");
    page_begin(page, &(struct layout){.title = "Pronunciamiento nuevo", .section = "informes"});
    report_new_render(&page->response->body, &view);
    page_end(page);
}

static void post(struct page_context *page)
{
    int64_t year = 0, report_id = 0;
    if (!request_parse_id(page_typed(page, "corte"), &year) || year > 9999)
        year = 0;
    const struct create_report input = {.cut_year = (int)year, .title = page_typed(page, "titulo")};
    enum action_status status = create_report(&page->action, &input, &report_id);
    if (page_fail_for(page, status))
        return;
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/informes/%lld/editar?listo=empezado", page->council->code,
                      (long long)report_id);
        return;
    }
    show(page);
}

static const struct page_field fields[] = {
    {.name = "corte", .is_required = true}, {.name = "titulo"}, {0}};

const struct page page_report_new = {.path = "/c/{council}/informes/nuevo",
                                     .capability = CAPABILITY_EDIT_REPORT,
                                     .get = show,
                                     .post = post,
                                     .fields = fields};
