#include "reports/document.h"

#include <assert.h>
#include <string.h>

#include "base/strbuf.h"
#include "reports/document_block.h"

#include "base/banned.h"

struct document *document_create(struct arena *arena, const struct document_metadata *metadata)
{
    assert(metadata->title != NULL);
    struct document *document = ARENA_NEW(arena, struct document);
    document->metadata = *metadata;
    if (document->metadata.language == NULL) {
        document->metadata.language = "es-CO";
    }
    document->arena = arena;
    return document;
}

struct document_block *document_block_create(struct document *document,
                                             enum document_block_kind kind)
{
    struct document_block *block = ARENA_NEW(document->arena, struct document_block);
    block->kind = kind;
    return block;
}

void document_block_append(struct document *document, struct document_block *block)
{
    if (document->last != NULL) {
        document->last->next = block;
    } else {
        document->first = block;
    }
    document->last = block;
}

static struct document_block *add_block(struct document *document, enum document_block_kind kind)
{
    struct document_block *block = document_block_create(document, kind);
    document_block_append(document, block);
    return block;
}

static void set_text(struct document *document, struct document_block *block, const char *text)
{
    block->text.spans = ARENA_NEW(document->arena, struct document_span);
    block->text.spans[0].text = text != NULL ? text : "";
    block->text.count = 1;
}

static const char *next_number(struct document *document, int level)
{
    int *counters = document->counters;
    counters[level - 1]++;
    for (int deeper = level; deeper < 3; deeper++) {
        counters[deeper] = 0;
    }
    struct strbuf number;
    strbuf_init(&number, document->arena);
    if (document->in_annexes) {
        /* More than 26 annexes would be a mistake of the composer; the last letter stays. */
        int letter = counters[0] > 26 ? 26 : counters[0];
        strbuf_add_char(&number, (char)('A' + letter - 1));
    } else {
        strbuf_printf(&number, "%d", counters[0]);
    }
    for (int i = 1; i < level; i++) {
        strbuf_printf(&number, ".%d", counters[i]);
    }
    return number.data;
}

void document_block_set_heading(struct document *document, struct document_block *block, int level)
{
    block->level = level < 1 ? 1 : level > 3 ? 3 : level;
    block->anchor = arena_printf(document->arena, "s%d", ++document->heading_count);
}

void document_add_heading(struct document *document, int level, const char *text)
{
    struct document_block *block = add_block(document, DOCUMENT_HEADING);
    document_block_set_heading(document, block, level);
    if (document->metadata.with_numbers) {
        block->number = next_number(document, block->level);
    }
    set_text(document, block, text);
}

void document_add_annex(struct document *document, const char *text)
{
    if (!document->in_annexes) {
        document->in_annexes = true;
        memset(document->counters, 0, sizeof document->counters);
    }
    add_block(document, DOCUMENT_PAGE_BREAK);
    struct document_block *block = add_block(document, DOCUMENT_HEADING);
    document_block_set_heading(document, block, 1);
    block->is_annex = true;
    block->number = next_number(document, 1);
    set_text(document, block, text);
}

void document_add_paragraph(struct document *document, const char *text)
{
    set_text(document, add_block(document, DOCUMENT_PARAGRAPH), text);
}

void document_add_lead(struct document *document, const char *text)
{
    set_text(document, add_block(document, DOCUMENT_LEAD), text);
}

void document_add_source(struct document *document, const char *text)
{
    set_text(document, add_block(document, DOCUMENT_SOURCE), text);
}

void document_add_notice(struct document *document, enum document_notice kind, const char *title,
                         const char *text)
{
    struct document_block *block = add_block(document, DOCUMENT_NOTICE);
    block->notice = kind;
    block->title = title;
    set_text(document, block, text);
}

void document_add_figures(struct document *document, const struct document_figure *items,
                          size_t count)
{
    struct document_block *block = add_block(document, DOCUMENT_FIGURES);
    block->figures.items = items;
    block->figures.count = count;
}

