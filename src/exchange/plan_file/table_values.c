/* The figures of one row: numbers, NP and missing, each with its cell. */
#include <string.h>

#include "base/text.h"
#include "exchange/plan_file/table_scale.h"

#include "base/banned.h"

/* What a figure is of decides what its words mean. */
enum value_role { ROLE_BASELINE, ROLE_TARGET, ROLE_PLANNED, ROLE_ACTUAL, ROLE_OTHER };

enum { MAX_VALUES = 3 + 2 * PLAN_DRAFT_MAX_YEARS };

struct row_values {
    struct table_reader *reader;
    struct draft_indicator *indicator;
    int row;
    struct scaled_value list[MAX_VALUES];
    int count;
    bool has_fault; /* matrix: the row is left out */
};

/* Our own form is strict: what decimal_parse refuses is no number. */
static struct figure read_strictly(struct arena *arena, const char *text, enum figure_style style)
{
    struct figure figure = {.state = FIGURE_TEXT};
    const char *trimmed = text_trim(arena, text);
    if (*trimmed == '\0')
        figure.state = FIGURE_EMPTY;
    else if (decimal_parse(trimmed, strlen(trimmed),
                           style == FIGURE_STYLE_COMMA ? DECIMAL_STYLE_ES_CO : DECIMAL_STYLE_POINT,
                           &figure.value_e4))
        figure.state = FIGURE_NUMBER;
    else if (strcmp(text_fold(arena, trimmed), "np") == 0)
        figure.state = FIGURE_NOT_PROGRAMMED;
    return figure;
}

static struct figure read_figure(struct table_reader *reader, int row, int column)
{
    const struct cell *cell = sheet_cell(reader->layout->sheet, row, column);
    if (reader->builder->is_matrix && cell->kind == CELL_TEXT)
        return read_strictly(reader->builder->arena, cell->text, reader->styles[column]);
    return figure_read(reader->builder->arena, cell, reader->styles[column]);
}

static void add_fault(struct row_values *values, struct cell_source source,
                      struct table_fault fault)
{
    if (values->reader->builder->is_matrix && fault.severity == PROBLEM_WARNING) {
        fault.severity = PROBLEM_ERROR;
        fault.action = "La fila queda fuera.";
        values->has_fault = true;
    }
    table_reader_add_fault(values->reader, values->indicator, source, &fault);
}

static void explain_text(struct row_values *values, struct cell_source source, enum value_role role)
{
    struct arena *arena = values->reader->builder->arena;
    if (role == ROLE_BASELINE) {
        values->indicator->baseline_note = text_collapse(arena, source.raw);
        add_fault(values, source,
                  (struct table_fault){PROBLEM_WARNING, "LINEA_BASE_TEXTO",
                                       "La línea base es un texto y no un número.",
                                       "Se guarda como nota; la línea base queda sin dato."});
        return;
    }
    add_fault(values, source,
              (struct table_fault){PROBLEM_WARNING, "NUMERO_ILEGIBLE", "Se esperaba un número.",
                                   "La casilla queda sin dato."});
}

static void explain_state(struct row_values *values, struct cell_source source,
                          enum figure_state state, enum value_role role)
{
    switch (state) {
    case FIGURE_TEXT:
        explain_text(values, source, role);
        break;
    case FIGURE_ERROR_VALUE:
        add_fault(values, source,
                  (struct table_fault){PROBLEM_WARNING, "ERROR_DE_FORMULA",
                                       "La casilla tiene un error de fórmula.",
                                       "La casilla queda sin dato."});
        break;
    case FIGURE_NO_DATA:
    case FIGURE_NOT_APPLICABLE:
        add_fault(values, source,
                  (struct table_fault){role == ROLE_ACTUAL ? PROBLEM_INFO : PROBLEM_WARNING,
                                       "SIN_DATO", "El archivo dice que no hay dato.",
                                       "La casilla queda sin dato, no en cero."});
        break;
    case FIGURE_NOT_PROGRAMMED:
        if (role != ROLE_PLANNED)
            add_fault(values, source,
                      (struct table_fault){PROBLEM_WARNING, "NP_FUERA_DE_LUGAR",
                                           "«No programado» solo vale en lo programado.",
                                           "La casilla queda sin dato."});
        break;
    default:
        break;
    }
}

