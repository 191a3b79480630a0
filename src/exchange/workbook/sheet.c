#include <string.h>

#include "exchange/workbook/sheet_builder.h"
#include "exchange/workbook/workbook.h"

#include "base/banned.h"

static const struct cell empty_cell = {.kind = CELL_EMPTY, .text = ""};

/* Index of the first row whose number is at least `number`. */
static size_t lower_row(const struct sheet_rows *rows, int number)
{
    size_t low = 0;
    size_t high = rows->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rows->rows[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const struct sheet_row *find_row(const struct sheet_rows *rows, int number)
{
    /* Most sheets have no gaps: the row then stands at its own number. */
    size_t guess = (size_t)number - 1;
    if (guess >= rows->count || rows->rows[guess].number != number)
        guess = lower_row(rows, number);
    if (guess >= rows->count || rows->rows[guess].number != number)
        return NULL;
    return &rows->rows[guess];
}

int sheet_next_row(const struct sheet *sheet, int row)
{
    const struct sheet_rows *rows = sheet->cells;
    if (rows == NULL || row >= WORKBOOK_MAX_ROWS)
        return 0;
    size_t index = lower_row(rows, row + 1);
    return index < rows->count ? rows->rows[index].number : 0;
}

const struct cell *sheet_cell(const struct sheet *sheet, int row, int column)
{
    const struct sheet_rows *rows = sheet->cells;
    if (rows == NULL || row < 1 || column < 1)
        return &empty_cell;
    const struct sheet_row *found = find_row(rows, row);
    if (found == NULL)
        return &empty_cell;
    size_t low = 0;
    size_t high = found->count;
    if ((size_t)column <= high && found->columns[column - 1] == column)
        return &found->cells[column - 1];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (found->columns[middle] < column)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_found = low < found->count && found->columns[low] == column;
    return is_found ? &found->cells[low] : &empty_cell;
}

/* Number of merged ranges that start at this row or above. */
static size_t count_merged_until(const struct sheet *sheet, int row)
{
    size_t low = 0;
    size_t high = sheet->merged_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sheet->merged[middle].first_row <= row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct cell *sheet_shown_cell(const struct sheet *sheet, int row, int column)
{
    const struct sheet_rows *rows = sheet->cells;
    for (size_t i = count_merged_until(sheet, row); i-- > 0 && rows->merged_last_rows[i] >= row;) {
        const struct merged_range *range = &sheet->merged[i];
        if (row <= range->last_row && column >= range->first_column && column <= range->last_column)
            return sheet_cell(sheet, range->first_row, range->first_column);
    }
    return sheet_cell(sheet, row, column);
}

const char *sheet_column_name(struct arena *arena, int column)
{
    char letters[8];
    size_t start = sizeof letters - 1;
    letters[start] = '\0';
    for (int rest = column; rest > 0; rest = (rest - 1) / 26)
        letters[--start] = (char)('A' + (rest - 1) % 26);
    return arena_strdup(arena, letters + start);
}

const char *sheet_cell_name(struct arena *arena, int row, int column)
{
    return arena_printf(arena, "%s%d", sheet_column_name(arena, column), row);
}
