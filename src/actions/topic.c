#include "actions/topic.h"

#include <string.h>

#include "actions/topic_lookup.h"
#include "base/count_text.h"
#include "base/env.h"
#include "base/text.h"
#include "storage/commission_store.h"
#include "storage/recommendation_store.h"

#include "base/banned.h"

static const struct action_text_rule name_rule = {
    .field = "nombre", .label = "el nombre del tema", .max_characters = 120};
static const struct action_text_rule description_rule = {.field = "descripcion",
                                                         .label = "qué pasa y a quién le pasa",
                                                         .max_characters = 2000,
                                                         .is_optional = true,
                                                         .has_lines = true};
static const struct action_text_rule caretaker_rule = {
    .field = "cuida", .label = "quién lo cuida", .max_characters = 120, .is_optional = true};

static int check_score(struct action_context *context, enum topic_criterion criterion,
                       const char *typed)
{
    if (typed == NULL || typed[0] == '\0')
        return TOPIC_SCORE_NONE;
    if (typed[0] >= '0' && typed[0] <= '0' + TOPIC_SCORE_MAX && typed[1] == '\0')
        return typed[0] - '0';
    action_add_message(context, topic_criterion_field(criterion), "Elija un puntaje de 0 a 3.");
    return TOPIC_SCORE_NONE;
}

static void check(struct action_context *context, const struct save_topic *input,
                  struct priority_topic *topic)
{
    topic->name = action_check_text(context, &name_rule, input->name);
    topic->description = action_check_text(context, &description_rule, input->description);
    topic->commission = action_check_text(context, &caretaker_rule, input->caretaker);
    for (int i = 0; i < TOPIC_CRITERIA; i++)
        topic->scores[i] = check_score(context, (enum topic_criterion)i, input->scores[i]);
}

/* Two topics of one name could not be told apart in lists and reports. */
static bool check_name_is_free(struct action_context *context, const struct priority_topic *topic)
{
    struct priority_topic_list topics;
    const struct object_key plan = {topic->council_id, topic->plan_id};
    if (!topic_store_list(context->database, plan, context->arena, &topics, &context->error))
        return false;
    const char *folded = text_fold(context->arena, topic->name);
    for (size_t i = 0; i < topics.count; i++)
        if (topics.items[i].id != topic->id && folded[0] != '\0' &&
            strcmp(text_fold(context->arena, topics.items[i].name), folded) == 0) {
            action_add_message(context, "nombre", "Ya hay un tema con ese nombre. Escriba otro.");
            break;
        }
    return true;
}

/* The commission of a number or, where none was chosen, of a name. */
static const struct commission *find_commission(struct action_context *context,
                                                const struct commission_list *commissions,
                                                const char *number, const char *name)
{
    const char *folded = text_fold(context->arena, name);
    for (size_t i = 0; i < commissions->count; i++) {
        const struct commission *it = &commissions->items[i];
        if (number[0] != '\0' ? it->id == action_parse_id(number)
                              : strcmp(text_fold(context->arena, it->name), folded) == 0)
            return it;
    }
    return NULL;
}

static bool check_commission(struct action_context *context, const struct save_topic *input,
                             struct priority_topic *topic)
{
    struct commission_list commissions;
    const char *number = text_or_empty(input->commission);
    if (!commission_store_list(context->database, topic->council_id, context->arena, &commissions,
                               &context->error))
        return false;
    const struct commission *found =
        find_commission(context, &commissions, number, topic->commission);
    if (number[0] != '\0' && found == NULL)
        action_add_message(context, "comision", "Elija una comisión de la lista.");
    else if (number[0] != '\0' && topic->commission[0] != '\0')
        action_add_message(context, "cuida",
                           "Ya eligió una comisión. Borre este nombre, o elija «Ninguna».");
    topic->commission_id = found == NULL ? 0 : found->id;
    if (found != NULL)
        topic->commission = found->name;
    return true;
}

/* The stored topic, or a new one of the current plan. Anything but ACTION_DONE leaves no
 * transaction. */
static enum action_status start(struct action_context *context, int64_t topic_id,
                                struct priority_topic **topic)
{
    struct object_key plan;
    if (topic_id != 0)
        return topic_begin(context, topic_id, topic);
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!topic_find_plan(context, &plan))
        return action_abandon(context, ACTION_FAILED);
    *topic = ARENA_NEW(context->arena, struct priority_topic);
    (*topic)->council_id = plan.council_id;
    (*topic)->plan_id = plan.id;
    return ACTION_DONE;
}

