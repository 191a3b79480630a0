#include "web/pages/report_indicators/report_indicators_page.h"

#include <string.h>

#include "actions/report_draft.h"
#include "storage/plan_store.h"
#include "storage/report_settings.h"
#include "web/report_view.h"

#include "base/banned.h"

static const char prefix[] = "si_";
enum { PREFIX_LENGTH = sizeof prefix - 1 };

/* The chosen ones that the form sent, at most as many as it has fields. */
static size_t read_choice(const struct page_context *page, int64_t *ids)
{
    const struct request_fields *form = &page->request->form;
    size_t count = 0;
    for (size_t i = 0; i < form->count; i++)
        if (strncmp(form->items[i].name, prefix, PREFIX_LENGTH) == 0 &&
            request_parse_id(form->items[i].name + PREFIX_LENGTH, &ids[count]))
            count++;
    return count;
}

/* Whether the address marks a topic: "?marcar=temas&tema_3=si". */
static bool wants_topic(const struct page_context *page, int64_t topic_id)
{
    return request_query(page->request,
                         arena_printf(page->arena, "tema_%lld", (long long)topic_id)) != NULL;
}

/* The indicators of the topics that the address marks, instead of the stored choice. */
static bool mark_topics(struct page_context *page, const struct plan *plan, bool *is_chosen)
{
    struct topic_indicator_list pairs;
    const struct object_key key = {plan->council_id, plan->id};
    if (!topic_store_list_indicators(page->database, key, page->arena, &pairs, &page->action.error))
        return page_fail_with(page, &page->action.error);
    for (size_t i = 0; i < plan->indicator_count; i++) {
        is_chosen[i] = false;
        for (size_t j = 0; j < pairs.count && !is_chosen[i]; j++)
            is_chosen[i] = pairs.items[j].indicator_id == plan->indicators[i].id &&
                           wants_topic(page, pairs.items[j].topic_id);
    }
    return true;
}

/* What was marked stays so; what is stored stands beside it. */
static void keep_typed(struct report_indicators_view *view, const struct report_settings *settings,
                       bool *is_chosen)
{
    const struct page_context *page = view->page;
    bool *is_stored = ARENA_NEW_ARRAY(page->arena, view->plan->indicator_count + 1, bool);
    for (size_t i = 0; i < view->plan->indicator_count; i++) {
        const int64_t id = view->plan->indicators[i].id;
        is_stored[i] = report_settings_has(settings, id);
        is_chosen[i] = request_form(page->request, arena_printf(page->arena, "%s%lld", prefix,
                                                                (long long)id)) != NULL;
    }
    view->is_stored = is_stored;
}

static bool load(struct page_context *page, struct report_indicators_view *view)
{
    struct report_record *report = NULL;
    struct report_settings settings;
    struct plan *plan = NULL;
    if (!report_view_load_draft(page, &report))
        return false;
    const struct object_key key = {report->council_id, report->plan_id};
    if (!plan_store_load(page->database, key, page->arena, &plan, &page->action.error))
        return page_fail_with(page, &page->action.error);
    if (plan == NULL) {
        page_fail(page, 404);
        return false;
    }
    report_settings_read(report->settings_json, page->arena, &settings);
    bool *is_chosen = ARENA_NEW_ARRAY(page->arena, plan->indicator_count + 1, bool);
    const char *wish = request_query(page->request, "marcar");
    bool is_form = page->request->method != HTTP_GET; /* which had none marked */
    bool wants_none = is_form || (wish != NULL && strcmp(wish, "ninguno") == 0);
    bool wants_all = wish != NULL && strcmp(wish, "todos") == 0;
    for (size_t i = 0; i < plan->indicator_count; i++)
        is_chosen[i] =
            !wants_none && (wants_all || report_settings_has(&settings, plan->indicators[i].id));
    *view = (struct report_indicators_view){.page = page,
                                            .report = report,
                                            .plan = plan,
                                            .is_chosen = is_chosen,
                                            .seen = report_mark_choice(page->arena, report)};
    if (page->response->status == 409)
        keep_typed(view, &settings, is_chosen);
    if (!is_form && wish != NULL && strcmp(wish, "temas") == 0 &&
        !mark_topics(page, plan, is_chosen))
        return false;
    return topic_store_list(page->database, key, page->arena, &view->topics, &page->action.error) ||
           page_fail_with(page, &page->action.error);
}

static void show(struct page_context *page)
{
    struct report_indicators_view view;
    if (!load(page, &view))
        return;
    page_begin(page, &(struct layout){.title = "Elegir los indicadores", .section = "informes"});
    report_indicators_render(&page->response->body, &view);
    page_end(page);
}

static void post(struct page_context *page)
{
    int64_t *ids = ARENA_NEW_ARRAY(page->arena, page->request->form.count + 1, int64_t);
    const struct choose_report_indicators input = {page->parameters.id, ids, read_choice(page, ids),
                                                   page_typed(page, "visto")};
    enum action_status status = choose_report_indicators(&page->action, &input);
    if (page_fail_for(page, status) ||
        (!action_has_messages(&page->action) && report_view_fail_conflict(page, status)))
        return;
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/informes/%lld/editar?listo=indicadores", page->council->code,
                      (long long)page->parameters.id);
        return;
    }
    show(page);
}

static const struct page_field fields[] = {
    {.name = "visto"}, {.name = "si_", .is_repeated = true}, {0}};

const struct page page_report_indicators = {.path = "/c/{council}/informes/{id}/indicadores",
                                            .capability = CAPABILITY_EDIT_REPORT,
                                            .get = show,
                                            .post = post,
                                            .fields = fields};
