#include "core/evaluation/explain_text.h"

#include "base/banned.h"

#define TEXT(...) arena_printf(context->arena, __VA_ARGS__)

static const char *number(const struct explain_context *context, int128 value_e4)
{
    return explain_text_number(context, value_e4);
}

static bool is_lower_better(const struct explain_context *context)
{
    const struct evaluation_input *input = context->input;
    return input->type == ACCUMULATION_REDUCTION || input->type == ACCUMULATION_YEARLY_REDUCTION ||
           (input->type == ACCUMULATION_MAINTENANCE &&
            input->direction == DIRECTION_LOWER_IS_BETTER);
}

const char *explain_shortfall_year(const struct explain_context *context)
{
    struct amount shortfall = context->evaluation->shortfall_year;
    if (!shortfall.exists)
        return explain_state(context);
    int128 planned_e4 = explain_text_planned(context, context->cut);
    int128 actual_e4 = explain_text_actual(context, context->cut);
    const char *planned = number(context, planned_e4), *actual = number(context, actual_e4);
    if (is_lower_better(context) && shortfall.value_e4 > 0)
        return TEXT("No debía pasar de %s y fue %s: %s %s.", planned, actual,
                    explain_text_verb(shortfall.value_e4, "sobra", "sobran"),
                    number(context, shortfall.value_e4));
    if (is_lower_better(context))
        return TEXT("No debía pasar de %s y fue %s: no falta nada.", planned, actual);
    if (explain_text_is_level(context))
        return TEXT("Había que llegar a %s y se llegó a %s%s", planned, actual,
                    explain_text_missing(context, shortfall));
    return TEXT("Se %s %s y se %s %s%s", explain_text_verb(planned_e4, "programó", "programaron"),
                planned, explain_text_verb(actual_e4, "reportó", "reportaron"), actual,
                explain_text_missing(context, shortfall));
}

static const char *explain_level_to_date(const struct explain_context *context)
{
    int year = explain_text_last_programmed(context, context->cut);
    struct amount shortfall = context->evaluation->shortfall_to_date;
    if (year == 0)
        return TEXT("Hasta %d no se programó nada.", explain_text_year(context, context->cut));
    const char *planned = number(context, explain_text_planned(context, year));
    const char *level = number(context, explain_text_last_level(context));
    if (is_lower_better(context) && shortfall.value_e4 > 0)
        return TEXT("En %d había que bajar a %s y se va en %s: %s %s.",
                    explain_text_year(context, year), planned, level,
                    explain_text_verb(shortfall.value_e4, "sobra", "sobran"),
                    number(context, shortfall.value_e4));
    return TEXT("En %d había que ir en %s y se va en %s%s", explain_text_year(context, year),
                planned, level, explain_text_missing(context, shortfall));
}

const char *explain_shortfall_to_date(const struct explain_context *context)
{
    const struct evaluation *evaluation = context->evaluation;
    if (evaluation->error != EVALUATION_OK)
        return explain_error(evaluation->error);
    if (explain_text_is_level(context))
        return explain_level_to_date(context);
    if (context->input->type != ACCUMULATION_SUM)
        return "Los años no se suman: es lo que faltó en el año.";
    int128 planned_e4 = explain_text_sum_planned(context, context->cut);
    int128 actual_e4 = explain_text_sum_actual(context);
    return TEXT("Hasta %d se %s %s y se %s %s%s", explain_text_year(context, context->cut),
                explain_text_verb(planned_e4, "programó", "programaron"),
                number(context, planned_e4), explain_text_verb(actual_e4, "reportó", "reportaron"),
                number(context, actual_e4),
                explain_text_missing(context, evaluation->shortfall_to_date));
}

static int128 flow_reached(const struct explain_context *context)
{
    int year = explain_text_last_programmed(context, explain_text_due_cut(context));
    return year == 0 ? 0 : explain_text_actual(context, year);
}

const char *explain_shortfall_term(const struct explain_context *context)
{
    const struct evaluation *evaluation = context->evaluation;
    if (evaluation->error != EVALUATION_OK)
        return explain_error(evaluation->error);
    const char *missing = explain_text_missing(context, evaluation->shortfall_term);
    const char *target = number(context, explain_text_net_target(context));
    switch (context->input->type) {
    case ACCUMULATION_MAINTENANCE:
        return "La meta se repite cada año. Lo perdido no se suma.";
    case ACCUMULATION_SUM:
        return TEXT("Se %s %s de %s%s",
                    explain_text_verb(explain_text_sum_actual(context), "lleva", "llevan"),
                    number(context, explain_text_sum_actual(context)), target, missing);
    case ACCUMULATION_FLOW:
        return TEXT("La meta es %s y cuenta %s, lo del último año programado%s", target,
                    number(context, flow_reached(context)), missing);
    default:
        return TEXT("La meta es %s y se va en %s%s", target,
                    number(context, explain_text_last_level(context)), missing);
    }
}

const char *explain_required_pace(const struct explain_context *context)
{
    const struct evaluation *evaluation = context->evaluation;
    int years = context->input->year_count - context->cut;
    if (!evaluation->required_pace.exists)
        return "";
    if (evaluation->shortfall_term.value_e4 == 0)
        return "La meta ya está cumplida.";
    const char *missing = number(context, evaluation->shortfall_term.value_e4);
    const char *verb = explain_text_verb(evaluation->shortfall_term.value_e4, "Falta", "Faltan");
    if (years == 1)
        return TEXT("%s %s y queda un año.", verb, missing);
    return TEXT("%s %s y quedan %d años: %s cada año.", verb, missing, years,
                number(context, evaluation->required_pace.value_e4));
}

const char *explain_demandable(const struct explain_context *context)
{
    const struct evaluation *evaluation = context->evaluation;
    if (!evaluation->demandable.exists)
        return "";
    int next = context->cut + 1;
    const char *demandable = number(context, evaluation->demandable.value_e4);
    const char *owed = number(context, evaluation->shortfall_to_date.value_e4);
    int128 planned =
        evaluation_is_programmed(context->input, next) ? explain_text_planned(context, next) : 0;
    bool is_limited =
        planned + evaluation->shortfall_to_date.value_e4 > evaluation->demandable.value_e4;
    return TEXT(is_limited ? "En %d: lo programado (%s) más lo atrasado (%s) pasa de lo que falta: "
                             "%s. La meta legal sigue siendo la programada."
                           : "En %d: lo programado (%s) más lo atrasado (%s): %s. La meta legal "
                             "sigue siendo la programada.",
                explain_text_year(context, next), number(context, planned), owed, demandable);
}
