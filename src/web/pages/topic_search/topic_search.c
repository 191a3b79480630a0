#include "web/pages/topic_search/topic_search_page.h"

#include <string.h>

#include "actions/topic_links.h"
#include "storage/plan_store.h"
#include "web/topic_view.h"

#include "base/banned.h"

enum { MAX_WORDS_BYTES = 200 };

static const char *read_words(const struct page_context *page)
{
    const char *words = page->request->method == HTTP_GET ? request_query(page->request, "q")
                                                          : page_typed(page, "q");
    return words == NULL || strlen(words) > MAX_WORDS_BYTES ? "" : words;
}

static void choose_page(const struct page_context *page, struct topic_search_view *view)
{
    int64_t number = 0;
    const char *typed = page->request->method == HTTP_GET ? request_query(page->request, "pagina")
                                                          : page_typed(page, "pagina");
    size_t pages = (view->hits.count + TOPIC_SEARCH_PER_PAGE - 1) / TOPIC_SEARCH_PER_PAGE;
    if (typed == NULL || !request_parse_id(typed, &number) || (size_t)number > pages)
        number = 1;
    view->page_number = (int)number;
    view->page_count = (int)pages;
    view->first = (size_t)(number - 1) * TOPIC_SEARCH_PER_PAGE;
    view->end = view->first + TOPIC_SEARCH_PER_PAGE;
    if (view->end > view->hits.count)
        view->end = view->hits.count;
}

static bool load(struct page_context *page, struct topic_search_view *view)
{
    struct priority_topic *topic = NULL;
    struct plan *plan = NULL;
    if (!topic_view_load(page, &topic))
        return false;
    const struct object_key key = {topic->council_id, topic->id};
    const struct object_key plan_key = {topic->council_id, topic->plan_id};
    *view = (struct topic_search_view){.page = page,
                                       .topic = topic,
                                       .words = read_words(page),
                                       .is_form = page->request->method != HTTP_GET};
    if (!plan_store_load(page->database, plan_key, page->arena, &plan, &page->action.error) ||
        !topic_store_load_links(page->database, key, page->arena, &view->links,
                                &page->action.error))
        return page_fail_with(page, &page->action.error);
    view->plan = plan;
    plan_search(page->arena, plan, view->words, &view->hits);
    choose_page(page, view);
    return true;
}

static void show(struct page_context *page)
{
    struct topic_search_view view;
    if (!load(page, &view))
        return;
    page_begin(page, &(struct layout){.title = "Buscar en el plan", .section = "condiciones"});
    topic_search_render(&page->response->body, &view);
    page_end(page);
}

static size_t read_links(const struct page_context *page, struct topic_link *links)
{
    static const struct {
        const char *prefix;
        enum topic_link_kind kind;
    } kinds[] = {{"programa_", TOPIC_LINK_NODE}, {"indicador_", TOPIC_LINK_INDICATOR}};
    int64_t *ids = ARENA_NEW_ARRAY(page->arena, page->request->form.count + 1, int64_t);
    size_t count = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        size_t marked = topic_view_read_marked(page, kinds[i].prefix, ids);
        for (size_t j = 0; j < marked; j++)
            links[count++] = (struct topic_link){kinds[i].kind, ids[j]};
    }
    return count;
}

static void post(struct page_context *page)
{
    struct topic_link *links =
        ARENA_NEW_ARRAY(page->arena, page->request->form.count + 1, struct topic_link);
    const struct link_topic input = {.topic_id = page->parameters.id,
                                     .links = links,
                                     .count = read_links(page, links),
                                     .has_all_indicators =
                                         page_typed(page, "con_indicadores")[0] != '\0'};
    size_t added = 0;
    enum action_status status = link_topic(&page->action, &input, &added);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/temas/%lld?hecho=vinculado", page->council->code,
                      (long long)page->parameters.id);
    else if (!page_fail_for(page, status))
        show(page);
}

static const struct page_field fields[] = {{.name = "q"},
                                           {.name = "pagina"},
                                           {.name = "con_indicadores"},
                                           {.name = "programa_", .is_repeated = true},
                                           {.name = "indicador_", .is_repeated = true},
                                           {0}};

const struct page page_topic_search = {.path = "/c/{council}/temas/{id}/buscar",
                                       .capability = CAPABILITY_EDIT_TOPICS,
                                       .get = show,
                                       .post = post,
                                       .fields = fields};
