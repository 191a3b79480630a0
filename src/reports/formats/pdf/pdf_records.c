#include "reports/formats/pdf/pdf_records.h"

#include "reports/formats/pdf/pdf_picture.h"

#include "base/banned.h"

/* One key figure in a column of its own; its height. */
static double add_figure(struct pdf *pdf, const struct document_figure *figure, double x,
                         double width)
{
    bool has_symbol = figure->word != NULL && figure->symbol != CHART_SYMBOL_NONE;
    const struct pdf_text lines[] = {
        {.text = figure->label, .style = PDF_SMALL, .width = width},
        {.text = document_figure_format(figure, pdf->arena), .style = PDF_FIGURE, .width = width},
        {.text = figure->word, .style = PDF_TABLE, .width = width - 14},
        {.text = figure->note, .style = PDF_TABLE, .width = width}};
    enum { WORD = 2, LINE_COUNT = 4 };
    double tops[LINE_COUNT + 1] = {pdf->y + 5};
    for (size_t i = 0; i < LINE_COUNT; i++) {
        tops[i + 1] = tops[i] + (lines[i].text != NULL ? pdf_set_text(pdf, &lines[i]) : 0);
    }
    pdf_begin_artifact(pdf);
    pdf_rule(pdf, (double[]){x, x + width, pdf->y}, 2, PDF_PINE);
    if (has_symbol) {
        pdf_picture_draw_symbol(pdf, figure->symbol, (double[]){x, tops[WORD] + 1}, 10);
    }
    pdf_end_artifact(pdf);
    for (size_t i = 0; i < LINE_COUNT; i++) {
        if (lines[i].text != NULL) {
            pdf_begin(pdf, "P", NULL);
            pdf_set_text(pdf, &lines[i]);
            pdf_draw_text(pdf, &lines[i], x + (i == WORD && has_symbol ? 14 : 0), tops[i]);
            pdf_end(pdf, "P");
        }
    }
    return tops[LINE_COUNT] - pdf->y;
}

void pdf_records_add_figures(struct pdf *pdf, const struct document_block *block)
{
    enum { PER_LINE = 3, GAP = 14 };
    double width = (pdf->right - pdf->left - (PER_LINE - 1) * GAP) / PER_LINE;
    for (size_t i = 0; i < block->figures.count; i += PER_LINE) {
        pdf_need(pdf, 80);
        double height = 0;
        for (size_t j = i; j < i + PER_LINE && j < block->figures.count; j++) {
            double own = add_figure(pdf, &block->figures.items[j],
                                    pdf->left + (double)(j - i) * (width + GAP), width);
            height = own > height ? own : height;
        }
        pdf->y += height + 12;
    }
}

static void add_definition(struct pdf *pdf, const struct document_definition *item)
{
    double middle = pdf->left + (pdf->right - pdf->left) * 0.24;
    struct pdf_text term = {
        .text = item->term, .style = PDF_SMALL, .width = middle - pdf->left - 8};
    struct pdf_text words = {
        .text = item->description, .style = PDF_BODY, .width = pdf->right - middle};
    double height = pdf_set_text(pdf, &term);
    double other = pdf_set_text(pdf, &words);
    height = (other > height ? other : height) + 8;
    pdf_need(pdf, height);
    pdf_begin_artifact(pdf);
    pdf_rule(pdf, (double[]){pdf->left, pdf->right, pdf->y}, 0.5, PDF_RULE);
    pdf_end_artifact(pdf);
    pdf_begin(pdf, "LI", NULL);
    pdf_begin(pdf, "Lbl", NULL);
    pdf_set_text(pdf, &term);
    pdf_draw_text(pdf, &term, pdf->left, pdf->y + 5);
    pdf_end(pdf, "Lbl");
    pdf_begin(pdf, "LBody", NULL);
    pdf_set_text(pdf, &words);
    pdf_draw_text(pdf, &words, middle, pdf->y + 4);
    pdf_end(pdf, "LBody");
    pdf_end(pdf, "LI");
    pdf->y += height;
}

void pdf_records_add_definitions(struct pdf *pdf, const struct document_block *block)
{
    pdf_begin(pdf, "L", NULL);
    for (size_t i = 0; i < block->definitions.count; i++) {
        add_definition(pdf, &block->definitions.items[i]);
    }
    pdf_end(pdf, "L");
    pdf->y += 10;
}

static void add_signature(struct pdf *pdf, const struct document_signature *item, double x,
                          double width)
{
    pdf_begin_artifact(pdf);
    pdf_rule(pdf, (double[]){x, x + width, pdf->y}, 0.7, PDF_INK);
    pdf_end_artifact(pdf);
    struct pdf_text name = {.text = item->name, .style = PDF_STRONG, .width = width};
    struct pdf_text office = {.text = item->office, .style = PDF_SMALL, .width = width};
    pdf_begin(pdf, "P", NULL);
    double height = pdf_set_text(pdf, &name);
    pdf_draw_text(pdf, &name, x, pdf->y + 4);
    pdf_set_text(pdf, &office);
    pdf_draw_text(pdf, &office, x, pdf->y + 4 + height);
    pdf_end(pdf, "P");
}

void pdf_records_add_signatures(struct pdf *pdf, const struct document_block *block)
{
    double width = (pdf->right - pdf->left - 24) / 2;
    for (size_t i = 0; i < block->signatures.count; i += 2) {
        pdf_need(pdf, 84);
        pdf->y += 44; /* room to sign */
        for (size_t j = i; j < i + 2 && j < block->signatures.count; j++) {
            add_signature(pdf, &block->signatures.items[j],
                          pdf->left + (double)(j - i) * (width + 24), width);
        }
        pdf->y += 40;
    }
}
