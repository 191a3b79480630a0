#include "reports/formats/pdf/pdf_picture.h"

#include "base/banned.h"

/* A pixel of the web's charts on paper; texts then are 9 points. */
#define PIXEL_PT 0.6

struct frame {
    double x, y, width;
};

static double across(const struct frame *frame, int hundredths)
{
    return frame->x + frame->width * hundredths / 10000.0;
}

static void round_square(cairo_t *cairo, double size)
{
    double radius = size * 0.15;
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, size - radius, radius, radius, -G_PI_2, 0);
    cairo_arc(cairo, size - radius, size - radius, radius, 0, G_PI_2);
    cairo_arc(cairo, radius, size - radius, radius, G_PI_2, G_PI);
    cairo_arc(cairo, radius, radius, radius, G_PI, 3 * G_PI_2);
    cairo_close_path(cairo);
}

static void draw_part(struct pdf *pdf, const struct chart_part *part)
{
    cairo_t *cairo = pdf->cairo;
    cairo_new_path(cairo);
    if (part->kind == CHART_PART_DISC) {
        cairo_arc(cairo, part->points[0].x, part->points[0].y, part->points[1].x, 0, 2 * G_PI);
        cairo_fill(cairo);
        return;
    }
    for (size_t i = 0; i < part->count; i++) {
        bool moves = i == 0 || (part->kind == CHART_PART_LINES && i % 2 == 0);
        (moves ? cairo_move_to : cairo_line_to)(cairo, part->points[i].x, part->points[i].y);
    }
    if (part->kind == CHART_PART_POLYGON) {
        cairo_fill(cairo);
    } else {
        cairo_set_line_width(cairo, part->stroke_width);
        cairo_stroke(cairo);
    }
}

void pdf_picture_draw_symbol(struct pdf *pdf, enum chart_symbol symbol, const double corner[2],
                             double size)
{
    if (!pdf_is_drawing(pdf) || symbol == CHART_SYMBOL_NONE) {
        return;
    }
    const struct chart_symbol_shape *shape = chart_symbol_shape(symbol);
    cairo_save(pdf->cairo);
    cairo_translate(pdf->cairo, corner[0], corner[1]);
    cairo_scale(pdf->cairo, size / 2000, size / 2000);
    round_square(pdf->cairo, 2000);
    pdf_set_colour(pdf, shape->background);
    cairo_fill_preserve(pdf->cairo);
    pdf_set_colour(pdf, PDF_INK);
    cairo_set_line_width(pdf->cairo, 110);
    cairo_stroke(pdf->cairo);
    pdf_set_colour(pdf, shape->foreground);
    for (size_t i = 0; i < shape->part_count; i++) {
        draw_part(pdf, &shape->parts[i]);
    }
    cairo_restore(pdf->cairo);
}

void pdf_picture_draw_bar(struct pdf *pdf, struct chart_micro_bar bar, const double box[4])
{
    if (!pdf_is_drawing(pdf)) {
        return;
    }
    pdf_fill(pdf, box, 0xe9e9e3);
    cairo_rectangle(pdf->cairo, box[0], box[1], box[2], box[3]);
    pdf_set_colour(pdf, 0xa9aea8);
    cairo_set_line_width(pdf->cairo, 0.5);
    cairo_stroke(pdf->cairo);
    pdf_fill(pdf, (double[]){box[0], box[1], box[2] * bar.progress / 10000.0, box[3]}, PDF_PINE);
    if (bar.due >= 0) {
        double x = box[0] + box[2] * bar.due / 10000.0;
        pdf_fill(pdf, (double[]){x - 1.3, box[1] - 1.8, 2.6, box[3] + 3.6}, 0xffffff);
        pdf_fill(pdf, (double[]){x - 0.8, box[1] - 1.8, 1.6, box[3] + 3.6}, PDF_INK);
    }
}

