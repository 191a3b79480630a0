/* Moves a card of the problem tree up or down among those that hang under the same one. */
#include <string.h>

#include "actions/problem_tree.h"
#include "web/page.h"

#include "base/banned.h"

static void post(struct page_context *page)
{
    const struct page_parameters *at = &page->parameters;
    const char *direction = page_typed(page, "hacia");
    bool is_up = strcmp(direction, "arriba") == 0;
    if (!is_up && strcmp(direction, "abajo") != 0) {
        page_fail(page, 400);
        return;
    }
    enum action_status status = move_problem(&page->action, at->id, at->other_id, is_up);
    if (!page_fail_for(page, status))
        page_redirect(page, "/c/%s/temas/%lld/arbol?hecho=movida#t%lld", page->council->code,
                      (long long)at->id, (long long)at->other_id);
}

static const struct page_field fields[] = {{.name = "hacia", .is_required = true}, {0}};

const struct page page_problem_move = {.path = "/c/{council}/temas/{id}/arbol/{other_id}/mover",
                                       .capability = CAPABILITY_EDIT_TOPICS,
                                       .post = post,
                                       .fields = fields};
