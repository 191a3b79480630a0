#include "web/pages/actor_proposals/actor_proposals_page.h"

#include <string.h>

#include "base/banned.h"

static size_t read_codes(const struct page_context *page, const char **codes)
{
    const struct request_fields *form = &page->request->form;
    size_t count = 0;
    for (size_t i = 0; i < form->count; i++)
        if (strcmp(form->items[i].name, "propuesta") == 0)
            codes[count++] = form->items[i].value;
    return count;
}

bool actor_proposals_is_marked(const struct actor_proposals_view *view, const char *code)
{
    for (size_t i = 0; i < view->marked_count; i++)
        if (strcmp(view->marked[i], code) == 0)
            return true;
    return view->page->request->method == HTTP_GET;
}

static void show(struct page_context *page)
{
    struct duty_view duties;
    struct actor_proposals_view view = {.page = page};
    if (!duty_view_load(page, &duties))
        return;
    duty_propose(page->arena, &duties.book, &duties.new_offices, &view.proposals);
    view.marked = ARENA_NEW_ARRAY(page->arena, page->request->form.count + 1, const char *);
    view.marked_count = read_codes(page, view.marked);
    page_begin(page, &(struct layout){.title = "Actores propuestos", .section = "condiciones"});
    actor_proposals_render(&page->response->body, &view);
    page_end(page);
}

static void post(struct page_context *page)
{
    const char **codes = ARENA_NEW_ARRAY(page->arena, page->request->form.count + 1, const char *);
    size_t count = read_codes(page, codes), added = 0;
    enum action_status status = add_proposed_actors(&page->action, codes, count, &added);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/actores?hecho=agregados", page->council->code);
    else if (!page_fail_for(page, status))
        show(page);
}

static const struct page_field fields[] = {{.name = "propuesta", .is_repeated = true}, {0}};

const struct page page_actor_proposals = {.path = "/c/{council}/actores/propuestos",
                                          .capability = CAPABILITY_EDIT_DUTIES,
                                          .get = show,
                                          .post = post,
                                          .fields = fields};
