#include "exchange/plan_file/table_scale.h"

#include <string.h>

#include "base/text.h"

#include "base/banned.h"

/* A row where 41,3% stands beside 0.5 is in fractions; beside 50, in points. */
static void take_fractions(const struct scaled_row *row)
{
    for (int i = 0; i < row->count; i++) {
        struct scaled_value *each = &row->list[i];
        if (each->figure.is_percent)
            each->value->quantity.value_e4 = (each->figure.value_e4 + 50) / 100;
    }
    table_reader_add_fault(row->reader, row->indicator, row->list[0].value->source,
                           &(struct table_fault){PROBLEM_INFO, "ESCALA_PORCENTAJE",
                                                 "La fila mezcla porcentajes con valores de 0 a 1.",
                                                 "Todo se toma en escala de 0 a 1."});
}

static bool is_percent_unit(const struct scaled_row *row)
{
    const char *unit = text_fold(row->reader->builder->arena, row->indicator->unit);
    return strchr(unit, '%') != NULL || strstr(unit, "porcent") != NULL;
}

/* The target is a quantity, "4 escuelas": then 50 % of what? A cell that only looks like one holds
 * the quantity; a text that says it is no quantity. */
static void mend_percents(const struct scaled_row *row)
{
    for (int i = 0; i < row->count; i++) {
        struct scaled_value *each = &row->list[i];
        if (!each->figure.is_percent || each->figure.value_e4 == 0)
            continue;
        if (each->figure.is_formatted)
            each->value->quantity.value_e4 = (each->figure.value_e4 + 50) / 100;
        else
            each->value->quantity = (struct quantity){0};
        table_reader_add_fault(
            row->reader, row->indicator, each->value->source,
            &(struct table_fault){PROBLEM_WARNING, "PORCENTAJE_EN_CANTIDAD",
                                  "La casilla es un porcentaje y la meta es una cantidad.",
                                  each->figure.is_formatted
                                      ? "Se toma el número guardado, sin el signo %."
                                      : "La casilla queda sin dato."});
    }
}

/* The target is a percentage: a figure without the sign may be points or a fraction. */
static void doubt_plain_figures(const struct scaled_row *row)
{
    for (int i = 0; i < row->count; i++) {
        const struct scaled_value *each = &row->list[i];
        if (each->figure.is_percent || each->figure.value_e4 == 0 ||
            each->value == &row->indicator->baseline)
            continue;
        table_reader_add_fault(
            row->reader, row->indicator, each->value->source,
            &(struct table_fault){PROBLEM_WARNING, "CANTIDAD_EN_PORCENTAJE",
                                  "La meta es un porcentaje y esta casilla no lleva %.",
                                  "Se toma como puntos de porcentaje."});
    }
}

static const struct figure *find_target(const struct scaled_row *row)
{
    for (int i = 0; i < row->count; i++)
        if (row->list[i].value == &row->indicator->target)
            return &row->list[i].figure;
    return NULL;
}

void table_scale_agree(const struct scaled_row *row)
{
    enum { HUNDRED_E4 = 100 * DECIMAL_SCALE };
    int marked = 0;
    int64_t greatest_e4 = 0;
    for (int i = 0; i < row->count; i++) {
        const struct figure *figure = &row->list[i].figure;
        marked += figure->is_percent;
        if (!figure->is_percent && figure->value_e4 > greatest_e4)
            greatest_e4 = figure->value_e4;
    }
    if (marked == 0 || greatest_e4 == 0)
        return;
    const struct figure *target = find_target(row);
    if (greatest_e4 <= DECIMAL_SCALE)
        take_fractions(row);
    else if (target != NULL && target->is_percent)
        doubt_plain_figures(row);
    else if (target != NULL && target->value_e4 != HUNDRED_E4 && !is_percent_unit(row))
        mend_percents(row);
}
