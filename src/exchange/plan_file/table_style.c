#include "exchange/plan_file/table_style.h"

#include <string.h>

#include "base/banned.h"

enum { STYLE_SAMPLE = 2000, FRACTION_LIMIT_E4 = 20000 };

static enum figure_style find_style(const struct sheet *sheet, int column, int first_row,
                                    enum figure_style fallback)
{
    int commas = 0;
    int points = 0;
    int seen = 0;
    for (int row = sheet_next_row(sheet, first_row - 1); row != 0 && seen < STYLE_SAMPLE;
         row = sheet_next_row(sheet, row)) {
        const struct cell *cell = sheet_cell(sheet, row, column);
        if (cell->kind != CELL_TEXT || strlen(cell->text) > 40)
            continue;
        const enum figure_style style = figure_style_of(cell->text);
        commas += style == FIGURE_STYLE_COMMA;
        points += style == FIGURE_STYLE_POINT;
        seen++;
    }
    if (commas == points)
        return fallback;
    return commas > points ? FIGURE_STYLE_COMMA : FIGURE_STYLE_POINT;
}

/* What the sheet as a whole says, for columns that do not say it themselves. */
static enum figure_style find_sheet_style(const struct table_reader *reader)
{
    const struct table_layout *layout = reader->layout;
    int commas = 0;
    int points = 0;
    for (int i = 0; i < layout->column_count; i++) {
        if (!column_holds_numbers(layout->columns[i].meaning))
            continue;
        const enum figure_style style = find_style(layout->sheet, layout->columns[i].column,
                                                   layout->first_data_row, FIGURE_STYLE_UNKNOWN);
        commas += style == FIGURE_STYLE_COMMA;
        points += style == FIGURE_STYLE_POINT;
    }
    if (commas != points)
        return commas > points ? FIGURE_STYLE_COMMA : FIGURE_STYLE_POINT;
    switch (reader->builder->workbook->separator) { /* the file's own does not mark decimals */
    case ';':
        return FIGURE_STYLE_COMMA;
    case ',':
        return FIGURE_STYLE_POINT;
    default:
        return FIGURE_STYLE_UNKNOWN;
    }
}

/* Official percentages without a percent sign: 0.85 when no figure of the column is far above 1. */
static bool are_fractions(const struct table_reader *reader, int column)
{
    struct arena arena = {0};
    const struct table_layout *layout = reader->layout;
    int64_t greatest_e4 = 0;
    for (int row = sheet_next_row(layout->sheet, layout->first_data_row - 1); row != 0;
         row = sheet_next_row(layout->sheet, row)) {
        const struct figure figure =
            figure_read(&arena, sheet_cell(layout->sheet, row, column), reader->styles[column]);
        if (figure.state == FIGURE_NUMBER && !figure.is_percent && figure.value_e4 > greatest_e4)
            greatest_e4 = figure.value_e4;
    }
    arena_release(&arena);
    return greatest_e4 <= FRACTION_LIMIT_E4;
}

void table_style_prepare(struct table_reader *reader)
{
    struct arena *arena = reader->builder->arena;
    const struct table_layout *layout = reader->layout;
    const size_t size = (size_t)layout->sheet->column_count + 1;
    reader->styles = ARENA_NEW_ARRAY(arena, size, enum figure_style);
    reader->are_fractions = ARENA_NEW_ARRAY(arena, size, bool);
    enum figure_style style = find_sheet_style(reader);
    if (reader->builder->is_matrix && reader->builder->workbook->kind == WORKBOOK_CSV)
        style =
            reader->builder->workbook->separator == ';' ? FIGURE_STYLE_COMMA : FIGURE_STYLE_POINT;
    for (int i = 0; i < layout->column_count; i++) {
        const struct layout_column *each = &layout->columns[i];
        if (!column_holds_numbers(each->meaning))
            continue;
        reader->styles[each->column] =
            reader->builder->is_matrix
                ? style
                : find_style(layout->sheet, each->column, layout->first_data_row, style);
        if (each->meaning == COLUMN_COMPLIANCE || each->meaning == COLUMN_PROGRESS ||
            each->meaning == COLUMN_TOTAL_PROGRESS)
            reader->are_fractions[each->column] = are_fractions(reader, each->column);
    }
}
