#include "reports/formats/pdf/pdf_contents.h"

#include <cairo-pdf.h>

#include "base/text.h"

#include "base/banned.h"

void pdf_contents_register(struct pdf *pdf, const struct document_block *block, const char *words)
{
    struct pdf_heading *heading = &pdf->headings[pdf->headings_seen++];
    heading->block = block;
    heading->page = pdf->page;
    if (!pdf_is_drawing(pdf)) {
        return;
    }
    int parent = CAIRO_PDF_OUTLINE_ROOT;
    for (int level = block->level - 2; level >= 0 && parent == CAIRO_PDF_OUTLINE_ROOT; level--) {
        parent = pdf->outline_parents[level];
    }
    const char *target = arena_printf(pdf->arena, "dest='%s'", block->anchor);
    int item = cairo_pdf_surface_add_outline(pdf->surface, parent, text_portable(pdf->arena, words),
                                             target, CAIRO_PDF_OUTLINE_FLAG_OPEN);
    pdf->outline_parents[block->level - 1] = item;
    for (int level = block->level; level < 3; level++) {
        pdf->outline_parents[level] = CAIRO_PDF_OUTLINE_ROOT;
    }
}

/* The page of a heading, known since the first round. */
static int find_page(const struct pdf *pdf, const struct document_block *block)
{
    for (size_t i = 0; i < pdf->heading_count; i++) {
        if (pdf->headings[i].block == block) {
            return pdf->headings[i].page;
        }
    }
    return 0;
}

static void add_contents_line(struct pdf *pdf, const struct document_block *block)
{
    double indent = 14 * (block->level - 1);
    struct pdf_text words = {.text = document_heading_text(block, pdf->arena),
                             .style = block->level == 1 ? PDF_STRONG : PDF_BODY,
                             .width = pdf->right - pdf->left - indent - 40};
    struct pdf_text page = {.text = arena_printf(pdf->arena, "%d", find_page(pdf, block)),
                            .style = PDF_BODY,
                            .width = 36,
                            .alignment = PANGO_ALIGN_RIGHT};
    double height = pdf_set_text(pdf, &words);
    pdf_need(pdf, height + 4);
    pdf_begin(pdf, "TOCI", NULL);
    pdf_begin(pdf, CAIRO_TAG_LINK, arena_printf(pdf->arena, "dest='%s'", block->anchor));
    pdf_set_text(pdf, &words);
    pdf_draw_text(pdf, &words, pdf->left + indent, pdf->y);
    pdf_set_text(pdf, &page);
    pdf_draw_text(pdf, &page, pdf->right - 36, pdf->y);
    pdf_end(pdf, CAIRO_TAG_LINK);
    pdf_end(pdf, "TOCI");
    pdf->y += height + 4;
}

void pdf_contents_add(struct pdf *pdf)
{
    pdf_begin(pdf, "TOC", NULL);
    for (const struct document_block *block = pdf->document->first; block != NULL;
         block = block->next) {
        if (block->kind == DOCUMENT_HEADING && block->level <= 2) {
            add_contents_line(pdf, block);
        }
    }
    pdf_end(pdf, "TOC");
    pdf->y += 12;
}
