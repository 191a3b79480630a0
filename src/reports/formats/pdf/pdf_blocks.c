#include "reports/formats/pdf/pdf_blocks.h"

#include <cairo-pdf.h>
#include <string.h>

#include "reports/formats/pdf/pdf_boxes.h"
#include "reports/formats/pdf/pdf_contents.h"
#include "reports/formats/pdf/pdf_picture.h"
#include "reports/formats/pdf/pdf_records.h"
#include "reports/formats/pdf/pdf_table.h"
#include "reports/formats/pdf/pdf_tree.h"
#include "reports/formats/pdf/pdf_turn.h"

#include "base/banned.h"

static void add_blocks(struct pdf *pdf, const struct document_block *block, double indent);

static void flow(struct pdf *pdf, const char *words, enum pdf_style style, double after)
{
    struct pdf_text text = {.text = words, .style = style, .width = pdf->right - pdf->left};
    pdf_flow_text(pdf, &text, pdf->left, "P");
    pdf->y += after;
}

static void flow_runs(struct pdf *pdf, const struct document_block *block, enum pdf_style style,
                      double indent)
{
    struct pdf_text text = {
        .style = style, .width = pdf->right - pdf->left - indent, .runs = &block->text};
    pdf_flow_text(pdf, &text, pdf->left + indent, "P");
    pdf->y += 6;
}

static void add_heading(struct pdf *pdf, const struct document_block *block)
{
    static const char *const tags[] = {"H2", "H3", "H4"};
    static const double before[] = {16, 12, 8};
    const char *words = document_heading_text(block, pdf->arena);
    struct pdf_text text = {.text = words,
                            .style = PDF_HEADING_1 + (enum pdf_style)(block->level - 1),
                            .width = pdf->right - pdf->left};
    double height = pdf_set_text(pdf, &text);
    bool needs_chart = block->next != NULL && block->next->kind == DOCUMENT_CHART;
    bool needs_table = block->next != NULL && block->next->kind == DOCUMENT_TABLE;
    pdf_turn_for_heading(pdf, block);
    /* A heading is never the last thing on a page. */
    pdf_need(pdf, before[block->level - 1] + height + (needs_chart ? 290 : needs_table ? 150 : 60));
    if (pdf->y > pdf->top + 1) {
        pdf->y += before[block->level - 1];
    }
    pdf_contents_register(pdf, block, words);
    pdf_begin(pdf, CAIRO_TAG_DEST, arena_printf(pdf->arena, "name='%s'", block->anchor));
    pdf_flow_text(pdf, &text, pdf->left, tags[block->level - 1]);
    pdf_end(pdf, CAIRO_TAG_DEST);
    pdf->y += 6;
}

static void add_list(struct pdf *pdf, const struct document_block *block, double indent)
{
    int number = block->start;
    pdf_begin(pdf, "L", NULL);
    for (const struct document_block *item = block->children; item != NULL; item = item->next) {
        pdf_need(pdf, 14);
        struct pdf_text label = {
            .text = block->is_ordered ? arena_printf(pdf->arena, "%d.", number++) : "•",
            .style = PDF_BODY,
            .width = -1};
        pdf_begin(pdf, "LI", NULL);
        pdf_begin(pdf, "Lbl", NULL);
        pdf_set_text(pdf, &label);
        pdf_draw_text(pdf, &label, pdf->left + indent + 4, pdf->y);
        pdf_end(pdf, "Lbl");
        pdf_begin(pdf, "LBody", NULL);
        add_blocks(pdf, item->children, indent + 20);
        pdf_end(pdf, "LBody");
        pdf_end(pdf, "LI");
    }
    pdf_end(pdf, "L");
}

static void add_quote(struct pdf *pdf, const struct document_block *block, double indent)
{
    pdf_begin(pdf, "BlockQuote", NULL);
    double top = pdf->y;
    int page = pdf->page;
    add_blocks(pdf, block->children, indent + 16);
    double start = page == pdf->page ? top : pdf->top;
    pdf_begin_artifact(pdf);
    pdf_fill(pdf, (double[]){pdf->left + indent + 4, start, 2, pdf->y - start - 4}, PDF_EDGE);
    pdf_end_artifact(pdf);
    pdf_end(pdf, "BlockQuote");
}

