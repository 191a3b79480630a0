#include "reports/formats/pdf/pdf_boxes.h"

#include <string.h>

#include "base/banned.h"

#define PADDING_PT 4.0
#define FRAME_PT 0.6

/* One line of boxes: those that share the width. */
struct line {
    const struct document_box *boxes;
    size_t count;
    double label_height, height;
};

static struct pdf_text label_text(const struct document_box *box, double width)
{
    return (struct pdf_text){
        .text = box->label, .style = PDF_TABLE_SMALL_STRONG, .width = width - 2 * PADDING_PT};
}

static struct pdf_text words_text(const struct document_box *box, double width)
{
    return (struct pdf_text){.text = box->text,
                             .style = box->is_missing ? PDF_TABLE_SMALL : PDF_TABLE,
                             .width = width - 2 * PADDING_PT};
}

static double width_of(const struct pdf *pdf, const struct document_box *box)
{
    return (pdf->right - pdf->left) * box->width / DOCUMENT_BOX_LINE;
}

static struct line find_line(const struct document_block *block, size_t first)
{
    struct line line = {.boxes = &block->boxes.items[first]};
    int used = 0;
    while (first + line.count < block->boxes.count &&
           (line.count == 0 || used + line.boxes[line.count].width <= DOCUMENT_BOX_LINE))
        used += line.boxes[line.count++].width;
    return line;
}

static double greater(double one, double other)
{
    return one > other ? one : other;
}

/* Whether a label may need more than one line: a letter is 5.5 points at most on the average. */
static bool may_wrap(const struct document_box *box, double width)
{
    return (double)strlen(box->label) * 5.5 > width - 2 * PADDING_PT;
}

static double measure_labels(struct pdf *pdf, const struct line *line)
{
    double height = 0;
    for (size_t i = 0; i < line->count; i++) {
        double width = width_of(pdf, &line->boxes[i]);
        struct pdf_text label = label_text(&line->boxes[i], width);
        if (i == 0 || may_wrap(&line->boxes[i], width))
            height = greater(height, pdf_set_text(pdf, &label));
    }
    return height;
}

static double measure_words(struct pdf *pdf, const struct line *line)
{
    double height = 0;
    for (size_t i = 0; i < line->count; i++) {
        struct pdf_text words = words_text(&line->boxes[i], width_of(pdf, &line->boxes[i]));
        height = greater(height, pdf_set_text(pdf, &words));
    }
    return height;
}

/* Two heights are kept for each line, under its first box. */
static void measure(struct pdf *pdf, struct line *line)
{
    double words_height = 0;
    if (!pdf_find_height(pdf, line->boxes, &line->label_height)) {
        line->label_height = measure_labels(pdf, line);
        pdf_keep_height(pdf, line->boxes, line->label_height);
    }
    if (!pdf_find_height(pdf, line->boxes, &words_height)) {
        words_height = measure_words(pdf, line);
        pdf_keep_height(pdf, line->boxes, words_height);
    }
    line->height = line->label_height + words_height + 3 * PADDING_PT;
}

/* The frames of a whole line: one piece of decoration costs less than many. */
static void draw_frames(struct pdf *pdf, const struct line *line)
{
    double x = pdf->left, y = pdf->y, width = pdf->right - pdf->left;
    pdf_begin_artifact(pdf);
    pdf_fill(pdf, (double[]){x, y, width, line->label_height + PADDING_PT}, PDF_GROUND);
    pdf_fill(pdf, (double[]){x, y, width, FRAME_PT}, PDF_EDGE);
    pdf_fill(pdf, (double[]){x, y + line->height, width, FRAME_PT}, PDF_EDGE);
    pdf_fill(pdf, (double[]){x, y, FRAME_PT, line->height + FRAME_PT}, PDF_EDGE);
    for (size_t i = 0; i < line->count; i++) {
        x += width_of(pdf, &line->boxes[i]);
        pdf_fill(pdf, (double[]){x - FRAME_PT, y, FRAME_PT, line->height + FRAME_PT}, PDF_EDGE);
    }
    pdf_end_artifact(pdf);
}

static void draw_box(struct pdf *pdf, const struct line *line, const struct document_box *box,
                     double x)
{
    double width = width_of(pdf, box);
    struct pdf_text label = label_text(box, width), words = words_text(box, width);
    pdf_begin(pdf, "LI", NULL);
    pdf_begin(pdf, "Lbl", NULL);
    pdf_set_text(pdf, &label);
    pdf_draw_text(pdf, &label, x + PADDING_PT, pdf->y + PADDING_PT / 2);
    pdf_end(pdf, "Lbl");
    pdf_begin(pdf, "LBody", NULL);
    pdf_set_text(pdf, &words);
    pdf_draw_text(pdf, &words, x + PADDING_PT, pdf->y + line->label_height + 2 * PADDING_PT);
    pdf_end(pdf, "LBody");
    pdf_end(pdf, "LI");
}

void pdf_boxes_add(struct pdf *pdf, const struct document_block *block)
{
    pdf_begin(pdf, "L", NULL);
    for (size_t first = 0; first < block->boxes.count;) {
        struct line line = find_line(block, first);
        double x = pdf->left;
        measure(pdf, &line);
        pdf_need(pdf, line.height);
        if (pdf_is_drawing(pdf))
            draw_frames(pdf, &line);
        for (size_t i = 0; i < line.count && pdf_is_drawing(pdf); i++) {
            draw_box(pdf, &line, &line.boxes[i], x);
            x += width_of(pdf, &line.boxes[i]);
        }
        pdf->y += line.height;
        first += line.count;
    }
    pdf_end(pdf, "L");
    pdf->y += 10;
}
