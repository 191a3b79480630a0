#include "actions/recommendation.h"

#include "actions/topic_lookup.h"
#include "storage/recommendation_store.h"

#include "base/banned.h"

static const struct action_text_rule number_rule = {
    .field = "numero", .label = "el número", .max_characters = 20, .is_optional = true};
static const struct action_text_rule line_rule = {
    .field = "linea", .label = "la línea", .max_characters = 300, .is_optional = true};
static const struct action_text_rule text_rule = {
    .field = "texto", .label = "la recomendación", .max_characters = 2000, .has_lines = true};
static const struct action_text_rule note_rule = {.field = "nota",
                                                  .label = "qué respondió la administración",
                                                  .max_characters = 1000,
                                                  .is_optional = true,
                                                  .has_lines = true};

static void check(struct action_context *context, const struct save_recommendation *input,
                  struct concept_recommendation *recommendation)
{
    recommendation->number = action_check_text(context, &number_rule, input->number);
    recommendation->line = action_check_text(context, &line_rule, input->line);
    recommendation->text = action_check_text(context, &text_rule, input->text);
    if (!recommendation_priority_parse(input->priority, &recommendation->priority))
        action_add_message(context, "prioridad", "Elija la prioridad: alta, media o baja.");
    if (!recommendation_answer_parse(input->answer, &recommendation->answer))
        action_add_message(context, "respuesta", "Elija qué respondió la administración.");
    recommendation->answer_note = action_check_text(context, &note_rule, input->answer_note);
    if (recommendation->answer != RECOMMENDATION_NONE && recommendation->answer_note[0] == '\0' &&
        action_find_message(context, "nota") == NULL)
        action_add_message(context, "nota",
                           "Escriba dónde consta la respuesta: la carta, el acta o la página.");
}

static enum action_status load(struct action_context *context, int64_t id,
                               struct concept_recommendation **found)
{
    const struct object_key key = {context->identity->council_id, id};
    if (!recommendation_store_load(context->database, key, context->arena, found, &context->error))
        return ACTION_FAILED;
    return *found == NULL ? ACTION_NOT_FOUND : ACTION_DONE;
}

/* The stored one, or a new one of the current plan; inside the transaction. */
static enum action_status start(struct action_context *context, int64_t id,
                                struct concept_recommendation **recommendation)
{
    struct object_key plan;
    if (id != 0)
        return load(context, id, recommendation);
    if (!topic_find_plan(context, &plan))
        return ACTION_FAILED;
    *recommendation = ARENA_NEW(context->arena, struct concept_recommendation);
    (*recommendation)->council_id = plan.council_id;
    (*recommendation)->plan_id = plan.id;
    return ACTION_DONE;
}

static enum action_status write(struct action_context *context,
                                struct concept_recommendation *recommendation)
{
    bool is_new = recommendation->id == 0;
    if (is_new ? recommendation_store_add(context->database, recommendation, &context->error)
               : recommendation_store_save(context->database, recommendation, &context->error))
        return action_commit(context, action_object(context, "recommendation", recommendation->id),
                             recommendation_answer_label(recommendation->answer));
    return action_abandon(context, action_failure(context));
}

enum action_status save_recommendation(struct action_context *context,
                                       const struct save_recommendation *input, int64_t *id)
{
    struct concept_recommendation *recommendation = NULL;
    if (!action_is_allowed(context,
                           input->id == 0 ? ACTION_ADD_RECOMMENDATION : ACTION_SAVE_RECOMMENDATION))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status = start(context, input->id, &recommendation);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    check(context, input, recommendation);
    if (action_has_messages(context))
        return action_abandon(context, ACTION_INVALID);
    if (input->id != 0)
        recommendation->version = input->version;
    status = write(context, recommendation);
    if (status == ACTION_DONE)
        *id = recommendation->id;
    return status;
}

enum action_status remove_recommendation(struct action_context *context, int64_t id)
{
    const struct object_key key = {context->identity->council_id, id};
    bool was_there = false;
    if (!action_is_allowed(context, ACTION_REMOVE_RECOMMENDATION))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!recommendation_store_delete(context->database, key, &was_there, &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (!was_there)
        return action_abandon(context, ACTION_NOT_FOUND);
    return action_commit(context, action_object(context, "recommendation", id), NULL);
}
