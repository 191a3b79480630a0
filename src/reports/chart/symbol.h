/* Symbol: the mark of a state, drawn the same on every page, report and chart.
 *
 * A state is always shown by three things: a word (the caller's, because band names come from the
 * council's configuration), a shape and a colour. The shape alone must tell the states apart on a
 * black-and-white photocopy. This module owns shape and colour; it knows nothing of the maths.
 * Shapes lie on a grid of 20 × 20; coordinates are in hundredths of it (0 to 2000). */
#ifndef ATALAYA_REPORTS_CHART_SYMBOL_H
#define ATALAYA_REPORTS_CHART_SYMBOL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

enum chart_symbol {
    CHART_SYMBOL_NONE = 0,       /* no mark, the word alone */
    CHART_SYMBOL_BAND_1,         /* Crítico: square on red */
    CHART_SYMBOL_BAND_2,         /* Bajo: triangle on orange */
    CHART_SYMBOL_BAND_3,         /* Medio: disc on yellow */
    CHART_SYMBOL_BAND_4,         /* Satisfactorio: lozenge on light blue */
    CHART_SYMBOL_BAND_5,         /* Sobresaliente: star on dark blue */
    CHART_SYMBOL_NOT_PROGRAMMED, /* dash on grey */
    CHART_SYMBOL_NO_REPORT,      /* hatching on white */
    CHART_SYMBOL_ERROR,          /* exclamation mark on white */
    CHART_SYMBOL_MET,            /* check on white */
    CHART_SYMBOL_NO_TARGET,      /* two dots on grey: nothing was asked in that year */
    CHART_SYMBOL_COUNT
};

enum chart_part_kind {
    CHART_PART_POLYGON, /* closed, filled */
    CHART_PART_LINES,   /* pairs of points, each pair one stroke */
    CHART_PART_PATH,    /* one open stroke through all points */
    CHART_PART_DISC     /* points[0] is the centre, points[1].x the radius */
};

struct chart_point {
    int x;
    int y;
};

/* What is drawn inside the rounded square. */
struct chart_part {
    enum chart_part_kind kind;
    const struct chart_point *points;
    size_t count;
    int stroke_width; /* hundredths; 0 for filled parts */
};

struct chart_symbol_shape {
    const char *id;      /* "e1" … "e5", "e0", "er", "ex", "ec", "es": the id in the page */
    unsigned background; /* 0xRRGGBB of the square */
    unsigned foreground; /* 0xRRGGBB of the parts and of a number written on the colour */
    const struct chart_part *parts;
    size_t part_count;
};

/* The shape of a symbol other than NONE; never NULL. */
const struct chart_symbol_shape *chart_symbol_shape(enum chart_symbol symbol);

/* Writes the hidden block of definitions that a page needs once before it uses symbols, with the
 * hatching "ray" that charts use for "sin dato". */
void chart_symbol_write_definitions(struct strbuf *html);

/* The same at the end of a page, with only the symbols (and the hatching) that its text uses;
 * nothing where it uses none. */
void chart_symbol_write_used_definitions(struct strbuf *html);

/* Writes <svg class="e" aria-hidden="true"><use href="#e2"/></svg>; nothing for NONE. */
void chart_symbol_write_use(struct strbuf *html, enum chart_symbol symbol);

#endif
