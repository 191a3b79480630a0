/* Which wrong rule gives the administration's percentage. Each is one that municipal sheets really
 * use: they divide the sum of the years by the target, whatever the type, and cap at 100. */
#include "core/evaluation/explain_text.h"

#include "base/banned.h"

#define TEXT(...) arena_printf(context->arena, __VA_ARGS__)

enum { WHOLE_PERCENT_E4 = DECIMAL_SCALE, TOLERANCE_E4 = DECIMAL_SCALE / 20 };

static int64_t distance(int64_t one, int64_t other)
{
    return one > other ? one - other : other - one;
}

/* Equal to half a tenth of a percent, as it is or capped at 100. */
static bool agrees(struct ratio ratio, int64_t official_e4)
{
    return ratio_exists(ratio) &&
           (distance(ratio_percent_e4(ratio), official_e4) <= TOLERANCE_E4 ||
            distance(ratio_percent_e4(ratio_cap(ratio)), official_e4) <= TOLERANCE_E4);
}

static bool agrees_but_for_decimals(struct ratio ratio, int64_t official_e4)
{
    return official_e4 % WHOLE_PERCENT_E4 == 0 &&
           distance(ratio_percent_e4(ratio_cap(ratio)), official_e4) <= WHOLE_PERCENT_E4 / 2;
}

/* The same figure, but that the file stops at 100. */
static bool is_only_capped(struct ratio ratio, int64_t official_e4)
{
    return distance(official_e4, 100 * DECIMAL_SCALE) <= TOLERANCE_E4 &&
           ratio_percent_e4(ratio) > official_e4 + TOLERANCE_E4;
}

static const char capped[] =
    "La administración cuenta hasta el 100 %. El consejo muestra también lo que pasa de la meta.";
static const char unknown[] =
    "No encontramos con qué regla salió la cifra de la administración. Conviene pedirla.";

/* What the sheets compute. */
struct wrong_figures {
    struct ratio sum_to_target;     /* ΣE / M */
    struct ratio last_to_target;    /* the last E / M */
    struct ratio programmed_to_net; /* Σ E of programmed years / Mn */
    struct ratio mean_to_date;      /* mean of cap(C) over the reported years */
    struct ratio target_to_last;    /* M / the last E */
};

static struct ratio compute_mean_to_date(const struct explain_context *context)
{
    int128 sum_e4 = 0; /* percentages with four places: near enough to recognise a figure */
    int count = 0;
    for (int year = 1; year <= context->cut; year++) {
        struct ratio compliance = evaluation_year_compliance(context->input, year);
        if (!ratio_exists(compliance))
            continue;
        sum_e4 += ratio_percent_e4(ratio_cap(compliance));
        count++;
    }
    return count == 0 ? (struct ratio){0, 0}
                      : ratio_make(sum_e4, (int128)count * 100 * DECIMAL_SCALE);
}

static struct wrong_figures compute_wrong_figures(const struct explain_context *context)
{
    int128 target = context->input->target.value_e4, programmed = 0;
    int128 sum = explain_text_sum_actual(context), last = explain_text_last_level(context);
    for (int year = 1; year <= context->cut; year++)
        if (evaluation_is_programmed(context->input, year))
            programmed += explain_text_actual(context, year);
    struct wrong_figures figures = {.mean_to_date = compute_mean_to_date(context)};
    if (target != 0) {
        figures.sum_to_target = ratio_make(sum, target);
        figures.last_to_target = ratio_make(last, target);
    }
    if (context->input->type == ACCUMULATION_SUM)
        figures.programmed_to_net = ratio_make(programmed, explain_text_net_target(context));
    if (last != 0)
        figures.target_to_last = ratio_make(target, last);
    return figures;
}

static const char *explain_for_level(const struct explain_context *context,
                                     const struct wrong_figures *wrong, int64_t official_e4)
{
    const char *baseline = explain_text_number(context, context->input->baseline.value_e4);
    const char *target = explain_text_number(context, context->input->target.value_e4);
    if (agrees(wrong->last_to_target, official_e4))
        return TEXT(
            "La administración no restó la línea base (%s) y comparó con toda la meta (%s).",
            baseline, target);
    if (agrees(wrong->sum_to_target, official_e4))
        return TEXT("La administración sumó los niveles de los años (%s) y no restó la línea base "
                    "(%s).",
                    explain_text_number(context, explain_text_sum_actual(context)), baseline);
    if (context->input->type != ACCUMULATION_CAPACITY && agrees(wrong->target_to_last, official_e4))
        return TEXT("La administración dividió la meta (%s) por el dato y no restó la línea base "
                    "(%s).",
                    target, baseline);
    return NULL;
}

