/* Gives the cells of a row back to its columns where commas without quotes have split them. */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "exchange/divipola/divipola_parts.h"

#include "base/banned.h"

enum { MAX_CELLS = 40, MAX_CODE_DIGITS = 5, MAX_PIECES = 4, MAX_TRIES = 2000 };

struct alignment {
    struct arena *arena;
    const struct divipola_layout *layout;
    const char *cells[MAX_CELLS];
    int cell_count; /* without the empty ones at the end */
    const char *values[DIVIPOLA_MAX_COLUMNS];
    int tries;
};

static bool is_digits(const char *text)
{
    return text[0] != '\0' && text[strspn(text, "0123456789")] == '\0';
}

static bool has_digit(const char *text)
{
    return strpbrk(text, "0123456789") != NULL;
}

static const char *join(const struct alignment *alignment, int first, int count)
{
    struct strbuf text;
    strbuf_init(&text, alignment->arena);
    for (int i = 0; i < count; i++) {
        if (i > 0)
            strbuf_add_char(&text, ',');
        strbuf_add(&text, alignment->cells[first + i]);
    }
    return text.data;
}

/* Whether count cells from first may be the value of a column. */
static bool fits(const struct alignment *alignment, enum divipola_column column, int first,
                 int count)
{
    const char *cell = alignment->cells[first];
    int64_t degrees_e6 = 0;
    switch (column) {
    case DIVIPOLA_DEPARTMENT_CODE:
        return count == 1 && divipola_code(alignment->arena, cell, 2) != NULL;
    case DIVIPOLA_CODE:
        return count == 1 && divipola_code(alignment->arena, cell, MAX_CODE_DIGITS) != NULL;
    case DIVIPOLA_DEPARTMENT_NAME:
    case DIVIPOLA_NAME:
        for (int i = 0; i < count; i++)
            if (has_digit(alignment->cells[first + i]))
                return false;
        return !text_is_blank(cell);
    case DIVIPOLA_LONGITUDE:
    case DIVIPOLA_LATITUDE:
        if (count == 1 && text_is_blank(cell))
            return true;
        return (count == 1 || (count == 2 && is_digits(alignment->cells[first + 1]) &&
                               strpbrk(cell, ".,") == NULL)) &&
               divipola_degrees(join(alignment, first, count), &degrees_e6);
    default:
        return count == 1;
    }
}

/* What stands after the last column may only be a mark like "**". */
static bool is_rest_empty(const struct alignment *alignment, int cell)
{
    for (; cell < alignment->cell_count; cell++)
        if (strlen(alignment->cells[cell]) > 2 || has_digit(alignment->cells[cell]))
            return false;
    return true;
}

/* Places column and all after it from a cell on; the longer pieces are tried last. */
static bool place(struct alignment *alignment, int column, int cell)
{
    const struct divipola_layout *layout = alignment->layout;
    if (column == layout->column_count)
        return is_rest_empty(alignment, cell);
    if (cell >= alignment->cell_count) {
        alignment->values[column] = "";
        return layout->columns[column] != DIVIPOLA_CODE &&
               layout->columns[column] != DIVIPOLA_NAME && place(alignment, column + 1, cell);
    }
    for (int count = 1; count <= MAX_PIECES && cell + count <= alignment->cell_count; count++) {
        if (++alignment->tries > MAX_TRIES)
            return false;
        if (!fits(alignment, layout->columns[column], cell, count))
            continue;
        alignment->values[column] = join(alignment, cell, count);
        if (place(alignment, column + 1, cell + count))
            return true;
    }
    return false;
}

bool divipola_align(struct arena *arena, const struct divipola_layout *layout,
                    const struct sheet *sheet, int row, struct divipola_row *found)
{
    struct alignment alignment = {.arena = arena, .layout = layout};
    for (int column = 1; column <= sheet->column_count && column <= MAX_CELLS; column++) {
        alignment.cells[column - 1] = sheet_shown_cell(sheet, row, column)->text;
        if (!text_is_blank(alignment.cells[column - 1]))
            alignment.cell_count = column;
    }
    for (int i = 0; i < DIVIPOLA_COLUMN_COUNT; i++)
        found->values[i] = "";
    if (!place(&alignment, 0, 0))
        return false;
    for (int column = 0; column < layout->column_count; column++)
        found->values[layout->columns[column]] = alignment.values[column];
    return true;
}

bool divipola_is_note(const struct sheet *sheet, int row)
{
    for (int column = 1; column <= sheet->column_count && column <= MAX_CELLS; column++) {
        const char *text = sheet_cell(sheet, row, column)->text;
        if (is_digits(text) && strlen(text) <= MAX_CODE_DIGITS)
            return false;
    }
    return true;
}
