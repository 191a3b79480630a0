#include "actions/change_targets.h"

#include <string.h>
#include <strings.h>

#include "base/env.h"
#include "base/strbuf.h"
#include "core/measurement/entry.h"
#include "core/plan/assumption.h"
#include "storage/indicator_store.h"
#include "storage/plan_store.h"
#include "storage/target_change_store.h"

#include "base/banned.h"

static void fill_values(struct action_context *context, struct change_targets_answer *answer)
{
    const struct indicator *indicator = answer->indicator;
    answer->values[answer->value_count++] =
        (struct target_value){.field = "meta",
                              .original = indicator->original_target,
                              .before = indicator->target,
                              .after = indicator->target};
    for (int i = 0; i < indicator->year_count; i++) {
        const struct indicator_year *year = &indicator->years[i];
        const int number = indicator->first_year + i;
        answer->values[answer->value_count++] =
            (struct target_value){.year = number,
                                  .field = arena_printf(context->arena, "programado_%d", number),
                                  .original = year->original_planned,
                                  .before = year->planned,
                                  .after = year->planned,
                                  .assumed = year->assumed,
                                  .is_past = number < env_today().year};
    }
}

enum action_status load_targets(struct action_context *context, int64_t indicator_id,
                                struct change_targets_answer *answer)
{
    const struct object_key key = {context->identity->council_id, indicator_id};
    struct indicator *indicator = NULL;
    int64_t plan_id = 0;
    *answer =
        (struct change_targets_answer){.act = {.kind = "", .number = "", .date = "", .note = ""}};
    if (!indicator_store_load(context->database, key, context->arena, &indicator,
                              &context->error) ||
        !plan_store_find_current(context->database, key.council_id, &plan_id, &context->error))
        return ACTION_FAILED;
    if (indicator == NULL || indicator->plan_id != plan_id)
        return ACTION_NOT_FOUND;
    answer->indicator = indicator;
    fill_values(context, answer);
    return ACTION_DONE;
}

/* "NP" and "No programado" in any case. */
static bool is_not_programmed(const char *typed)
{
    typed += strspn(typed, " ");
    size_t length = strlen(typed);
    while (length > 0 && typed[length - 1] == ' ')
        length--;
    return (length == 2 && strncasecmp(typed, "np", 2) == 0) ||
           (length == 13 && strncasecmp(typed, "no programado", 13) == 0);
}

static void explain_empty(struct action_context *context, const struct target_value *value)
{
    if (value->before.state == QUANTITY_MISSING)
        return; /* nobody knew it, and nobody says it now */
    if (value->year == 0)
        action_add_message(context, value->field, "Escriba la meta de los cuatro años.");
    else
        action_add_message(context, value->field,
                           "Escriba lo programado para %d, o NP si ese año queda sin meta.",
                           value->year);
}

static void read_number(struct action_context *context, const struct indicator *indicator,
                        struct target_value *value, const char *typed)
{
    const struct typed_number number = typed_number_read(typed);
    if (number.status == TYPED_NUMBER_EMPTY)
        explain_empty(context, value);
    else if (number.status != TYPED_NUMBER_OK)
        action_add_message(context, value->field, "%s", typed_number_message(number.status));
    else if (number.value_e4 < 0 && entry_refuses_negative(indicator->type))
        action_add_message(context, value->field,
                           "Escriba un número que no sea negativo: este indicador cuenta cosas.");
    else
        value->after = quantity_number(number.value_e4);
    value->is_ambiguous = number.status == TYPED_NUMBER_OK && number.is_ambiguous;
}

static void read_value(struct action_context *context, const struct indicator *indicator,
                       struct target_value *value, const char *typed)
{
    if (typed == NULL)
        typed = "";
    if (!is_not_programmed(typed))
        read_number(context, indicator, value, typed);
    else if (value->year == 0)
        action_add_message(context, value->field, "La meta de los cuatro años debe ser un número.");
    else
        value->after = (struct quantity){.state = QUANTITY_NOT_PROGRAMMED};
    value->is_changed = value->after.state != value->before.state ||
                        value->after.value_e4 != value->before.value_e4;
    value->is_ambiguous = value->is_ambiguous && value->is_changed;
}

