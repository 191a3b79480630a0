#include "reports/formats/pdf/pdf_page.h"

#include <cairo-pdf.h>
#include <string.h>

#include "reports/formats/pdf/pdf_turn.h"

#include "base/banned.h"

enum { MARGIN = 43, TOP = 64, BOTTOM = 66 };

bool pdf_is_drawing(const struct pdf *pdf)
{
    return pdf->cairo != NULL;
}

void pdf_begin(struct pdf *pdf, const char *tag, const char *attributes)
{
    if (pdf_is_drawing(pdf)) {
        cairo_tag_begin(pdf->cairo, tag, attributes);
    }
}

void pdf_end(struct pdf *pdf, const char *tag)
{
    if (pdf_is_drawing(pdf)) {
        cairo_tag_end(pdf->cairo, tag);
    }
}

/* Cairo 1.16 has no artifacts. NonStruct is a tag that no reader reads; pdf_finish turns it into a
 * true artifact. */
void pdf_begin_artifact(struct pdf *pdf)
{
    pdf_begin(pdf, "NonStruct", NULL);
}

void pdf_end_artifact(struct pdf *pdf)
{
    pdf_end(pdf, "NonStruct");
}

void pdf_add_mark(struct pdf *pdf, const char *alternative, const char *scope)
{
    if (!pdf_is_drawing(pdf)) {
        return;
    }
    struct pdf_mark *mark = ARENA_NEW(pdf->arena, struct pdf_mark);
    mark->alternative = alternative;
    mark->scope = scope;
    if (pdf->last_mark != NULL) {
        pdf->last_mark->next = mark;
    } else {
        pdf->first_mark = mark;
    }
    pdf->last_mark = mark;
}

void pdf_set_colour(struct pdf *pdf, unsigned colour)
{
    if (pdf_is_drawing(pdf)) {
        cairo_set_source_rgb(pdf->cairo, (colour >> 16 & 0xff) / 255.0,
                             (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0);
    }
}

void pdf_fill(struct pdf *pdf, const double box[4], unsigned colour)
{
    if (pdf_is_drawing(pdf)) {
        pdf_set_colour(pdf, colour);
        cairo_rectangle(pdf->cairo, box[0], box[1], box[2], box[3]);
        cairo_fill(pdf->cairo);
    }
}

void pdf_rule(struct pdf *pdf, const double ends[3], double thickness, unsigned colour)
{
    pdf_fill(pdf, (double[]){ends[0], ends[2] - thickness / 2, ends[1] - ends[0], thickness},
             colour);
}

bool pdf_find_height(struct pdf *pdf, const void *key, double *height)
{
    if (!pdf_is_drawing(pdf) || pdf->row_height_next >= pdf->row_height_count ||
        pdf->row_heights[pdf->row_height_next].key != key) {
        return false;
    }
    *height = pdf->row_heights[pdf->row_height_next++].height;
    return true;
}

void pdf_keep_height(struct pdf *pdf, const void *key, double height)
{
    if (pdf_is_drawing(pdf)) {
        return;
    }
    pdf->row_heights =
        arena_grow(pdf->arena, pdf->row_heights, pdf->row_height_count, sizeof pdf->row_heights[0]);
    pdf->row_heights[pdf->row_height_count++] = (struct pdf_row_height){key, height};
}

void pdf_need(struct pdf *pdf, double height)
{
    if (pdf->y + height > pdf->bottom && pdf->y > pdf->top + 1) {
        pdf_next_page(pdf, pdf->is_landscape);
    }
}

static void draw_small(struct pdf *pdf, const char *words, double y, PangoAlignment alignment)
{
    if (words != NULL) {
        struct pdf_text text = {.text = words,
                                .style = PDF_SMALL,
                                .width = pdf->right - pdf->left,
                                .alignment = alignment};
        pdf_set_text(pdf, &text);
        pdf_draw_text(pdf, &text, pdf->left, y);
    }
}

static void draw_foot(struct pdf *pdf)
{
    const struct document_metadata *metadata = &pdf->document->metadata;
    double y = pdf->height - 50;
    pdf_rule(pdf, (double[]){pdf->left, pdf->right, y}, 0.7, PDF_GREY);
    draw_small(pdf, metadata->council, y + 6, PANGO_ALIGN_LEFT);
    draw_small(pdf, metadata->version, y + 18, PANGO_ALIGN_LEFT);
    draw_small(pdf, arena_printf(pdf->arena, "Página %d de %d", pdf->page, pdf->page_count), y + 6,
               PANGO_ALIGN_RIGHT);
    if (metadata->code != NULL) {
        const char *code = arena_printf(pdf->arena, "Código %s%s%s", metadata->code,
                                        metadata->address != NULL ? " · compruebe en " : "",
                                        metadata->address != NULL ? metadata->address : "");
        draw_small(pdf, code, y + 18, PANGO_ALIGN_RIGHT);
    }
    if (metadata->fingerprint != NULL) {
        draw_small(pdf, arena_printf(pdf->arena, "Huella %s", metadata->fingerprint), y + 30,
                   PANGO_ALIGN_RIGHT);
    }
}

static void draw_frame(struct pdf *pdf)
{
    if (!pdf_is_drawing(pdf)) {
        return;
    }
    pdf_begin_artifact(pdf);
    if (pdf->page > 1) {
        draw_small(pdf, pdf->document->metadata.running_head, 34, PANGO_ALIGN_LEFT);
        draw_small(pdf, pdf->document->metadata.cut, 34, PANGO_ALIGN_RIGHT);
    } else {
        pdf_rule(pdf, (double[]){pdf->left, pdf->right, 38}, 4, PDF_PINE);
    }
    draw_foot(pdf);
    pdf_end_artifact(pdf);
}

static void set_page(struct pdf *pdf, bool is_landscape)
{
    pdf->is_landscape = is_landscape;
    pdf->width = is_landscape ? pdf->paper_height : pdf->paper_width;
    pdf->height = is_landscape ? pdf->paper_width : pdf->paper_height;
    pdf->left = MARGIN;
    pdf->right = pdf->width - MARGIN;
    pdf->top = TOP;
    pdf->bottom = pdf->height - BOTTOM;
    pdf->y = pdf->top;
    pdf->page++;
    if (pdf_is_drawing(pdf)) {
        cairo_pdf_surface_set_size(pdf->surface, pdf->width, pdf->height);
    }
    draw_frame(pdf);
}

void pdf_next_page(struct pdf *pdf, bool is_landscape)
{
    if (pdf_is_drawing(pdf)) {
        cairo_show_page(pdf->cairo);
    }
    set_page(pdf, is_landscape);
}

void pdf_start(struct pdf *pdf)
{
    pdf->page = 0;
    pdf->headings_seen = 0;
    /* A title alone on an upright page before a wide table is a wasted sheet. */
    set_page(pdf, !pdf->document->metadata.with_contents &&
                      pdf_turn_leads_to_wide(pdf->document->first));
}

void pdf_finish_pages(struct pdf *pdf)
{
    if (pdf_is_drawing(pdf)) {
        cairo_show_page(pdf->cairo);
    }
}
