#include "reports/formats/pdf/pdf_columns.h"

#include <string.h>

#include "base/banned.h"

bool pdf_columns_is_right_aligned(const struct document_column *column)
{
    return column->kind == DOCUMENT_COLUMN_NUMBER || column->kind == DOCUMENT_COLUMN_PERCENT;
}

static size_t letters(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return count;
}

/* A soft hyphen, U+00AD, is where a long header may be broken: "Progra-", "mado". */
static const char soft_hyphen[] = "\xC2\xAD";

static size_t longest_word(const char *text)
{
    size_t longest = 0;
    while (*text != '\0') {
        size_t length = strcspn(text, " ");
        const char *hyphen = strstr(text, soft_hyphen);
        bool is_broken = hyphen != NULL && hyphen < text + length;
        length = is_broken ? (size_t)(hyphen - text) : length;
        size_t count = letters(text, length) + (is_broken ? 1 : 0);
        longest = count > longest ? count : longest;
        text += length + (is_broken ? sizeof soft_hyphen - 1 : text[length] == ' ' ? 1 : 0);
    }
    return longest;
}

/* What a column needs, counted in letters: at least its longest word, at best its longest text. */
struct need {
    double least, best;
};

static void widen(struct need *need, const char *text, double extra)
{
    double least = (double)longest_word(text) + extra;
    double best = (double)letters(text, strlen(text)) + extra;
    need->least = least > need->least ? least : need->least;
    need->best = best > need->best ? best : need->best;
}

static void measure_row(const struct document_table *table, const struct document_row *row,
                        struct need *needs, struct arena *scratch)
{
    for (size_t i = 0; i < table->head.column_count; i++) {
        const struct document_column *column = &table->head.columns[i];
        const struct document_cell *cell = &row->cells[i];
        const char *text = document_cell_format(cell, column->decimals, scratch);
        double extra = cell->kind == DOCUMENT_CELL_STATE ? 2.5 : 0.5;
        /* Bold letters are a tenth wider; a number is never broken. */
        widen(&needs[i], text,
              extra + (column->is_row_header ? (double)longest_word(text) * 0.12 : 0));
        /* Numbers are never broken, nor are the words of a state as long as they are short. */
        bool is_short_state =
            column->kind == DOCUMENT_COLUMN_STATE && letters(text, strlen(text)) <= 16;
        if (pdf_columns_is_right_aligned(column) || is_short_state) {
            widen(&needs[i], "", (double)letters(text, strlen(text)) + extra);
        }
        if (column->kind == DOCUMENT_COLUMN_BAR && needs[i].least < 15) {
            needs[i].least = 15;
        }
    }
}

static void measure(const struct document_table *table, struct need *needs)
{
    struct arena scratch = {0};
    for (size_t i = 0; i < table->head.column_count; i++) {
        widen(&needs[i], table->head.columns[i].label, 1.8);
        needs[i].best = needs[i].least;
    }
    for (const struct document_row *row = table->first; row != NULL; row = row->next) {
        if (row->kind != DOCUMENT_ROW_GROUP) {
            measure_row(table, row, needs, &scratch);
        }
    }
    arena_release(&scratch);
}

/* Shares the width out: everybody gets the least, the rest goes to those that want more, text with
 * a soft limit so that one long cell does not starve the others. */
void pdf_columns_place(struct pdf *pdf, struct pdf_columns *columns)
{
    size_t count = columns->table->head.column_count;
    struct need *needs = ARENA_NEW_ARRAY(pdf->arena, count, struct need);
    measure(columns->table, needs);
    double width = pdf->right - pdf->left - 2 * PDF_CELL_PADDING_PT * (double)count;
    double least = 0, wish = 0;
    for (size_t i = 0; i < count; i++) {
        needs[i].best = needs[i].best > 60 ? 60 : needs[i].best;
        needs[i].best = needs[i].best < needs[i].least ? needs[i].least : needs[i].best;
        least += needs[i].least;
        wish += needs[i].best - needs[i].least;
    }
    double letter = 4.65; /* a letter of the usual size, in points */
    columns->plain = PDF_TABLE;
    if (least * letter > width) {
        columns->plain = PDF_TABLE_SMALL;
        columns->is_squeezed = least * 4.3 > width;
        letter = columns->is_squeezed ? width / least : 4.3;
    }
    columns->strong = columns->plain + 1;
    columns->head = columns->plain + 2;
    double rest = width - least * letter;
    columns->lefts = ARENA_NEW_ARRAY(pdf->arena, count + 1, double);
    columns->lefts[0] = pdf->left;
    for (size_t i = 0; i < count; i++) {
        double share =
            wish > 0 ? rest * (needs[i].best - needs[i].least) / wish : rest / (double)count;
        columns->lefts[i + 1] =
            columns->lefts[i] + needs[i].least * letter + share + 2 * PDF_CELL_PADDING_PT;
    }
}
