#include "core/evaluation/explain.h"

#include <string.h>

#include "base/decimal.h"

#include "base/banned.h"

static const char *number(const struct explain_context *context, int128 value_e4)
{
    char text[DECIMAL_TEXT_SIZE];
    if (value_e4 > INT64_MAX || value_e4 < INT64_MIN)
        return "un número enorme";
    return arena_strdup(context->arena, decimal_format_es((int64_t)value_e4, 0, text));
}

static const char *percent(const struct explain_context *context, struct ratio ratio)
{
    char text[RATIO_TEXT_SIZE];
    if (!ratio_exists(ratio))
        return "–";
    return arena_printf(context->arena, "%s\xC2\xA0%%", ratio_format_percent_es(ratio, text));
}

static int cut_year(const struct explain_context *context)
{
    return context->first_year + context->cut - 1;
}

static bool is_level(const struct explain_context *context)
{
    enum accumulation_type type = context->input->type;
    return type == ACCUMULATION_CAPACITY || type == ACCUMULATION_REDUCTION ||
           type == ACCUMULATION_YEARLY_REDUCTION;
}

static struct quantity planned(const struct explain_context *context)
{
    return context->input->planned[context->cut - 1];
}

static struct quantity actual(const struct explain_context *context)
{
    return context->input->actual[context->cut - 1];
}

/* "4 km"; units that only say that things are counted are left out. */
static const char *with_unit(const struct explain_context *context, const char *value)
{
    static const char *const silent[] = {"",       "Número", "número", "NÚMERO",
                                         "Numero", "numero", "NUMERO"};
    const char *unit = context->unit == NULL ? "" : context->unit;
    for (size_t i = 0; i < sizeof silent / sizeof silent[0]; i++)
        if (strcmp(unit, silent[i]) == 0)
            return value;
    char *words = arena_printf(context->arena, "%s %s", value, unit);
    char *first = words + strlen(value) + 1;
    if (first[0] >= 'A' && first[0] <= 'Z' && first[1] >= 'a' && first[1] <= 'z')
        first[0] = (char)(first[0] - 'A' + 'a');
    return words;
}

static const char *explain_state(const struct explain_context *context)
{
    int year = cut_year(context);
    switch (context->evaluation->state) {
    case RATING_MET:
        return arena_printf(context->arena,
                            "La meta de los cuatro años ya se cumplió: %d no debe nada.", year);
    case RATING_NO_YEARLY_TARGET:
        return arena_printf(context->arena, "El plan no dice cuánto era para %d.", year);
    case RATING_NOT_PROGRAMMED:
        return arena_printf(context->arena, "Para %d no se programó nada.", year);
    case RATING_NO_REPORT:
        return arena_printf(context->arena, "Se programaron %s para %d y no hay dato.",
                            number(context, planned(context).value_e4), year);
    case RATING_DATA_ERROR:
        return explain_error(context->evaluation->error);
    default:
        return "";
    }
}

static const char *explain_level_compliance(const struct explain_context *context)
{
    const struct evaluation_input *input = context->input;
    int128 lb = input->baseline.value_e4;
    int sign = input->type == ACCUMULATION_CAPACITY ? 1 : -1;
    int128 wanted = sign * (planned(context).value_e4 - lb);
    int128 done = sign * (actual(context).value_e4 - lb);
    const char *verb = sign > 0 ? "subir" : "bajar";
    if (wanted <= 0)
        return arena_printf(context->arena, "Se pedía llegar a %s y se llegó a %s: %s.",
                            number(context, planned(context).value_e4),
                            number(context, actual(context).value_e4),
                            percent(context, context->evaluation->compliance));
    return arena_printf(context->arena, "Desde %s había que %s %s y el cambio fue de %s en %d: %s.",
                        number(context, lb), verb, number(context, wanted), number(context, done),
                        cut_year(context), percent(context, context->evaluation->compliance));
}

const char *explain_compliance(const struct explain_context *context)
{
    if (context->evaluation->state != RATING_REPORTED)
        return explain_state(context);
    if (is_level(context))
        return explain_level_compliance(context);
    bool is_ceiling = context->input->type == ACCUMULATION_MAINTENANCE &&
                      context->input->direction == DIRECTION_LOWER_IS_BETTER;
    return arena_printf(context->arena,
                        is_ceiling ? "Hubo %s; no debía pasar de %s en %d: %s."
                                   : "%s de %s programados en %d: %s.",
                        number(context, actual(context).value_e4),
                        with_unit(context, number(context, planned(context).value_e4)),
                        cut_year(context), percent(context, context->evaluation->compliance));
}

static int128 sum_reported(const struct explain_context *context)
{
    int128 sum = 0;
    for (int i = 0; i < context->cut; i++)
        if (quantity_is_number(context->input->actual[i]))
            sum += context->input->actual[i].value_e4;
    return sum;
}

/* The last figure up to the cut, else the baseline. */
static int128 last_level(const struct explain_context *context)
{
    for (int i = context->cut - 1; i >= 0; i--)
        if (quantity_is_number(context->input->actual[i]))
            return context->input->actual[i].value_e4;
    return context->input->baseline.value_e4;
}

static const char *explain_sum_progress(const struct explain_context *context)
{
    const struct evaluation_input *input = context->input;
    int128 target = (int128)input->target.value_e4 -
                    (input->target_includes_baseline ? input->baseline.value_e4 : 0);
    return arena_printf(context->arena, "Van %s de %s en los cuatro años: %s.",
                        number(context, sum_reported(context)), number(context, target),
                        percent(context, context->evaluation->progress));
}

