#include "reports/formats/text/report_text.h"

#include <string.h>

#include "base/banned.h"

enum { LINE_WIDTH = 100 };

struct writer {
    struct strbuf *out;
    const struct document *document;
    const struct document_block *contents_place;
};

static void write_blocks(struct writer *writer, const struct document_block *block, int indent);

static size_t word_length(const char *text)
{
    return strcspn(text, " \n");
}

static int word_width(const char *text, size_t length)
{
    int width = 0;
    for (size_t i = 0; i < length; i++) {
        width += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return width;
}

static void add_indent(struct strbuf *out, int indent)
{
    for (int i = 0; i < indent; i++) {
        strbuf_add_char(out, ' ');
    }
}

/* Breaks lines at spaces; lines after the first are indented. The first line continues what stands
 * in out already, column cells far. */
static void add_wrapped(struct strbuf *out, const char *text, int indent, int column)
{
    bool is_first = true;
    while (*text != '\0') {
        size_t length = word_length(text);
        int width = word_width(text, length);
        if (!is_first && column + 1 + width > LINE_WIDTH) {
            strbuf_add_char(out, '\n');
            add_indent(out, indent);
            column = indent;
        } else if (!is_first && length > 0) {
            strbuf_add_char(out, ' ');
            column++;
        }
        strbuf_add_bytes(out, text, length);
        column += width;
        is_first = is_first && length == 0;
        text += length;
        if (*text == '\n') {
            strbuf_add_char(out, '\n');
            add_indent(out, text[1] != '\0' ? indent : 0);
            column = indent;
            is_first = true;
        }
        text += *text != '\0';
    }
}

static void write_lines(struct writer *writer, const char *text, int indent)
{
    add_wrapped(writer->out, text, indent, indent);
    strbuf_add(writer->out, "\n\n");
}

static void write_heading(struct writer *writer, const struct document_block *block)
{
    const char *text = document_heading_text(block, writer->out->arena);
    const char mark = block->level == 1 ? '=' : block->level == 2 ? '-' : '.';
    strbuf_printf(writer->out, "%s\n", text);
    int width = word_width(text, strlen(text));
    for (int i = 0; i < width; i++) {
        strbuf_add_char(writer->out, mark);
    }
    strbuf_add(writer->out, "\n\n");
}

static void write_list(struct writer *writer, const struct document_block *block, int indent)
{
    int number = block->start;
    for (const struct document_block *item = block->children; item != NULL; item = item->next) {
        add_indent(writer->out, indent);
        if (block->is_ordered) {
            strbuf_printf(writer->out, "%2d. ", number++);
        } else {
            strbuf_add(writer->out, "  • ");
        }
        if (item->children == NULL) {
            strbuf_add_char(writer->out, '\n');
        }
        write_blocks(writer, item->children, indent + 4);
    }
}

static void write_notice(struct writer *writer, const struct document_block *block)
{
    struct arena *arena = writer->out->arena;
    const char *text = document_plain_text(&block->text, arena);
    if (block->title != NULL) {
        text = arena_printf(arena, "%s %s", block->title, text);
    }
    strbuf_add(writer->out, block->notice == DOCUMENT_NOTICE_WARNING ? "! " : "i ");
    write_lines(writer, text, 2);
}

static void write_figures(struct writer *writer, const struct document_block *block)
{
    for (size_t i = 0; i < block->figures.count; i++) {
        const struct document_figure *figure = &block->figures.items[i];
        strbuf_printf(writer->out, "%s: %s", figure->label,
                      document_figure_format(figure, writer->out->arena));
        if (figure->word != NULL) {
            strbuf_printf(writer->out, " [%s]", figure->word);
        }
        if (figure->note != NULL) {
            strbuf_printf(writer->out, ". %s", figure->note);
        }
        strbuf_add_char(writer->out, '\n');
    }
    strbuf_add_char(writer->out, '\n');
}

static void write_definitions(struct writer *writer, const struct document_block *block)
{
    for (size_t i = 0; i < block->definitions.count; i++) {
        strbuf_printf(writer->out, "%s: %s\n", block->definitions.items[i].term,
                      block->definitions.items[i].description);
    }
    strbuf_add_char(writer->out, '\n');
}

static void write_boxes(struct writer *writer, const struct document_block *block)
{
    for (size_t i = 0; i < block->boxes.count; i++) {
        strbuf_printf(writer->out, "%s: %s\n", block->boxes.items[i].label,
                      block->boxes.items[i].text);
    }
    strbuf_add_char(writer->out, '\n');
}

static void write_signatures(struct writer *writer, const struct document_block *block)
{
    for (size_t i = 0; i < block->signatures.count; i++) {
        strbuf_printf(writer->out, "______________________________\n%s\n%s\n\n",
                      block->signatures.items[i].name, block->signatures.items[i].office);
    }
}

static void write_chart(struct writer *writer, const struct chart *chart)
{
    struct strbuf *out = writer->out;
    strbuf_add(out, "[Gráfica] ");
    add_wrapped(out, chart->title != NULL ? chart->title : "", 0, 10);
    strbuf_add_char(out, '\n');
    if (chart->description != NULL) {
        add_wrapped(out, chart->description, 0, 0);
        strbuf_add_char(out, '\n');
    }
    if (chart->source != NULL) {
        strbuf_printf(out, "Fuente: %s\n", chart->source);
    }
    strbuf_add_char(out, '\n');
}

static void write_block(struct writer *writer, const struct document_block *block, int indent)
{
    switch (block->kind) {
    case DOCUMENT_HEADING:
        write_heading(writer, block);
        break;
    case DOCUMENT_PARAGRAPH:
    case DOCUMENT_LEAD:
    case DOCUMENT_SOURCE:
        write_lines(writer, document_plain_text(&block->text, writer->out->arena), indent);
        break;
    case DOCUMENT_LIST:
        write_list(writer, block, indent);
        break;
    case DOCUMENT_ITEM:
    case DOCUMENT_QUOTE:
        strbuf_add(writer->out, "> ");
        write_blocks(writer, block->children, indent + 2);
        break;
    case DOCUMENT_NOTICE:
        write_notice(writer, block);
        break;
    case DOCUMENT_FIGURES:
        write_figures(writer, block);
        break;
    case DOCUMENT_DEFINITIONS:
        write_definitions(writer, block);
        break;
    case DOCUMENT_BOXES:
        write_boxes(writer, block);
        break;
    case DOCUMENT_TABLE:
        report_text_render_table(writer->out, block->table);
        break;
    case DOCUMENT_CHART:
        write_chart(writer, block->chart);
        break;
    case DOCUMENT_TREE: /* its cards stand in the table that follows */
        strbuf_printf(writer->out, "%s. %s\n\n", block->tree->title, block->tree->description);
        break;
    case DOCUMENT_PAGE_BREAK:
        strbuf_add(writer->out, "\f\n");
        break;
    case DOCUMENT_SIGNATURES:
        write_signatures(writer, block);
        break;
    }
}

static void write_contents(struct writer *writer)
{
    strbuf_add(writer->out, "Contenido\n");
    for (const struct document_block *block = writer->document->first; block != NULL;
         block = block->next) {
        if (block->kind == DOCUMENT_HEADING && block->level <= 2) {
            add_indent(writer->out, 2 * block->level);
            strbuf_add(writer->out, document_heading_text(block, writer->out->arena));
            strbuf_add_char(writer->out, '\n');
        }
    }
    strbuf_add_char(writer->out, '\n');
}

/* The first block goes on behind its bullet; the others start their own indented line. */
static void write_blocks(struct writer *writer, const struct document_block *block, int indent)
{
    bool is_first = true;
    for (; block != NULL; block = block->next) {
        if (!is_first && block->kind == DOCUMENT_PARAGRAPH) {
            add_indent(writer->out, indent);
        }
        if (block == writer->contents_place) {
            write_contents(writer);
        }
        write_block(writer, block, indent);
        is_first = false;
    }
}

static void add_line(struct strbuf *out, const char *before, const char *text)
{
    if (text != NULL) {
        strbuf_printf(out, "%s%s\n", before, text);
    }
}

void report_text_render(struct strbuf *out, const struct document *document)
{
    struct writer writer = {out, document, document_contents_place(document)};
    const struct document_metadata *metadata = &document->metadata;
    add_line(out, "", metadata->kicker);
    add_line(out, "", metadata->title);
    add_line(out, "", metadata->council);
    add_line(out, "", metadata->cut);
    strbuf_add_char(out, '\n');
    write_blocks(&writer, document->first, 0);
    for (size_t i = 0; i < document->note_count; i++) {
        strbuf_printf(out, "[%zu] %s\n", i + 1, document->notes[i]);
    }
    add_line(out, "", metadata->version);
    add_line(out, "Código ", metadata->code);
    add_line(out, "Compruebe en ", metadata->address);
}
