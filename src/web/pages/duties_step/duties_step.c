#include "web/pages/duties_step/duties_step_page.h"

#include <string.h>

#include "actions/assign_duties.h"
#include "web/councillor_form.h"

#include "base/banned.h"

static const char prefix[] = "actor_";

/* The letters in the fields "actor_17". */
static size_t read_letters(const struct page_context *page, struct typed_duty *items)
{
    const struct request_fields *form = &page->request->form;
    size_t count = 0;
    for (size_t i = 0; i < form->count; i++)
        if (strncmp(form->items[i].name, prefix, sizeof prefix - 1) == 0 &&
            request_parse_id(form->items[i].name + sizeof prefix - 1, &items[count].actor_id))
            items[count++].letters = form->items[i].value;
    return count;
}

const char *duties_step_letters(const struct duties_step_view *view, int64_t actor_id)
{
    if (!view->is_typed)
        return raci_code(duty_letter(view->held, actor_id));
    const char *name =
        arena_printf(view->duties.page->arena, "%s%lld", prefix, (long long)actor_id);
    return page_typed(view->duties.page, name);
}

static bool has_message(const struct duties_step_view *view, int64_t actor_id)
{
    const struct page_context *page = view->duties.page;
    return action_find_message(&page->action, arena_printf(page->arena, "%s%lld", prefix,
                                                           (long long)actor_id)) != NULL;
}

bool duties_step_is_first(const struct duties_step_view *view, const struct actor *actor)
{
    return !view->has_letters || duties_step_letters(view, actor->id)[0] != '\0' ||
           has_message(view, actor->id);
}

bool duties_step_is_offered(const struct duties_step_view *view, const struct actor *actor)
{
    return !actor->is_retired || duties_step_letters(view, actor->id)[0] != '\0';
}

size_t duties_step_count(const struct duties_step_view *view, bool is_first)
{
    const struct actor_list *all = &view->duties.book.actors;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++)
        count += duties_step_is_offered(view, &all->items[i]) &&
                 duties_step_is_first(view, &all->items[i]) == is_first;
    return count;
}

static bool load(struct page_context *page, struct duties_step_view *view)
{
    *view = (struct duties_step_view){.is_typed = page->request->method != HTTP_GET};
    if (!duty_view_load(page, &view->duties))
        return false;
    if (!follow_up_step_parse(page->parameters.code, &view->step)) {
        page_fail(page, 404);
        return false;
    }
    const struct duty_row *own = duty_find_row(&view->duties.book, view->duties.scope, view->step);
    view->version = own == NULL ? 0 : own->version;
    view->has_own = own != NULL && own->count > 0;
    view->held = duty_resolve(&view->duties.book, view->duties.scope, view->step);
    const struct actor_list *actors = &view->duties.book.actors;
    for (size_t i = 0; i < actors->count; i++)
        view->has_letters =
            view->has_letters || duties_step_letters(view, actors->items[i].id)[0] != '\0';
    return true;
}

static void show(struct page_context *page, bool is_conflict)
{
    static const char *const saved = "guardado";
    struct duties_step_view view;
    if (!load(page, &view))
        return;
    const char *done = request_query(page->request, "hecho");
    view.is_after_saving = done != NULL && strcmp(done, saved) == 0;
    view.is_changed_meanwhile = is_conflict;
    if (view.is_typed && !is_conflict)
        view.version = councillor_form_typed_id(page, "version");
    page_begin(
        page, &(struct layout){.title = follow_up_step_label(view.step), .section = "condiciones"});
    duties_step_render(&page->response->body, &view);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, false);
}

/* Back to the matrix, or on to the next step. */
static void go_on(struct page_context *page, struct duty_scope scope, bool gives_back)
{
    enum follow_up_step step = FOLLOW_UP_TARGETS;
    const struct duty_view view = {.page = page, .scope = scope};
    bool goes_on = page_typed(page, "sigue")[0] != '\0' && !gives_back &&
                   follow_up_step_parse(page->parameters.code, &step) && step + 1 < FOLLOW_UP_STEPS;
    const char *path =
        duty_view_path(page->arena, &view, goes_on ? follow_up_step_code(step + 1) : "");
    page_redirect(page, "%s%shecho=%s%s%s", path, strchr(path, '?') == NULL ? "?" : "&",
                  gives_back ? "quitado" : "guardado", goes_on ? "" : "#",
                  goes_on ? "" : page->parameters.code);
}

static void post(struct page_context *page)
{
    struct typed_duty *items =
        ARENA_NEW_ARRAY(page->arena, page->request->form.count + 1, struct typed_duty);
    bool gives_back = page_typed(page, "volver")[0] != '\0';
    const struct assign_duties input = {.scope = {councillor_form_typed_id(page, "tema"),
                                                  councillor_form_typed_id(page, "indicador")},
                                        .step = page->parameters.code,
                                        .version = councillor_form_typed_id(page, "version"),
                                        .items = items,
                                        .count = gives_back ? 0 : read_letters(page, items)};
    enum action_status status = assign_duties(&page->action, &input);
    if (status == ACTION_DONE)
        go_on(page, input.scope, gives_back);
    else if (!page_fail_for(page, status))
        show(page, status == ACTION_CONFLICT);
}

static const struct page_field fields[] = {{.name = "tema"},
                                           {.name = "indicador"},
                                           {.name = "version"},
                                           {.name = "volver"},
                                           {.name = "sigue"},
                                           {.name = "actor_", .is_repeated = true},
                                           {0}};

const struct page page_duties_step = {.path = "/c/{council}/roles/{code}",
                                      .capability = CAPABILITY_EDIT_DUTIES,
                                      .get = get,
                                      .post = post,
                                      .fields = fields};
