#include "web/pages/problem/problem_page.h"

#include "base/banned.h"

static void show(struct page_context *page, bool is_conflict)
{
    struct tree_view view;
    struct problem_form form = {.view = &view};
    if (!tree_view_load(page, &view) || !tree_view_find_node(page, &view, &form.node))
        return;
    form.side = form.node->side;
    form.parent_id = form.node->parent_id;
    form.version = form.node->version;
    form.text = form.node->problem;
    form.is_terminal = form.node->is_terminal;
    if (page->request->method != HTTP_GET)
        problem_form_read(page, &form);
    form.is_changed_meanwhile = is_conflict;
    if (is_conflict) /* whoever saves again has been told */
        form.version = form.node->version;
    page_begin(page, &(struct layout){.title = "Editar una tarjeta", .section = "condiciones"});
    problem_render(&page->response->body, &form);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, false);
}

static void post(struct page_context *page)
{
    struct save_problem input;
    int64_t id = 0;
    problem_form_input(page, &input);
    enum action_status status = save_problem(&page->action, &input, &id);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/temas/%lld/arbol?hecho=guardado#t%lld", page->council->code,
                      (long long)page->parameters.id, (long long)id);
    } else if (!page_fail_for(page, status)) {
        page->response->status = status == ACTION_CONFLICT ? 409 : 422;
        show(page, status == ACTION_CONFLICT);
    }
}

const struct page page_problem = {.path = "/c/{council}/temas/{id}/arbol/{other_id}",
                                  .capability = CAPABILITY_EDIT_TOPICS,
                                  .get = get,
                                  .post = post,
                                  .fields = problem_form_fields};
