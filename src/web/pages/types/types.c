#include "web/pages/types/types_page.h"

#include "actions/confirm_types.h"
#include "storage/plan_store.h"

#include "base/banned.h"

static bool load(struct page_context *page, struct types_view *view)
{
    struct error *error = &page->action.error;
    struct object_key key = {page->council->id, 0};
    struct plan *plan = NULL;
    *view = (struct types_view){.page = page};
    if (!plan_store_find_current(page->database, key.council_id, &key.id, error) ||
        (key.id != 0 && !plan_store_load(page->database, key, page->arena, &plan, error)))
        return page_fail_with(page, error);
    if (plan == NULL)
        return true;
    view->indicators = ARENA_NEW_ARRAY(page->arena, TYPES_PER_PAGE, const struct indicator *);
    for (size_t i = 0; i < plan->indicator_count; i++) {
        if (plan->indicators[i].type_confirmed)
            continue;
        if (view->count < TYPES_PER_PAGE)
            view->indicators[view->count++] = &plan->indicators[i];
        view->total++;
    }
    return true;
}

static void show(struct page_context *page)
{
    struct types_view view;
    if (!load(page, &view))
        return;
    page_begin(page, &(struct layout){.title = "Tipos por confirmar", .section = "condiciones"});
    types_render(&page->response->body, &view);
    page_end(page);
}

/* "si_17" marks indicator 17; "tipo_17" is its type. */
static size_t read_choices(struct page_context *page, struct confirm_type *items)
{
    size_t count = 0;
    const struct request_fields *form = &page->request->form;
    for (size_t i = 0; i < form->count; i++) {
        int64_t id = 0;
        const char *name = form->items[i].name;
        if (name[0] != 's' || name[1] != 'i' || name[2] != '_' ||
            !request_parse_id(name + 3, &id) || count == TYPES_PER_PAGE)
            continue;
        const char *type = page_typed(page, arena_printf(page->arena, "tipo_%s", name + 3));
        items[count] = (struct confirm_type){.indicator_id = id};
        accumulation_type_parse(type, &items[count].type);
        count++;
    }
    return count;
}

static void post(struct page_context *page)
{
    struct confirm_type *items = ARENA_NEW_ARRAY(page->arena, TYPES_PER_PAGE, struct confirm_type);
    const struct confirm_types input = {items, read_choices(page, items)};
    enum action_status status = confirm_types(&page->action, &input);
    if (page_fail_for(page, status))
        return;
    if (status == ACTION_CONFLICT) {
        page_fail(page, 409);
    } else if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/tipos?listo=tipos", page->council->code);
    } else {
        show(page);
    }
}

static const struct page_field fields[] = {
    {.name = "si_", .is_repeated = true}, {.name = "tipo_", .is_repeated = true}, {0}};

const struct page page_types = {.path = "/c/{council}/tipos",
                                .capability = CAPABILITY_CONFIRM_TYPES,
                                .get = show,
                                .post = post,
                                .fields = fields};