/* The indicator as it will be. */
static struct indicator apply(const struct change_targets_answer *answer)
{
    struct indicator after = *answer->indicator;
    after.target = answer->values[0].after;
    for (int i = 1; i < answer->value_count; i++)
        after.years[i - 1].planned = answer->values[i].after;
    return after;
}

static void read_all(struct action_context *context, const struct change_targets *input,
                     struct change_targets_answer *answer)
{
    const struct indicator *indicator = answer->indicator;
    bool is_changed = false;
    for (int i = 0; i < answer->value_count; i++) {
        read_value(context, indicator, &answer->values[i],
                   i == 0 ? input->target : input->planned[i - 1]);
        is_changed |= answer->values[i].is_changed;
    }
    answer->act = target_act_check(context, &input->act, indicator->first_year);
    if (!is_changed && !action_has_messages(context))
        action_add_message(context, "",
                           "Ningún valor es distinto del de hoy. Cambie la meta o algún año.");
    const struct indicator after = apply(answer);
    answer->remark_count = programming_find_remarks(context->arena, &after, answer->remarks);
}

static bool save(struct action_context *context, const struct change_targets_answer *answer)
{
    char now[ENV_TIMESTAMP_SIZE];
    env_now_iso(now);
    struct indicator after = apply(answer);
    struct target_change change = {.council_id = context->identity->council_id,
                                   .indicator_id = after.id,
                                   .act_kind = answer->act.kind,
                                   .act_number = answer->act.number,
                                   .act_date = answer->act.date,
                                   .note = answer->act.note,
                                   .changed_by = context->identity->person_id,
                                   .changed_utc = now};
    for (int i = 0; i < answer->value_count; i++)
        if (answer->values[i].is_changed)
            change.items[change.item_count++] = (struct target_change_item){
                answer->values[i].year, answer->values[i].before, answer->values[i].after};
    return indicator_store_save(context->database, change.council_id, &after, &context->error) &&
           target_change_store_add(context->database, &change, &context->error);
}

static const char *describe(struct action_context *context,
                            const struct change_targets_answer *answer)
{
    struct strbuf text;
    strbuf_init(&text, context->arena);
    strbuf_printf(&text, "%s, %s:", target_act_name(context, &answer->act), answer->act.date);
    for (int i = 0; i < answer->value_count; i++) {
        const struct target_value *value = &answer->values[i];
        char before[DECIMAL_TEXT_SIZE], after[DECIMAL_TEXT_SIZE];
        if (!value->is_changed)
            continue;
        if (value->year == 0)
            strbuf_add(&text, " meta");
        else
            strbuf_printf(&text, " %d", value->year);
        if (quantity_is_number(value->assumed))
            strbuf_printf(&text, " %s (%s)", quantity_format_es(value->assumed, before),
                          assumption_mark);
        else
            strbuf_printf(&text, " %s", quantity_format_es(value->before, before));
        strbuf_printf(&text, " → %s;", quantity_format_es(value->after, after));
    }
    return text.data;
}

enum action_status change_targets(struct action_context *context,
                                  const struct change_targets *input,
                                  struct change_targets_answer *answer)
{
    /* A person answers for the change; the machine's operator is none. */
    if (!action_is_allowed(context, ACTION_CHANGE_TARGETS) || context->identity->person_id == 0)
        return ACTION_FORBIDDEN;
    enum action_status status = load_targets(context, input->indicator_id, answer);
    if (status != ACTION_DONE)
        return status;
    read_all(context, input, answer);
    if (answer->indicator->version != input->version)
        return ACTION_CONFLICT;
    if (action_has_messages(context))
        return ACTION_INVALID;
    if (input->is_trial)
        return ACTION_DONE;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!save(context, answer))
        return action_abandon(context, action_failure(context));
    return action_commit(context, action_object(context, "indicator", input->indicator_id),
                         describe(context, answer));
}
