#include <cmark.h>
#include <limits.h>
#include <string.h>

#include "base/strbuf.h"
#include "reports/document_block.h"

#include "base/banned.h"

/* What is nested deeper is left out: no report needs it and the writers recurse. */
enum { MAX_DEPTH = 8, MAX_INPUT_BYTES = 1 << 20 };

struct reader {
    struct document *document;
    int heading_shift;
};

/* The run that is being formed: what applies to the text between two changes of form. */
struct runs {
    struct arena *arena;
    struct document_text text;
    struct document_span form; /* text unused */
};

static struct document_span *add_run(struct runs *runs, const char *text)
{
    runs->text.spans =
        arena_grow(runs->arena, runs->text.spans, runs->text.count, sizeof runs->text.spans[0]);
    struct document_span *span = &runs->text.spans[runs->text.count++];
    *span = runs->form;
    span->text = arena_strdup(runs->arena, text != NULL ? text : "");
    return span;
}

/* Enters or leaves a piece of inline formatting. Nesting of one kind (strong in strong) is legal
 * and rare; the depth counters keep it right. */
struct depth {
    int strong;
    int emphasis;
};

static void change_form(struct runs *runs, struct depth *depth, cmark_node *node, bool enters)
{
    int step = enters ? 1 : -1;
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_STRONG:
        depth->strong += step;
        runs->form.is_strong = depth->strong > 0;
        break;
    case CMARK_NODE_EMPH:
        depth->emphasis += step;
        runs->form.is_emphasis = depth->emphasis > 0;
        break;
    case CMARK_NODE_LINK: {
        const char *url = cmark_node_get_url(node);
        bool is_safe = enters && document_is_safe_link(url);
        runs->form.href = is_safe ? arena_strdup(runs->arena, url) : NULL;
        break;
    }
    default:
        break;
    }
}

static void add_leaf(struct runs *runs, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        add_run(runs, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_CODE:
        add_run(runs, cmark_node_get_literal(node))->is_code = true;
        break;
    case CMARK_NODE_SOFTBREAK:
        add_run(runs, " ");
        break;
    case CMARK_NODE_LINEBREAK:
        add_run(runs, "")->breaks_line = true;
        break;
    default: /* raw HTML is dropped */
        break;
    }
}

static struct document_text read_inlines(struct reader *reader, cmark_node *parent)
{
    struct runs runs = {.arena = reader->document->arena};
    struct depth depth = {0};
    cmark_iter *iterator = cmark_iter_new(parent);
    cmark_event_type event;
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        change_form(&runs, &depth, node, event == CMARK_EVENT_ENTER);
        if (event == CMARK_EVENT_ENTER) {
            add_leaf(&runs, node);
        }
    }
    cmark_iter_free(iterator);
    return runs.text;
}

static struct document_block *read_children(struct reader *reader, cmark_node *parent, int depth);

static struct document_block *read_container(struct reader *reader, cmark_node *node,
                                             enum document_block_kind kind, int depth)
{
    struct document_block *block = document_block_create(reader->document, kind);
    if (kind == DOCUMENT_LIST) {
        block->is_ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
        block->start = cmark_node_get_list_start(node);
    }
    block->children = read_children(reader, node, depth + 1);
    return block;
}

static struct document_block *read_code(struct reader *reader, cmark_node *node)
{
    struct document_block *block = document_block_create(reader->document, DOCUMENT_PARAGRAPH);
    struct runs runs = {.arena = reader->document->arena, .form = {.is_code = true}};
    add_run(&runs, cmark_node_get_literal(node));
    block->text = runs.text;
    return block;
}

static struct document_block *read_heading(struct reader *reader, cmark_node *node)
{
    struct document_block *block = document_block_create(reader->document, DOCUMENT_HEADING);
    document_block_set_heading(reader->document, block,
                               cmark_node_get_heading_level(node) + reader->heading_shift);
    block->text = read_inlines(reader, node);
    return block;
}

/* NULL for what a report does not show: raw HTML, rules. */
static struct document_block *read_block(struct reader *reader, cmark_node *node, int depth)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH: {
        struct document_block *block = document_block_create(reader->document, DOCUMENT_PARAGRAPH);
        block->text = read_inlines(reader, node);
        return block;
    }
    case CMARK_NODE_HEADING:
        return read_heading(reader, node);
    case CMARK_NODE_CODE_BLOCK:
        return read_code(reader, node);
    case CMARK_NODE_BLOCK_QUOTE:
        return read_container(reader, node, DOCUMENT_QUOTE, depth);
    case CMARK_NODE_LIST:
        return read_container(reader, node, DOCUMENT_LIST, depth);
    case CMARK_NODE_ITEM:
        return read_container(reader, node, DOCUMENT_ITEM, depth);
    default:
        return NULL;
    }
}

static struct document_block *read_children(struct reader *reader, cmark_node *parent, int depth)
{
    struct document_block *first = NULL;
    struct document_block **end = &first;
    for (cmark_node *node = cmark_node_first_child(parent); node != NULL && depth <= MAX_DEPTH;
         node = cmark_node_next(node)) {
        struct document_block *block = read_block(reader, node, depth);
        if (block != NULL) {
            *end = block;
            end = &block->next;
        }
    }
    return first;
}

void document_add_markdown(struct document *document, const char *markdown, size_t length,
                           int heading_shift)
{
    struct reader reader = {document, heading_shift};
    size_t used = length < MAX_INPUT_BYTES ? length : MAX_INPUT_BYTES;
    cmark_node *root = cmark_parse_document(markdown, used, CMARK_OPT_VALIDATE_UTF8);
    struct document_block *block = read_children(&reader, root, 0);
    while (block != NULL) {
        struct document_block *next = block->next;
        block->next = NULL;
        document_block_append(document, block);
        block = next;
    }
    cmark_node_free(root);
}
