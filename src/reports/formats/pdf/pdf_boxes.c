#include "reports/formats/pdf/pdf_boxes.h"

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

static void measure(struct pdf *pdf, struct line *line)
{
    double words_height = 0;
    for (size_t i = 0; i < line->count; i++) {
        double width = width_of(pdf, &line->boxes[i]);
        struct pdf_text label = label_text(&line->boxes[i], width);
        struct pdf_text words = words_text(&line->boxes[i], width);
        line->label_height = greater(line->label_height, pdf_set_text(pdf, &label));
        words_height = greater(words_height, pdf_set_text(pdf, &words));
    }
    line->height = line->label_height + words_height + 3 * PADDING_PT;
}

static void draw_frame(struct pdf *pdf, const struct line *line, double x, double width)
{
    double y = pdf->y, strip = line->label_height + PADDING_PT;
    pdf_begin_artifact(pdf);
    pdf_fill(pdf, (double[]){x, y, width, strip}, PDF_GROUND);
    pdf_fill(pdf, (double[]){x, y, width, FRAME_PT}, PDF_EDGE);
    pdf_fill(pdf, (double[]){x, y + line->height, width, FRAME_PT}, PDF_EDGE);
    pdf_fill(pdf, (double[]){x, y, FRAME_PT, line->height}, PDF_EDGE);
    pdf_fill(pdf, (double[]){x + width - FRAME_PT, y, FRAME_PT, line->height}, PDF_EDGE);
    pdf_end_artifact(pdf);
}

static void draw_box(struct pdf *pdf, const struct line *line, const struct document_box *box,
                     double x)
{
    double width = width_of(pdf, box);
    struct pdf_text label = label_text(box, width), words = words_text(box, width);
    draw_frame(pdf, line, x, width);
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
