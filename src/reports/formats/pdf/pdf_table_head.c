#include "reports/formats/pdf/pdf_table_head.h"

#include "base/banned.h"

static void draw_row_rule(struct pdf *pdf, double y, double thickness, unsigned colour)
{
    pdf_begin_artifact(pdf);
    pdf_rule(pdf, (double[]){pdf->left, pdf->right, y}, thickness, colour);
    pdf_end_artifact(pdf);
}

static struct pdf_text header_text(const struct pdf_columns *columns, size_t first, size_t span,
                                   bool is_group)
{
    const struct document_column *column = &columns->table->head.columns[first];
    bool is_right = !is_group && pdf_columns_is_right_aligned(column);
    return (struct pdf_text){.text = is_group ? column->group : column->label,
                             .style = is_group ? columns->strong : columns->head,
                             .width = columns->lefts[first + span] - columns->lefts[first] -
                                      2 * PDF_CELL_PADDING_PT,
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
    pdf_draw_text(pdf, text, x + PDF_CELL_PADDING_PT, y);
    if (is_tagged) {
        pdf_end(pdf, "TH");
    }
}

/* Names above several columns, each with a thin rule below it. */
static double draw_header_groups(struct pdf *pdf, const struct pdf_columns *columns, bool is_tagged)
{
    const struct document_table *table = columns->table;
    double height = 0;
    for (size_t i = 0; i < table->head.column_count; i += document_table_group_span(table, i)) {
        size_t span = document_table_group_span(table, i);
        if (table->head.columns[i].group == NULL) {
            continue;
        }
        struct pdf_text text = header_text(columns, i, span, true);
        double needed = pdf_set_text(pdf, &text) + 2 * PDF_CELL_PADDING_PT;
        height = needed > height ? needed : height;
        draw_header_cell(pdf, &text, columns->lefts[i], pdf->y + PDF_CELL_PADDING_PT, is_tagged);
    }
    for (size_t i = 0; i < table->head.column_count; i += document_table_group_span(table, i)) {
        size_t span = document_table_group_span(table, i);
        if (table->head.columns[i].group != NULL) {
            pdf_begin_artifact(pdf);
            pdf_rule(pdf,
                     (double[]){columns->lefts[i] + PDF_CELL_PADDING_PT,
                                columns->lefts[i + span] - PDF_CELL_PADDING_PT, pdf->y + height},
                     0.5, PDF_EDGE);
            pdf_end_artifact(pdf);
        }
    }
    return height;
}

static double draw_header_labels(struct pdf *pdf, const struct pdf_columns *columns, bool is_tagged)
{
    double height = 0;
    for (size_t i = 0; i < columns->table->head.column_count; i++) {
        struct pdf_text text = header_text(columns, i, 1, false);
        double needed = pdf_set_text(pdf, &text);
        height = needed > height ? needed : height;
    }
    for (size_t i = 0; i < columns->table->head.column_count; i++) {
        struct pdf_text text = header_text(columns, i, 1, false);
        double own = pdf_set_text(pdf, &text);
        draw_header_cell(pdf, &text, columns->lefts[i], pdf->y + PDF_CELL_PADDING_PT + height - own,
                         is_tagged);
    }
    return height + 2 * PDF_CELL_PADDING_PT;
}

/* The header is read once; on further pages it is for the eye only. */
void pdf_table_head_add(struct pdf *pdf, const struct pdf_columns *columns, bool is_first)
{
    if (!is_first) {
        pdf_begin_artifact(pdf);
    }
    if (document_table_has_groups(columns->table)) {
        if (is_first) {
            pdf_begin(pdf, "TR", NULL);
        }
        pdf->y += draw_header_groups(pdf, columns, is_first);
        if (is_first) {
            pdf_end(pdf, "TR");
        }
    }
    if (is_first) {
        pdf_begin(pdf, "TR", NULL);
    }
    pdf->y += draw_header_labels(pdf, columns, is_first);
    if (is_first) {
        pdf_end(pdf, "TR");
    } else {
        pdf_end_artifact(pdf);
    }
    draw_row_rule(pdf, pdf->y, 1, PDF_INK);
}
