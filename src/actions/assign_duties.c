#include "actions/assign_duties.h"

#include "base/strbuf.h"
#include "storage/actor_store.h"
#include "storage/indicator_store.h"
#include "storage/topic_store.h"

#include "base/banned.h"

static bool check_scope(struct action_context *context, struct duty_scope scope, bool *is_there)
{
    const int64_t council_id = context->identity->council_id;
    struct priority_topic *topic = NULL;
    struct indicator *indicator = NULL;
    *is_there = scope.topic_id == 0 || scope.indicator_id == 0;
    if (scope.topic_id != 0) {
        if (!topic_store_load(context->database, (struct object_key){council_id, scope.topic_id},
                              context->arena, &topic, &context->error))
            return false;
        *is_there = *is_there && topic != NULL;
    }
    if (scope.indicator_id != 0) {
        const struct object_key key = {council_id, scope.indicator_id};
        if (!indicator_store_load(context->database, key, context->arena, &indicator,
                                  &context->error))
            return false;
        *is_there = *is_there && indicator != NULL;
    }
    return true;
}

static const char *field_of(struct action_context *context, int64_t actor_id)
{
    return arena_printf(context->arena, "actor_%lld", (long long)actor_id);
}

static enum action_status read_holders(struct action_context *context,
                                       const struct assign_duties *input,
                                       const struct actor_list *actors, struct duty_row *row)
{
    row->holders = ARENA_NEW_ARRAY(context->arena, input->count + 1, struct duty_holder);
    row->count = 0;
    for (size_t i = 0; i < input->count; i++) {
        const struct actor *actor = actor_find(actors, input->items[i].actor_id);
        enum raci raci = RACI_NONE;
        if (actor == NULL || duty_letter(row, actor->id) != RACI_NONE)
            return ACTION_NOT_FOUND;
        if (!raci_parse(input->items[i].letters, &raci))
            action_add_message(context, field_of(context, actor->id), "Elija de la lista.");
        if (raci == RACI_NONE)
            continue;
        if (actor->is_retired)
            action_add_message(context, field_of(context, actor->id),
                               "«%s» ya no participa. Elija «No participa».", actor_name(actor));
        row->holders[row->count++] = (struct duty_holder){actor->id, raci};
    }
    return action_has_messages(context) ? ACTION_INVALID : ACTION_DONE;
}

/* Whether the row says already what was typed: a form sent twice. No row says what an empty one
 * does. */
static bool is_same(const struct duty_row *stored, const struct duty_row *typed)
{
    if (stored == NULL)
        return typed->count == 0;
    for (size_t i = 0; i < typed->count; i++)
        if (duty_letter(stored, typed->holders[i].actor_id) != typed->holders[i].raci)
            return false;
    return stored->count == typed->count;
}

static bool load_book(struct action_context *context, struct duty_book *book)
{
    *book = (struct duty_book){.council_id = context->identity->council_id};
    return actor_store_list(context->database, book->council_id, context->arena, &book->actors,
                            &context->error) &&
           actor_store_list_duties(context->database, book->council_id, context->arena, &book->rows,
                                   &context->error);
}

/* The row as typed; *stored is the one there is, NULL for none. */
static enum action_status read_row(struct action_context *context,
                                   const struct assign_duties *input, const struct duty_book *book,
                                   struct duty_row *row, const struct duty_row **stored)
{
    bool is_there = false;
    *row = (struct duty_row){.council_id = book->council_id, .scope = input->scope};
    if (!check_scope(context, input->scope, &is_there))
        return ACTION_FAILED;
    if (!is_there || !follow_up_step_parse(input->step, &row->step))
        return ACTION_NOT_FOUND;
    *stored = duty_find_row(book, row->scope, row->step);
    row->id = *stored == NULL ? 0 : (*stored)->id;
    row->version = *stored == NULL ? 0 : (*stored)->version;
    return read_holders(context, input, &book->actors, row);
}

static enum action_status write_row(struct action_context *context, struct duty_row *row)
{
    return actor_store_save_duty(context->database, row, &context->error) ? ACTION_DONE
                                                                          : ACTION_FAILED;
}

