#include "exchange/plan_file/layout_header.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "exchange/plan_file/figure.h"

#include "base/banned.h"

enum { SAMPLE_ROWS = 60, MAX_HEADER_TEXT = 300, DISTINCT_SAMPLE = 60, MAX_TITLE = 2000 };

/* No header and no figure is as long. A file of a few kilobytes may name one long text in thousands
 * of cells: whatever looks at a text here looks at its beginning only. */
static bool is_long(const struct cell *cell)
{
    return cell->kind == CELL_TEXT && strnlen(cell->text, MAX_HEADER_TEXT + 1) > MAX_HEADER_TEXT;
}

static bool is_group(const struct cell *cell)
{
    struct arena scratch = {0};
    bool is_found = !is_long(cell) && column_is_group(text_fold(&scratch, cell->text));
    arena_release(&scratch);
    return is_found;
}

static bool is_title_range(const struct sheet *sheet, int row, int column)
{
    for (size_t i = 0; i < sheet->merged_count; i++) {
        const struct merged_range *range = &sheet->merged[i];
        if (range->first_row > row)
            break;
        if (row <= range->last_row && column >= range->first_column && column <= range->last_column)
            return (range->last_column - range->first_column + 1) * 2 > sheet->column_count &&
                   sheet->column_count > 4;
    }
    return false;
}

/* The text over this column in a row: its own, its merged range's, or, where the row below says
 * more, that of the group to its left. */
static const struct cell *find_part(const struct sheet *sheet, int row, int column, bool is_last)
{
    const struct cell *cell = sheet_shown_cell(sheet, row, column);
    if (is_title_range(sheet, row, column))
        return NULL;
    if (!text_is_blank(cell->text))
        return cell;
    if (is_last)
        return NULL;
    for (int left = column - 1; left >= 1 && column - left <= 16; left--) {
        const struct cell *group = sheet_shown_cell(sheet, row, left);
        if (text_is_blank(group->text))
            continue;
        return is_group(group) ? group : NULL;
    }
    return NULL;
}

const char *layout_header_text(struct arena *arena, const struct sheet *sheet, int column, int row,
                               int rows)
{
    struct strbuf text;
    const struct cell *previous = NULL;
    strbuf_init(&text, arena);
    const bool has_own = !text_is_blank(sheet_shown_cell(sheet, row + rows - 1, column)->text);
    for (int i = 0; i < rows; i++) {
        const struct cell *part = find_part(sheet, row + i, column, i == rows - 1 || !has_own);
        if (part == NULL || part == previous)
            continue;
        if (text.length > 0)
            strbuf_add_char(&text, ' ');
        if (!is_long(part))
            strbuf_add(&text, part->text);
        previous = part;
    }
    return text_collapse(arena, text.data);
}

static bool is_year(const struct figure *figure)
{
    return figure->value_e4 >= 19900000 && figure->value_e4 <= 20990000;
}

bool layout_header_is_possible(const struct sheet *sheet, int row)
{
    struct arena arena = {0};
    bool is_possible = true;
    for (int column = 1; column <= sheet->column_count && column <= 60 && is_possible; column++) {
        const struct cell *cell = sheet_cell(sheet, row, column);
        if (cell->kind == CELL_EMPTY || is_long(cell))
            continue;
        const struct figure figure = figure_read(&arena, cell, FIGURE_STYLE_UNKNOWN);
        is_possible = figure.state != FIGURE_NUMBER || is_year(&figure) || figure.has_unit;
    }
    arena_release(&arena);
    return is_possible;
}

bool layout_header_is_cut(const struct sheet *sheet, int row, int rows)
{
    int count = 0;
    for (size_t i = 0; i < sheet->merged_count; i++) {
        const struct merged_range *range = &sheet->merged[i];
        if (range->first_row >= row + rows)
            break;
        count += range->first_row >= row && range->last_row >= row + rows;
    }
    return count > 1;
}

static bool is_number_like(enum figure_state state)
{
    return state != FIGURE_EMPTY && state != FIGURE_TEXT;
}

