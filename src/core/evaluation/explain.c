#include "core/evaluation/explain_text.h"

#include "base/banned.h"

#define TEXT(...) arena_printf(context->arena, __VA_ARGS__)

static const char *number(const struct explain_context *context, int128 value_e4)
{
    return explain_text_number(context, value_e4);
}

static const char *percent(const struct explain_context *context, struct ratio ratio)
{
    return explain_text_percent(context, ratio);
}

static int128 planned(const struct explain_context *context)
{
    return explain_text_planned(context, context->cut);
}

static int128 actual(const struct explain_context *context)
{
    return explain_text_actual(context, context->cut);
}

static int cut_year(const struct explain_context *context)
{
    return explain_text_year(context, context->cut);
}

const char *explain_state(const struct explain_context *context)
{
    int year = cut_year(context);
    switch (context->evaluation->state) {
    case RATING_MET:
        return TEXT("La meta de %s ya se cumplió: %d no debe nada.", explain_text_term(context),
                    year);
    case RATING_NO_YEARLY_TARGET:
        return TEXT("El plan no dice cuánto era para %d.", year);
    case RATING_NOT_PROGRAMMED:
        return TEXT("Para %d no se programó nada.", year);
    case RATING_NO_REPORT:
        return TEXT(context->is_before_deadline ? "Se %s %s para %d y aún hay plazo para reportar."
                                                : "Se %s %s para %d y no hay dato.",
                    explain_text_verb(planned(context), "programó", "programaron"),
                    number(context, planned(context)), year);
    case RATING_DATA_ERROR:
        return explain_error(context->evaluation->error);
    default:
        return "";
    }
}

/* How far a level moved, in words that need no sign: "subió 8", "bajó 1", "no cambió". */
static const char *describe_move(const struct explain_context *context, int128 change)
{
    if (change == 0)
        return "no cambió";
    return TEXT("%s %s", change > 0 ? "subió" : "bajó",
                number(context, change > 0 ? change : -change));
}

static const char *explain_level_compliance(const struct explain_context *context)
{
    const struct evaluation_input *input = context->input;
    int128 baseline = input->baseline.value_e4;
    int sign = input->type == ACCUMULATION_CAPACITY ? 1 : -1;
    int128 wanted = sign * (planned(context) - baseline);
    if (wanted <= 0)
        return TEXT(sign > 0 ? "En %d había que tener al menos %s y se llegó a %s: %s."
                             : "En %d había que tener a lo más %s y se llegó a %s: %s.",
                    cut_year(context), number(context, planned(context)),
                    number(context, actual(context)),
                    percent(context, context->evaluation->compliance));
    return TEXT("Desde %s había que %s %s y en %d %s: %s.", number(context, baseline),
                sign > 0 ? "subir" : "bajar", number(context, wanted), cut_year(context),
                describe_move(context, actual(context) - baseline),
                percent(context, context->evaluation->compliance));
}

const char *explain_compliance(const struct explain_context *context)
{
    if (context->evaluation->state != RATING_REPORTED)
        return explain_state(context);
    if (explain_text_is_level(context))
        return explain_level_compliance(context);
    bool is_ceiling = context->input->type == ACCUMULATION_MAINTENANCE &&
                      context->input->direction == DIRECTION_LOWER_IS_BETTER;
    return TEXT(is_ceiling ? "Hubo %s; no debía pasar de %s en %d: %s."
                           : "%s de %s programados en %d: %s.",
                number(context, actual(context)), explain_text_with_unit(context, planned(context)),
                cut_year(context), percent(context, context->evaluation->compliance));
}

static const char *explain_sum_progress(const struct explain_context *context)
{
    const struct evaluation_input *input = context->input;
    const char *done = number(context, explain_text_sum_actual(context));
    const char *target = number(context, explain_text_net_target(context));
    const char *share = percent(context, context->evaluation->progress);
    if (input->target_includes_baseline && input->baseline.value_e4 != 0)
        return TEXT("Van %s de %s, que es la meta de %s menos la línea base de %s: %s.", done,
                    target, number(context, input->target.value_e4),
                    number(context, input->baseline.value_e4), share);
    return TEXT("Van %s de %s en %s: %s.", done, target, explain_text_term(context), share);
}

/* A flow counts the last programmed year that is due, reported or not. */
static const char *explain_flow_progress(const struct explain_context *context)
{
    int year = explain_text_last_programmed(context, explain_text_due_cut(context));
    const char *target = number(context, context->input->target.value_e4);
    const char *share = percent(context, context->evaluation->progress);
    if (year == 0)
        return TEXT("Todavía no hay un año programado que contar: %s.", share);
    if (!explain_text_is_reported(context, year))
        return TEXT("De %d no hay dato y cuenta como 0, frente a la meta de %s: %s.",
                    explain_text_year(context, year), target, share);
    return TEXT("En %d hubo %s, frente a la meta de %s: %s.", explain_text_year(context, year),
                number(context, explain_text_actual(context, year)), target, share);
}

