#include "web/pages/problem_paste/problem_paste_page.h"

#include <string.h>

#include "actions/paste_problems.h"

#include "base/banned.h"

enum { MAX_OUTLINE_BYTES = 200 * 1024 }; /* MAX_NODES lines of the longest text, and their marks */

static void show(struct page_context *page)
{
    struct problem_paste_view view = {.typed = {.side = "causa", .parent = "", .text = ""}};
    if (!tree_view_load(page, &view.tree))
        return;
    if (page->request->method != HTTP_GET) {
        view.typed = (struct tree_paste){page_typed(page, "lado"), page_typed(page, "debajo"),
                                         page_typed(page, "esquema")};
        view.is_changed_meanwhile = page->response->status == 409;
    }
    page_begin(page, &(struct layout){.title = "Pegar un esquema", .section = "condiciones"});
    problem_paste_render(&page->response->body, &view);
    page_end(page);
}

static void post(struct page_context *page)
{
    const struct paste_problems input = {
        .topic_id = page->parameters.id,
        .side = page_typed(page, "lado"),
        .parent = page_typed(page, "debajo"),
        .text = page_typed(page, "esquema"),
        .is_first_central = strcmp(page_typed(page, "primera"), "central") == 0,
    };
    enum action_status status = paste_problems(&page->action, &input);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/temas/%lld/arbol?hecho=pegado", page->council->code,
                      (long long)page->parameters.id);
    else if (!page_fail_for(page, status))
        show(page);
}

static const struct page_field fields[] = {
    {.name = "lado"},
    {.name = "debajo"},
    {.name = "esquema", .max_bytes = MAX_OUTLINE_BYTES},
    {.name = "primera"},
    {0},
};

const struct page page_problem_paste = {.path = "/c/{council}/temas/{id}/arbol/pegar",
                                        .capability = CAPABILITY_EDIT_TOPICS,
                                        .get = show,
                                        .post = post,
                                        .fields = fields};
