/* Removes an actor that was never used: /c/{council}/actores/{id}/quitar. One that got a letter
 * meanwhile is shown again, to be retired. */
#include "actions/actor.h"
#include "web/page.h"

#include "base/banned.h"

static void post(struct page_context *page)
{
    enum action_status status = remove_actor(&page->action, page->parameters.id);
    if (status == ACTION_INVALID)
        page_redirect(page, "/c/%s/actores/%lld/editar", page->council->code,
                      (long long)page->parameters.id);
    else if (!page_fail_for(page, status))
        page_redirect(page, "/c/%s/actores?hecho=borrado", page->council->code);
}

const struct page page_actor_remove = {
    .path = "/c/{council}/actores/{id}/quitar", .capability = CAPABILITY_EDIT_DUTIES, .post = post};
