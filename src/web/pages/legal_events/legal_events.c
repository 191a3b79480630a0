#include "web/pages/legal_events/legal_events_page.h"

#include <string.h>

#include "base/banned.h"

static const char prefix[] = "fecha_";

const struct work_activity *legal_events_accepted(const struct legal_events_view *view,
                                                  const struct legal_event *event)
{
    for (size_t i = 0; i < view->plan.activities.count; i++)
        if (strcmp(view->plan.activities.items[i].legal_code, event->code) == 0)
            return &view->plan.activities.items[i];
    return NULL;
}

bool legal_events_is_marked(const struct legal_events_view *view, const struct legal_event *event)
{
    const struct page_context *page = view->plan.page;
    const char *field = arena_printf(page->arena, "%s%s", prefix, event->code);
    return view->has_typed ? page_typed(page, field)[0] != '\0'
                           : date_compare(event->end, page->today) >= 0;
}

static void show(struct page_context *page)
{
    struct legal_events_view view = {.has_typed = page->request->method == HTTP_POST};
    if (!work_plan_view_load(page, &view.plan))
        return;
    view.events = legal_calendar_compute(page->arena, view.plan.rule.office_date);
    page_begin(page, &(struct layout){.title = "Calendario legal", .section = "condiciones"});
    legal_events_render(&page->response->body, &view);
    page_end(page);
}

static void post(struct page_context *page)
{
    const struct request_fields *form = &page->request->form;
    const char **codes = ARENA_NEW_ARRAY(page->arena, form->count + 1, const char *);
    size_t count = 0, added = 0;
    for (size_t i = 0; i < form->count; i++)
        if (strncmp(form->items[i].name, prefix, sizeof prefix - 1) == 0)
            codes[count++] = form->items[i].name + sizeof prefix - 1;
    enum action_status status =
        accept_legal_events(&page->action, &(struct accept_events){codes, count}, &added);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/plan-de-trabajo?hecho=fechas", page->council->code);
    } else if (!page_fail_for(page, status)) {
        page->response->status = 422;
        show(page);
    }
}

static const struct page_field fields[] = {{.name = prefix, .is_repeated = true}, {0}};

const struct page page_legal_events = {.path = "/c/{council}/plan-de-trabajo/calendario-legal",
                                       .capability = CAPABILITY_EDIT_WORK_PLAN,
                                       .get = show,
                                       .post = post,
                                       .fields = fields};