const char *explain_progress(const struct explain_context *context)
{
    const struct evaluation *evaluation = context->evaluation;
    if (evaluation->error != EVALUATION_OK)
        return explain_error(evaluation->error);
    if (!ratio_exists(evaluation->progress))
        return "Ningún año está programado, así que no hay con qué comparar.";
    if (context->input->type == ACCUMULATION_SUM)
        return explain_sum_progress(context);
    if (context->input->type == ACCUMULATION_MAINTENANCE)
        return arena_printf(context->arena,
                            "Promedio de los años programados, contando los que faltan: %s.",
                            percent(context, evaluation->progress));
    if (context->input->type == ACCUMULATION_FLOW)
        return arena_printf(context->arena, "El último dato frente a la meta de %s: %s.",
                            number(context, context->input->target.value_e4),
                            percent(context, evaluation->progress));
    return arena_printf(
        context->arena, "De %s se pasó a %s; la meta es %s: %s del camino.",
        number(context, context->input->baseline.value_e4), number(context, last_level(context)),
        number(context, context->input->target.value_e4), percent(context, evaluation->progress));
}

const char *explain_due(const struct explain_context *context)
{
    if (!ratio_exists(context->evaluation->due))
        return "";
    return arena_printf(context->arena, "Es lo programado hasta %d frente a la meta: %s.",
                        cut_year(context), percent(context, context->evaluation->due));
}

const char *explain_pace(const struct explain_context *context)
{
    const struct evaluation *evaluation = context->evaluation;
    if (evaluation->error != EVALUATION_OK)
        return explain_error(evaluation->error);
    if (!ratio_exists(evaluation->pace))
        return "A la fecha no se debía ningún avance.";
    return arena_printf(
        context->arena, "%s de avance ÷ %s debido: %s. %s", percent(context, evaluation->progress),
        percent(context, ratio_cap(evaluation->due)), percent(context, evaluation->pace),
        explain_rating(context, evaluation->rating_term));
}

const char *explain_shortfall_year(const struct explain_context *context)
{
    if (!context->evaluation->shortfall_year.exists)
        return explain_state(context);
    return arena_printf(context->arena, "Se programaron %s y se reportaron %s.",
                        number(context, planned(context).value_e4),
                        number(context, actual(context).value_e4));
}

const char *explain_shortfall_term(const struct explain_context *context)
{
    if (context->evaluation->error != EVALUATION_OK)
        return explain_error(context->evaluation->error);
    if (context->input->type == ACCUMULATION_MAINTENANCE)
        return "La meta se repite cada año. Lo perdido no se suma.";
    return arena_printf(context->arena, "La meta es %s y se lleva %s.",
                        number(context, context->input->target.value_e4),
                        number(context, context->input->type == ACCUMULATION_SUM
                                            ? sum_reported(context)
                                            : last_level(context)));
}

const char *explain_required_pace(const struct explain_context *context)
{
    if (!context->evaluation->required_pace.exists)
        return "";
    return arena_printf(context->arena, "Faltan %s y quedan %d años: %s cada año.",
                        number(context, context->evaluation->shortfall_term.value_e4),
                        context->input->year_count - context->cut,
                        number(context, context->evaluation->required_pace.value_e4));
}

const char *explain_rating(const struct explain_context *context, enum rating rating)
{
    if (!rating_is_band(rating))
        return rating == context->evaluation->state ? explain_state(context) : "";
    int place = (int)rating - RATING_CRITICAL;
    const int *lower = context->bands->lower_e4;
    if (place == 0)
        return arena_printf(context->arena, "%s es menos de %s.", rating_label(rating),
                            number(context, (int128)lower[0] * 100));
    if (place == 4)
        return arena_printf(context->arena, "%s es %s o más.", rating_label(rating),
                            number(context, (int128)lower[3] * 100));
    return arena_printf(context->arena, "%s va de %s a menos de %s.", rating_label(rating),
                        number(context, (int128)lower[place - 1] * 100),
                        number(context, (int128)lower[place] * 100));
}

static bool agrees(struct ratio ratio, int64_t official_percent_e4)
{
    int64_t ours = ratio_percent_e4(ratio_cap(ratio));
    int64_t gap =
        ours > official_percent_e4 ? ours - official_percent_e4 : official_percent_e4 - ours;
    return ratio_exists(ratio) && gap <= DECIMAL_SCALE / 20; /* half a tenth of a percent */
}

const char *explain_difference(const struct explain_context *context, int64_t official_percent_e4)
{
    const struct evaluation_input *input = context->input;
    if (!ratio_exists(context->evaluation->progress) ||
        agrees(context->evaluation->progress, official_percent_e4) || input->target.value_e4 <= 0)
        return "";
    struct ratio added = ratio_make(sum_reported(context), input->target.value_e4);
    struct ratio plain = ratio_make(last_level(context), input->target.value_e4);
    if (input->type == ACCUMULATION_MAINTENANCE && agrees(added, official_percent_e4))
        return arena_printf(
            context->arena,
            "La administración sumó los años (%s) y dividió por %s, la meta de un solo año.",
            number(context, sum_reported(context)), number(context, input->target.value_e4));
    if (is_level(context) &&
        (agrees(plain, official_percent_e4) || agrees(added, official_percent_e4)))
        return arena_printf(
            context->arena,
            "La administración no restó la línea base (%s) y comparó con toda la meta (%s).",
            number(context, input->baseline.value_e4), number(context, input->target.value_e4));
    if (input->target_includes_baseline && agrees(added, official_percent_e4))
        return "La administración dividió por toda la meta, que incluye la línea base.";
    return "No encontramos con qué regla salió la cifra de la administración. Conviene pedirla.";
}
