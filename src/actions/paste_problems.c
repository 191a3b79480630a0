#include "actions/paste_problems.h"

#include <limits.h>

#include "actions/topic_lookup.h"
#include "base/count_text.h"
#include "base/text.h"
#include "core/problem_tree/problem_outline.h"
#include "storage/problem_tree_store.h"

#include "base/banned.h"

struct pasting {
    struct action_context *context;
    struct object_key topic;
    struct problem_tree tree;
    struct problem_outline_place place;
    struct problem_outline outline;
};

#define TOO_DEEP "La línea %d está muy adentro: un árbol tiene hasta %d niveles. Quítele sangría."

static void say_fault(struct action_context *context, const struct problem_outline_fault *fault)
{
    switch (fault->kind) {
    case PROBLEM_OUTLINE_EMPTY:
        action_add_message(context, "esquema", "Pegue el esquema: una frase en cada línea.");
        break;
    case PROBLEM_OUTLINE_NO_TEXT:
        action_add_message(context, "esquema",
                           "La línea %d no tiene frase. Escríbala o quite la línea.",
                           fault->number);
        break;
    case PROBLEM_OUTLINE_TOO_LONG:
        action_add_message(context, "esquema",
                           "La línea %d es muy larga. Déjela en %d caracteres o menos.",
                           fault->number, (int)PROBLEM_MAX_CHARACTERS);
        break;
    case PROBLEM_OUTLINE_TOO_DEEP:
        action_add_message(context, "esquema", TOO_DEEP, fault->number,
                           (int)PROBLEM_TREE_MAX_DEPTH);
        break;
    case PROBLEM_OUTLINE_TOO_MANY:
        action_add_message(context, "esquema",
                           "Desde la línea %d ya no cabe: un árbol tiene hasta %d tarjetas. Quite "
                           "líneas o junte las que dicen lo mismo.",
                           fault->number, (int)PROBLEM_TREE_MAX_NODES);
        break;
    }
}

/* The texts as any field has them, in NFC; how long they are, the reading has seen. */
static void check_texts(struct pasting *pasting)
{
    static const struct action_text_rule rule = {.field = "esquema", .max_characters = INT_MAX};
    for (int i = 0; i < pasting->outline.count; i++) {
        struct problem_outline_line *line = &pasting->outline.lines[i];
        line->text = action_check_text(pasting->context, &rule, line->text);
    }
}

static void check(struct pasting *pasting)
{
    const struct problem_outline *outline = &pasting->outline;
    int room = PROBLEM_TREE_MAX_NODES - (int)pasting->tree.count;
    int too_deep = problem_outline_find_too_deep(outline, &pasting->tree, pasting->place);
    for (int i = 0; i < outline->fault_count; i++)
        say_fault(pasting->context, &outline->faults[i]);
    if (outline->fault_count == 0 && too_deep != 0)
        action_add_message(pasting->context, "esquema", TOO_DEEP, too_deep,
                           (int)PROBLEM_TREE_MAX_DEPTH);
    if (outline->fault_count == 0 && outline->count > room)
        action_add_message(pasting->context, "esquema",
                           "El esquema trae %d tarjetas y en el árbol caben %d más. Quite desde la "
                           "línea %d o junte las que dicen lo mismo.",
                           outline->count, room, outline->lines[room].number);
}

static bool add_lines(struct pasting *pasting)
{
    struct action_context *context = pasting->context;
    const struct problem_outline *outline = &pasting->outline;
    const struct problem_node *above = pasting->place.parent != NULL
                                           ? pasting->place.parent
                                           : problem_tree_find_central(&pasting->tree);
    int64_t *ids = ARENA_NEW_ARRAY(context->arena, (size_t)outline->count, int64_t);
    int first = problem_tree_next_position(&pasting->tree);
    for (int i = 0; i < outline->count; i++) {
        const struct problem_outline_line *line = &outline->lines[i];
        struct problem_node node = {.side =
                                        line->depth == 0 ? PROBLEM_CENTRAL : pasting->place.side,
                                    .position = first + i,
                                    .problem = line->text,
                                    .objective = "",
                                    .is_convertible = true,
                                    .reason = ""};
        if (line->parent != PROBLEM_OUTLINE_NO_PARENT)
            node.parent_id = ids[line->parent];
        else if (above != NULL)
            node.parent_id = above->id;
        if (!problem_tree_store_add(context->database, pasting->topic, &node, &context->error))
            return false;
        ids[i] = node.id;
    }
    return true;
}

/* The side is asked only where the central problem is what the cards go under. */
static void read_place(struct pasting *pasting, const struct paste_problems *input)
{
    struct problem_outline_place *place = &pasting->place;
    const char *typed = text_or_empty(input->parent);
    const struct problem_node *parent = problem_tree_find(&pasting->tree, action_parse_id(typed));
    if (typed[0] != '\0' && parent == NULL)
        action_add_message(pasting->context, "debajo", "Esa tarjeta ya no está. Elija otra.");
    if (parent != NULL && parent->side != PROBLEM_CENTRAL) {
        *place = (struct problem_outline_place){parent->side, parent};
        return;
    }
    if (!problem_side_parse(input->side, &place->side) || place->side == PROBLEM_CENTRAL)
        action_add_message(pasting->context, "lado",
                           "Elija si el esquema es de causas o de efectos.");
}

/* Reads what was typed against the tree; is_repeat: it is there already. */
static enum action_status read_input(struct pasting *pasting, const struct paste_problems *input,
                                     bool *is_repeat)
{
    struct action_context *context = pasting->context;
    bool has_central = problem_tree_find_central(&pasting->tree) != NULL;
    read_place(pasting, input);
    problem_outline_parse(context->arena, input->text, input->is_first_central, &pasting->outline);
    check_texts(pasting);
    *is_repeat = !action_has_messages(context) && pasting->outline.fault_count == 0 &&
                 problem_outline_is_end_of(&pasting->outline, &pasting->tree, pasting->place);
    if (*is_repeat)
        return ACTION_DONE;
    if (has_central == input->is_first_central)
        return ACTION_CONFLICT;
    check(pasting);
    return action_has_messages(context) ? ACTION_INVALID : ACTION_DONE;
}

static enum action_status load(struct pasting *pasting)
{
    struct action_context *context = pasting->context;
    return problem_tree_store_load(context->database, pasting->topic, context->arena,
                                   &pasting->tree, &context->error)
               ? ACTION_DONE
               : ACTION_FAILED;
}

enum action_status paste_problems(struct action_context *context,
                                  const struct paste_problems *input)
{
    struct pasting pasting = {.context = context};
    struct priority_topic *topic = NULL;
    bool is_repeat = false;
    if (!action_is_allowed(context, ACTION_PASTE_PROBLEMS))
        return ACTION_FORBIDDEN;
    enum action_status status = topic_begin(context, input->topic_id, &topic);
    if (status != ACTION_DONE)
        return status;
    pasting.topic = (struct object_key){topic->council_id, topic->id};
    status = load(&pasting);
    if (status == ACTION_DONE)
        status = read_input(&pasting, input, &is_repeat);
    if (status != ACTION_DONE || is_repeat)
        return action_abandon(context, status);
    if (!add_lines(&pasting))
        return action_abandon(context, action_failure(context));
    return action_commit(
        context, action_object(context, "topic", topic->id),
        arena_printf(context->arena, "%s; %s", pasting.outline.lines[0].text,
                     count_text(context->arena, pasting.outline.count, "tarjeta", "tarjetas")));
}
