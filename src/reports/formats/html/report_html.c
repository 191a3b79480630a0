#include "reports/formats/html/report_html.h"

#include "reports/chart/svg.h"
#include "reports/chart/tree_svg.h"
#include "reports/formats/html/html_blocks.h"
#include "reports/formats/html/html_parts.h"

#include "base/banned.h"

struct writer {
    struct strbuf *html;
    const struct document *document;
    int first_level;
    const struct document_block *contents_place;
    bool folds;
    int tree_count; /* drawings so far: their ids must differ */
};

static void write_contents(struct writer *writer);
static void write_blocks(struct writer *writer, const struct document_block *block, bool is_tight);

static void add_escaped(struct writer *writer, const char *text)
{
    chart_svg_add_escaped(writer->html, text);
}

static void write_paragraph(struct writer *writer, const struct document_block *block,
                            const char *class)
{
    strbuf_add(writer->html, "<p");
    if (class != NULL) {
        strbuf_printf(writer->html, " class=\"%s\"", class);
    }
    strbuf_add(writer->html, ">");
    html_parts_add_text(writer->html, &block->text);
    strbuf_add(writer->html, "</p>\n");
}

static void write_heading(struct writer *writer, const struct document_block *block)
{
    int level = writer->first_level + block->level;
    level = level > 6 ? 6 : level;
    strbuf_printf(writer->html, "<h%d id=\"%s\">", level, block->anchor);
    if (block->is_annex) {
        strbuf_printf(writer->html, "Anexo %s. ", block->number);
    } else if (block->number != NULL) {
        strbuf_printf(writer->html, block->level == 1 ? "%s. " : "%s ", block->number);
    }
    html_parts_add_text(writer->html, &block->text);
    strbuf_printf(writer->html, "</h%d>\n", level);
}

static void write_list(struct writer *writer, const struct document_block *block)
{
    if (block->is_ordered && block->start != 1) {
        strbuf_printf(writer->html, "<ol start=\"%d\">\n", block->start);
    } else {
        strbuf_add(writer->html, block->is_ordered ? "<ol>\n" : "<ul>\n");
    }
    for (const struct document_block *item = block->children; item != NULL; item = item->next) {
        strbuf_add(writer->html, "<li>");
        write_blocks(writer, item->children, true);
        strbuf_add(writer->html, "</li>\n");
    }
    strbuf_add(writer->html, block->is_ordered ? "</ol>\n" : "</ul>\n");
}

static void write_notice(struct writer *writer, const struct document_block *block)
{
    strbuf_add(writer->html, block->notice == DOCUMENT_NOTICE_WARNING ? "<div class=\"aviso\"><p>"
                                                                      : "<div class=\"caja\"><p>");
    if (block->title != NULL) {
        strbuf_add(writer->html, "<b>");
        add_escaped(writer, block->title);
        strbuf_add(writer->html, "</b> ");
    }
    html_parts_add_text(writer->html, &block->text);
    strbuf_add(writer->html, "</p></div>\n");
}

static void write_container(struct writer *writer, const struct document_block *block)
{
    strbuf_add(writer->html, "<blockquote>\n");
    write_blocks(writer, block->children, false);
    strbuf_add(writer->html, "</blockquote>\n");
}

static void write_block(struct writer *writer, const struct document_block *block, bool is_tight)
{
    switch (block->kind) {
    case DOCUMENT_HEADING:
        write_heading(writer, block);
        break;
    case DOCUMENT_PARAGRAPH:
        if (is_tight && block->next == NULL) {
            html_parts_add_text(writer->html, &block->text);
        } else {
            write_paragraph(writer, block, NULL);
        }
        break;
    case DOCUMENT_LEAD:
        write_paragraph(writer, block, "frase");
        break;
    case DOCUMENT_SOURCE:
        write_paragraph(writer, block, "n");
        break;
    case DOCUMENT_LIST:
        write_list(writer, block);
        break;
    case DOCUMENT_ITEM:
        write_blocks(writer, block->children, false);
        break;
    case DOCUMENT_QUOTE:
        write_container(writer, block);
        break;
    case DOCUMENT_NOTICE:
        write_notice(writer, block);
        break;
    case DOCUMENT_FIGURES:
        html_blocks_add_figures(writer->html, block);
        break;
    case DOCUMENT_DEFINITIONS:
        html_blocks_add_definitions(writer->html, block);
        break;
    case DOCUMENT_BOXES:
        html_blocks_add_boxes(writer->html, block);
        break;
    case DOCUMENT_TABLE:
        html_parts_write_table(writer->html, block->table, writer->folds);
        break;
    case DOCUMENT_CHART:
        html_blocks_add_chart(writer->html, block->chart);
        break;
    case DOCUMENT_TREE:
        strbuf_add(writer->html, "<div class=\"rueda\" tabindex=\"0\">");
        tree_svg_write(writer->html, block->tree,
                       arena_printf(writer->html->arena, "arbol%d", ++writer->tree_count));
        strbuf_add(writer->html, "</div>");
        break;
    case DOCUMENT_SIGNATURES:
        html_blocks_add_signatures(writer->html, block);
        break;
    case DOCUMENT_PAGE_BREAK: /* a page on the screen has no sheets */
        break;
    }
}

static void write_blocks(struct writer *writer, const struct document_block *block, bool is_tight)
{
    for (; block != NULL; block = block->next) {
        if (block == writer->contents_place) {
            write_contents(writer);
        }
        write_block(writer, block, is_tight);
    }
}

