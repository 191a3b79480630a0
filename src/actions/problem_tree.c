#include "actions/problem_tree.h"

#include <string.h>

#include "actions/topic_lookup.h"
#include "base/count_text.h"
#include "storage/problem_tree_store.h"

#include "base/banned.h"

static const struct action_text_rule text_rule = {
    .field = "texto", .label = "la frase", .max_characters = PROBLEM_MAX_CHARACTERS};

/* Somebody at work on a tree. */
struct editing {
    struct action_context *context;
    struct object_key topic;
    struct problem_tree tree;
};

/* Anything but ACTION_DONE leaves no transaction. */
static enum action_status begin(struct action_context *context, int64_t topic_id,
                                struct editing *editing)
{
    struct priority_topic *topic = NULL;
    enum action_status status = topic_begin(context, topic_id, &topic);
    if (status != ACTION_DONE)
        return status;
    *editing = (struct editing){.context = context, .topic = {topic->council_id, topic->id}};
    if (!problem_tree_store_load(context->database, editing->topic, context->arena, &editing->tree,
                                 &context->error))
        return action_abandon(context, ACTION_FAILED);
    return ACTION_DONE;
}

static enum action_status fail(struct action_context *context)
{
    return action_abandon(context, action_failure(context));
}

static enum action_status commit(struct editing *editing, const char *detail)
{
    struct action_context *context = editing->context;
    return action_commit(context, action_object(context, "topic", editing->topic.id), detail);
}

/* Where a card hangs and on which side: from the form, checked against the tree. */
static enum action_status choose_place(struct editing *editing, const struct save_problem *input,
                                       struct problem_node *node)
{
    const struct problem_tree *tree = &editing->tree;
    if (node->side == PROBLEM_CENTRAL)
        return input->id == 0 && problem_tree_find_central(tree) != NULL ? ACTION_CONFLICT
                                                                         : ACTION_DONE;
    const struct problem_node *parent = problem_tree_find(tree, input->parent_id);
    if (parent == NULL)
        return ACTION_NOT_FOUND;
    if (!problem_tree_may_hang(tree, node, parent)) {
        action_add_message(editing->context, "debajo_de",
                           "No puede ir ahí. Elija otra tarjeta del mismo lado.");
        return ACTION_INVALID;
    }
    if (input->id == 0 || node->parent_id != parent->id)
        node->position = problem_tree_next_position(tree);
    node->parent_id = parent->id;
    return ACTION_DONE;
}

static enum action_status check(struct editing *editing, const struct save_problem *input,
                                struct problem_node *node)
{
    struct action_context *context = editing->context;
    node->problem = action_check_text(context, &text_rule, input->text);
    node->is_terminal = input->is_terminal && node->side == PROBLEM_CAUSE;
    if (input->id == 0 && editing->tree.count >= PROBLEM_TREE_MAX_NODES)
        action_add_message(context, "",
                           "El árbol ya tiene %d tarjetas. Junte las que dicen lo mismo.",
                           (int)PROBLEM_TREE_MAX_NODES);
    enum action_status status = choose_place(editing, input, node);
    return status == ACTION_DONE && action_has_messages(context) ? ACTION_INVALID : status;
}

/* The card as it is stored, or an empty one. */
static enum action_status find_node(struct editing *editing, const struct save_problem *input,
                                    struct problem_node *node)
{
    *node = (struct problem_node){.objective = "", .reason = "", .is_convertible = true};
    if (input->id == 0)
        return problem_side_parse(input->side, &node->side) ? ACTION_DONE : ACTION_NOT_FOUND;
    const struct problem_node *stored = problem_tree_find(&editing->tree, input->id);
    if (stored == NULL)
        return ACTION_NOT_FOUND;
    *node = *stored;
    node->version = input->version;
    return ACTION_DONE;
}

enum action_status save_problem(struct action_context *context, const struct save_problem *input,
                                int64_t *node_id)
{
    struct editing editing;
    struct problem_node node;
    if (!action_is_allowed(context, input->id == 0 ? ACTION_ADD_PROBLEM : ACTION_SAVE_PROBLEM))
        return ACTION_FORBIDDEN;
    enum action_status status = begin(context, input->topic_id, &editing);
    if (status != ACTION_DONE)
        return status;
    status = find_node(&editing, input, &node);
    if (status == ACTION_DONE)
        status = check(&editing, input, &node);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    if (!(input->id == 0 ? problem_tree_store_add : problem_tree_store_save)(
            context->database, editing.topic, &node, &context->error))
        return fail(context);
    *node_id = node.id;
    return commit(&editing, node.problem);
}

/* Writes the row of cards that share a parent with two neighbours exchanged. */
static bool exchange(struct editing *editing, const struct problem_node *one,
                     const struct problem_node *other)
{
    const struct problem_tree *tree = &editing->tree;
    int position = 0;
    for (size_t i = 0; i < tree->count; i++) {
        const struct problem_node *node = &tree->nodes[i];
        if (node->parent_id != one->parent_id || node->side != one->side)
            continue;
        int64_t id = node == one ? other->id : node == other ? one->id : node->id;
        if (!problem_tree_store_place(editing->context->database, editing->topic, id, position++,
                                      &editing->context->error))
            return false;
    }
    return true;
}

static const struct problem_node *find_neighbour(const struct problem_tree *tree,
                                                 const struct problem_node *node, bool is_up)
{
    const struct problem_node *before = NULL;
    bool is_passed = false;
    for (size_t i = 0; i < tree->count; i++) {
        const struct problem_node *other = &tree->nodes[i];
        if (other == node) {
            if (is_up)
                return before;
            is_passed = true;
        } else if (other->parent_id == node->parent_id && other->side == node->side) {
            if (is_passed)
                return other;
            before = other;
        }
    }
    return NULL;
}

enum action_status move_problem(struct action_context *context, int64_t topic_id, int64_t node_id,
                                bool is_up)
{
    struct editing editing;
    if (!action_is_allowed(context, ACTION_MOVE_PROBLEM))
        return ACTION_FORBIDDEN;
    enum action_status status = begin(context, topic_id, &editing);
    if (status != ACTION_DONE)
        return status;
    const struct problem_node *node = problem_tree_find(&editing.tree, node_id);
    if (node == NULL)
        return action_abandon(context, ACTION_NOT_FOUND);
    const struct problem_node *other = find_neighbour(&editing.tree, node, is_up);
    if (other == NULL)
        return action_abandon(context, ACTION_DONE);
    return exchange(&editing, node, other) ? commit(&editing, node->problem) : fail(context);
}

enum action_status remove_problem(struct action_context *context, int64_t topic_id, int64_t node_id)
{
    struct editing editing;
    bool was_there = false;
    if (!action_is_allowed(context, ACTION_REMOVE_PROBLEM))
        return ACTION_FORBIDDEN;
    enum action_status status = begin(context, topic_id, &editing);
    if (status != ACTION_DONE)
        return status;
    const struct problem_node *node = problem_tree_find(&editing.tree, node_id);
    if (node == NULL)
        return action_abandon(context, ACTION_NOT_FOUND);
    if (!problem_tree_store_delete(context->database, editing.topic, node_id, &was_there,
                                   &context->error))
        return fail(context);
    return commit(&editing,
                  arena_printf(context->arena, "%s; %s debajo", node->problem,
                               count_text(context->arena,
                                          (int64_t)problem_tree_count_under(&editing.tree, node_id),
                                          "tarjeta", "tarjetas")));
}
