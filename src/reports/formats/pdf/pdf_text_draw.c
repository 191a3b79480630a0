/* Texts that are set, drawn line by line, with their links. */
#include "reports/formats/pdf/pdf_text.h"

#include <cairo-pdf.h>
#include <string.h>

#include "base/text.h"

#include "base/banned.h"

/* The address of the run that holds the byte at offset; NULL for none. */
static const char *find_link(struct arena *arena, const struct document_text *runs, int offset)
{
    size_t end = 0;
    for (size_t i = 0; runs != NULL && i < runs->count; i++) {
        const struct document_span *span = &runs->spans[i];
        end += strlen(text_portable(arena, span->text)); /* as pdf_text.c joined it */
        if (span->note > 0) {
            int digits = span->note > 99 ? 3 : span->note > 9 ? 2 : 1;
            end += 3 + (size_t)digits;
        }
        if ((size_t)offset < end) {
            return document_is_safe_link(span->href) ? span->href : NULL;
        }
        end += span->breaks_line ? 3 : 0;
    }
    return NULL;
}

static bool runs_have_links(const struct document_text *runs)
{
    for (size_t i = 0; runs != NULL && i < runs->count; i++) {
        if (document_is_safe_link(runs->spans[i].href)) {
            return true;
        }
    }
    return false;
}

static unsigned run_colour(const PangoGlyphItem *run, unsigned colour)
{
    for (GSList *node = run->item->analysis.extra_attrs; node != NULL; node = node->next) {
        const PangoAttribute *attribute = node->data;
        if (attribute->klass->type == PANGO_ATTR_FOREGROUND) {
            const PangoColor *value = &((const PangoAttrColor *)attribute)->color;
            return (unsigned)((value->red >> 8) << 16 | (value->green >> 8) << 8 |
                              value->blue >> 8);
        }
    }
    return colour;
}

/* Cairo's attribute strings quote with ' and know \ as escape. */
static const char *link_attributes(struct pdf *pdf, const char *href)
{
    struct strbuf attributes;
    strbuf_init(&attributes, pdf->arena);
    strbuf_add(&attributes, "uri='");
    for (const char *c = href; *c != '\0'; c++) {
        if (*c == '\'' || *c == '\\') {
            strbuf_printf(&attributes, "%%%02X", (unsigned)(unsigned char)*c);
        } else {
            strbuf_add_char(&attributes, *c);
        }
    }
    strbuf_add_char(&attributes, '\'');
    return attributes.data;
}

static void draw_line(struct pdf *pdf, const struct pdf_text *text, PangoLayoutLine *line, double x,
                      double baseline)
{
    const char *bytes = pango_layout_get_text(pdf->layout);
    /* Cairo marks the content of elements without children only. */
    bool has_links = runs_have_links(text->runs);
    for (GSList *node = line->runs; node != NULL; node = node->next) {
        PangoGlyphItem *run = node->data;
        double width = (double)pango_glyph_string_get_width(run->glyphs) / PANGO_SCALE;
        const char *href = find_link(pdf->arena, text->runs, run->item->offset);
        if (href != NULL) {
            pdf_begin(pdf, CAIRO_TAG_LINK, link_attributes(pdf, href));
        } else if (has_links) {
            pdf_begin(pdf, "Span", NULL);
        }
        pdf_set_colour(pdf, run_colour(run, pdf_text_colour(text->style)));
        cairo_move_to(pdf->cairo, x, baseline);
        pango_cairo_show_glyph_item(pdf->cairo, bytes, run);
        if (href != NULL) {
            pdf_rule(pdf, (double[]){x, x + width, baseline + 1.5}, 0.5, PDF_PINE);
            pdf_end(pdf, CAIRO_TAG_LINK);
        } else if (has_links) {
            pdf_end(pdf, "Span");
        }
        x += width;
    }
}

void pdf_draw_text(struct pdf *pdf, const struct pdf_text *text, double x, double y)
{
    if (!pdf_is_drawing(pdf)) {
        return;
    }
    PangoLayoutIter *iterator = pango_layout_get_iter(pdf->layout);
    do {
        PangoRectangle box;
        pango_layout_iter_get_line_extents(iterator, NULL, &box);
        draw_line(pdf, text, pango_layout_iter_get_line_readonly(iterator),
                  x + (double)box.x / PANGO_SCALE,
                  y + (double)pango_layout_iter_get_baseline(iterator) / PANGO_SCALE);
    } while (pango_layout_iter_next_line(iterator));
    pango_layout_iter_free(iterator);
}

void pdf_flow_text(struct pdf *pdf, const struct pdf_text *text, double x, const char *tag)
{
    pdf_begin(pdf, tag, NULL);
    pdf_set_text(pdf, text);
    PangoLayout *layout = g_object_ref(pdf->layout);
    int left = pango_layout_get_line_count(layout);
    PangoLayoutIter *iterator = pango_layout_get_iter(layout);
    do {
        PangoRectangle box;
        pango_layout_iter_get_line_extents(iterator, NULL, &box);
        double height = (double)box.height / PANGO_SCALE;
        /* Two lines at least stay together at the foot of a page. */
        if (pdf->y + (left == 2 ? 2 * height : height) > pdf->bottom) {
            pdf_end(pdf, tag);
            pdf_next_page(pdf, pdf->is_landscape);
            pdf_use_layout(pdf, g_object_ref(layout)); /* the new page's head has set its own */
            pdf_begin(pdf, tag, NULL);
        }
        if (pdf_is_drawing(pdf)) {
            double rise = (double)(pango_layout_iter_get_baseline(iterator) - box.y) / PANGO_SCALE;
            draw_line(pdf, text, pango_layout_iter_get_line_readonly(iterator),
                      x + (double)box.x / PANGO_SCALE, pdf->y + rise);
        }
        pdf->y += height;
        left--;
    } while (pango_layout_iter_next_line(iterator));
    pango_layout_iter_free(iterator);
    g_object_unref(layout);
    pdf_end(pdf, tag);
}
