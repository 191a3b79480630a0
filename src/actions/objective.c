/* The mirror of a card: the second half of problem_tree.h. */
#include <string.h>

#include "actions/problem_tree.h"
#include "actions/topic_lookup.h"
#include "storage/problem_tree_store.h"

#include "base/banned.h"

static const struct action_text_rule text_rule = {
    .field = "objetivo", .label = "el objetivo", .max_characters = 240, .is_optional = true};
static const struct action_text_rule reason_rule = {
    .field = "motivo", .label = "por qué no se puede convertir", .max_characters = 240};

static void check(struct action_context *context, const struct save_objective *input,
                  struct problem_node *node)
{
    bool is_kept = strcmp(input->state, "no_convertible") == 0;
    if (!is_kept && strcmp(input->state, "convertible") != 0)
        action_add_message(context, "estado", "Diga si se puede convertir en objetivo.");
    node->is_convertible = !is_kept;
    node->objective = action_check_text(context, &text_rule, input->text);
    node->reason = is_kept ? action_check_text(context, &reason_rule, input->reason) : "";
    node->is_unanswered = input->is_unanswered;
    if (input->is_unanswered && input->programme_count > 0)
        action_add_message(context, "sin_respuesta",
                           "Quite los programas marcados o quite esta marca: dicen lo contrario.");
}

static bool write_links(struct action_context *context, const struct save_objective *input,
                        struct object_key topic)
{
    struct database *database = context->database;
    struct error *error = &context->error;
    if (!problem_tree_store_clear_links(database, topic, OBJECTIVE_PROGRAMME, input->node_id,
                                        error) ||
        !problem_tree_store_clear_links(database, topic, OBJECTIVE_INDICATOR, input->node_id,
                                        error))
        return false;
    for (size_t i = 0; i < input->programme_count; i++)
        if (!problem_tree_store_add_link(
                database, topic, OBJECTIVE_PROGRAMME,
                (struct objective_link){input->node_id, input->programme_ids[i]}, error))
            return false;
    for (size_t i = 0; i < input->indicator_count; i++)
        if (!problem_tree_store_add_link(
                database, topic, OBJECTIVE_INDICATOR,
                (struct objective_link){input->node_id, input->indicator_ids[i]}, error))
            return false;
    return true;
}

/* Whether the topic is linked to all that was marked. */
static bool are_of_topic(const struct topic_links *links, const struct save_objective *input)
{
    for (size_t i = 0; i < input->programme_count; i++)
        if (!topic_links_have(links, (struct topic_link){TOPIC_LINK_NODE, input->programme_ids[i]}))
            return false;
    for (size_t i = 0; i < input->indicator_count; i++)
        if (!topic_links_have(links,
                              (struct topic_link){TOPIC_LINK_INDICATOR, input->indicator_ids[i]}))
            return false;
    return true;
}

static enum action_status write(struct action_context *context, const struct save_objective *input,
                                struct object_key topic, struct problem_node *node)
{
    struct topic_links links;
    if (!topic_store_load_links(context->database, topic, context->arena, &links, &context->error))
        return ACTION_FAILED;
    if (!are_of_topic(&links, input))
        return ACTION_NOT_FOUND;
    if (problem_tree_store_save_objective(context->database, topic, node, &context->error) &&
        write_links(context, input, topic))
        return ACTION_DONE;
    return action_failure(context);
}

enum action_status save_objective(struct action_context *context,
                                  const struct save_objective *input)
{
    struct priority_topic *topic = NULL;
    struct problem_tree tree;
    if (!action_is_allowed(context, ACTION_SAVE_OBJECTIVE))
        return ACTION_FORBIDDEN;
    enum action_status status = topic_begin(context, input->topic_id, &topic);
    if (status != ACTION_DONE)
        return status;
    const struct object_key key = {topic->council_id, topic->id};
    if (!problem_tree_store_load(context->database, key, context->arena, &tree, &context->error))
        return action_abandon(context, ACTION_FAILED);
    const struct problem_node *stored = problem_tree_find(&tree, input->node_id);
    if (stored == NULL)
        return action_abandon(context, ACTION_NOT_FOUND);
    struct problem_node node = *stored;
    node.objective_version = input->version;
    check(context, input, &node);
    if (action_has_messages(context))
        return action_abandon(context, ACTION_INVALID);
    status = write(context, input, key, &node);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    return action_commit(context, action_object(context, "topic", topic->id),
                         node.is_convertible ? node.objective : "no convertible");
}
