#include "web/pages/objective/objective_page.h"

#include "storage/plan_store.h"
#include "web/topic_view.h"

#include "base/banned.h"

static void read_form(const struct page_context *page, struct save_objective *input)
{
    int64_t *programmes = ARENA_NEW_ARRAY(page->arena, page->request->form.count + 1, int64_t);
    int64_t *indicators = ARENA_NEW_ARRAY(page->arena, page->request->form.count + 1, int64_t);
    *input = (struct save_objective){
        .topic_id = page->parameters.id,
        .node_id = page->parameters.other_id,
        .version = topic_view_typed_id(page, "version"),
        .text = page_typed(page, "objetivo"),
        .state = page_typed(page, "estado"),
        .reason = page_typed(page, "motivo"),
        .is_unanswered = page_typed(page, "sin_respuesta")[0] != '\0',
        .programme_ids = programmes,
        .programme_count = topic_view_read_marked(page, "programa_", programmes),
        .indicator_ids = indicators,
        .indicator_count = topic_view_read_marked(page, "indicador_", indicators),
    };
}

static size_t ids_of(const struct page_context *page, const struct objective_link_list *links,
                     int64_t node_id, const int64_t **ids)
{
    int64_t *found = ARENA_NEW_ARRAY(page->arena, links->count + 1, int64_t);
    size_t count = 0;
    for (size_t i = 0; i < links->count; i++)
        if (links->items[i].problem_node_id == node_id)
            found[count++] = links->items[i].target_id;
    *ids = found;
    return count;
}

static bool fill_form(struct page_context *page, struct objective_view *view)
{
    const struct problem_node *node = view->node;
    const struct object_key key = {view->tree->topic->council_id, view->tree->topic->id};
    struct problem_tree_links links;
    if (!problem_tree_store_load_links(page->database, key, page->arena, &links,
                                       &page->action.error))
        return page_fail_with(page, &page->action.error);
    struct save_objective *input = &view->input;
    *input =
        (struct save_objective){.version = node->objective_version,
                                .text = node->objective,
                                .state = node->is_convertible ? "convertible" : "no_convertible",
                                .reason = node->reason,
                                .is_unanswered = node->is_unanswered};
    input->programme_count =
        ids_of(page, &links.of[OBJECTIVE_PROGRAMME], node->id, &input->programme_ids);
    input->indicator_count =
        ids_of(page, &links.of[OBJECTIVE_INDICATOR], node->id, &input->indicator_ids);
    return true;
}

static bool load_choices(struct page_context *page, struct objective_view *view)
{
    const struct priority_topic *topic = view->tree->topic;
    struct plan *plan = NULL;
    if (!plan_store_load(page->database, (struct object_key){topic->council_id, topic->plan_id},
                         page->arena, &plan, &page->action.error) ||
        !topic_store_load_links(page->database, (struct object_key){topic->council_id, topic->id},
                                page->arena, &view->links, &page->action.error))
        return page_fail_with(page, &page->action.error);
    view->plan = plan;
    return true;
}

static void show(struct page_context *page, bool is_conflict)
{
    struct tree_view tree;
    struct objective_view view = {.tree = &tree, .is_changed_meanwhile = is_conflict};
    if (!tree_view_load(page, &tree) || !tree_view_find_node(page, &tree, &view.node) ||
        !load_choices(page, &view))
        return;
    if (page->request->method != HTTP_GET)
        read_form(page, &view.input);
    else if (!fill_form(page, &view))
        return;
    if (is_conflict) /* whoever saves again has been told */
        view.input.version = view.node->objective_version;
    view.hint = problem_tree_hint(page->arena, view.node->problem);
    page_begin(page, &(struct layout){.title = "Escribir el objetivo", .section = "condiciones"});
    objective_render(&page->response->body, &view);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, false);
}

static void post(struct page_context *page)
{
    struct save_objective input;
    read_form(page, &input);
    enum action_status status = save_objective(&page->action, &input);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/temas/%lld/objetivos?hecho=guardado#o%lld", page->council->code,
                      (long long)input.topic_id, (long long)input.node_id);
    } else if (!page_fail_for(page, status)) {
        page->response->status = status == ACTION_CONFLICT ? 409 : 422;
        show(page, status == ACTION_CONFLICT);
    }
}

static const struct page_field fields[] = {{.name = "version"},
                                           {.name = "objetivo"},
                                           {.name = "estado"},
                                           {.name = "motivo"},
                                           {.name = "sin_respuesta"},
                                           {.name = "programa_", .is_repeated = true},
                                           {.name = "indicador_", .is_repeated = true},
                                           {0}};

const struct page page_objective = {.path = "/c/{council}/temas/{id}/objetivos/{other_id}",
                                    .capability = CAPABILITY_EDIT_TOPICS,
                                    .get = get,
                                    .post = post,
                                    .fields = fields};
