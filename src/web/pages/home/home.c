#include "web/pages/home/home.h"

#include "base/env.h"
#include "web/site.h"

#include "base/banned.h"

static const struct layout layout = {
    .title = "Consejos",
    .section = "inicio",
    .description =
        "Cómo va el plan de desarrollo de cada municipio, según su consejo de planeación."};

static void show_public(struct page_context *page, const struct council_overview_list *councils)
{
    if (councils->count == 1) {
        page_redirect(page, "/c/%s", councils->items[0].code);
        return;
    }
    page_begin(page, &layout);
    home_render_public(&page->response->body, councils);
    page_end(page);
}

static int progress_of(const struct council_overview *council)
{
    return (council->member_count > 0 ? 2 : council->invitation_count > 0) +
           (council->has_plan ? 3 : 0);
}

static void look_at_start(struct home_view *view)
{
    for (size_t i = 0; i < view->councils.count; i++) {
        const struct council_overview *council = &view->councils.items[i];
        if (view->first == NULL || progress_of(council) > progress_of(view->first))
            view->first = council;
    }
    if (view->first == NULL)
        return;
    view->has_invited = view->first->member_count > 0 || view->first->invitation_count > 0;
    view->has_plan = view->first->has_plan;
}

/* Who has one council and nothing to be told goes to its work. */
static bool goes_on(struct page_context *page, const struct home_view *view)
{
    const char *council = NULL;
    struct page_parameters parameters;
    if (view->own.is_administrator || view->recommends_second_step || view->own.councils.count != 1)
        return false;
    const char *code = view->own.councils.items[0].council_code;
    const char *work = arena_printf(page->arena, "/c/%s/mi-trabajo", code);
    if (page_find(page->arena, work, &council, &parameters) != NULL)
        page_redirect(page, "%s", work);
    else
        page_redirect(page, "/c/%s", code);
    return true;
}

static void show_own(struct page_context *page, struct home_view *view)
{
    if (page_fail_for(page, load_own_data(&page->action, 0, &view->own)))
        return;
    view->recommends_second_step = own_data_recommends_second_step(&view->own);
    look_at_start(view);
    if (goes_on(page, view))
        return;
    page_begin(page, &(struct layout){.title = "Inicio", .section = "inicio"});
    home_render_own(&page->response->body, view);
    page_end(page);
}

static void get(struct page_context *page)
{
    struct home_view view = {.page = page};
    if (page->identity.must_change_password)
        page_redirect(page, "/cuenta/clave");
    else if (!council_store_list_overview(page->database, env_now_s(), page->arena, &view.councils,
                                          &page->action.error))
        page_fail_with(page, &page->action.error);
    else if (identity_is_signed_in(&page->identity))
        show_own(page, &view);
    else
        show_public(page, &view.councils);
}

const struct page page_home = {.path = "/", .capability = CAPABILITY_VIEW_PUBLIC, .get = get};