static bool is_chosen(const struct save_topic *input, int64_t recommendation_id)
{
    for (size_t i = 0; i < input->recommendation_count; i++)
        if (input->recommendation_ids[i] == recommendation_id)
            return true;
    return false;
}

/* Links exactly the chosen recommendations. */
static enum action_status write_recommendations(struct action_context *context,
                                                const struct save_topic *input,
                                                const struct priority_topic *topic)
{
    struct recommendation_list all;
    const struct object_key plan = {topic->council_id, topic->plan_id};
    size_t found = 0;
    bool has_changed = false;
    if (!recommendation_store_list(context->database, plan, context->arena, &all, &context->error))
        return ACTION_FAILED;
    for (size_t i = 0; i < all.count; i++) {
        const struct topic_link link = {TOPIC_LINK_RECOMMENDATION, all.items[i].id};
        bool is_wanted = is_chosen(input, link.target_id);
        found += is_wanted;
        if (!(is_wanted ? topic_store_link : topic_store_unlink)(context->database, topic, link,
                                                                 &has_changed, &context->error))
            return ACTION_FAILED;
    }
    return found == input->recommendation_count ? ACTION_DONE : ACTION_NOT_FOUND;
}

static enum action_status write(struct action_context *context, const struct save_topic *input,
                                struct priority_topic *topic)
{
    char now[ENV_TIMESTAMP_SIZE];
    env_now_iso(now);
    bool is_written = topic->id == 0
                          ? topic_store_add(context->database, topic, context->identity->person_id,
                                            now, &context->error)
                          : topic_store_save(context->database, topic, &context->error);
    if (!is_written)
        return action_failure(context);
    return write_recommendations(context, input, topic);
}

static const char *describe(struct action_context *context, const struct priority_topic *topic)
{
    int sum = topic_sum(topic);
    return sum == TOPIC_SCORE_NONE
               ? arena_printf(context->arena, "%s; %d de %d criterios", topic->name,
                              topic_scored_count(topic), TOPIC_CRITERIA)
               : arena_printf(context->arena, "%s; %s", topic->name,
                              count_text(context->arena, sum, "punto", "puntos"));
}

enum action_status save_topic(struct action_context *context, const struct save_topic *input,
                              int64_t *topic_id)
{
    struct priority_topic *topic = NULL;
    if (!action_is_allowed(context, input->id == 0 ? ACTION_ADD_TOPIC : ACTION_SAVE_TOPIC))
        return ACTION_FORBIDDEN;
    enum action_status status = start(context, input->id, &topic);
    if (status != ACTION_DONE)
        return status;
    check(context, input, topic);
    if (!check_name_is_free(context, topic) || !check_commission(context, input, topic))
        return action_abandon(context, ACTION_FAILED);
    if (action_has_messages(context))
        return action_abandon(context, ACTION_INVALID);
    if (input->id != 0)
        topic->version = input->version;
    status = write(context, input, topic);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    *topic_id = topic->id;
    return action_commit(context, action_object(context, "topic", topic->id),
                         describe(context, topic));
}

enum action_status publish_topic(struct action_context *context, int64_t topic_id, bool is_public)
{
    struct priority_topic *topic = NULL;
    bool has_changed = false;
    if (!action_is_allowed(context, ACTION_PUBLISH_TOPIC))
        return ACTION_FORBIDDEN;
    enum action_status status = topic_begin(context, topic_id, &topic);
    if (status != ACTION_DONE)
        return status;
    const struct object_key key = {topic->council_id, topic_id};
    if (!topic_store_publish(context->database, key, is_public, &has_changed, &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (!has_changed) /* sent twice */
        return action_abandon(context, ACTION_DONE);
    return action_commit(context, action_object(context, "topic", topic_id),
                         is_public ? "a la vista de todos" : "solo para el consejo");
}

enum action_status remove_topic(struct action_context *context, int64_t topic_id)
{
    struct priority_topic *topic = NULL;
    bool was_there = false;
    if (!action_is_allowed(context, ACTION_REMOVE_TOPIC))
        return ACTION_FORBIDDEN;
    enum action_status status = topic_begin(context, topic_id, &topic);
    if (status != ACTION_DONE)
        return status;
    const struct object_key key = {topic->council_id, topic_id};
    if (!topic_store_delete(context->database, key, &was_there, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context, action_object(context, "topic", topic_id), topic->name);
}
