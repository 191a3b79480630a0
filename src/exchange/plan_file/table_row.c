#include "exchange/plan_file/table_row.h"

#include <string.h>

#include "base/text.h"

#include "base/banned.h"

const char *table_row_text(const struct table_reader *reader, int row, enum column_meaning meaning)
{
    const struct layout_column *column = layout_column_of(reader->layout, meaning);
    if (column == NULL)
        return "";
    const struct cell *cell = sheet_shown_cell(reader->layout->sheet, row, column->column);
    return cell->kind == CELL_ERROR ? "" : text_collapse(reader->builder->arena, cell->text);
}

static bool starts_with_any(const char *folded, const char *const *words)
{
    for (; *words != NULL; words++)
        if (strncmp(folded, *words, strlen(*words)) == 0)
            return true;
    return false;
}

static bool is_total_text(struct arena *arena, const char *text)
{
    static const char *const words[] = {"total",    "subtotal",  "sub total", "gran total",
                                        "promedio", "sumatoria", "suma ",     NULL};
    return strlen(text) < 200 && starts_with_any(text_fold(arena, text), words);
}

/* What a row holds: its texts and figures in the columns that are read. */
struct contents {
    int cells, texts, figures;
    const char *only_text;
    bool has_total;
};

static struct contents see_contents(const struct table_reader *reader, int row)
{
    const struct table_layout *layout = reader->layout;
    struct contents contents = {0};
    for (int i = 0; i < layout->column_count; i++) {
        const int column = layout->columns[i].column;
        const struct cell *cell = sheet_cell(layout->sheet, row, column);
        contents.figures +=
            cell->kind == CELL_NUMBER ||
            (column_holds_numbers(layout->columns[i].meaning) && cell->kind == CELL_TEXT &&
             figure_read(reader->builder->arena, cell, reader->styles[column]).state ==
                 FIGURE_NUMBER);
    }
    for (int column = 1; column <= layout->sheet->column_count; column++) {
        const struct cell *cell = sheet_cell(layout->sheet, row, column);
        if (cell->kind == CELL_EMPTY || text_is_blank(cell->text))
            continue;
        contents.cells++;
        if (cell->kind != CELL_TEXT)
            continue;
        contents.texts++;
        contents.only_text = cell->text;
        contents.has_total |= is_total_text(reader->builder->arena, cell->text);
    }
    return contents;
}

static bool is_continued(const struct table_reader *reader, int row)
{
    const struct layout_column *name = layout_column_of(reader->layout, COLUMN_NAME);
    return sheet_cell(reader->layout->sheet, row, name->column)->kind == CELL_EMPTY &&
           sheet_shown_cell(reader->layout->sheet, row, name->column) ==
               sheet_shown_cell(reader->layout->sheet, row - 1, name->column);
}

/* Something that an indicator has and a signature does not. */
static bool has_substance(const struct table_reader *reader, int row,
                          const struct contents *contents)
{
    if (contents->figures > 0)
        return true;
    static const enum column_meaning telling[] = {COLUMN_CODE, COLUMN_MGA_CODE, COLUMN_UNIT,
                                                  COLUMN_TREND, COLUMN_TYPE};
    for (size_t i = 0; i < sizeof telling / sizeof telling[0]; i++)
        if (!text_is_blank(table_row_text(reader, row, telling[i])))
            return true;
    return false;
}

enum table_row_kind table_row_classify(const struct table_reader *reader, int row)
{
    struct arena *arena = reader->builder->arena;
    const char *name = table_row_text(reader, row, COLUMN_NAME);
    const struct contents contents = see_contents(reader, row);
    if (contents.cells == 0)
        return TABLE_ROW_BLANK;
    if (reader->builder->is_matrix)
        return TABLE_ROW_INDICATOR;
    if (*name == '\0') {
        if (contents.has_total)
            return TABLE_ROW_TOTAL;
        if (contents.cells == 1 && contents.texts == 1)
            return TABLE_ROW_TITLE;
        return contents.figures > 0 ? TABLE_ROW_NAMELESS : TABLE_ROW_OTHER;
    }
    if (is_continued(reader, row))
        return contents.has_total ? TABLE_ROW_TOTAL : TABLE_ROW_CONTINUED;
    if (strcmp(text_fold(arena, name), reader->name_header) == 0)
        return TABLE_ROW_HEADER;
    if (is_total_text(arena, name) && *table_row_text(reader, row, COLUMN_UNIT) == '\0' &&
        *table_row_text(reader, row, COLUMN_CODE) == '\0')
        return TABLE_ROW_TOTAL;
    if (contents.cells == 1 && contents.texts == 1)
        return TABLE_ROW_TITLE;
    return has_substance(reader, row, &contents) ? TABLE_ROW_INDICATOR : TABLE_ROW_OTHER;
}

/* Which level a title names; -1: it does not say. */
static int find_level(struct arena *arena, const char *text)
{
    static const char *const line[] = {"linea", "eje", "dimension", "pilar", NULL};
    static const char *const component[] = {"componente", "sector", NULL};
    static const char *const programme[] = {"programa", NULL};
    const char *folded = text_fold(arena, text);
    if (starts_with_any(folded, line))
        return 0;
    if (starts_with_any(folded, component))
        return 1;
    return starts_with_any(folded, programme) ? 2 : -1;
}

void table_row_take_title(struct table_reader *reader, int row)
{
    static const enum column_meaning columns[] = {COLUMN_LINE, COLUMN_COMPONENT, COLUMN_PROGRAMME};
    const struct contents contents = see_contents(reader, row);
    const char *text = text_collapse(reader->builder->arena, contents.only_text);
    const int level = find_level(reader->builder->arena, text);
    if (level < 0 || layout_column_of(reader->layout, columns[level]) != NULL)
        return;
    reader->path[level] = text;
    for (int i = level + 1; i < PLAN_DRAFT_LEVELS; i++)
        reader->path[i] = "";
}
