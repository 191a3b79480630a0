/* Chart: what a picture says, and the shapes that say it.
 *
 * chart_draw turns a chart into a drawing: rectangles, lines, discs and texts. There is one routine
 * of geometry per kind of chart and there are two writers of drawings (svg.h for pages, pdf's
 * picture.h for paper), so both show the same picture. Across, positions are hundredths of a
 * percent of the width (0 to 10000) plus a shift in pixels; up and down they are pixels, so that
 * texts keep their size on any screen. Nothing is told by colour alone: each mark has its word,
 * number, hatching or shape, and every chart carries a description for those who cannot see it.
 *
 * A chart never replaces its table of numbers: the report gives both. */
#ifndef ATALAYA_REPORTS_CHART_CHART_H
#define ATALAYA_REPORTS_CHART_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "reports/chart/symbol.h"

enum chart_kind {
    CHART_STACK, /* how many indicators are in each state: one bar in percent */
    CHART_YEARS, /* planned against actual by year */
    CHART_PACE,  /* progress (full disc) against what was due (empty disc), a line per theme */
    CHART_SPANS, /* a schedule: each thing's time as a bar under its name */
};

/* One state in a stacked bar. Segments of count 0 are left out. */
struct chart_segment {
    enum chart_symbol symbol;
    const char *word; /* "Bajo" */
    int64_t count;
};

/* One year of planned against actual. */
struct chart_year {
    int year;
    struct quantity planned; /* missing and NP draw no dashed box */
    struct quantity actual;  /* missing is drawn hatched, with "sin dato" */
};

/* One line of a pace chart: percentages with four decimals (33.1 % is 331000). */
struct chart_pace {
    const char *label;
    struct quantity progress_percent;
    struct quantity due_percent;
};

enum chart_span_style {
    CHART_SPAN_EMPTY, /* outline */
    CHART_SPAN_FULL,
    CHART_SPAN_HATCHED,
    CHART_SPAN_DASHED,
};

/* One bar of a schedule; positions are hundredths of a percent of the width. */
struct chart_span {
    const char *label;
    const char *word; /* its state, behind the label */
    enum chart_span_style style;
    int start, end;
};

struct chart_tick {
    int position;
    const char *label;
};

struct chart {
    enum chart_kind kind;
    const char *title;       /* the finding: "En 2025 se alcanzó la meta" */
    const char *subtitle;    /* unit and period: "Productores atendidos en cada año" */
    const char *description; /* read aloud instead of the picture; says the numbers */
    const char *source;      /* shown under it after "Fuente: "; NULL for none */
    union {
        struct {
            const struct chart_segment *items;
            size_t count;
        } stack;
        struct {
            const struct chart_year *items;
            size_t count;
            struct quantity target;   /* drawn as a thick line where it is a number */
            const char *target_label; /* "Meta de cada año: 60" */
        } years;
        struct {
            const struct chart_pace *items;
            size_t count;
        } pace;
        struct {
            const struct chart_span *items;
            size_t count;
            const struct chart_tick *ticks; /* where months begin */
            size_t tick_count;
            int now; /* today; -1: not inside */
        } spans;
    };
};

enum chart_shape_kind {
    CHART_SHAPE_RECT,
    CHART_SHAPE_LINE,
    CHART_SHAPE_DISC,
    CHART_SHAPE_TEXT,
    CHART_SHAPE_SYMBOL, /* a state's mark of 20 pixels; x1 is its middle, y1 its top */
};

enum chart_fill {
    CHART_FILL_NONE,    /* outline only */
    CHART_FILL_COLOUR,  /* shape.colour */
    CHART_FILL_HATCHED, /* "sin dato" */
};

enum chart_anchor { CHART_ANCHOR_START, CHART_ANCHOR_MIDDLE, CHART_ANCHOR_END };

struct chart_shape {
    enum chart_shape_kind kind;
    enum chart_symbol symbol; /* symbols */
    enum chart_fill fill;
    unsigned colour; /* fill, or ink of a text */
    bool has_stroke; /* rects and discs; a line always has one */
    bool is_dashed;
    bool is_bold; /* texts */
    enum chart_anchor anchor;
    unsigned stroke_colour;
    int stroke_width_px10; /* tenths of a pixel */
    int x1;                /* hundredths of a percent of the width */
    int x2;                /* right edge or end of a line */
    int y1;                /* pixels from the top; a text's baseline, a disc's centre */
    int y2;
    int radius_px;
    int shift_px; /* moves a text or disc to the right */
    const char *text;
    const char *wide_text; /* follows text where there is room (dropped on narrow screens) */
};

struct chart_drawing {
    const char *css_class; /* "barra", "graf", "graf bajo" */
    int height_px;
    struct chart_shape *shapes;
    size_t count;
    struct arena *arena;
};

/* Draws a chart of any kind into arena. Never fails; an empty chart gives an empty drawing. */
struct chart_drawing chart_draw(const struct chart *chart, struct arena *arena);

/* Where the parts of a micro bar lie, in hundredths of a percent: progress and due, both
 * percentages with four decimals, are cut to 0–100 %. due is -1 where nothing was due.
 *     progress 20.25 %, due 50 %  ->  {2025, 5000} */
struct chart_micro_bar {
    int progress;
    int due;
};
struct chart_micro_bar chart_micro_bar(struct quantity progress_percent,
                                       struct quantity due_percent);

#endif
