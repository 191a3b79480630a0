#include "core/evaluation/explain_text.h"

#include <string.h>

#include "base/decimal.h"

#include "base/banned.h"

const char *explain_text_number(const struct explain_context *context, int128 value_e4)
{
    char text[DECIMAL_TEXT_SIZE];
    if (value_e4 > INT64_MAX || value_e4 < INT64_MIN)
        return "un número enorme";
    return arena_strdup(context->arena, decimal_format_es((int64_t)value_e4, 0, text));
}

const char *explain_text_percent(const struct explain_context *context, struct ratio ratio)
{
    char text[RATIO_TEXT_SIZE];
    if (!ratio_exists(ratio))
        return "–";
    return arena_printf(context->arena, "%s\xC2\xA0%%", ratio_format_percent_es(ratio, text));
}

/* "Kilómetros de vía": no Spanish word of a unit ends in s but plurals. */
static bool is_plural(const char *unit)
{
    size_t length = strcspn(unit, " ");
    return length > 3 && (unit[length - 1] == 's' || unit[length - 1] == 'S');
}

const char *explain_text_with_unit(const struct explain_context *context, int128 value_e4)
{
    static const char *const silent[] = {"",       "Número", "número", "NÚMERO",
                                         "Numero", "numero", "NUMERO"};
    const char *value = explain_text_number(context, value_e4);
    const char *unit = context->unit == NULL ? "" : context->unit;
    bool is_in_brackets = value_e4 == DECIMAL_SCALE && is_plural(unit);
    for (size_t i = 0; i < sizeof silent / sizeof silent[0]; i++)
        if (strcmp(unit, silent[i]) == 0)
            return value;
    char *words = arena_printf(context->arena, is_in_brackets ? "%s (%s)" : "%s %s", value, unit);
    char *first = words + strlen(value) + (is_in_brackets ? 2 : 1);
    if (first[0] >= 'A' && first[0] <= 'Z' && first[1] >= 'a' && first[1] <= 'z')
        first[0] = (char)(first[0] - 'A' + 'a');
    return words;
}

const char *explain_text_verb(int128 value_e4, const char *one, const char *many)
{
    return value_e4 > 0 && value_e4 <= DECIMAL_SCALE ? one : many;
}

const char *explain_text_missing(const struct explain_context *context, struct amount shortfall)
{
    if (shortfall.value_e4 == 0)
        return ": no falta nada.";
    return arena_printf(context->arena, ": %s %s.",
                        explain_text_verb(shortfall.value_e4, "falta", "faltan"),
                        explain_text_number(context, shortfall.value_e4));
}

const char *explain_text_term(const struct explain_context *context)
{
    return context->input->year_count == 4 ? "los cuatro años" : "todo el periodo";
}

int explain_text_year(const struct explain_context *context, int year)
{
    return context->first_year + year - 1;
}

bool explain_text_is_level(const struct explain_context *context)
{
    enum accumulation_type type = context->input->type;
    return type == ACCUMULATION_CAPACITY || type == ACCUMULATION_REDUCTION ||
           type == ACCUMULATION_YEARLY_REDUCTION;
}

int explain_text_due_cut(const struct explain_context *context)
{
    bool is_awaited = context->is_before_deadline && context->evaluation->state == RATING_NO_REPORT;
    return is_awaited ? context->cut - 1 : context->cut;
}

int explain_text_last_programmed(const struct explain_context *context, int up_to)
{
    int year = up_to;
    while (year > 0 && !evaluation_is_programmed(context->input, year))
        year--;
    return year;
}

int128 explain_text_planned(const struct explain_context *context, int year)
{
    return context->input->planned[year - 1].value_e4;
}

bool explain_text_is_reported(const struct explain_context *context, int year)
{
    return quantity_is_number(context->input->actual[year - 1]);
}

int128 explain_text_actual(const struct explain_context *context, int year)
{
    return explain_text_is_reported(context, year) ? context->input->actual[year - 1].value_e4 : 0;
}

int128 explain_text_sum_planned(const struct explain_context *context, int up_to)
{
    int128 sum = 0;
    for (int year = 1; year <= up_to; year++)
        if (evaluation_is_programmed(context->input, year))
            sum += explain_text_planned(context, year);
    return sum;
}

int128 explain_text_sum_actual(const struct explain_context *context)
{
    int128 sum = 0;
    for (int year = 1; year <= context->cut; year++)
        sum += explain_text_actual(context, year);
    return sum;
}

int128 explain_text_net_target(const struct explain_context *context)
{
    const struct evaluation_input *input = context->input;
    bool is_net = input->type == ACCUMULATION_SUM && input->target_includes_baseline;
    return (int128)input->target.value_e4 - (is_net ? input->baseline.value_e4 : 0);
}

int128 explain_text_last_level(const struct explain_context *context)
{
    for (int year = context->cut; year >= 1; year--)
        if (explain_text_is_reported(context, year))
            return explain_text_actual(context, year);
    return context->input->baseline.value_e4;
}