/* Hatching inside the current path, which it consumes. */
static void hatch(struct pdf *pdf, const double box[4])
{
    cairo_t *cairo = pdf->cairo;
    cairo_save(cairo);
    cairo_clip(cairo);
    pdf_fill(pdf, box, 0xffffff);
    pdf_set_colour(pdf, PDF_INK);
    cairo_set_line_width(cairo, 0.7);
    for (double x = box[0] - box[3]; x < box[0] + box[2]; x += 4) {
        cairo_move_to(cairo, x, box[1] + box[3]);
        cairo_line_to(cairo, x + box[3], box[1]);
    }
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

static void stroke(struct pdf *pdf, const struct chart_shape *shape)
{
    const double dashes[] = {2.5, 2.5};
    cairo_set_dash(pdf->cairo, dashes, shape->is_dashed ? 2 : 0, 0);
    pdf_set_colour(pdf, shape->stroke_colour);
    cairo_set_line_width(pdf->cairo, shape->stroke_width_px10 / 10.0 * PIXEL_PT);
    cairo_stroke(pdf->cairo);
    cairo_set_dash(pdf->cairo, dashes, 0, 0);
}

static void draw_rect(struct pdf *pdf, const struct frame *frame, const struct chart_shape *shape)
{
    double x = across(frame, shape->x1);
    const double box[4] = {x, frame->y + shape->y1 * PIXEL_PT, across(frame, shape->x2) - x,
                           (shape->y2 - shape->y1) * PIXEL_PT};
    if (shape->fill == CHART_FILL_COLOUR) {
        pdf_fill(pdf, box, shape->colour);
    }
    cairo_rectangle(pdf->cairo, box[0], box[1], box[2], box[3]);
    if (shape->fill == CHART_FILL_HATCHED) {
        hatch(pdf, box);
        cairo_rectangle(pdf->cairo, box[0], box[1], box[2], box[3]);
    }
    if (shape->has_stroke) {
        stroke(pdf, shape);
    }
    cairo_new_path(pdf->cairo);
}

static void draw_disc(struct pdf *pdf, const struct frame *frame, const struct chart_shape *shape)
{
    cairo_new_path(pdf->cairo);
    cairo_arc(pdf->cairo, across(frame, shape->x1), frame->y + shape->y1 * PIXEL_PT,
              shape->radius_px * PIXEL_PT, 0, 2 * G_PI);
    pdf_set_colour(pdf, shape->colour);
    cairo_fill_preserve(pdf->cairo);
    if (shape->has_stroke) {
        stroke(pdf, shape);
    }
    cairo_new_path(pdf->cairo);
}

static void draw_line(struct pdf *pdf, const struct frame *frame, const struct chart_shape *shape)
{
    cairo_move_to(pdf->cairo, across(frame, shape->x1), frame->y + shape->y1 * PIXEL_PT);
    cairo_line_to(pdf->cairo, across(frame, shape->x2), frame->y + shape->y2 * PIXEL_PT);
    stroke(pdf, shape);
}

static void draw_words(struct pdf *pdf, const struct frame *frame, const struct chart_shape *shape)
{
    const char *words = shape->text;
    if (shape->wide_text != NULL) {
        words = arena_printf(pdf->arena, "%s%s", shape->text, shape->wide_text);
    }
    struct pdf_text text = {
        .text = words, .style = shape->is_bold ? PDF_TABLE_STRONG : PDF_TABLE, .width = -1};
    pdf_set_text(pdf, &text);
    int width;
    pango_layout_get_size(pdf->layout, &width, NULL);
    double x = across(frame, shape->x1) + shape->shift_px * PIXEL_PT -
               (double)width / PANGO_SCALE * (double)shape->anchor / 2;
    PangoLayoutLine *line = pango_layout_get_line_readonly(pdf->layout, 0);
    if (shape->colour == PDF_GREY) { /* a label that may stand on a rule */
        pdf_fill(pdf,
                 (double[]){x - 1, frame->y + shape->y1 * PIXEL_PT - 7,
                            (double)width / PANGO_SCALE + 2, 9},
                 0xffffff);
    }
    pdf_set_colour(pdf, shape->colour);
    cairo_move_to(pdf->cairo, x, frame->y + shape->y1 * PIXEL_PT);
    pango_cairo_show_layout_line(pdf->cairo, line);
}

static void draw_shapes(struct pdf *pdf, const struct frame *frame,
                        const struct chart_drawing *drawing)
{
    for (size_t i = 0; i < drawing->count && pdf_is_drawing(pdf); i++) {
        const struct chart_shape *shape = &drawing->shapes[i];
        switch (shape->kind) {
        case CHART_SHAPE_RECT:
            draw_rect(pdf, frame, shape);
            break;
        case CHART_SHAPE_DISC:
            draw_disc(pdf, frame, shape);
            break;
        case CHART_SHAPE_LINE:
            draw_line(pdf, frame, shape);
            break;
        case CHART_SHAPE_TEXT:
            draw_words(pdf, frame, shape);
            break;
        case CHART_SHAPE_SYMBOL:
            pdf_picture_draw_symbol(pdf, shape->symbol,
                                    (double[]){across(frame, shape->x1) - 10 * PIXEL_PT,
                                               frame->y + shape->y1 * PIXEL_PT},
                                    20 * PIXEL_PT);
            break;
        }
    }
}

/* Marks and words of a stacked bar, in as many lines as they need. */
static void add_legend(struct pdf *pdf, const struct chart *chart)
{
    double x = pdf->left;
    for (size_t i = 0; i < chart->stack.count; i++) {
        const struct chart_segment *segment = &chart->stack.items[i];
        if (segment->count == 0) {
            continue;
        }
        struct pdf_text text = {
            .text = arena_printf(pdf->arena, "%s: %lld", segment->word, (long long)segment->count),
            .style = PDF_TABLE,
            .width = -1};
        pdf_set_text(pdf, &text);
        int width;
        pango_layout_get_size(pdf->layout, &width, NULL);
        double needed = (double)width / PANGO_SCALE + 30;
        if (x > pdf->left && x + needed > pdf->right) {
            x = pdf->left;
            pdf->y += 14;
        }
        pdf_picture_draw_symbol(pdf, segment->symbol, (double[]){x, pdf->y + 1}, 10);
        pdf_draw_text(pdf, &text, x + 14, pdf->y);
        x += needed;
    }
    pdf->y += 18;
}

static void add_line(struct pdf *pdf, const char *words, enum pdf_style style)
{
    if (words != NULL) {
        struct pdf_text text = {.text = words, .style = style, .width = pdf->right - pdf->left};
        pdf_flow_text(pdf, &text, pdf->left, "P");
        pdf->y += 4;
    }
}

void pdf_picture_add_chart(struct pdf *pdf, const struct chart *chart)
{
    struct chart_drawing drawing = chart_draw(chart, pdf->arena);
    double height = drawing.height_px * PIXEL_PT;
    pdf_need(pdf, height + 70);
    add_line(pdf, chart->title, PDF_STRONG);
    add_line(pdf, chart->subtitle, PDF_SMALL);
    const char *alternative = chart->description != NULL ? chart->description : chart->title;
    pdf_add_mark(pdf, alternative != NULL ? alternative : "", NULL);
    pdf_begin(pdf, "Figure", NULL);
    struct frame frame = {pdf->left, pdf->y, pdf->right - pdf->left};
    draw_shapes(pdf, &frame, &drawing);
    pdf->y += height + 6;
    if (chart->kind == CHART_STACK) {
        add_legend(pdf, chart);
    }
    pdf_end(pdf, "Figure");
    if (chart->source != NULL) {
        add_line(pdf, arena_printf(pdf->arena, "Fuente: %s", chart->source), PDF_SMALL);
    }
    pdf->y += 8;
}
