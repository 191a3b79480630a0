#include "actions/work_activity.h"

#include <string.h>

#include "actions/typed_date.h"
#include "base/env.h"
#include "base/text.h"
#include "storage/commission_store.h"
#include "storage/councillor_store.h"
#include "storage/work_plan_store.h"

#include "base/banned.h"

static const struct action_text_rule title_rule = {
    .field = "titulo", .label = "qué se va a hacer", .max_characters = 160};
static const struct action_text_rule description_rule = {.field = "descripcion",
                                                         .label = "la descripción",
                                                         .max_characters = 2000,
                                                         .is_optional = true,
                                                         .has_lines = true};
static const struct action_text_rule product_rule = {
    .field = "producto", .label = "el producto", .max_characters = 200, .is_optional = true};

static const char *object_of(struct action_context *context, int64_t id)
{
    return arena_printf(context->arena, "activity:%lld", (long long)id);
}

static bool check_commission(struct action_context *context, const char *typed,
                             struct work_activity *it)
{
    struct commission *commission = NULL;
    const struct object_key key = {it->council_id, action_parse_id(typed)};
    it->commission_id = 0;
    if (typed[0] == '\0')
        return true;
    if (!commission_store_load(context->database, key, context->arena, &commission,
                               &context->error))
        return false;
    if (commission == NULL)
        action_add_message(context, "comision", "Elija una comisión de la lista.");
    it->commission_id = commission == NULL ? 0 : key.id;
    return true;
}

static bool check_responsible(struct action_context *context, const char *typed,
                              struct work_activity *it)
{
    struct councillor *councillor = NULL;
    const struct object_key key = {it->council_id, action_parse_id(typed)};
    it->responsible_id = 0;
    if (typed[0] == '\0')
        return true;
    if (!councillor_store_load(context->database, key, context->arena, &councillor,
                               &context->error))
        return false;
    if (councillor == NULL || councillor->is_forgotten)
        action_add_message(context, "responsable", "Elija a un consejero de la lista.");
    else
        it->responsible_id = key.id;
    return true;
}

static void check_dates(struct action_context *context, const struct save_activity *input,
                        struct work_activity *it)
{
    it->start = typed_date_require(context, "inicio", "el día en que empieza", input->start);
    it->end = typed_date_require(context, "fin", "el último día", input->end);
    if (date_is_valid(it->start) && date_is_valid(it->end) && date_compare(it->end, it->start) < 0)
        action_add_message(context, "fin", "Escriba un día igual o posterior al del inicio.");
}

static void check_state(struct action_context *context, const struct save_activity *input,
                        struct work_activity *it)
{
    if (!activity_state_parse(text_or_empty(input->state), &it->state)) {
        action_add_message(context, "estado", "Elija cómo va la actividad.");
        return;
    }
    struct date done = typed_date_read(context, "hecha", input->done);
    if (it->state != ACTIVITY_DONE)
        done = (struct date){0};
    else if (!date_is_valid(done))
        done = env_today();
    if (date_compare(done, env_today()) > 0)
        action_add_message(context, "hecha", "Ese día aún no llega. Escriba cuándo se hizo.");
    it->done = done;
}

static enum action_status check(struct action_context *context, const struct save_activity *input,
                                struct work_activity *it)
{
    it->title = action_check_text(context, &title_rule, input->title);
    it->description = action_check_text(context, &description_rule, input->description);
    it->product = action_check_text(context, &product_rule, input->product);
    it->is_public = input->is_public;
    if (!work_step_parse(text_or_empty(input->step), &it->step))
        action_add_message(context, "paso", "Elija un paso del método de la lista.");
    check_dates(context, input, it);
    check_state(context, input, it);
    if (!check_commission(context, text_or_empty(input->commission), it) ||
        !check_responsible(context, text_or_empty(input->responsible), it))
        return ACTION_FAILED;
    return action_has_messages(context) ? ACTION_INVALID : ACTION_DONE;
}

/* The stored one, or a new one. Inside the transaction. */
static enum action_status find(struct action_context *context, int64_t id,
                               struct work_activity **it)
{
    const struct object_key key = {context->identity->council_id, id};
    *it = ARENA_NEW(context->arena, struct work_activity);
    **it = (struct work_activity){.council_id = key.council_id, .norm = "", .legal_code = ""};
    if (id == 0)
        return ACTION_DONE;
    if (!work_plan_store_load(context->database, key, context->arena, it, &context->error))
        return ACTION_FAILED;
    return *it == NULL ? ACTION_NOT_FOUND : ACTION_DONE;
}

static enum action_status write(struct action_context *context, struct work_activity *it)
{
    bool is_done = it->id == 0 ? work_plan_store_add(context->database, it, &context->error)
                               : work_plan_store_save(context->database, it, &context->error);
    if (is_done)
        return ACTION_DONE;
    return action_failure(context);
}

static const char *describe(struct action_context *context, const struct work_activity *it)
{
    char start[DATE_ISO_SIZE], end[DATE_ISO_SIZE];
    return arena_printf(context->arena, "%s; %s a %s; %s", it->title,
                        date_format_iso(it->start, start), date_format_iso(it->end, end),
                        activity_state_code(it->state));
}

enum action_status save_activity(struct action_context *context, const struct save_activity *input,
                                 int64_t *activity_id)
{
    struct work_activity *it = NULL;
    if (!action_is_allowed(context, input->id == 0 ? ACTION_ADD_ACTIVITY : ACTION_SAVE_ACTIVITY))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status = find(context, input->id, &it);
    if (status == ACTION_DONE)
        status = check(context, input, it);
    if (status == ACTION_DONE && input->id != 0)
        it->version = input->version;
    if (status == ACTION_DONE)
        status = write(context, it);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    *activity_id = it->id;
    return action_commit(context, object_of(context, it->id), describe(context, it));
}

enum action_status finish_activity(struct action_context *context, int64_t activity_id)
{
    struct work_activity *it = NULL;
    if (!action_is_allowed(context, ACTION_SAVE_ACTIVITY))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status = find(context, activity_id, &it);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    if (it->state == ACTIVITY_DONE) /* sent twice */
        return action_abandon(context, ACTION_DONE);
    it->state = ACTIVITY_DONE;
    it->done = env_today();
    status = write(context, it);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    return action_commit(context, object_of(context, activity_id), describe(context, it));
}

enum action_status remove_activity(struct action_context *context, int64_t activity_id)
{
    struct work_activity *it = NULL;
    bool was_there = false;
    if (!action_is_allowed(context, ACTION_REMOVE_ACTIVITY))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status = find(context, activity_id, &it);
    if (activity_id == 0 || status != ACTION_DONE)
        return action_abandon(context, activity_id == 0 ? ACTION_NOT_FOUND : status);
    const struct object_key key = {it->council_id, it->id};
    if (!work_plan_store_delete(context->database, key, &was_there, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context, object_of(context, activity_id), it->title);
}
