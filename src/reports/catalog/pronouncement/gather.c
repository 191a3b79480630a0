/* What a draft is made of, read from the database. */
#include <string.h>

#include "reports/board/board_topics.h"
#include "reports/catalog/pronouncement/pronouncement.h"
#include "storage/measurement_store.h"
#include "storage/plan_store.h"

#include "base/banned.h"

struct gathering {
    struct database *database;
    struct arena *arena;
    const struct pronouncement_request *request;
    struct pronouncement *pronouncement;
    struct report_text_list texts; /* of the report */
    struct error *error;
};

/* A copy with the chosen indicators; the tree stays whole, so that indices hold. */
static const struct plan *choose(struct arena *arena, const struct plan *plan,
                                 const struct report_settings *settings)
{
    struct plan *chosen = ARENA_NEW(arena, struct plan);
    *chosen = *plan;
    chosen->indicators = ARENA_NEW_ARRAY(arena, plan->indicator_count + 1, struct indicator);
    chosen->indicator_count = 0;
    for (size_t i = 0; i < plan->indicator_count; i++)
        if (report_settings_has(settings, plan->indicators[i].id))
            chosen->indicators[chosen->indicator_count++] = plan->indicators[i];
    return chosen;
}

/* Only what counts: drafts and returned figures are nobody's word yet. */
static size_t keep_counting(struct measurement_list *results, enum board_view view)
{
    size_t kept = 0;
    for (size_t i = 0; i < results->count; i++)
        if (view == BOARD_PUBLIC ? measurement_counts_for_public(&results->items[i])
                                 : measurement_counts_for_council(&results->items[i]))
            results->items[kept++] = results->items[i];
    return kept;
}

static const char *find_topic_text(const struct gathering *g, int64_t topic_id)
{
    int64_t id = 0;
    for (size_t i = 0; i < g->texts.count; i++)
        if (report_section_parse_topic(g->texts.items[i].section, &id) && id == topic_id)
            return g->texts.items[i].markdown;
    return "";
}

static void add_topic(struct gathering *g, const struct board_topic *topic)
{
    struct pronouncement_topics *topics = &g->pronouncement->topics;
    int64_t *ids = ARENA_NEW_ARRAY(g->arena, topic->row_count + 1, int64_t);
    for (size_t i = 0; i < topic->row_count; i++)
        ids[i] = topic->rows[i]->indicator->id;
    topics->items[topics->count++] = (struct pronouncement_topic){
        topic->place.topic->name, find_topic_text(g, topic->place.topic->id), ids,
        topic->row_count};
}

/* An approved pronouncement is public, so that it names the topics that are. */
static bool gather_topics(struct gathering *g)
{
    struct board_topics all;
    if (!board_topics_gather(g->database, g->arena, g->pronouncement->board, &all, g->error))
        return false;
    g->pronouncement->topics.items =
        ARENA_NEW_ARRAY(g->arena, all.count + 1, struct pronouncement_topic);
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].place.topic->is_public && all.items[i].row_count > 0)
            add_topic(g, &all.items[i]);
    return true;
}

static bool gather_board(struct gathering *g, struct object_key plan_key)
{
    struct plan *plan = NULL;
    struct measurement_list results = {0};
    const struct measurement_work_query query = {
        .council_id = plan_key.council_id, .plan_id = plan_key.id, .states = ~0u};
    struct board_request request =
        board_request_for(g->request->council, g->request->view, g->request->today);
    request.cut_year =
        g->request->report == NULL ? g->request->cut_year : g->request->report->cut_year;
    if (!plan_store_load(g->database, plan_key, g->arena, &plan, g->error))
        return false;
    if (plan == NULL)
        return true;
    if (!measurement_store_list_work(g->database, &query, g->arena, &results, g->error) ||
        !import_store_list_figures_of_plan(g->database, plan_key, g->arena,
                                           &g->pronouncement->official, g->error) ||
        !import_store_list_runs(g->database, plan_key, g->arena, &g->pronouncement->sources,
                                g->error))
        return false;
    size_t count = keep_counting(&results, request.view);
    g->pronouncement->plan_indicator_count = (int)plan->indicator_count;
    g->pronouncement->board =
        board_compose(g->arena, choose(g->arena, plan, &g->pronouncement->settings), results.items,
                      count, &request);
    return gather_topics(g);
}

static void fill(struct pronouncement *p, const struct pronouncement_request *request)
{
    const char *territory = request->council->territory_name;
    *p = (struct pronouncement){.council_code = request->council->code,
                                .council_name = request->council->name,
                                .territory_name = territory == NULL ? "" : territory,
                                .title = "",
                                .version = 1,
                                .corrects_code = "",
                                .correction_note = "",
                                .seal = {"", "", "", ""},
                                .address = request->address == NULL ? "" : request->address,
                                .fingerprint = "",
                                .created = request->created};
    for (int i = 0; i < REPORT_SECTION_COUNT; i++)
        p->texts[i] = "";
}

static bool gather_former(struct gathering *g)
{
    const struct object_key key = {g->request->report->council_id,
                                   g->request->report->supersedes_id};
    struct report_record *former = NULL;
    if (key.id == 0)
        return true;
    if (!report_store_load(g->database, key, g->arena, &former, g->error))
        return false;
    if (former != NULL && former->code != NULL)
        g->pronouncement->corrects_code = former->code;
    return true;
}

static bool gather_report(struct gathering *g)
{
    const struct report_record *report = g->request->report;
    const struct object_key key = {report->council_id, report->id};
    enum report_section section;
    g->pronouncement->title = report->title;
    g->pronouncement->version = report->version;
    g->pronouncement->correction_note = report->correction_note;
    if (!report_store_list_texts(g->database, key, g->arena, &g->texts, g->error))
        return false;
    for (size_t i = 0; i < g->texts.count; i++)
        if (report_section_parse(g->texts.items[i].section, &section))
            g->pronouncement->texts[section] = g->texts.items[i].markdown;
    return gather_former(g);
}

bool pronouncement_gather(struct database *database, struct arena *arena,
                          const struct pronouncement_request *request,
                          struct pronouncement *pronouncement, struct error *error)
{
    struct gathering g = {database, arena, request, pronouncement, {0}, error};
    struct object_key plan_key = {request->council->id, 0};
    const struct report_record *report = request->report;
    fill(pronouncement, request);
    report_settings_read(report == NULL ? "" : report->settings_json, arena,
                         &pronouncement->settings);
    if (report != NULL) {
        plan_key.id = report->plan_id;
        return gather_report(&g) && gather_board(&g, plan_key);
    }
    return plan_store_find_current(database, plan_key.council_id, &plan_key.id, error) &&
           (plan_key.id == 0 || gather_board(&g, plan_key));
}
