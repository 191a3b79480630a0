#include "actions/target_act.h"

#include "base/date.h"
#include "base/env.h"
#include "core/plan/act_kind.h"

#include "base/banned.h"

static const struct action_text_rule number_rule = {
    .field = "numero", .label = "el número del acto", .max_characters = 60};
static const struct action_text_rule note_rule = {.field = "nota",
                                                  .label = "la nota",
                                                  .max_characters = 1000,
                                                  .is_optional = true,
                                                  .has_lines = true};

static const char *check_date(struct action_context *context, const char *typed, int first_year)
{
    struct date date;
    char text[DATE_ISO_SIZE];
    if (typed == NULL || typed[0] == '\0')
        action_add_message(context, "fecha", "Escriba la fecha del acto.");
    else if (!date_parse_typed(typed, &date))
        action_add_message(context, "fecha", "No entendimos la fecha. Escríbala así: 30/06/%d.",
                           first_year + 1);
    else if (date_compare(date, env_today()) > 0)
        action_add_message(context, "fecha",
                           "Esa fecha no ha llegado. Solo un acto ya expedido cambia una meta.");
    else if (date.year < first_year)
        action_add_message(context, "fecha",
                           "Ese acto es anterior a %d, cuando empezó el plan. Revise la fecha.",
                           first_year);
    else
        return arena_strdup(context->arena, date_format_iso(date, text));
    return "";
}

struct target_act target_act_check(struct action_context *context, const struct target_act *typed,
                                   int plan_first_year)
{
    struct target_act act = {.kind = ""};
    if (act_kind_is_known(typed->kind))
        act.kind = arena_strdup(context->arena, typed->kind);
    else
        action_add_message(context, "acto", "Elija qué clase de acto cambió la meta.");
    act.number = action_check_text(context, &number_rule, typed->number);
    act.date = check_date(context, typed->date, plan_first_year);
    act.note = action_check_text(context, &note_rule, typed->note);
    return act;
}

const char *target_act_name(struct action_context *context, const struct target_act *act)
{
    return arena_printf(context->arena, "%s %s", act_kind_label(act->kind), act->number);
}
