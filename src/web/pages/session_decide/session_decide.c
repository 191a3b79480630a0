#include "web/pages/session_decide/session_decide_page.h"

#include "base/banned.h"

static void show(struct page_context *page)
{
    struct session_view view = {.notice = NULL};
    if (!session_view_load(page, &view))
        return;
    page_begin(page, &(struct layout){.title = "Anotar una decisión", .section = "condiciones"});
    session_decide_render(&page->response->body, &view);
    page_end(page);
}

static void post(struct page_context *page)
{
    const struct add_decision input = {.session_id = page->parameters.id,
                                       .text = page_typed(page, "decision"),
                                       .votes_for = page_typed(page, "a_favor"),
                                       .votes_against = page_typed(page, "en_contra"),
                                       .votes_blank = page_typed(page, "en_blanco")};
    enum action_status status = add_decision(&page->action, &input);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/sesiones/%lld?hecho=decision", page->council->code,
                      (long long)page->parameters.id);
    } else if (!page_fail_for(page, status)) {
        page->response->status = 422;
        show(page);
    }
}

static const struct page_field fields[] = {{.name = "decision", .max_bytes = 4500},
                                           {.name = "a_favor"},
                                           {.name = "en_contra"},
                                           {.name = "en_blanco"},
                                           {0}};

const struct page page_session_decide = {.path = "/c/{council}/sesiones/{id}/decisiones",
                                         .capability = CAPABILITY_EDIT_WORK_PLAN,
                                         .get = show,
                                         .post = post,
                                         .fields = fields};
