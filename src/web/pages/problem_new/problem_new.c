#include "web/pages/problem_new/problem_new_page.h"

#include "web/topic_view.h"

#include "base/banned.h"

/* Which side, and under which card, the address or the form asks for. False: it was answered. */
static bool find_place(struct page_context *page, const struct tree_view *view,
                       struct problem_form *form)
{
    bool is_get = page->request->method == HTTP_GET;
    const char *side = is_get ? request_query(page->request, "lado") : page_typed(page, "lado");
    const char *parent = is_get ? request_query(page->request, "bajo") : NULL;
    if (is_get && parent != NULL && !request_parse_id(parent, &form->parent_id))
        side = NULL;
    bool is_found =
        side != NULL && problem_side_parse(side, &form->side) &&
        (form->side == PROBLEM_CENTRAL || problem_tree_find(&view->tree, form->parent_id) != NULL);
    if (!is_found)
        page_fail(page, 404);
    return is_found;
}

static void show(struct page_context *page)
{
    struct tree_view view;
    struct problem_form form = {.view = &view, .text = ""};
    if (!tree_view_load(page, &view))
        return;
    if (page->request->method != HTTP_GET)
        problem_form_read(page, &form);
    if (!find_place(page, &view, &form))
        return;
    page_begin(page, &(struct layout){.title = "Agregar una tarjeta", .section = "condiciones"});
    problem_new_render(&page->response->body, &form);
    page_end(page);
}

static void post(struct page_context *page)
{
    struct save_problem input;
    int64_t id = 0;
    problem_form_input(page, &input);
    enum action_status status = save_problem(&page->action, &input, &id);
    const char *code = page->council->code;
    long long topic = page->parameters.id;
    if (status == ACTION_DONE && page_typed(page, "otra")[0] != '\0') {
        page_redirect(page, "/c/%s/temas/%lld/arbol/nueva?lado=%s&bajo=%lld&hecho=agregada", code,
                      topic, input.side, (long long)input.parent_id);
    } else if (status == ACTION_DONE || status == ACTION_CONFLICT) {
        /* somebody wrote the central problem first: it is there to be seen */
        page_redirect(page, "/c/%s/temas/%lld/arbol%s#t%lld", code, topic,
                      status == ACTION_DONE ? "?hecho=agregada" : "", (long long)id);
    } else if (!page_fail_for(page, status)) {
        page->response->status = 422;
        show(page);
    }
}

const struct page page_problem_new = {.path = "/c/{council}/temas/{id}/arbol/nueva",
                                      .capability = CAPABILITY_EDIT_TOPICS,
                                      .get = show,
                                      .post = post,
                                      .fields = problem_form_fields};