static void explain_number(struct row_values *values, struct cell_source source,
                           const struct figure *figure)
{
    if (figure->is_rounded)
        table_reader_count(values->reader, TABLE_ROUNDED, source.row, source.column);
    if (figure->is_accounting_zero)
        table_reader_count(values->reader, TABLE_ACCOUNTING_ZERO, source.row, source.column);
    if (figure->has_unit && values->indicator->baseline_note == NULL &&
        values->indicator->baseline.source.column == source.column)
        values->indicator->baseline_note =
            text_collapse(values->reader->builder->arena, source.raw);
    if (figure->has_unit)
        add_fault(values, source,
                  (struct table_fault){PROBLEM_WARNING, "NUMERO_CON_UNIDAD",
                                       "El número lleva una palabra detrás.",
                                       "Se toma solo el número."});
    if (figure->is_ambiguous)
        add_fault(values, source,
                  (struct table_fault){PROBLEM_WARNING, "NUMERO_AMBIGUO",
                                       "El punto puede ser de miles o de decimales.",
                                       "Se lee como separador de miles."});
}

static void read_cell(struct row_values *values, int column, enum value_role role,
                      struct draft_value *value)
{
    struct table_reader *reader = values->reader;
    const struct figure figure = read_figure(reader, values->row, column);
    value->source =
        draft_builder_source(reader->builder, reader->layout->sheet, values->row, column);
    if (figure.state == FIGURE_NUMBER) {
        value->quantity = quantity_number(figure.value_e4);
        explain_number(values, value->source, &figure);
        values->list[values->count++] = (struct scaled_value){figure, value};
    } else if (role == ROLE_PLANNED && figure.state == FIGURE_NOT_PROGRAMMED) {
        value->quantity.state = QUANTITY_NOT_PROGRAMMED;
    } else if (role == ROLE_PLANNED && figure.state == FIGURE_NOT_APPLICABLE &&
               !reader->builder->is_matrix) {
        value->quantity.state = QUANTITY_NOT_PROGRAMMED;
        table_reader_count(reader, TABLE_NOT_APPLICABLE, values->row, column);
    } else {
        explain_state(values, value->source, figure.state, role);
    }
}

static bool is_part_of(const struct layout_column *column, enum column_meaning meaning, int year,
                       int part)
{
    return column->meaning == meaning && column->year == year && column->part == part &&
           !column->is_repeated;
}

/* Adds the figure of one part; false where the sum leaves the numbers of a plan. */
static bool add_part(struct row_values *values, int column, struct draft_parts *parts,
                     struct draft_value *value)
{
    struct table_reader *reader = values->reader;
    const struct figure figure = read_figure(reader, values->row, column);
    const struct cell_source source =
        draft_builder_source(reader->builder, reader->layout->sheet, values->row, column);
    if (figure.state == FIGURE_TEXT || figure.state == FIGURE_ERROR_VALUE)
        explain_state(values, source, figure.state, ROLE_OTHER);
    if (figure.state != FIGURE_NUMBER)
        return true;
    if (value->quantity.state == QUANTITY_MISSING)
        value->source = source;
    value->quantity.state = QUANTITY_NUMBER;
    if (figure.value_e4 != 0) {
        parts->never_falls &= parts->count == 0 || figure.value_e4 >= parts->last_e4;
        parts->last_e4 = figure.value_e4;
        parts->count++;
    }
    return !__builtin_add_overflow(parts->sum_e4, figure.value_e4, &parts->sum_e4);
}

/* A year without a column of its own has its quarters: their sum, or the last of running totals
 * (draft_finish_questions asks). */
static void read_parts(struct row_values *values, enum column_meaning meaning, int year,
                       struct draft_value *value)
{
    enum { MAX_PART = 12 };
    struct draft_builder *builder = values->reader->builder;
    const struct table_layout *layout = values->reader->layout;
    struct draft_parts parts = {.indicator = builder->draft->indicator_count - 1,
                                .year = year - builder->draft->first_year,
                                .is_actual = meaning == COLUMN_ACTUAL,
                                .never_falls = true};
    for (int part = 1; part <= MAX_PART; part++)
        for (int i = 0; i < layout->column_count; i++)
            if (is_part_of(&layout->columns[i], meaning, year, part) &&
                !add_part(values, layout->columns[i].column, &parts, value)) {
                value->quantity = (struct quantity){0};
                return;
            }
    if (value->quantity.state != QUANTITY_NUMBER)
        return;
    value->quantity.value_e4 = parts.sum_e4;
    draft_builder_add_parts(builder, &parts);
    table_reader_count(values->reader, TABLE_PARTS_ADDED, values->row, value->source.column);
}

