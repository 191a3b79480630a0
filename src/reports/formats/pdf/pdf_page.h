/* PDF page: paper, pen and text for the files of this folder.
 *
 * The document is laid out twice with the same calls: first to count the pages and to learn where
 * the headings fall, then to draw. Drawing calls do nothing in the first round, so the two cannot
 * part. Lengths are points (1/72 inch) from the top left corner. */
#ifndef ATALAYA_REPORTS_FORMATS_PDF_PDF_PAGE_H
#define ATALAYA_REPORTS_FORMATS_PDF_PDF_PAGE_H

#include <cairo.h>
#include <pango/pangocairo.h>

#include "base/strbuf.h"
#include "reports/document.h"
#include "reports/formats/pdf/report_pdf.h"

enum pdf_style {
    PDF_BODY,
    PDF_STRONG,
    PDF_SMALL,
    PDF_LEAD,
    PDF_TITLE,
    PDF_HEADING_1,
    PDF_HEADING_2,
    PDF_HEADING_3,
    PDF_CAPTION,
    PDF_FIGURE,
    PDF_TABLE,
    PDF_TABLE_STRONG,
    PDF_TABLE_HEAD,
    PDF_TABLE_SMALL,
    PDF_TABLE_SMALL_STRONG,
    PDF_TABLE_SMALL_HEAD,
    PDF_STYLE_COUNT
};

enum pdf_colour {
    PDF_INK = 0x1b201e,
    PDF_GREY = 0x535b57,
    PDF_RULE = 0xdbdcd5,
    PDF_GROUND = 0xf2f1ea,
    PDF_PINE = 0x14513f,
    PDF_HONEY = 0x6f4700,
    PDF_EDGE = 0x7b837d,
};

/* What cairo 1.16 cannot write into the structure tree, in the order of drawing; pdf_finish adds
 * it. */
struct pdf_mark {
    const char *alternative; /* of a figure; NULL for a header cell */
    const char *scope;       /* of a header cell: "Column" or "Row" */
    struct pdf_mark *next;
};

struct pdf_heading {
    const struct document_block *block;
    int page;
    double y;
};

/* The height of a table's row or of a line of boxes, found in the first round: shaping letters is
 * what costs most. */
struct pdf_row_height {
    const void *key; /* the row, or the line's first box */
    double height;
};

/* How many texts are kept as they were set: the second round asks for those of the first again, and
 * every page for its head and foot. A kept text is some 2 kB. */
enum { PDF_KEPT_TEXTS = 4096 };

struct pdf {
    const struct document *document;
    struct arena *arena;
    cairo_surface_t *surface; /* NULL in the first round */
    cairo_t *cairo;
    PangoFontMap *fonts;
    PangoContext *context;
    PangoLayout *layout; /* what pdf_set_text set last; not to be changed, for it may be kept */
    struct pdf_kept_text **kept_texts; /* PDF_KEPT_TEXTS lists by the hash of text, style, width */
    size_t kept_text_count;
    PangoAttrList *plain_attributes;
    PangoFontDescription *styles[PDF_STYLE_COUNT];
    double paper_width, paper_height; /* upright */
    double width, height;             /* of the page at hand */
    double left, right, top, bottom;  /* edges of the text */
    double y;
    bool is_landscape;
    int page;
    int page_count; /* known in the second round */
    struct pdf_heading *headings;
    size_t heading_count;
    size_t headings_seen;
    int outline_parents[3];
    struct pdf_mark *first_mark;
    struct pdf_mark *last_mark;
    struct pdf_row_height *row_heights; /* in the order in which they were asked for */
    size_t row_height_count;
    size_t row_height_next; /* in the second round */
};

/* A text to be set: UTF-8, its width (-1: one line as long as it is) and its look. */
struct pdf_text {
    const char *text;
    enum pdf_style style;
    double width;
    PangoAlignment alignment;
    const char *note;                 /* grey, small, after the text; NULL for none */
    const struct document_text *runs; /* instead of text: runs with bold, italics and links */
};

bool pdf_is_drawing(const struct pdf *pdf);

/* Opens and closes an element of the structure tree. attributes as cairo takes them, or NULL. Cairo
 * 1.16 marks only what stands in elements without children: an element holds either words or other
 * elements (decoration too), never both. */
void pdf_begin(struct pdf *pdf, const char *tag, const char *attributes);
void pdf_end(struct pdf *pdf, const char *tag);
/* What stands between is decoration: rules, shading, running heads. */
void pdf_begin_artifact(struct pdf *pdf);
void pdf_end_artifact(struct pdf *pdf);
/* Remembers what pdf_finish must add to the next figure (alternative) or header cell (scope). */
void pdf_add_mark(struct pdf *pdf, const char *alternative, const char *scope);

void pdf_set_colour(struct pdf *pdf, unsigned colour);
void pdf_fill(struct pdf *pdf, const double box[4], unsigned colour); /* x, y, width, height */
void pdf_rule(struct pdf *pdf, const double ends[3], double thickness,
              unsigned colour); /* x1, x2, y */

/* Texts: pdf_text.c sets them, pdf_text_draw.c draws them. */

/* Sets a text, or finds it as it was set before; its height in points. */
double pdf_set_text(struct pdf *pdf, const struct pdf_text *text);
/* Draws what was set last with its top left corner at x, y. */
void pdf_draw_text(struct pdf *pdf, const struct pdf_text *text, double x, double y);
/* Sets, tags and draws a text from pdf->y on, line by line over as many pages as it needs. */
void pdf_flow_text(struct pdf *pdf, const struct pdf_text *text, double x, const char *tag);
/* Before the first round and after the last one. */
void pdf_open_texts(struct pdf *pdf);
void pdf_close_texts(struct pdf *pdf);

/* Both rounds ask for the same heights in the same order: the first keeps them, the second finds
 * them. False in the first round, and where the rounds part: then it has to be measured. */
bool pdf_find_height(struct pdf *pdf, const void *key, double *height);
void pdf_keep_height(struct pdf *pdf, const void *key, double height);

/* Starts a new page unless height still fits on this one (or the page is empty). */
void pdf_need(struct pdf *pdf, double height);
/* Starts a new page, lying down where is_landscape. */
void pdf_next_page(struct pdf *pdf, bool is_landscape);
/* Begins and ends a round. */
void pdf_start(struct pdf *pdf);
void pdf_finish_pages(struct pdf *pdf);

#endif
