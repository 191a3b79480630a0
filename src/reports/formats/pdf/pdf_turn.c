#include "reports/formats/pdf/pdf_turn.h"

#include "base/banned.h"

enum { FEW_BLOCKS = 4 };

bool pdf_turn_is_wide(const struct document_block *block)
{
    return block->kind == DOCUMENT_TABLE && block->table->head.is_wide;
}

bool pdf_turn_heads_lying(const struct document_block *block)
{
    while (block != NULL && block->kind == DOCUMENT_HEADING)
        block = block->next;
    return block != NULL && (block->kind == DOCUMENT_TREE || pdf_turn_is_wide(block));
}

static bool is_a_few_lines(const struct document_block *block)
{
    return block->kind == DOCUMENT_HEADING || block->kind == DOCUMENT_LEAD ||
           block->kind == DOCUMENT_PARAGRAPH || block->kind == DOCUMENT_SOURCE ||
           block->kind == DOCUMENT_NOTICE;
}

bool pdf_turn_leads_to_wide(const struct document_block *block)
{
    for (int i = 0; block != NULL && i < FEW_BLOCKS && is_a_few_lines(block); i++)
        block = block->next;
    return block != NULL && pdf_turn_is_wide(block);
}

/* A drawing takes all of its page; a table begins wherever there is room. */
void pdf_turn_for_heading(struct pdf *pdf, const struct document_block *heading)
{
    if (!pdf_turn_heads_lying(heading))
        return;
    bool is_empty = pdf->y <= pdf->top + 1;
    if (!pdf->is_landscape || (!pdf_turn_leads_to_wide(heading) && !is_empty))
        pdf_next_page(pdf, true);
}

void pdf_turn_after_table(struct pdf *pdf, const struct document_block *next)
{
    if (next == NULL || next->kind == DOCUMENT_SOURCE || pdf_turn_leads_to_wide(next))
        return;
    pdf_next_page(pdf, pdf_turn_heads_lying(next));
}

/* The sources of a wide table stand under it, and the page turns behind the last of them. */
void pdf_turn_after_source(struct pdf *pdf, const struct document_block *next)
{
    if (pdf->is_landscape && next != NULL)
        pdf_turn_after_table(pdf, next);
}

void pdf_turn_after_tree(struct pdf *pdf, const struct document_block *next)
{
    if (next != NULL)
        pdf_next_page(pdf, pdf_turn_heads_lying(next) || pdf_turn_leads_to_wide(next));
}
