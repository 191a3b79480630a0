/* Atalaya's own matrix, as CSV or XLSX: official column names, in any order and case. */
#include <string.h>

#include "base/text.h"
#include "exchange/plan_file/sheet_set.h"

#include "base/banned.h"

enum { SCORE_SURE = 100 };

/* "Meta cuatrienio " and "META_CUATRIENIO" are the same name. */
static char *fold_name(struct arena *arena, const char *text)
{
    char *folded = text_fold(arena, text);
    for (char *p = folded; *p != '\0'; p++)
        if (*p == ' ' || *p == '-')
            *p = '_';
    return folded;
}

static bool read_name(const char *name, struct layout_column *column)
{
    column->meaning = column_parse_word(name);
    if (column->meaning != COLUMN_NONE && !column_is_yearly(column->meaning))
        return true;
    const size_t length = strlen(name);
    if (length < 6 || name[length - 5] != '_' ||
        column_find_years(name + length - 4, &column->year, 1) != 1)
        return false;
    if (strncmp(name, "programado_", 11) == 0 && length == 15)
        column->meaning = COLUMN_PLANNED;
    else if (strncmp(name, "ejecutado_", 10) == 0 && length == 14)
        column->meaning = COLUMN_ACTUAL;
    else
        return false;
    return true;
}

static void add_column(struct arena *arena, struct table_layout *layout,
                       const struct layout_column *column)
{
    layout->columns =
        arena_grow(arena, layout->columns, (size_t)layout->column_count, sizeof layout->columns[0]);
    layout->columns[layout->column_count++] = *column;
    if (column->meaning != COLUMN_PLANNED)
        return;
    if (layout->first_year == 0 || column->year < layout->first_year)
        layout->first_year = column->year;
    if (column->year > layout->last_year)
        layout->last_year = column->year;
}

static bool has_column(const struct table_layout *layout, const struct layout_column *column)
{
    return column->year == 0 ? layout_column_of(layout, column->meaning) != NULL
                             : layout_year_column(layout, column->meaning, column->year) != NULL;
}

/* The needed columns: codigo, tipo_acumulacion, meta_cuatrienio and a programado_YYYY. */
static bool is_matrix(const struct table_layout *layout)
{
    return layout->first_year != 0 && layout_column_of(layout, COLUMN_CODE) != NULL &&
           layout_column_of(layout, COLUMN_TYPE) != NULL &&
           layout_column_of(layout, COLUMN_TARGET) != NULL;
}

static struct table_layout read_header(struct arena *arena, const struct sheet *sheet, int row)
{
    struct table_layout layout = {.sheet = sheet,
                                  .header_row = row,
                                  .header_rows = 1,
                                  .first_data_row = row + 1,
                                  .title = ""};
    for (int c = 1; c <= sheet->column_count && c <= LAYOUT_MAX_COLUMNS; c++) {
        const char *text = sheet_cell(sheet, row, c)->text;
        struct layout_column column = {.column = c, .header = text_collapse(arena, text)};
        if (strlen(text) > 60 || !read_name(fold_name(arena, text), &column))
            continue;
        column.is_repeated = has_column(&layout, &column);
        add_column(arena, &layout, &column);
    }
    layout.score = is_matrix(&layout) ? SCORE_SURE : 0;
    return layout;
}

static struct table_layout find_matrix(struct arena *arena, const struct workbook *workbook,
                                       const struct plan_file_options *options)
{
    struct table_layout layout = {0};
    for (size_t i = 0; i < workbook->sheet_count && layout.score == 0; i++) {
        const struct sheet *sheet = &workbook->sheets[i];
        const int row = options->header_row > 0 ? options->header_row : sheet_next_row(sheet, 0);
        if (sheet_set_is_chosen(sheet, options) && row > 0)
            layout = read_header(arena, sheet, row);
    }
    return layout;
}

static struct plan_recognition recognise(struct arena *arena, const struct workbook *workbook,
                                         const struct plan_file_options *options)
{
    const struct table_layout layout = find_matrix(arena, workbook, options);
    return (struct plan_recognition){layout.score, "Tiene las columnas de la matriz de Atalaya."};
}

static bool has_gap(const struct table_layout *layout)
{
    for (int year = layout->first_year; year <= layout->last_year; year++)
        if (layout_year_column(layout, COLUMN_PLANNED, year) == NULL)
            return true;
    return false;
}

/* A name is not among the needed columns: then the code is also the name. */
static void require_name(struct arena *arena, struct table_layout *layout)
{
    if (layout_column_of(layout, COLUMN_NAME) != NULL)
        return;
    struct layout_column name = *layout_column_of(layout, COLUMN_CODE);
    name.meaning = COLUMN_NAME;
    add_column(arena, layout, &name);
}

static bool read(struct draft_builder *builder, struct error *error)
{
    struct table_layout layout = find_matrix(builder->arena, builder->workbook, builder->options);
    if (layout.score == 0)
        return error_set(error, ERROR_INVALID,
                         "no es la matriz: faltan las columnas codigo, tipo_acumulacion, "
                         "meta_cuatrienio o programado de un año");
    if (has_gap(&layout))
        return error_set(error, ERROR_INVALID, "falta un año entre programado_%d y programado_%d",
                         layout.first_year, layout.last_year);
    require_name(builder->arena, &layout);
    const struct workbook one = {.sheets = (struct sheet *)layout.sheet, .sheet_count = 1};
    const struct sheet_set set = {.workbook = &one, .layouts = &layout, .indicator_sheets = 1};
    if (!sheet_set_find_period(&set, builder->draft, error))
        return false;
    builder->is_matrix = true;
    for (size_t i = 0; i < builder->workbook->sheet_count; i++) {
        const struct sheet *sheet = &builder->workbook->sheets[i];
        if (sheet != layout.sheet) {
            sheet_set_skip(builder, sheet, "no es la hoja de la matriz");
            continue;
        }
        const struct table_options options = {
            .level = INDICATOR_LEVEL_PRODUCT,
            .is_level_known = true,
            .sheet_index = draft_builder_add_sheet(builder, sheet, true, NULL)};
        sheet_set_report_layout(builder, &layout);
        table_read(builder, &layout, &options);
    }
    return true; /* a header alone is an empty plan */
}

const struct plan_format matrix_format = {
    .id = "matrix",
    .label = "Matriz de Atalaya",
    .recognise = recognise,
    .read = read,
};