enum cell_kind_seen { SEEN_NOT_YET, SEEN_EMPTY, SEEN_NUMBER, SEEN_UNIT, SEEN_TEXT };

struct layout_sample layout_sample_create(struct arena *arena, const struct sheet *sheet, int width)
{
    return (struct layout_sample){
        sheet, width, ARENA_NEW_ARRAY(arena, (size_t)width * LAYOUT_SAMPLE_ROWS, unsigned char)};
}

static enum cell_kind_seen look_at(struct arena *arena, const struct cell *cell)
{
    if (cell->kind == CELL_EMPTY || text_is_blank(cell->text))
        return SEEN_EMPTY;
    if (is_long(cell))
        return SEEN_TEXT;
    const struct figure figure = figure_read(arena, cell, FIGURE_STYLE_UNKNOWN);
    if (figure.has_unit)
        return SEEN_UNIT;
    return is_number_like(figure.state) ? SEEN_NUMBER : SEEN_TEXT;
}

static enum cell_kind_seen find_kind(struct layout_sample *sample, struct arena *arena, int row,
                                     int column)
{
    const struct cell *cell = sheet_cell(sample->sheet, row, column);
    if (row > LAYOUT_SAMPLE_ROWS || column > sample->width)
        return look_at(arena, cell);
    unsigned char *kind =
        &sample->kinds[(size_t)(row - 1) * (size_t)sample->width + (size_t)(column - 1)];
    if (*kind == SEEN_NOT_YET)
        *kind = (unsigned char)look_at(arena, cell);
    return (enum cell_kind_seen) * kind;
}

enum column_content layout_header_content(struct layout_sample *sample, int column, int first_row)
{
    struct arena arena = {0};
    int counts[SEEN_TEXT + 1] = {0};
    int seen = 0;
    for (int row = sheet_next_row(sample->sheet, first_row - 1); row != 0 && seen < SAMPLE_ROWS;
         row = sheet_next_row(sample->sheet, row), seen++)
        counts[find_kind(sample, &arena, row, column)]++;
    arena_release(&arena);
    const int numbers = counts[SEEN_NUMBER], units = counts[SEEN_UNIT], texts = counts[SEEN_TEXT];
    if (numbers + units + texts == 0)
        return COLUMN_CONTENT_EMPTY;
    if (numbers >= units + texts)
        return COLUMN_CONTENT_NUMBER;
    return numbers + units >= texts ? COLUMN_CONTENT_UNITS : COLUMN_CONTENT_TEXT;
}

int layout_header_distinct_percent(const struct sheet *sheet, int column, int first_row)
{
    const char *seen[DISTINCT_SAMPLE];
    int count = 0;
    int distinct = 0;
    for (int row = sheet_next_row(sheet, first_row - 1); row != 0 && count < DISTINCT_SAMPLE;
         row = sheet_next_row(sheet, row)) {
        const struct cell *cell = sheet_cell(sheet, row, column);
        if (text_is_blank(cell->text))
            continue;
        bool is_new = true;
        for (int i = 0; i < count && is_new; i++)
            is_new = strncmp(seen[i], cell->text, MAX_HEADER_TEXT) != 0;
        distinct += is_new;
        seen[count++] = cell->text;
    }
    return count == 0 ? 0 : distinct * 100 / count;
}

const char *layout_header_title(struct arena *arena, const struct sheet *sheet, int header_row)
{
    struct strbuf title;
    strbuf_init(&title, arena);
    for (int row = sheet_next_row(sheet, 0);
         row != 0 && row < header_row && title.length < MAX_TITLE;
         row = sheet_next_row(sheet, row)) {
        for (int column = 1; column <= sheet->column_count && title.length < MAX_TITLE; column++) {
            const struct cell *cell = sheet_cell(sheet, row, column);
            if (cell->kind == CELL_TEXT && !text_is_blank(cell->text) &&
                strnlen(cell->text, MAX_TITLE) < MAX_TITLE)
                strbuf_printf(&title, "%s\n", cell->text);
        }
    }
    return title.data;
}