static void add_notice(struct pdf *pdf, const struct document_block *block)
{
    struct document_text runs = block->text;
    struct document_span *spans = ARENA_NEW_ARRAY(pdf->arena, runs.count + 2, struct document_span);
    size_t count = 0;
    if (block->title != NULL) {
        spans[count++] = (struct document_span){.text = block->title, .is_strong = true};
        spans[count++].text = " ";
    }
    memcpy(spans + count, runs.spans, runs.count * sizeof *spans);
    runs = (struct document_text){spans, count + runs.count};
    struct pdf_text text = {.style = PDF_BODY, .width = pdf->right - pdf->left - 24, .runs = &runs};
    double height = pdf_set_text(pdf, &text) + 14;
    bool is_warning = block->notice == DOCUMENT_NOTICE_WARNING;
    pdf_need(pdf, height);
    pdf_begin_artifact(pdf);
    pdf_fill(pdf, (double[]){pdf->left, pdf->y, pdf->right - pdf->left, height},
             is_warning ? 0xfdf4dc : 0xe6efea);
    pdf_fill(pdf, (double[]){pdf->left, pdf->y, 4, height}, is_warning ? PDF_HONEY : PDF_PINE);
    pdf_end_artifact(pdf);
    pdf_begin(pdf, "P", NULL);
    pdf_set_text(pdf, &text);
    pdf_draw_text(pdf, &text, pdf->left + 14, pdf->y + 7);
    pdf_end(pdf, "P");
    pdf->y += height + 8;
}

static void add_block(struct pdf *pdf, const struct document_block *block, double indent)
{
    switch (block->kind) {
    case DOCUMENT_HEADING:
        add_heading(pdf, block);
        break;
    case DOCUMENT_PARAGRAPH:
        flow_runs(pdf, block, PDF_BODY, indent);
        break;
    case DOCUMENT_LEAD:
        flow_runs(pdf, block, PDF_LEAD, indent);
        pdf->y += 6;
        break;
    case DOCUMENT_SOURCE:
        flow_runs(pdf, block, PDF_SMALL, indent);
        pdf_turn_after_source(pdf, block->next);
        break;
    case DOCUMENT_LIST:
        add_list(pdf, block, indent);
        break;
    case DOCUMENT_ITEM:
        add_blocks(pdf, block->children, indent);
        break;
    case DOCUMENT_QUOTE:
        add_quote(pdf, block, indent);
        break;
    case DOCUMENT_NOTICE:
        add_notice(pdf, block);
        break;
    case DOCUMENT_FIGURES:
        pdf_records_add_figures(pdf, block);
        break;
    case DOCUMENT_BOXES:
        pdf_boxes_add(pdf, block);
        break;
    case DOCUMENT_DEFINITIONS:
        pdf_records_add_definitions(pdf, block);
        break;
    case DOCUMENT_TABLE:
        pdf_table_add(pdf, block->table, block->next);
        break;
    case DOCUMENT_CHART:
        pdf_picture_add_chart(pdf, block->chart);
        break;
    case DOCUMENT_TREE:
        pdf_tree_add(pdf, block->tree, block->next);
        break;
    case DOCUMENT_PAGE_BREAK:
        if (pdf->y > pdf->top + 1) {
            pdf_next_page(pdf, false);
        }
        break;
    case DOCUMENT_SIGNATURES:
        pdf_records_add_signatures(pdf, block);
        break;
    }
}

static void add_blocks(struct pdf *pdf, const struct document_block *block, double indent)
{
    for (; block != NULL; block = block->next) {
        add_block(pdf, block, indent);
    }
}

static void add_title(struct pdf *pdf)
{
    const struct document_metadata *metadata = &pdf->document->metadata;
    if (metadata->kicker != NULL) {
        flow(pdf, metadata->kicker, PDF_SMALL, 2);
    }
    struct pdf_text title = {
        .text = metadata->title, .style = PDF_TITLE, .width = pdf->right - pdf->left};
    pdf_flow_text(pdf, &title, pdf->left, "H1");
    pdf->y += 4;
    if (metadata->cut != NULL) {
        flow(pdf, metadata->cut, PDF_SMALL, 2);
    }
    pdf->y += 10;
}

static void add_notes(struct pdf *pdf)
{
    pdf_need(pdf, 60);
    flow(pdf, "Notas", PDF_HEADING_3, 4);
    for (size_t i = 0; i < pdf->document->note_count; i++) {
        struct pdf_text text = {
            .text = arena_printf(pdf->arena, "[%zu] %s", i + 1, pdf->document->notes[i]),
            .style = PDF_SMALL,
            .width = pdf->right - pdf->left};
        pdf_flow_text(pdf, &text, pdf->left, "Note");
        pdf->y += 3;
    }
}

void pdf_blocks_add_document(struct pdf *pdf)
{
    add_title(pdf);
    const struct document_block *place = document_contents_place(pdf->document);
    for (const struct document_block *block = pdf->document->first; block != NULL;
         block = block->next) {
        if (block == place) {
            flow(pdf, "Contenido", PDF_HEADING_3, 6);
            pdf_contents_add(pdf);
        }
        add_block(pdf, block, 0);
    }
    if (pdf->document->note_count > 0) {
        add_notes(pdf);
    }
}
