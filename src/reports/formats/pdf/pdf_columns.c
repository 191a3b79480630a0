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

/* In letters; *word is where it stands, of *length bytes without a hyphen that it gets. */
static size_t find_longest_word(const char *text, const char **word, size_t *bytes)
{
    size_t longest = 0;
    *word = text;
    *bytes = 0;
    while (*text != '\0') {
        size_t length = strcspn(text, " ");
        const char *hyphen = strstr(text, soft_hyphen);
        bool is_broken = hyphen != NULL && hyphen < text + length;
        length = is_broken ? (size_t)(hyphen - text) : length;
        size_t count = letters(text, length) + (is_broken ? 1 : 0);
        if (count > longest) {
            longest = count;
            *word = text;
            *bytes = length;
        }
        text += length + (is_broken ? sizeof soft_hyphen - 1 : text[length] == ' ' ? 1 : 0);
    }
    return longest;
}

static size_t longest_word(const char *text)
{
    const char *word;
    size_t bytes;
    return find_longest_word(text, &word, &bytes);
}

/* What a column needs, counted in letters: at least its longest word, at best its longest text. */
struct need {
    double least, best;
    double least_pt;  /* the least as it is measured, in points */
    const char *word; /* the longest in a row, to be measured; NULL: none */
    size_t word_letters, word_bytes;
};

/* Letters are no equals: "Componente" is wider than ten of the usual size. */
static void note_word(struct need *need, const char *text)
{
    const char *word;
    size_t bytes, count = find_longest_word(text, &word, &bytes);
    if (count <= need->word_letters)
        return;
    need->word = word;
    need->word_letters = count;
    need->word_bytes = bytes;
}

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
        note_word(&needs[i], text);
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

static void measure(const struct document_table *table, struct need *needs, struct arena *scratch)
{
    for (size_t i = 0; i < table->head.column_count; i++) {
        widen(&needs[i], table->head.columns[i].label, 1.8);
        needs[i].best = needs[i].least;
    }
    for (const struct document_row *row = table->first; row != NULL; row = row->next) {
        if (row->kind != DOCUMENT_ROW_GROUP) {
            measure_row(table, row, needs, scratch);
        }
    }
}

/* How wide the longest word of a column stands, in points. */
static double measure_word(struct pdf *pdf, const struct pdf_columns *columns, size_t column,
                           const struct need *need)
{
    const bool is_strong = columns->table->head.columns[column].is_row_header;
    int width = 0;
    if (need->word == NULL)
        return 0;
    const struct pdf_text text = {.text = arena_strndup(pdf->arena, need->word, need->word_bytes),
                                  .style = is_strong ? columns->strong : columns->plain,
                                  .width = -1};
    pdf_set_text(pdf, &text);
    pango_layout_get_size(pdf->layout, &width, NULL);
    return (double)width / PANGO_SCALE + 0.5;
}

/* Finds the least width of each column in points; their sum. */
static double find_least(struct pdf *pdf, const struct pdf_columns *columns, struct need *needs,
                         double letter)
{
    double sum = 0;
    for (size_t i = 0; i < columns->table->head.column_count; i++) {
        double word = columns->is_squeezed ? 0 : measure_word(pdf, columns, i, &needs[i]);
        double counted = needs[i].least * letter;
        needs[i].least_pt = word > counted ? word : counted;
        sum += needs[i].least_pt;
    }
    return sum;
}

static void set_letters(struct pdf_columns *columns, enum pdf_style plain)
{
    columns->plain = plain;
    columns->strong = plain + 1;
    columns->head = plain + 2;
}

/* Sets the letters with which the least of all columns fits, counted first, for measuring is dear,
 * then measured; answers their sum in points. least: all of it, in
 * letters. */
static double choose_letters(struct pdf *pdf, struct pdf_columns *columns, struct need *needs,
                             double least, double width)
{
    const double usual = 4.65, small = 4.3; /* of a letter, in points */
    columns->is_squeezed = least * small > width;
    set_letters(columns, PDF_TABLE);
    if (least * usual <= width) {
        double sum = find_least(pdf, columns, needs, usual);
        if (sum <= width)
            return sum;
    }
    set_letters(columns, PDF_TABLE_SMALL);
    return find_least(pdf, columns, needs, columns->is_squeezed ? width / least : small);
}

/* Text is wished for with a soft limit, so that one long cell does not starve the others. */
static double add_up_needs(struct need *needs, size_t count, double *wish)
{
    const double limit = 60;
    double least = 0;
    *wish = 0;
    for (size_t i = 0; i < count; i++) {
        needs[i].best = needs[i].best > limit ? limit : needs[i].best;
        needs[i].best = needs[i].best < needs[i].least ? needs[i].least : needs[i].best;
        least += needs[i].least;
        *wish += needs[i].best - needs[i].least;
    }
    return least;
}

/* Shares the width out: everybody gets the least, the rest goes to those that want more. */
void pdf_columns_place(struct pdf *pdf, struct pdf_columns *columns)
{
    const size_t count = columns->table->head.column_count;
    const double width = pdf->right - pdf->left - 2 * PDF_CELL_PADDING_PT * (double)count;
    struct need *needs = ARENA_NEW_ARRAY(pdf->arena, count, struct need);
    double wish = 0;
    struct arena scratch = {0};
    measure(columns->table, needs, &scratch);
    const double least = add_up_needs(needs, count, &wish);
    const double sum = choose_letters(pdf, columns, needs, least, width);
    arena_release(&scratch);
    const double shrink = sum > width ? width / sum : 1, rest = width - sum * shrink;
    columns->lefts = ARENA_NEW_ARRAY(pdf->arena, count + 1, double);
    columns->lefts[0] = pdf->left;
    for (size_t i = 0; i < count; i++) {
        double share =
            wish > 0 ? rest * (needs[i].best - needs[i].least) / wish : rest / (double)count;
        columns->lefts[i + 1] =
            columns->lefts[i] + needs[i].least_pt * shrink + share + 2 * PDF_CELL_PADDING_PT;
    }
}
