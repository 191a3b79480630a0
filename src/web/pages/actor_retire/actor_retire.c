/* An actor takes part no more, or again: /c/{council}/actores/{id}/retirar. */
#include "actions/actor.h"
#include "web/page.h"

#include "base/banned.h"

static void post(struct page_context *page)
{
    bool is_back = page_typed(page, "participa")[0] != '\0';
    enum action_status status = is_back ? restore_actor(&page->action, page->parameters.id)
                                        : retire_actor(&page->action, page->parameters.id);
    if (status == ACTION_CONFLICT) /* it was so already: sent twice */
        status = ACTION_DONE;
    if (!page_fail_for(page, status))
        page_redirect(page, "/c/%s/actores?hecho=%s", page->council->code,
                      is_back ? "devuelto" : "retirado");
}

static const struct page_field fields[] = {{.name = "participa"}, {0}};

const struct page page_actor_retire = {.path = "/c/{council}/actores/{id}/retirar",
                                       .capability = CAPABILITY_EDIT_DUTIES,
                                       .post = post,
                                       .fields = fields};
