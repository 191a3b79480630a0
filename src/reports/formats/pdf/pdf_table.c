#include "reports/formats/pdf/pdf_table.h"

#include "reports/formats/pdf/pdf_columns.h"
#include "reports/formats/pdf/pdf_picture.h"
#include "reports/formats/pdf/pdf_table_head.h"
#include "reports/formats/pdf/pdf_turn.h"

#include "base/banned.h"

#define SYMBOL_PT 9.0
#define BAR_PT 5.5

/* A header or body cell ready to be set. */
struct piece {
    struct pdf_text text;
    enum chart_symbol symbol;
    bool has_bar;
    struct chart_micro_bar bar;
};

static struct piece make_piece(struct pdf *pdf, const struct pdf_columns *columns,
                               const struct document_row *row, size_t i)
{
    const struct document_column *column = &columns->table->head.columns[i];
    const struct document_cell *cell = &row->cells[i];
    bool is_strong = cell->is_strong || column->is_row_header;
    struct piece piece = {
        .text = {.text = document_cell_format(cell, column->decimals, pdf->arena),
                 .style = is_strong ? columns->strong : columns->plain,
                 .width = columns->lefts[i + 1] - columns->lefts[i] - 2 * PDF_CELL_PADDING_PT,
                 .alignment =
                     pdf_columns_is_right_aligned(column) ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT,
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
    double left = x + PDF_CELL_PADDING_PT;
    double top = y + PDF_CELL_PADDING_PT;
    if (piece->has_bar) {
        pdf_picture_draw_bar(pdf, piece->bar, (double[]){left, top + 2, piece->text.width, BAR_PT});
    }
    pdf_picture_draw_symbol(pdf, piece->symbol, (double[]){left, top + 1}, SYMBOL_PT);
}

static void draw_words(struct pdf *pdf, const struct piece *piece, double x, double y)
{
    double left =
        x + PDF_CELL_PADDING_PT + (piece->symbol != CHART_SYMBOL_NONE ? SYMBOL_PT + 3 : 0);
    double top = y + PDF_CELL_PADDING_PT + (piece->has_bar ? BAR_PT + 4 : 0);
    pdf_set_text(pdf, &piece->text);
    pdf_draw_text(pdf, &piece->text, left, top);
}

static double measure_height(struct pdf *pdf, const struct pdf_columns *columns,
                             const struct document_row *row)
{
    double height = 0;
    for (size_t i = 0; i < columns->table->head.column_count; i++) {
        struct piece piece = make_piece(pdf, columns, row, i);
        if (piece.text.text[0] == '\0' && piece.text.note == NULL) {
            continue;
        }
        if (height > 0 && !columns->is_squeezed && piece.text.note == NULL &&
            pdf_columns_is_right_aligned(&columns->table->head.columns[i])) {
            continue; /* a number is one line, and so is what stands before it at least */
        }
        double needed = pdf_set_text(pdf, &piece.text) + (piece.has_bar ? BAR_PT + 4 : 0);
        height = needed > height ? needed : height;
    }
    return height + 2 * PDF_CELL_PADDING_PT;
}

static double row_height(struct pdf *pdf, const struct pdf_columns *columns,
                         const struct document_row *row)
{
    double height = 0;
    if (!pdf_find_height(pdf, row, &height)) {
        height = measure_height(pdf, columns, row);
        pdf_keep_height(pdf, row, height);
    }
    return height;
}

/* All of a row in one artifact before its element: each is an object of the file, which has to be
 * written, read and taken out again. */
static void draw_decoration(struct pdf *pdf, const struct pdf_columns *columns,
                            const struct document_row *row, const struct piece *pieces,
                            double height)
{
    const double ends[] = {pdf->left, pdf->right, pdf->y + height};
    pdf_begin_artifact(pdf);
    if (row->kind == DOCUMENT_ROW_TOTAL) {
        pdf_rule(pdf, (double[]){pdf->left, pdf->right, pdf->y}, 1, PDF_INK);
    }
    for (size_t i = 0; i < columns->table->head.column_count; i++) {
        draw_marks(pdf, &pieces[i], columns->lefts[i], pdf->y);
    }
    pdf_rule(pdf, ends, 0.5, PDF_RULE);
    pdf_end_artifact(pdf);
}

static void draw_cells(struct pdf *pdf, const struct pdf_columns *columns,
                       const struct piece *pieces)
{
    pdf_begin(pdf, "TR", NULL);
    for (size_t i = 0; i < columns->table->head.column_count; i++) {
        bool is_header = columns->table->head.columns[i].is_row_header;
        if (is_header) {
            pdf_add_mark(pdf, NULL, "Row");
        }
        pdf_begin(pdf, is_header ? "TH" : "TD", NULL);
        draw_words(pdf, &pieces[i], columns->lefts[i], pdf->y);
        pdf_end(pdf, is_header ? "TH" : "TD");
    }
    pdf_end(pdf, "TR");
}

static void draw_row(struct pdf *pdf, const struct pdf_columns *columns,
                     const struct document_row *row, double height)
{
    if (pdf_is_drawing(pdf)) {
        size_t count = columns->table->head.column_count;
        struct piece *pieces = ARENA_NEW_ARRAY(pdf->arena, count, struct piece);
        for (size_t i = 0; i < count; i++) {
            pieces[i] = make_piece(pdf, columns, row, i);
        }
        draw_decoration(pdf, columns, row, pieces, height);
        draw_cells(pdf, columns, pieces);
    }
    pdf->y += height;
}

static struct pdf_text group_text(struct pdf *pdf, const struct pdf_columns *columns,
                                  const struct document_row *row)
{
    return (struct pdf_text){.text = row->cells[0].text,
                             .style = columns->strong,
                             .width = pdf->right - pdf->left - 2 * PDF_CELL_PADDING_PT,
                             .note = row->cells[0].note};
}

static void draw_group(struct pdf *pdf, const struct pdf_columns *columns,
                       const struct document_row *row)
{
    struct pdf_text text = group_text(pdf, columns, row);
    double height = pdf_set_text(pdf, &text) + 2 * PDF_CELL_PADDING_PT;
    pdf_begin_artifact(pdf);
    pdf_fill(pdf, (double[]){pdf->left, pdf->y, pdf->right - pdf->left, height}, PDF_GROUND);
    pdf_rule(pdf, (double[]){pdf->left, pdf->right, pdf->y + height}, 0.5, PDF_RULE);
    pdf_end_artifact(pdf);
    pdf_begin(pdf, "TR", NULL);
    pdf_add_mark(pdf, NULL, "Row");
    pdf_begin(pdf, "TH", NULL);
    pdf_draw_text(pdf, &text, pdf->left + PDF_CELL_PADDING_PT, pdf->y + PDF_CELL_PADDING_PT);
    pdf_end(pdf, "TH");
    pdf_end(pdf, "TR");
    pdf->y += height;
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

static void break_table(struct pdf *pdf, const struct pdf_columns *columns)
{
    pdf_next_page(pdf, pdf->is_landscape);
    pdf_table_head_add(pdf, columns, false);
}

/* A group's name stays with its first row, and with the names of groups between them. */
static double group_height(struct pdf *pdf, const struct pdf_columns *columns,
                           const struct document_row *row)
{
    double height = 0;
    for (; row != NULL && row->kind == DOCUMENT_ROW_GROUP; row = row->next) {
        struct pdf_text text = group_text(pdf, columns, row);
        height += pdf_set_text(pdf, &text) + 2 * PDF_CELL_PADDING_PT;
    }
    return height + (row != NULL ? row_height(pdf, columns, row) : 0);
}

static void add_rows(struct pdf *pdf, const struct pdf_columns *columns)
{
    for (const struct document_row *row = columns->table->first; row != NULL; row = row->next) {
        if (row->kind == DOCUMENT_ROW_GROUP) {
            if (pdf->y + group_height(pdf, columns, row) > pdf->bottom) {
                break_table(pdf, columns);
            }
            draw_group(pdf, columns, row);
            continue;
        }
        double height = row_height(pdf, columns, row);
        if (pdf->y + height > pdf->bottom) {
            break_table(pdf, columns);
        }
        draw_row(pdf, columns, row, height);
    }
}

void pdf_table_add(struct pdf *pdf, const struct document_table *table,
                   const struct document_block *next)
{
    bool turns = table->head.is_wide && !pdf->is_landscape;
    if (turns) {
        pdf_next_page(pdf, true);
    }
    pdf_need(pdf, 140);
    struct pdf_columns columns = {.table = table};
    pdf_columns_place(pdf, &columns);
    pdf_begin(pdf, "Table", NULL);
    draw_caption(pdf, table);
    pdf_table_head_add(pdf, &columns, true);
    add_rows(pdf, &columns);
    pdf_end(pdf, "Table");
    pdf->y += 12;
    if (table->head.is_wide) {
        pdf_turn_after_table(pdf, next);
    }
}
