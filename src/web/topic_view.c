#include "web/topic_view.h"

#include <string.h>

#include "storage/commission_store.h"
#include "storage/plan_store.h"

#include "base/banned.h"

bool topic_view_load(struct page_context *page, struct priority_topic **topic)
{
    const struct object_key key = {page->council->id, page->parameters.id};
    if (!topic_store_load(page->database, key, page->arena, topic, &page->action.error))
        return page_fail_with(page, &page->action.error);
    if (*topic != NULL && ((*topic)->is_public || page_can(page, CAPABILITY_VIEW_COUNCIL)))
        return true;
    page_fail(page, 404);
    return false;
}

bool topic_view_find_plan(struct page_context *page, struct object_key *plan)
{
    *plan = (struct object_key){page->council->id, 0};
    return plan_store_find_current(page->database, plan->council_id, &plan->id,
                                   &page->action.error) ||
           page_fail_with(page, &page->action.error);
}

bool topic_view_has_done(const struct page_context *page, const char *word)
{
    const char *done = request_query(page->request, "hecho");
    return done != NULL && strcmp(done, word) == 0;
}

int64_t topic_view_typed_id(const struct page_context *page, const char *field)
{
    int64_t id = 0;
    return request_parse_id(page_typed(page, field), &id) ? id : 0;
}

size_t topic_view_read_marked(const struct page_context *page, const char *prefix, int64_t *ids)
{
    const struct request_fields *form = &page->request->form;
    size_t count = 0, length = strlen(prefix);
    for (size_t i = 0; i < form->count; i++)
        if (strncmp(form->items[i].name, prefix, length) == 0 &&
            request_parse_id(form->items[i].name + length, &ids[count]))
            count++;
    return count;
}

static const char recommendation_prefix[] = "recomendacion_";

const struct page_field topic_form_fields[] = {{.name = "nombre"},
                                               {.name = "descripcion", .max_bytes = 9000},
                                               {.name = "comision"},
                                               {.name = "cuida"},
                                               {.name = "version"},
#define CRITERION(id, field, label, question, zero, one, two, three) {.name = field},
#include "core/topic/criterion.def"
#undef CRITERION
                                               {.name = "recomendacion_", .is_repeated = true},
                                               {0}};

/* What there is to choose from. */
static bool load_choices(struct page_context *page, struct object_key plan, struct topic_form *form)
{
    if (!commission_store_list(page->database, plan.council_id, page->arena, &form->commissions,
                               &page->action.error) ||
        !recommendation_store_list(page->database, plan, page->arena, &form->recommendations,
                                   &page->action.error))
        return page_fail_with(page, &page->action.error);
    form->is_linked = ARENA_NEW_ARRAY(page->arena, form->recommendations.count + 1, bool);
    return true;
}

void topic_form_input(const struct page_context *page, struct save_topic *input)
{
    int64_t *ids = ARENA_NEW_ARRAY(page->arena, page->request->form.count + 1, int64_t);
    *input = (struct save_topic){
        .version = topic_view_typed_id(page, "version"),
        .name = page_typed(page, "nombre"),
        .description = page_typed(page, "descripcion"),
        .commission = page_typed(page, "comision"),
        .caretaker = page_typed(page, "cuida"),
        .recommendation_ids = ids,
        .recommendation_count = topic_view_read_marked(page, recommendation_prefix, ids),
    };
    for (int i = 0; i < TOPIC_CRITERIA; i++)
        input->scores[i] = page_typed(page, topic_criterion_field((enum topic_criterion)i));
}

bool topic_form_read(struct page_context *page, struct object_key plan, struct topic_form *form)
{
    struct save_topic input;
    topic_form_input(page, &input);
    *form = (struct topic_form){.page = page,
                                .version = input.version,
                                .name = input.name,
                                .description = input.description,
                                .commission = input.commission,
                                .caretaker = input.caretaker};
    memcpy(form->scores, input.scores, sizeof form->scores);
    if (!load_choices(page, plan, form))
        return false;
    for (size_t i = 0; i < form->recommendations.count; i++)
        for (size_t j = 0; j < input.recommendation_count; j++)
            if (form->recommendations.items[i].id == input.recommendation_ids[j])
                form->is_linked[i] = true;
    return true;
}

bool topic_form_fill(struct page_context *page, const struct priority_topic *topic,
                     struct topic_form *form)
{
    struct topic_links links;
    static const char *const digits[] = {"0", "1", "2", "3"};
    const struct object_key key = {topic->council_id, topic->id};
    const struct object_key plan = {topic->council_id, topic->plan_id};
    bool is_of_commission = topic->commission_id != 0;
    *form = (struct topic_form){
        .page = page,
        .version = topic->version,
        .name = topic->name,
        .description = topic->description,
        .commission = !is_of_commission
                          ? ""
                          : arena_printf(page->arena, "%lld", (long long)topic->commission_id),
        .caretaker = is_of_commission ? "" : topic->commission};
    for (int i = 0; i < TOPIC_CRITERIA; i++)
        form->scores[i] = topic->scores[i] == TOPIC_SCORE_NONE ? "" : digits[topic->scores[i]];
    if (!load_choices(page, plan, form))
        return false;
    if (!topic_store_load_links(page->database, key, page->arena, &links, &page->action.error))
        return page_fail_with(page, &page->action.error);
    for (size_t i = 0; i < form->recommendations.count; i++)
        form->is_linked[i] =
            topic_links_have(&links, (struct topic_link){TOPIC_LINK_RECOMMENDATION,
                                                         form->recommendations.items[i].id});
    return true;
}

const struct page_field recommendation_form_fields[] = {{.name = "numero"},
                                                        {.name = "linea", .max_bytes = 1500},
                                                        {.name = "texto", .max_bytes = 9000},
                                                        {.name = "prioridad"},
                                                        {.name = "respuesta"},
                                                        {.name = "nota", .max_bytes = 5000},
                                                        {.name = "version"},
                                                        {0}};

void recommendation_form_input(const struct page_context *page, struct save_recommendation *input)
{
    *input = (struct save_recommendation){
        .version = topic_view_typed_id(page, "version"),
        .number = page_typed(page, "numero"),
        .line = page_typed(page, "linea"),
        .text = page_typed(page, "texto"),
        .priority = page_typed(page, "prioridad"),
        .answer = page_typed(page, "respuesta"),
        .answer_note = page_typed(page, "nota"),
    };
}

static bool load_lines(struct page_context *page, const char ***lines)
{
    struct object_key key;
    struct plan *plan = NULL;
    if (!topic_view_find_plan(page, &key))
        return false;
    if (key.id != 0 &&
        !plan_store_load(page->database, key, page->arena, &plan, &page->action.error))
        return page_fail_with(page, &page->action.error);
    size_t count = 0, node_count = plan == NULL ? 0 : plan->node_count;
    *lines = ARENA_NEW_ARRAY(page->arena, node_count + 1, const char *);
    for (size_t i = 0; i < node_count; i++)
        if (plan->nodes[i].depth == 1)
            (*lines)[count++] = plan->nodes[i].name;
    return true;
}

bool recommendation_form_read(struct page_context *page, struct recommendation_form *form)
{
    struct save_recommendation input;
    recommendation_form_input(page, &input);
    *form = (struct recommendation_form){
        .page = page,
        .version = input.version,
        .number = input.number,
        .line = input.line,
        .text = input.text,
        .priority = input.priority,
        .answer = input.answer[0] == '\0' ? recommendation_answer_code(RECOMMENDATION_NONE)
                                          : input.answer,
        .answer_note = input.answer_note,
    };
    return load_lines(page, &form->lines);
}
