#include "web/pages/problem_remove/problem_remove_page.h"

#include "actions/problem_tree.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct tree_view view;
    const struct problem_node *node = NULL;
    if (!tree_view_load(page, &view) || !tree_view_find_node(page, &view, &node))
        return;
    page_begin(page, &(struct layout){.title = "Quitar una tarjeta", .section = "condiciones"});
    problem_remove_render(&page->response->body, &view, node);
    page_end(page);
}

static void post(struct page_context *page)
{
    enum action_status status =
        remove_problem(&page->action, page->parameters.id, page->parameters.other_id);
    if (!page_fail_for(page, status))
        page_redirect(page, "/c/%s/temas/%lld/arbol?hecho=quitada", page->council->code,
                      (long long)page->parameters.id);
}

const struct page page_problem_remove = {.path = "/c/{council}/temas/{id}/arbol/{other_id}/quitar",
                                         .capability = CAPABILITY_EDIT_TOPICS,
                                         .get = get,
                                         .post = post};
