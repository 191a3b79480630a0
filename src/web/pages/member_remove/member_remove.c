#include "web/pages/member_remove/member_remove.h"

#include "actions/member.h"

#include "base/banned.h"

static const struct layout layout = {.title = "Retirar a un miembro", .section = "consejo"};

static void show(struct page_context *page)
{
    struct member key = {.council_id = page->council->id, .person_id = page->parameters.id};
    struct member *member = NULL;
    if (!member_store_find(page->database, &key, page->arena, &member, &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    if (member == NULL) {
        page_fail(page, 404);
        return;
    }
    page_begin(page, &layout);
    member_remove_render(&page->response->body, page, member);
    page_end(page);
}

/* Who leaves itself has nothing more to see here. */
static void post(struct page_context *page)
{
    enum action_status status = remove_member(&page->action, page->parameters.id);
    if (status == ACTION_DONE) {
        if (page->parameters.id == page->identity.person_id)
            page_redirect(page, "/?listo=retiro");
        else
            page_redirect(page, "/c/%s/miembros?hecho=retiro", page->council->code);
    } else if (!page_fail_for(page, status)) {
        show(page);
    }
}

const struct page page_member_remove = {.path = "/c/{council}/miembros/{id}/retirar",
                                        .capability = CAPABILITY_MANAGE_MEMBERS,
                                        .get = show,
                                        .post = post};