void document_add_definitions(struct document *document, const struct document_definition *items,
                              size_t count)
{
    struct document_block *block = add_block(document, DOCUMENT_DEFINITIONS);
    block->definitions.items = items;
    block->definitions.count = count;
}

void document_add_boxes(struct document *document, const struct document_box *items, size_t count)
{
    struct document_block *block = add_block(document, DOCUMENT_BOXES);
    block->boxes.items = items;
    block->boxes.count = count;
}

void document_add_signatures(struct document *document, const struct document_signature *items,
                             size_t count)
{
    struct document_block *block = add_block(document, DOCUMENT_SIGNATURES);
    block->signatures.items = items;
    block->signatures.count = count;
}

struct document_table *document_add_table(struct document *document,
                                          const struct document_table_head *head)
{
    struct document_block *block = add_block(document, DOCUMENT_TABLE);
    block->table = document_table_create(document->arena, head);
    block->table->number = ++document->table_count;
    block->table->anchor = arena_printf(document->arena, "t%d", block->table->number);
    block->anchor = block->table->anchor;
    return block->table;
}

void document_add_chart(struct document *document, const struct chart *chart)
{
    add_block(document, DOCUMENT_CHART)->chart = chart;
}

void document_add_tree(struct document *document, const struct tree_drawing *tree)
{
    add_block(document, DOCUMENT_TREE)->tree = tree;
}

void document_add_page_break(struct document *document)
{
    add_block(document, DOCUMENT_PAGE_BREAK);
}

static bool carries_notes(const struct document_block *block)
{
    return block != NULL &&
           (block->kind == DOCUMENT_PARAGRAPH || block->kind == DOCUMENT_LEAD ||
            block->kind == DOCUMENT_NOTICE || block->kind == DOCUMENT_SOURCE) &&
           block->text.count > 0;
}

void document_add_note(struct document *document, const char *text)
{
    document->notes = arena_grow(document->arena, document->notes, document->note_count,
                                 sizeof document->notes[0]);
    document->notes[document->note_count++] = text;
    if (!carries_notes(document->last)) {
        document_add_source(document, "");
    }
    struct document_text *runs = &document->last->text;
    /* A run of its own, so that a paragraph may have several notes. */
    runs->spans =
        arena_realloc(document->arena, runs->spans, runs->count * sizeof(struct document_span),
                      (runs->count + 1) * sizeof(struct document_span));
    runs->spans[runs->count].text = "";
    runs->spans[runs->count++].note = (int)document->note_count;
}

const char *document_figure_format(const struct document_figure *figure, struct arena *arena)
{
    int decimals = figure->value.kind == DOCUMENT_CELL_PERCENT ? 1 : 0;
    return document_cell_format(&figure->value, decimals, arena);
}

const char *document_plain_text(const struct document_text *text, struct arena *arena)
{
    if (text->count == 1 && text->spans[0].note == 0) {
        return text->spans[0].text;
    }
    struct strbuf plain;
    strbuf_init(&plain, arena);
    for (size_t i = 0; i < text->count; i++) {
        const struct document_span *span = &text->spans[i];
        strbuf_add(&plain, span->text);
        if (span->note > 0) {
            strbuf_printf(&plain, "[%d]", span->note);
        }
        if (span->breaks_line) {
            strbuf_add_char(&plain, '\n');
        }
    }
    return plain.data;
}

const char *document_heading_text(const struct document_block *block, struct arena *arena)
{
    const char *text = document_plain_text(&block->text, arena);
    if (block->number == NULL) {
        return text;
    }
    if (block->is_annex) {
        return arena_printf(arena, "Anexo %s. %s", block->number, text);
    }
    return arena_printf(arena, block->level == 1 ? "%s. %s" : "%s %s", block->number, text);
}

const struct document_block *document_contents_place(const struct document *document)
{
    const struct document_block *block = document->first;
    while (block != NULL && block->kind != DOCUMENT_HEADING)
        block = block->next;
    return document->metadata.with_contents ? block : NULL;
}