static enum action_status save(struct action_context *context, const struct assign_duties *input,
                               struct duty_row *row, bool *is_same_already)
{
    struct duty_book book;
    const struct duty_row *stored = NULL;
    if (!load_book(context, &book))
        return ACTION_FAILED;
    enum action_status status = read_row(context, input, &book, row, &stored);
    *is_same_already = status == ACTION_DONE && is_same(stored, row);
    if (status != ACTION_DONE || *is_same_already)
        return status;
    return row->version == input->version ? write_row(context, row) : ACTION_CONFLICT;
}

/* "topic:3", "indicator:17" or "duties" for the whole council. */
static const char *object_of(const struct action_context *context, struct duty_scope scope)
{
    if (scope.topic_id != 0)
        return action_object(context, "topic", scope.topic_id);
    if (scope.indicator_id != 0)
        return action_object(context, "indicator", scope.indicator_id);
    return "duties";
}

enum action_status assign_duties(struct action_context *context, const struct assign_duties *input)
{
    struct duty_row row;
    bool is_same_already = false;
    if (!action_is_allowed(context, ACTION_ASSIGN_DUTIES))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status = save(context, input, &row, &is_same_already);
    if (status != ACTION_DONE || is_same_already)
        return action_abandon(context, status);
    return action_commit(context, object_of(context, row.scope), follow_up_step_code(row.step));
}

/* What a proposal says that no longer holds is said once, for its page has no field for an actor.
 */
static enum action_status read_proposed(struct action_context *context,
                                        const struct assign_duties *input,
                                        const struct duty_book *book, struct duty_row *row,
                                        const struct duty_row **stored)
{
    const size_t known = context->messages.count;
    enum action_status status = read_row(context, input, book, row, stored);
    if (status != ACTION_INVALID && status != ACTION_NOT_FOUND)
        return status;
    context->messages.count = known;
    action_add_message(context, "propuesta",
                       "Los actores cambiaron mientras usted leía. Revise la propuesta de hoy.");
    return ACTION_INVALID;
}

static enum action_status save_all(struct action_context *context,
                                   const struct assign_duties *inputs, size_t count,
                                   struct strbuf *steps, size_t *assigned)
{
    bool is_saved[FOLLOW_UP_STEPS] = {false};
    struct duty_book book;
    if (!load_book(context, &book))
        return ACTION_FAILED;
    for (size_t i = 0; i < count; i++) {
        struct duty_row row;
        const struct duty_row *stored = NULL;
        enum action_status status = read_proposed(context, &inputs[i], &book, &row, &stored);
        if (status != ACTION_DONE)
            return status;
        if ((stored != NULL && stored->count > 0) || row.count == 0 || is_saved[row.step])
            continue;
        if (write_row(context, &row) != ACTION_DONE)
            return ACTION_FAILED;
        is_saved[row.step] = true;
        strbuf_printf(steps, "%s%s", *assigned == 0 ? "" : ", ", follow_up_step_code(row.step));
        ++*assigned;
    }
    return ACTION_DONE;
}

enum action_status assign_proposed_duties(struct action_context *context,
                                          const struct assign_duties *inputs, size_t count,
                                          size_t *assigned)
{
    struct strbuf steps;
    size_t saved = 0;
    *assigned = 0;
    if (!action_is_allowed(context, ACTION_ASSIGN_PROPOSED_DUTIES))
        return ACTION_FORBIDDEN;
    if (count == 0 || count > ASSIGN_MAX_PROPOSED)
        action_add_message(context, "propuesta",
                           count == 0 ? "Marque al menos un paso." : "Marque cada paso una vez.");
    if (action_has_messages(context))
        return ACTION_INVALID;
    if (!action_begin(context))
        return ACTION_FAILED;
    strbuf_init(&steps, context->arena);
    enum action_status status = save_all(context, inputs, count, &steps, &saved);
    if (status != ACTION_DONE || saved == 0)
        return action_abandon(context, status);
    *assigned = saved;
    return action_commit(context, "duties", steps.data);
}
