#include "reports/formats/pdf/pdf_table.h"

#include <string.h>

#include "reports/formats/pdf/pdf_picture.h"

#include "base/banned.h"

#define PADDING_PT 3.0
#define SYMBOL_PT 9.0
#define BAR_PT 5.5

struct layout {
    const struct document_table *table;
    double *lefts; /* column_count + 1 edges */
    enum pdf_style plain, strong, head;
    bool is_squeezed; /* narrower than its longest words: even numbers may be broken */
};

/* A header or body cell ready to be set. */
struct piece {
    struct pdf_text text;
    enum chart_symbol symbol;
    bool has_bar;
    struct chart_micro_bar bar;
};

static bool is_right_aligned(const struct document_column *column)
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
        if (is_right_aligned(column) || is_short_state) {
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
static void place_columns(struct pdf *pdf, struct layout *layout)
{
    size_t count = layout->table->head.column_count;
    struct need *needs = ARENA_NEW_ARRAY(pdf->arena, count, struct need);
    measure(layout->table, needs);
    double width = pdf->right - pdf->left - 2 * PADDING_PT * (double)count;
    double least = 0, wish = 0;
    for (size_t i = 0; i < count; i++) {
        needs[i].best = needs[i].best > 60 ? 60 : needs[i].best;
        needs[i].best = needs[i].best < needs[i].least ? needs[i].least : needs[i].best;
        least += needs[i].least;
        wish += needs[i].best - needs[i].least;
    }
    double letter = 4.65; /* a letter of the usual size, in points */
    layout->plain = PDF_TABLE;
    if (least * letter > width) {
        layout->plain = PDF_TABLE_SMALL;
        layout->is_squeezed = least * 4.3 > width;
        letter = layout->is_squeezed ? width / least : 4.3;
    }
    layout->strong = layout->plain + 1;
    layout->head = layout->plain + 2;
    double rest = width - least * letter;
    layout->lefts = ARENA_NEW_ARRAY(pdf->arena, count + 1, double);
    layout->lefts[0] = pdf->left;
    for (size_t i = 0; i < count; i++) {
        double share =
            wish > 0 ? rest * (needs[i].best - needs[i].least) / wish : rest / (double)count;
        layout->lefts[i + 1] = layout->lefts[i] + needs[i].least * letter + share + 2 * PADDING_PT;
    }
}

static struct piece make_piece(struct pdf *pdf, const struct layout *layout,
                               const struct document_row *row, size_t i)
{
    const struct document_column *column = &layout->table->head.columns[i];
    const struct document_cell *cell = &row->cells[i];
    bool is_strong = cell->is_strong || column->is_row_header;
    struct piece piece = {
        .text = {.text = document_cell_format(cell, column->decimals, pdf->arena),
                 .style = is_strong ? layout->strong : layout->plain,
                 .width = layout->lefts[i + 1] - layout->lefts[i] - 2 * PADDING_PT,
                 .alignment = is_right_aligned(column) ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT,
                 .note = cell->note}};
    if (cell->kind == DOCUMENT_CELL_STATE && cell->symbol != CHART_SYMBOL_NONE) {
        piece.symbol = cell->symbol;
        piece.text.width -= SYMBOL_PT + 3;
    }
    if (cell->kind == DOCUMENT_CELL_BAR && quantity_is_number(cell->value)) {
        piece.has_bar = true;
        piece.bar = chart_micro_bar(cell->value, cell->due);
    }
    return piece;
}

static void draw_marks(struct pdf *pdf, const struct piece *piece, double x, double y)
{
    double left = x + PADDING_PT;
    double top = y + PADDING_PT;
    if (piece->has_bar) {
        pdf_picture_draw_bar(pdf, piece->bar, (double[]){left, top + 2, piece->text.width, BAR_PT});
    }
    pdf_picture_draw_symbol(pdf, piece->symbol, (double[]){left, top + 1}, SYMBOL_PT);
}

static void draw_words(struct pdf *pdf, const struct piece *piece, double x, double y)
{
    double left = x + PADDING_PT + (piece->symbol != CHART_SYMBOL_NONE ? SYMBOL_PT + 3 : 0);
    double top = y + PADDING_PT + (piece->has_bar ? BAR_PT + 4 : 0);
    pdf_set_text(pdf, &piece->text);
    pdf_draw_text(pdf, &piece->text, left, top);
}

static double measure_height(struct pdf *pdf, const struct layout *layout,
                             const struct document_row *row)
{
    double height = 0;
    for (size_t i = 0; i < layout->table->head.column_count; i++) {
        struct piece piece = make_piece(pdf, layout, row, i);
        if (piece.text.text[0] == '\0' && piece.text.note == NULL) {
            continue;
        }
        if (height > 0 && !layout->is_squeezed && piece.text.note == NULL &&
            is_right_aligned(&layout->table->head.columns[i])) {
            continue; /* a number is one line, and so is what stands before it at least */
        }
        double needed = pdf_set_text(pdf, &piece.text) + (piece.has_bar ? BAR_PT + 4 : 0);
        height = needed > height ? needed : height;
    }
    return height + 2 * PADDING_PT;
}

static double row_height(struct pdf *pdf, const struct layout *layout,
                         const struct document_row *row)
{
    double height = 0;
    if (!pdf_find_height(pdf, row, &height)) {
        height = measure_height(pdf, layout, row);
        pdf_keep_height(pdf, row, height);
    }
    return height;
}

static void draw_row_rule(struct pdf *pdf, double y, double thickness, unsigned colour)
{
    pdf_begin_artifact(pdf);
    pdf_rule(pdf, (double[]){pdf->left, pdf->right, y}, thickness, colour);
    pdf_end_artifact(pdf);
}

/* All of a row in one artifact before its element: each is an object of the file, which has to be
 * written, read and taken out again. */
static void draw_decoration(struct pdf *pdf, const struct layout *layout,
                            const struct document_row *row, const struct piece *pieces,
                            double height)
{
    const double ends[] = {pdf->left, pdf->right, pdf->y + height};
    pdf_begin_artifact(pdf);
    if (row->kind == DOCUMENT_ROW_TOTAL) {
        pdf_rule(pdf, (double[]){pdf->left, pdf->right, pdf->y}, 1, PDF_INK);
    }
    for (size_t i = 0; i < layout->table->head.column_count; i++) {
        draw_marks(pdf, &pieces[i], layout->lefts[i], pdf->y);
    }
    pdf_rule(pdf, ends, 0.5, PDF_RULE);
    pdf_end_artifact(pdf);
}

static void draw_cells(struct pdf *pdf, const struct layout *layout, const struct piece *pieces)
{
    pdf_begin(pdf, "TR", NULL);
    for (size_t i = 0; i < layout->table->head.column_count; i++) {
        bool is_header = layout->table->head.columns[i].is_row_header;
        if (is_header) {
            pdf_add_mark(pdf, NULL, "Row");
        }
        pdf_begin(pdf, is_header ? "TH" : "TD", NULL);
        draw_words(pdf, &pieces[i], layout->lefts[i], pdf->y);
        pdf_end(pdf, is_header ? "TH" : "TD");
    }
    pdf_end(pdf, "TR");
}

static void draw_row(struct pdf *pdf, const struct layout *layout, const struct document_row *row,
                     double height)
{
    if (pdf_is_drawing(pdf)) {
        size_t count = layout->table->head.column_count;
        struct piece *pieces = ARENA_NEW_ARRAY(pdf->arena, count, struct piece);
        for (size_t i = 0; i < count; i++) {
            pieces[i] = make_piece(pdf, layout, row, i);
        }
        draw_decoration(pdf, layout, row, pieces, height);
        draw_cells(pdf, layout, pieces);
    }
    pdf->y += height;
}

static struct pdf_text group_text(struct pdf *pdf, const struct layout *layout,
                                  const struct document_row *row)
{
    return (struct pdf_text){.text = row->cells[0].text,
                             .style = layout->strong,
                             .width = pdf->right - pdf->left - 2 * PADDING_PT,
                             .note = row->cells[0].note};
}

static void draw_group(struct pdf *pdf, const struct layout *layout, const struct document_row *row)
{
    struct pdf_text text = group_text(pdf, layout, row);
    double height = pdf_set_text(pdf, &text) + 2 * PADDING_PT;
    pdf_begin_artifact(pdf);
    pdf_fill(pdf, (double[]){pdf->left, pdf->y, pdf->right - pdf->left, height}, PDF_GROUND);
    pdf_rule(pdf, (double[]){pdf->left, pdf->right, pdf->y + height}, 0.5, PDF_RULE);
    pdf_end_artifact(pdf);
    pdf_begin(pdf, "TR", NULL);
    pdf_add_mark(pdf, NULL, "Row");
    pdf_begin(pdf, "TH", NULL);
    pdf_draw_text(pdf, &text, pdf->left + PADDING_PT, pdf->y + PADDING_PT);
    pdf_end(pdf, "TH");
    pdf_end(pdf, "TR");
    pdf->y += height;
}

static struct pdf_text header_text(const struct layout *layout, size_t first, size_t span,
                                   bool is_group)
{
    const struct document_column *column = &layout->table->head.columns[first];
    bool is_right = !is_group && is_right_aligned(column);
    return (struct pdf_text){.text = is_group ? column->group : column->label,
                             .style = is_group ? layout->strong : layout->head,
                             .width = layout->lefts[first + span] - layout->lefts[first] -
                                      2 * PADDING_PT,
                             .alignment = is_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT};
}

static void draw_header_cell(struct pdf *pdf, const struct pdf_text *text, double x, double y,
                             bool is_tagged)
{
    if (is_tagged) {
        pdf_add_mark(pdf, NULL, "Column");
        pdf_begin(pdf, "TH", NULL);
    }
    pdf_set_text(pdf, text);
    pdf_draw_text(pdf, text, x + PADDING_PT, y);
    if (is_tagged) {
        pdf_end(pdf, "TH");
    }
}

/* Names above several columns, each with a thin rule below it. */
static double draw_header_groups(struct pdf *pdf, const struct layout *layout, bool is_tagged)
{
    const struct document_table *table = layout->table;
    double height = 0;
    for (size_t i = 0; i < table->head.column_count; i += document_table_group_span(table, i)) {
        size_t span = document_table_group_span(table, i);
        if (table->head.columns[i].group == NULL) {
            continue;
        }
        struct pdf_text text = header_text(layout, i, span, true);
        double needed = pdf_set_text(pdf, &text) + 2 * PADDING_PT;
        height = needed > height ? needed : height;
        draw_header_cell(pdf, &text, layout->lefts[i], pdf->y + PADDING_PT, is_tagged);
    }
    for (size_t i = 0; i < table->head.column_count; i += document_table_group_span(table, i)) {
        size_t span = document_table_group_span(table, i);
        if (table->head.columns[i].group != NULL) {
            pdf_begin_artifact(pdf);
            pdf_rule(pdf,
                     (double[]){layout->lefts[i] + PADDING_PT, layout->lefts[i + span] - PADDING_PT,
                                pdf->y + height},
                     0.5, PDF_EDGE);
            pdf_end_artifact(pdf);
        }
    }
    return height;
}

static double draw_header_labels(struct pdf *pdf, const struct layout *layout, bool is_tagged)
{
    double height = 0;
    for (size_t i = 0; i < layout->table->head.column_count; i++) {
        struct pdf_text text = header_text(layout, i, 1, false);
        double needed = pdf_set_text(pdf, &text);
        height = needed > height ? needed : height;
    }
    for (size_t i = 0; i < layout->table->head.column_count; i++) {
        struct pdf_text text = header_text(layout, i, 1, false);
        double own = pdf_set_text(pdf, &text);
        draw_header_cell(pdf, &text, layout->lefts[i], pdf->y + PADDING_PT + height - own,
                         is_tagged);
    }
    return height + 2 * PADDING_PT;
}

/* The header is read once; on further pages it is for the eye only. */
static void draw_header(struct pdf *pdf, const struct layout *layout, bool is_first)
{
    if (!is_first) {
        pdf_begin_artifact(pdf);
    }
    if (document_table_has_groups(layout->table)) {
        if (is_first) {
            pdf_begin(pdf, "TR", NULL);
        }
        pdf->y += draw_header_groups(pdf, layout, is_first);
        if (is_first) {
            pdf_end(pdf, "TR");
        }
    }
    if (is_first) {
        pdf_begin(pdf, "TR", NULL);
    }
    pdf->y += draw_header_labels(pdf, layout, is_first);
    if (is_first) {
        pdf_end(pdf, "TR");
    } else {
        pdf_end_artifact(pdf);
    }
    draw_row_rule(pdf, pdf->y, 1, PDF_INK);
}

static void draw_caption(struct pdf *pdf, const struct document_table *table)
{
    pdf_begin(pdf, "Caption", NULL);
    struct pdf_text caption = {
        .text = arena_printf(pdf->arena, "Tabla %d. %s", table->number, table->head.caption),
        .style = PDF_CAPTION,
        .width = pdf->right - pdf->left};
    pdf_flow_text(pdf, &caption, pdf->left, "P");
    if (table->head.subtitle != NULL) {
        struct pdf_text subtitle = {
            .text = table->head.subtitle, .style = PDF_SMALL, .width = pdf->right - pdf->left};
        pdf_flow_text(pdf, &subtitle, pdf->left, "P");
    }
    pdf_end(pdf, "Caption");
    pdf->y += 4;
}

static void break_table(struct pdf *pdf, const struct layout *layout)
{
    pdf_next_page(pdf, pdf->is_landscape);
    draw_header(pdf, layout, false);
}

/* A group's name stays with its first row, and with the names of groups between them. */
static double group_height(struct pdf *pdf, const struct layout *layout,
                           const struct document_row *row)
{
    double height = 0;
    for (; row != NULL && row->kind == DOCUMENT_ROW_GROUP; row = row->next) {
        struct pdf_text text = group_text(pdf, layout, row);
        height += pdf_set_text(pdf, &text) + 2 * PADDING_PT;
    }
    return height + (row != NULL ? row_height(pdf, layout, row) : 0);
}

static void add_rows(struct pdf *pdf, const struct layout *layout)
{
    for (const struct document_row *row = layout->table->first; row != NULL; row = row->next) {
        if (row->kind == DOCUMENT_ROW_GROUP) {
            if (pdf->y + group_height(pdf, layout, row) > pdf->bottom) {
                break_table(pdf, layout);
            }
            draw_group(pdf, layout, row);
            continue;
        }
        double height = row_height(pdf, layout, row);
        if (pdf->y + height > pdf->bottom) {
            break_table(pdf, layout);
        }
        draw_row(pdf, layout, row, height);
    }
}

static bool is_wide_table(const struct document_block *block)
{
    return block->kind == DOCUMENT_TABLE && block->table->head.is_wide;
}

void pdf_table_add(struct pdf *pdf, const struct document_table *table,
                   const struct document_block *next)
{
    bool turns = table->head.is_wide && !pdf->is_landscape;
    if (turns) {
        pdf_next_page(pdf, true);
    }
    pdf_need(pdf, 140);
    struct layout layout = {.table = table};
    place_columns(pdf, &layout);
    pdf_begin(pdf, "Table", NULL);
    draw_caption(pdf, table);
    draw_header(pdf, &layout, true);
    add_rows(pdf, &layout);
    pdf_end(pdf, "Table");
    pdf->y += 12;
    if (table->head.is_wide && next != NULL && !is_wide_table(next)) {
        pdf_next_page(pdf, false);
    }
}