const char *explain_progress(const struct explain_context *context)
{
    const struct evaluation *evaluation = context->evaluation;
    const struct evaluation_input *input = context->input;
    if (evaluation->error != EVALUATION_OK)
        return explain_error(evaluation->error);
    if (!ratio_exists(evaluation->progress))
        return "Ningún año está programado, así que no hay con qué comparar.";
    if (input->type == ACCUMULATION_SUM)
        return explain_sum_progress(context);
    if (input->type == ACCUMULATION_FLOW)
        return explain_flow_progress(context);
    if (input->type == ACCUMULATION_MAINTENANCE)
        return TEXT("Promedio de los años programados, contando los que faltan: %s.",
                    percent(context, evaluation->progress));
    return TEXT("De %s se pasó a %s; la meta es %s: %s del camino.",
                number(context, input->baseline.value_e4),
                number(context, explain_text_last_level(context)),
                number(context, input->target.value_e4), percent(context, evaluation->progress));
}

static const char *explain_maintenance_due(const struct explain_context *context, int up_to)
{
    int all = 0, past = 0;
    for (int year = 1; year <= context->input->year_count; year++) {
        bool is_programmed = evaluation_is_programmed(context->input, year);
        all += is_programmed;
        past += is_programmed && year <= up_to;
    }
    return TEXT("Van %d de %d años programados: %s.", past, all,
                percent(context, context->evaluation->due));
}

static const char *explain_due_at(const struct explain_context *context, int up_to)
{
    const struct evaluation_input *input = context->input;
    const char *share = percent(context, context->evaluation->due);
    if (input->type == ACCUMULATION_MAINTENANCE)
        return explain_maintenance_due(context, up_to);
    if (up_to == input->year_count && explain_text_last_programmed(context, up_to) > 0)
        return TEXT("En %d, el último año, se debe toda la meta: %s.",
                    explain_text_year(context, up_to), share);
    int year = explain_text_last_programmed(context, up_to);
    if (year == 0)
        return TEXT("Hasta %d no se programó nada.", explain_text_year(context, up_to));
    if (input->type == ACCUMULATION_SUM)
        return TEXT(
            "Hasta %d se %s %s de %s: %s.", explain_text_year(context, up_to),
            explain_text_verb(explain_text_sum_planned(context, up_to), "programó", "programaron"),
            number(context, explain_text_sum_planned(context, up_to)),
            number(context, explain_text_net_target(context)), share);
    if (input->type == ACCUMULATION_FLOW)
        return TEXT("Para %d se programaron %s, frente a la meta de %s: %s.",
                    explain_text_year(context, year),
                    number(context, explain_text_planned(context, year)),
                    number(context, input->target.value_e4), share);
    return TEXT(
        "En %d había que ir en %s, de %s hacia %s: %s del camino.",
        explain_text_year(context, year), number(context, explain_text_planned(context, year)),
        number(context, input->baseline.value_e4), number(context, input->target.value_e4), share);
}

const char *explain_due(const struct explain_context *context)
{
    if (context->evaluation->error != EVALUATION_OK)
        return explain_error(context->evaluation->error);
    if (!ratio_exists(context->evaluation->due))
        return "Ningún año está programado, así que nada se debe.";
    int up_to = explain_text_due_cut(context);
    if (up_to == context->cut)
        return explain_due_at(context, up_to);
    if (up_to == 0)
        return TEXT("Aún hay plazo para reportar %d: todavía no se debe nada.", cut_year(context));
    return TEXT("Aún hay plazo para reportar %d. %s", cut_year(context),
                explain_due_at(context, up_to));
}

const char *explain_pace(const struct explain_context *context)
{
    const struct evaluation *evaluation = context->evaluation;
    if (evaluation->error != EVALUATION_OK)
        return explain_error(evaluation->error);
    const char *rating = explain_rating(context, evaluation->rating_term);
    if (!ratio_exists(evaluation->pace))
        return TEXT(rating_is_band(evaluation->rating_term)
                        ? "A la fecha no se debía ningún avance; vale el semáforo del año. %s"
                        : "A la fecha no se debía ningún avance. %s",
                    rating);
    return TEXT("%s de avance ÷ %s debido: %s. %s", percent(context, evaluation->progress),
                percent(context, ratio_cap(evaluation->due)), percent(context, evaluation->pace),
                rating);
}

/* Why the four years have no band, where the year's own state does not say it. */
static const char *explain_term_state(const struct explain_context *context, enum rating rating)
{
    switch (rating) {
    case RATING_NO_REPORT:
        return TEXT("Hasta %d no hay ningún reporte.", cut_year(context));
    case RATING_NO_YEARLY_TARGET:
        return TEXT("El plan no dice cuánto era hasta %d.", cut_year(context));
    case RATING_NOT_PROGRAMMED:
        return TEXT("Hasta %d no había nada que cumplir.", cut_year(context));
    case RATING_DATA_ERROR:
        return explain_error(context->evaluation->error);
    default:
        return "";
    }
}

const char *explain_rating(const struct explain_context *context, enum rating rating)
{
    if (!rating_is_band(rating))
        return rating == context->evaluation->state ? explain_state(context)
                                                    : explain_term_state(context, rating);
    int place = (int)rating - RATING_CRITICAL;
    const int *lower = context->bands->lower_e4;
    if (place == 0)
        return TEXT("%s es menos de %s.", rating_label(rating),
                    number(context, (int128)lower[0] * 100));
    if (place == 4)
        return TEXT("%s es %s o más.", rating_label(rating),
                    number(context, (int128)lower[3] * 100));
    return TEXT("%s va de %s a menos de %s.", rating_label(rating),
                number(context, (int128)lower[place - 1] * 100),
                number(context, (int128)lower[place] * 100));
}
