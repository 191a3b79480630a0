#include "reports/formats/pdf/pdf_tree.h"

#include "reports/formats/pdf/pdf_turn.h"

#include "base/banned.h"

#define POINT 0.1       /* a unit of the drawing */
#define LETTER_RISE 8.0 /* from the top of a line to the feet of its letters, as in tree_svg.c */
#define STYLE_SIZE 8.5  /* of PDF_TABLE */

static void draw_line(struct pdf *pdf, const char *words, double x, double baseline)
{
    struct pdf_text text = {.text = words, .style = PDF_TABLE, .width = -1};
    const double scale = TREE_FONT_SIZE * POINT / STYLE_SIZE;
    pdf_set_text(pdf, &text);
    cairo_save(pdf->cairo);
    cairo_translate(pdf->cairo, x, baseline);
    cairo_scale(pdf->cairo, scale, scale);
    cairo_move_to(pdf->cairo, 0, 0);
    pango_cairo_show_layout_line(pdf->cairo, pango_layout_get_line_readonly(pdf->layout, 0));
    cairo_restore(pdf->cairo);
}

static void draw_card(struct pdf *pdf, const struct tree_card *card)
{
    static const double thickness[] = {2.5, 1.4, 0.8};
    const double dashes[] = {4, 3};
    cairo_t *cairo = pdf->cairo;
    cairo_rectangle(cairo, card->x * POINT, card->y * POINT, card->width * POINT,
                    card->height * POINT);
    pdf_set_colour(pdf, card->depth == 1 ? PDF_GROUND : 0xffffff);
    cairo_fill_preserve(cairo);
    pdf_set_colour(pdf, PDF_INK);
    cairo_set_line_width(cairo, thickness[card->depth > 2 ? 2 : card->depth]);
    cairo_set_dash(cairo, dashes, card->is_dashed ? 2 : 0, 0);
    cairo_stroke(cairo);
    cairo_set_dash(cairo, dashes, 0, 0);
    for (size_t i = 0; i < card->line_count; i++)
        draw_line(pdf, card->lines[i], (card->x + TREE_CARD_PADDING) * POINT,
                  (card->y + TREE_CARD_PADDING + (double)i * TREE_LINE_HEIGHT) * POINT +
                      LETTER_RISE);
}

static void draw(struct pdf *pdf, const struct tree_drawing *drawing)
{
    cairo_t *cairo = pdf->cairo;
    pdf_set_colour(pdf, PDF_INK);
    cairo_set_line_width(cairo, 0.8);
    cairo_new_path(cairo);
    for (size_t i = 0; i < drawing->line_count; i++) {
        cairo_move_to(cairo, drawing->lines[i].x1 * POINT, drawing->lines[i].y1 * POINT);
        cairo_line_to(cairo, drawing->lines[i].x2 * POINT, drawing->lines[i].y2 * POINT);
    }
    cairo_stroke(cairo);
    for (size_t i = 0; i < drawing->card_count; i++)
        draw_card(pdf, &drawing->cards[i]);
    pdf_set_colour(pdf, PDF_INK);
    for (size_t i = 0; i < drawing->label_count; i++)
        draw_line(pdf, drawing->labels[i].text, drawing->labels[i].x * POINT,
                  drawing->labels[i].y * POINT);
}

static double fit(const struct pdf *pdf, const struct tree_drawing *drawing)
{
    double across = (pdf->right - pdf->left) / (drawing->width * POINT);
    double down = (pdf->bottom - pdf->y - 4) / (drawing->height * POINT);
    double scale = across < down ? across : down;
    return scale < 1 ? scale : 1;
}

void pdf_tree_add(struct pdf *pdf, const struct tree_drawing *drawing,
                  const struct document_block *next)
{
    if (drawing->card_count == 0)
        return;
    if (!pdf->is_landscape)
        pdf_next_page(pdf, true);
    pdf_add_mark(pdf, arena_printf(pdf->arena, "%s. %s", drawing->title, drawing->description),
                 NULL);
    pdf_begin(pdf, "Figure", NULL);
    if (pdf_is_drawing(pdf)) {
        double scale = fit(pdf, drawing);
        cairo_save(pdf->cairo);
        cairo_translate(pdf->cairo, pdf->left, pdf->y + 2);
        cairo_scale(pdf->cairo, scale, scale);
        draw(pdf, drawing);
        cairo_restore(pdf->cairo);
    }
    pdf_end(pdf, "Figure");
    pdf_turn_after_tree(pdf, next);
}
