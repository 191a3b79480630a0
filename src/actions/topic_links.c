#include "actions/topic_links.h"

#include "actions/topic_lookup.h"
#include "base/count_text.h"
#include "core/topic/bpin.h"

#include "base/banned.h"

/* A topic with its plan, while things are linked to it. */
struct linking {
    struct action_context *context;
    const struct priority_topic *topic;
    const struct plan *plan;
    size_t added;
};

static bool add(struct linking *linking, struct topic_link link)
{
    bool has_changed = false;
    if (!topic_store_link(linking->context->database, linking->topic, link, &has_changed,
                          &linking->context->error))
        return false;
    linking->added += has_changed;
    return true;
}

static bool is_under(const struct plan *plan, const struct indicator *indicator, int64_t node_id)
{
    for (int i = indicator->node_index; i >= 0; i = plan->nodes[i].parent_index)
        if (plan->nodes[i].id == node_id)
            return true;
    return false;
}

static bool add_indicators_under(struct linking *linking, int64_t node_id)
{
    const struct plan *plan = linking->plan;
    for (size_t i = 0; i < plan->indicator_count; i++) {
        const struct topic_link link = {TOPIC_LINK_INDICATOR, plan->indicators[i].id};
        if (is_under(plan, &plan->indicators[i], node_id) && !add(linking, link))
            return false;
    }
    return true;
}

static bool is_of_plan(const struct plan *plan, struct topic_link link)
{
    if (link.kind == TOPIC_LINK_NODE)
        return plan_find_node(plan, link.target_id) != NULL;
    return link.kind == TOPIC_LINK_INDICATOR && plan_find_indicator(plan, link.target_id) != NULL;
}

static enum action_status add_all(struct linking *linking, const struct link_topic *input)
{
    for (size_t i = 0; i < input->count; i++) {
        struct topic_link link = input->links[i];
        if (!is_of_plan(linking->plan, link))
            return ACTION_NOT_FOUND;
        if (!add(linking, link) || (input->has_all_indicators && link.kind == TOPIC_LINK_NODE &&
                                    !add_indicators_under(linking, link.target_id)))
            return ACTION_FAILED;
    }
    return ACTION_DONE;
}

enum action_status link_topic(struct action_context *context, const struct link_topic *input,
                              size_t *added)
{
    struct priority_topic *topic = NULL;
    struct plan *plan = NULL;
    *added = 0;
    if (!action_is_allowed(context, ACTION_LINK_TOPIC))
        return ACTION_FORBIDDEN;
    enum action_status status = topic_begin(context, input->topic_id, &topic);
    if (status != ACTION_DONE)
        return status;
    if (input->count == 0) {
        action_add_message(context, "", "Marque al menos una casilla de la lista.");
        return action_abandon(context, ACTION_INVALID);
    }
    if (!topic_load_plan(context, topic, &plan))
        return action_abandon(context, ACTION_FAILED);
    struct linking linking = {context, topic, plan, 0};
    status = plan == NULL ? ACTION_NOT_FOUND : add_all(&linking, input);
    if (status != ACTION_DONE || linking.added == 0) /* everything was linked already */
        return action_abandon(context, status);
    *added = linking.added;
    return action_commit(
        context, action_object(context, "topic", topic->id),
        count_text(context->arena, (int64_t)linking.added, "vínculo nuevo", "vínculos nuevos"));
}

static const char *const kind_names[TOPIC_LINK_KINDS] = {
    [TOPIC_LINK_RECOMMENDATION] = "recomendación",
    [TOPIC_LINK_NODE] = "programa",
    [TOPIC_LINK_INDICATOR] = "indicador",
    [TOPIC_LINK_PROJECT] = "proyecto",
};

enum action_status unlink_topic(struct action_context *context, int64_t topic_id,
                                struct topic_link link)
{
    struct priority_topic *topic = NULL;
    bool has_changed = false;
    if (!action_is_allowed(context, ACTION_UNLINK_TOPIC))
        return ACTION_FORBIDDEN;
    enum action_status status = topic_begin(context, topic_id, &topic);
    if (status != ACTION_DONE)
        return status;
    if (!topic_store_unlink(context->database, topic, link, &has_changed, &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (!has_changed)
        return action_abandon(context, ACTION_NOT_FOUND);
    return action_commit(
        context, action_object(context, "topic", topic_id),
        arena_printf(context->arena, "%s %lld", kind_names[link.kind], (long long)link.target_id));
}

static const char *check_bpin(struct action_context *context, const char *typed)
{
    static const char *const texts[] = {
        [BPIN_EMPTY] = "Escriba el código BPIN del proyecto.",
        [BPIN_NOT_DIGITS] = "Escriba el BPIN solo con números.",
        [BPIN_TOO_SHORT] = "El BPIN tiene al menos 9 números. Escríbalo completo, con sus ceros.",
        [BPIN_TOO_LONG] = "El BPIN tiene 16 números o menos. Revise si sobra alguno.",
    };
    char *digits = arena_alloc(context->arena, BPIN_MAX_DIGITS + 1);
    enum bpin_problem problem = bpin_parse(typed, digits);
    if (problem != BPIN_OK)
        action_add_message(context, "bpin", "%s", texts[problem]);
    return digits;
}

enum action_status link_project(struct action_context *context, const struct link_project *input)
{
    static const struct action_text_rule rule = {
        .field = "proyecto", .label = "el nombre del proyecto", .max_characters = 300};
    struct priority_topic *topic = NULL;
    bool has_changed = false;
    if (!action_is_allowed(context, ACTION_LINK_TOPIC))
        return ACTION_FORBIDDEN;
    struct project project = {.bpin = check_bpin(context, input->bpin),
                              .name = action_check_text(context, &rule, input->name)};
    enum action_status status = topic_begin(context, input->topic_id, &topic);
    if (status != ACTION_DONE)
        return status;
    if (action_has_messages(context))
        return action_abandon(context, ACTION_INVALID);
    const struct object_key plan = {topic->council_id, topic->plan_id};
    if (!topic_store_save_project(context->database, plan, &project, &context->error) ||
        !topic_store_link(context->database, topic,
                          (struct topic_link){TOPIC_LINK_PROJECT, project.id}, &has_changed,
                          &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context, action_object(context, "topic", topic->id),
                         arena_printf(context->arena, "proyecto %s", project.bpin));
}
