#include "web/pages/weights_edit/weights_edit_page.h"

#include <string.h>

#include "actions/save_weights.h"
#include "storage/plan_store.h"

#include "base/banned.h"

static bool load(struct page_context *page, struct weights_edit_view *view)
{
    struct object_key key = {page->council->id, 0};
    struct plan *plan = NULL;
    struct weight_group_list groups = {0};
    struct error *error = &page->action.error;
    if (!plan_store_find_current(page->database, key.council_id, &key.id, error) ||
        (key.id != 0 && !plan_store_load(page->database, key, page->arena, &plan, error)))
        return page_fail_with(page, error);
    if (plan != NULL)
        weight_group_list(page->arena, plan, &groups);
    view->group = weight_group_find(&groups, page->parameters.code);
    if (view->group == NULL)
        page_fail(page, 404);
    return view->group != NULL;
}

static void show(struct page_context *page, bool is_form, bool is_conflict)
{
    struct weights_edit_view view = {.page = page, .is_form = is_form, .is_conflict = is_conflict};
    if (!load(page, &view))
        return;
    if (is_form)
        page->response->status = is_conflict ? 409 : 422;
    page_begin(page, &(struct layout){.title = view.group->members, .section = "condiciones"});
    weights_edit_render(&page->response->body, &view);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, false, false);
}

static void post(struct page_context *page)
{
    static const char prefix[] = "peso_";
    const struct request_fields *form = &page->request->form;
    struct typed_weight *items = ARENA_NEW_ARRAY(page->arena, form->count, struct typed_weight);
    struct save_weights input = {
        .group_code = page->parameters.code, .mark = page_typed(page, "marca"), .items = items};
    for (size_t i = 0; i < form->count; i++) {
        const char *name = form->items[i].name;
        int64_t id = 0;
        if (strncmp(name, prefix, sizeof prefix - 1) == 0 &&
            request_parse_id(name + sizeof prefix - 1, &id))
            items[input.count++] = (struct typed_weight){id, page_typed(page, name)};
    }
    enum action_status status = save_weights(&page->action, &input);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/pesos?hecho=si", page->council->code);
    else if (!page_fail_for(page, status))
        show(page, true, status == ACTION_CONFLICT);
}

enum { MARK_MAX_BYTES = 20000 };

static const struct page_field fields[] = {{.name = "peso_", .max_bytes = 40, .is_repeated = true},
                                           {.name = "marca", .max_bytes = MARK_MAX_BYTES},
                                           {0}};

const struct page page_weights_edit = {.path = "/c/{council}/pesos/{code}",
                                       .capability = CAPABILITY_WEIGH_PLAN,
                                       .get = get,
                                       .post = post,
                                       .fields = fields};