static void read_yearly(struct row_values *values, enum column_meaning meaning, int year,
                        struct draft_value *value)
{
    const struct layout_column *column = layout_year_column(values->reader->layout, meaning, year);
    const enum value_role role = meaning == COLUMN_PLANNED ? ROLE_PLANNED : ROLE_ACTUAL;
    if (column != NULL)
        read_cell(values, column->column, role, value);
    else
        read_parts(values, meaning, year, value);
}

/* "NP" in a column of its own; a figure beside it stands, and is named. */
static void read_state(struct row_values *values, int year, struct draft_year *draft_year)
{
    struct table_reader *reader = values->reader;
    const struct layout_column *column =
        layout_year_column(reader->layout, COLUMN_YEAR_STATE, year);
    if (column == NULL)
        return;
    const struct figure state = read_figure(reader, values->row, column->column);
    if (state.state != FIGURE_NOT_PROGRAMMED)
        return;
    struct draft_value *planned = &draft_year->planned;
    if (!quantity_is_number(planned->quantity) || planned->quantity.value_e4 == 0) {
        planned->quantity = (struct quantity){.state = QUANTITY_NOT_PROGRAMMED};
        return;
    }
    add_fault(
        values,
        draft_builder_source(reader->builder, reader->layout->sheet, values->row, column->column),
        (struct table_fault){PROBLEM_INFO, "NP_CON_META",
                             "El año dice «NP» y tiene una cantidad programada.",
                             "Se toma la cantidad programada."});
}

static void read_official(struct table_reader *reader, int row, const struct layout_column *column,
                          struct draft_official *official)
{
    if (column == NULL)
        return;
    const struct figure figure = read_figure(reader, row, column->column);
    if (figure.state != FIGURE_NUMBER)
        return;
    official->source =
        draft_builder_source(reader->builder, reader->layout->sheet, row, column->column);
    official->percent = quantity_number(figure.value_e4);
    if (!figure.is_percent && reader->are_fractions[column->column] &&
        figure.value_e4 < INT64_MAX / 1000 && figure.value_e4 > INT64_MIN / 1000)
        official->percent.value_e4 *= 100;
}

static void read_plain(struct row_values *values, enum column_meaning meaning, enum value_role role,
                       struct draft_value *value)
{
    const struct layout_column *column = layout_column_of(values->reader->layout, meaning);
    if (column != NULL)
        read_cell(values, column->column, role, value);
}

static void read_weight(struct row_values *values, struct draft_indicator *indicator)
{
    const struct layout_column *column = layout_column_of(values->reader->layout, COLUMN_WEIGHT);
    if (column == NULL)
        return;
    const struct figure figure = read_figure(values->reader, values->row, column->column);
    if (figure.state == FIGURE_NUMBER && figure.value_e4 >= 0) {
        indicator->weight = quantity_number(figure.value_e4);
        return;
    }
    if (figure.state != FIGURE_EMPTY)
        add_fault(values,
                  draft_builder_source(values->reader->builder, values->reader->layout->sheet,
                                       values->row, column->column),
                  (struct table_fault){PROBLEM_WARNING, "PESO_INVALIDO",
                                       "El peso no es un número de cero en adelante.",
                                       "El indicador queda sin peso propio."});
}

bool table_reader_read_values(struct table_reader *reader, int row,
                              struct draft_indicator *indicator)
{
    struct row_values values = {.reader = reader, .indicator = indicator, .row = row};
    const struct table_layout *layout = reader->layout;
    const int first_year = reader->builder->draft->first_year;
    read_plain(&values, COLUMN_BASELINE, ROLE_BASELINE, &indicator->baseline);
    read_plain(&values, COLUMN_TARGET, ROLE_TARGET, &indicator->target);
    for (int i = 0; i < reader->builder->draft->year_count; i++) {
        struct draft_year *year = &indicator->years[i];
        read_yearly(&values, COLUMN_PLANNED, first_year + i, &year->planned);
        read_yearly(&values, COLUMN_ACTUAL, first_year + i, &year->actual);
        read_state(&values, first_year + i, year);
        read_official(reader, row, layout_year_column(layout, COLUMN_COMPLIANCE, first_year + i),
                      &year->compliance);
        read_official(reader, row, layout_year_column(layout, COLUMN_PROGRESS, first_year + i),
                      &year->progress);
    }
    read_plain(&values, COLUMN_TOTAL_ACTUAL, ROLE_OTHER, &indicator->total_actual);
    if (!reader->builder->is_matrix)
        table_scale_agree(&(struct scaled_row){reader, indicator, values.list, values.count});
    read_official(reader, row, layout_column_of(layout, COLUMN_TOTAL_PROGRESS),
                  &indicator->total_progress);
    read_weight(&values, indicator);
    return !values.has_fault;
}