/* The blocks of the document itself: each annex, where it is folded, opens under its heading. */
static void write_document(struct writer *writer)
{
    bool is_folded = false;
    for (const struct document_block *block = writer->document->first; block != NULL;
         block = block->next) {
        if (block == writer->contents_place)
            write_contents(writer);
        if (is_folded && block->kind == DOCUMENT_HEADING && block->level == 1) {
            strbuf_add(writer->html, "</details>\n");
            is_folded = false;
        }
        write_block(writer, block, false);
        if (writer->folds && block->is_annex) {
            strbuf_printf(writer->html, "<details><summary>Ver el anexo %s</summary>\n",
                          block->number);
            is_folded = true;
        }
    }
    strbuf_add(writer->html, is_folded ? "</details>\n" : "");
}

static void write_contents(struct writer *writer)
{
    strbuf_add(writer->html, "<nav aria-label=\"Contenido\"><ol class=\"lista\">\n");
    for (const struct document_block *block = writer->document->first; block != NULL;
         block = block->next) {
        if (block->kind == DOCUMENT_HEADING && block->level <= 2) {
            strbuf_printf(writer->html, "<li><a href=\"#%s\">", block->anchor);
            add_escaped(writer, document_heading_text(block, writer->html->arena));
            strbuf_add(writer->html, "</a></li>\n");
        }
    }
    strbuf_add(writer->html, "</ol></nav>\n");
}

static void write_notes(struct writer *writer)
{
    const struct document *document = writer->document;
    strbuf_printf(writer->html, "<h%d>Notas</h%d>\n<ol>\n", writer->first_level + 1,
                  writer->first_level + 1);
    for (size_t i = 0; i < document->note_count; i++) {
        strbuf_printf(writer->html, "<li id=\"n%zu\">", i + 1);
        add_escaped(writer, document->notes[i]);
        strbuf_printf(writer->html,
                      " <a href=\"#r%zu\" aria-label=\"Volver al texto\">↩</a></li>\n", i + 1);
    }
    strbuf_add(writer->html, "</ol>\n");
}

static void write_code(struct writer *writer)
{
    const struct document_metadata *metadata = &writer->document->metadata;
    strbuf_add(writer->html, "<p class=\"n\">");
    if (metadata->version != NULL) {
        add_escaped(writer, metadata->version);
        strbuf_add(writer->html, ". ");
    }
    strbuf_add(writer->html, "Código <b>");
    add_escaped(writer, metadata->code);
    strbuf_add(writer->html, "</b>");
    if (metadata->address != NULL) {
        strbuf_add(writer->html, " · compruebe en <b>");
        add_escaped(writer, metadata->address);
        strbuf_add(writer->html, "</b>");
    }
    if (metadata->fingerprint != NULL) {
        strbuf_add(writer->html, "<br>Huella ");
        add_escaped(writer, metadata->fingerprint);
    }
    strbuf_add(writer->html, "</p>\n");
}

static void write_fragment(struct strbuf *html, const struct document *document, int first_level,
                           bool folds)
{
    struct writer writer = {html, document, first_level, document_contents_place(document), folds};
    if (document->metadata.kicker != NULL) {
        strbuf_add(html, "<p class=\"ante\">");
        add_escaped(&writer, document->metadata.kicker);
        strbuf_add(html, "</p>\n");
    }
    strbuf_printf(html, "<h%d>", first_level);
    add_escaped(&writer, document->metadata.title);
    strbuf_printf(html, "</h%d>\n", first_level);
    if (document->metadata.cut != NULL) {
        strbuf_add(html, "<p class=\"n\">");
        add_escaped(&writer, document->metadata.cut);
        strbuf_add(html, "</p>\n");
    }
    write_document(&writer);
    if (document->note_count > 0) {
        write_notes(&writer);
    }
    if (document->metadata.code != NULL) {
        write_code(&writer);
    }
}

void report_html_render_fragment(struct strbuf *html, const struct document *document,
                                 int first_level)
{
    write_fragment(html, document, first_level, false);
}

void report_html_render_folded(struct strbuf *html, const struct document *document,
                               int first_level)
{
    write_fragment(html, document, first_level, true);
}

void report_html_render_body(struct strbuf *html, const struct document *document, int first_level)
{
    struct writer writer = {html, document, first_level, NULL, false};
    write_blocks(&writer, document->first, false);
}

void report_html_render_page(struct strbuf *html, const struct document *document,
                             const char *style, const char *stylesheet_href)
{
    strbuf_add(html, "<!doctype html>\n<html lang=\"");
    chart_svg_add_escaped(html, document->metadata.language);
    strbuf_add(html, "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                     "content=\"width=device-width,initial-scale=1\">\n<title>");
    chart_svg_add_escaped(html, document->metadata.title);
    strbuf_add(html, "</title>\n");
    if (stylesheet_href != NULL) {
        strbuf_add(html, "<link rel=\"stylesheet\" href=\"");
        chart_svg_add_escaped(html, stylesheet_href);
        strbuf_add(html, "\">\n");
    }
    if (style != NULL) {
        strbuf_add(html, "<style>\n");
        strbuf_add(html, style);
        strbuf_add(html, "</style>\n");
    }
    strbuf_add(html, "</head>\n<body>\n");
    chart_symbol_write_definitions(html);
    strbuf_add(html, "<main id=\"main\"><div class=\"c\">\n");
    report_html_render_fragment(html, document, 1);
    strbuf_add(html, "</div></main>\n</body>\n</html>\n");
}