/* The file's own accumulated result, where it has one, tells the two rules apart at 100 %. */
static bool took_last(const struct explain_context *context,
                      const struct explain_official *official)
{
    return quantity_is_number(official->actual) &&
           official->actual.value_e4 != explain_text_sum_actual(context) &&
           official->actual.value_e4 == explain_text_last_level(context);
}

static const char *explain_for_yearly(const struct explain_context *context,
                                      const struct wrong_figures *wrong,
                                      const struct explain_official *official)
{
    const char *target = explain_text_number(context, context->input->target.value_e4);
    const int64_t official_e4 = official->percent_e4;
    if (agrees(wrong->sum_to_target, official_e4) && !took_last(context, official))
        return TEXT(
            "La administración sumó los años (%s) y dividió por %s, la meta de un solo año.",
            explain_text_number(context, explain_text_sum_actual(context)), target);
    if (context->input->type == ACCUMULATION_MAINTENANCE &&
        agrees(wrong->last_to_target, official_e4))
        return TEXT("La administración contó solo el último dato; la meta (%s) se debe cada año.",
                    target);
    if (context->input->type == ACCUMULATION_MAINTENANCE &&
        agrees(wrong->mean_to_date, official_e4))
        return "La administración promedió solo los años con dato, sin contar los que faltan.";
    return NULL;
}

static const char *explain_for_sum(const struct explain_context *context,
                                   const struct wrong_figures *wrong, int64_t official_e4)
{
    if (context->input->target_includes_baseline && agrees(wrong->sum_to_target, official_e4))
        return "La administración dividió por toda la meta, que incluye la línea base.";
    if (agrees(wrong->programmed_to_net, official_e4))
        return "La administración no contó lo hecho en años sin programación.";
    if (agrees(wrong->last_to_target, official_e4))
        return "La administración contó solo el último dato y no sumó los años anteriores.";
    return NULL;
}

static const char *explain_by_type(const struct explain_context *context,
                                   const struct explain_official *official)
{
    const struct wrong_figures wrong = compute_wrong_figures(context);
    if (explain_text_is_level(context))
        return explain_for_level(context, &wrong, official->percent_e4);
    if (context->input->type == ACCUMULATION_SUM)
        return explain_for_sum(context, &wrong, official->percent_e4);
    return explain_for_yearly(context, &wrong, official);
}

const char *explain_difference(const struct explain_context *context,
                               const struct explain_official *official)
{
    const struct evaluation *evaluation = context->evaluation;
    const int64_t official_e4 = official->percent_e4;
    if (!ratio_exists(evaluation->progress))
        return "";
    const bool is_capped = is_only_capped(evaluation->progress, official_e4);
    if (agrees(evaluation->progress, official_e4) && !is_capped)
        return "";
    if (agrees_but_for_decimals(evaluation->progress, official_e4) && !is_capped)
        return "Es la misma cifra, redondeada sin decimales.";
    const char *reason = is_capped && !explain_text_is_level(context)
                             ? NULL /* the rule is the same */
                             : explain_by_type(context, official);
    if (reason != NULL)
        return reason;
    if (is_capped)
        return capped;
    if (agrees(evaluation->compliance, official_e4))
        return TEXT("Es el cumplimiento de %d, no el avance de %s.",
                    explain_text_year(context, context->cut), explain_text_term(context));
    if (agrees(evaluation->pace, official_e4))
        return "Compara con lo debido a la fecha, no con la meta completa.";
    return unknown;
}

const char *explain_year_difference(const struct explain_context *context, int year,
                                    int64_t official_percent_e4)
{
    const struct evaluation_input *input = context->input;
    const struct ratio own = evaluation_year_compliance(input, year);
    const int128 planned = explain_text_planned(context, year);
    const int128 actual = explain_text_actual(context, year);
    const bool is_capped = is_only_capped(own, official_percent_e4);
    if (!ratio_exists(own) || (agrees(own, official_percent_e4) && !is_capped))
        return "";
    if (agrees_but_for_decimals(own, official_percent_e4) && !is_capped)
        return "Es la misma cifra, redondeada sin decimales.";
    if (explain_text_is_level(context) && planned != 0 &&
        agrees(ratio_make(actual, planned), official_percent_e4))
        return TEXT("La administración no restó la línea base (%s).",
                    explain_text_number(context, input->baseline.value_e4));
    if (is_capped)
        return capped;
    if (input->target.value_e4 != 0 &&
        agrees(ratio_make(actual, input->target.value_e4), official_percent_e4))
        return TEXT("Compara con la meta de %s, no con lo programado en el año.",
                    explain_text_term(context));
    return unknown;
}
