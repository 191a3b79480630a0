#include "reports/formats/pdf/pdf_blocks.h"

#include <cairo-pdf.h>
#include <string.h>

#include "reports/formats/pdf/pdf_boxes.h"
#include "reports/formats/pdf/pdf_picture.h"
#include "reports/formats/pdf/pdf_table.h"
#include "reports/formats/pdf/pdf_tree.h"

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

/* Remembers where a heading stands (first round) and makes it findable (second round). */
static void register_heading(struct pdf *pdf, const struct document_block *block, const char *words)
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
    int item = cairo_pdf_surface_add_outline(pdf->surface, parent, words, target,
                                             CAIRO_PDF_OUTLINE_FLAG_OPEN);
    pdf->outline_parents[block->level - 1] = item;
    for (int level = block->level; level < 3; level++) {
        pdf->outline_parents[level] = CAIRO_PDF_OUTLINE_ROOT;
    }
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
    if (block->next != NULL && block->next->kind == DOCUMENT_TREE) {
        pdf_next_page(pdf, true); /* the drawing and its heading share a lying page */
    }
    /* A heading is never the last thing on a page. */
    pdf_need(pdf, before[block->level - 1] + height + (needs_chart ? 290 : needs_table ? 150 : 60));
    if (pdf->y > pdf->top + 1) {
        pdf->y += before[block->level - 1];
    }
    register_heading(pdf, block, words);
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

static void add_figures(struct pdf *pdf, const struct document_block *block)
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

static void add_definitions(struct pdf *pdf, const struct document_block *block)
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

static void add_signatures(struct pdf *pdf, const struct document_block *block)
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
        add_figures(pdf, block);
        break;
    case DOCUMENT_BOXES:
        pdf_boxes_add(pdf, block);
        break;
    case DOCUMENT_DEFINITIONS:
        add_definitions(pdf, block);
        break;
    case DOCUMENT_TABLE:
        pdf_table_add(pdf, block->table, block->next);
        break;
    case DOCUMENT_CHART:
        pdf_picture_add_chart(pdf, block->chart);
        break;
    case DOCUMENT_TREE:
        pdf_tree_add(pdf, block->tree);
        break;
    case DOCUMENT_PAGE_BREAK:
        if (pdf->y > pdf->top + 1) {
            pdf_next_page(pdf, false);
        }
        break;
    case DOCUMENT_SIGNATURES:
        add_signatures(pdf, block);
        break;
    }
}

static void add_blocks(struct pdf *pdf, const struct document_block *block, double indent)
{
    for (; block != NULL; block = block->next) {
        add_block(pdf, block, indent);
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

static void add_contents(struct pdf *pdf)
{
    flow(pdf, "Contenido", PDF_HEADING_3, 6);
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
            add_contents(pdf);
        }
        add_block(pdf, block, 0);
    }
    if (pdf->document->note_count > 0) {
        add_notes(pdf);
    }
}
