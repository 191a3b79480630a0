#include "web/tree_view.h"

#include "web/topic_view.h"

#include "base/banned.h"

static const char *find_notice(const struct page_context *page)
{
    static const char *const notices[][2] = {
        {"agregada", "Agregamos la tarjeta."},
        {"guardado", "Guardamos el cambio."},
        {"pegado", "Agregamos las tarjetas del esquema."},
        {"movida", "Movimos la tarjeta."},
        {"quitada", "Quitamos la tarjeta y lo que tenía debajo."},
    };
    for (size_t i = 0; i < sizeof notices / sizeof notices[0]; i++)
        if (topic_view_has_done(page, notices[i][0]))
            return notices[i][1];
    return NULL;
}

bool tree_view_load(struct page_context *page, struct tree_view *view)
{
    struct priority_topic *topic = NULL;
    if (!topic_view_load(page, &topic))
        return false;
    *view = (struct tree_view){.page = page,
                               .topic = topic,
                               .may_edit = page_can(page, CAPABILITY_EDIT_TOPICS),
                               .notice = find_notice(page)};
    const struct object_key key = {topic->council_id, topic->id};
    if (!problem_tree_store_load(page->database, key, page->arena, &view->tree,
                                 &page->action.error))
        return page_fail_with(page, &page->action.error);
    view->findings = problem_tree_check(&view->tree, page->arena, &view->finding_count);
    return true;
}

bool tree_view_find_node(struct page_context *page, const struct tree_view *view,
                         const struct problem_node **node)
{
    *node = problem_tree_find(&view->tree, page->parameters.other_id);
    if (*node != NULL)
        return true;
    page_fail(page, 404);
    return false;
}

const char *tree_view_path(const struct tree_view *view, const char *end)
{
    return arena_printf(view->page->arena, "/c/%s/temas/%lld%s", view->page->council->code,
                        (long long)view->topic->id, end);
}
