#include "reports/chart/symbol.h"

#include <assert.h>
#include <string.h>

#include "base/banned.h"

enum { INK = 0x1b201e, WHITE = 0xffffff };

/* The points are those of the design's mock-ups. */
static const struct chart_point square[] = {{600, 600}, {1400, 600}, {1400, 1400}, {600, 1400}};
static const struct chart_point triangle[] = {{1000, 460}, {1560, 1500}, {440, 1500}};
static const struct chart_point disc[] = {{1000, 1000}, {480, 0}};
static const struct chart_point lozenge[] = {{1000, 400}, {1600, 1000}, {1000, 1600}, {400, 1000}};
static const struct chart_point star[] = {{1000, 340},  {1195, 760},  {1655, 815}, {1315, 1130},
                                          {1405, 1585}, {1000, 1360}, {595, 1585}, {685, 1130},
                                          {345, 815},   {805, 760}};
static const struct chart_point dash[] = {{550, 1000}, {1450, 1000}};
static const struct chart_point hatching[] = {{100, 1300}, {1300, 100}, {100, 1900},
                                              {1900, 100}, {700, 1900}, {1900, 700}};
static const struct chart_point exclamation[] = {
    {1000, 450}, {1000, 1150}, {1000, 1400}, {1000, 1600}};
static const struct chart_point check[] = {{450, 1050}, {850, 1450}, {1550, 550}};
static const struct chart_point dot_left[] = {{650, 1000}, {200, 0}};
static const struct chart_point dot_right[] = {{1350, 1000}, {200, 0}};

#define POINTS(array) (array), sizeof(array) / sizeof((array)[0])
#define PARTS(array) (array), sizeof(array) / sizeof((array)[0])

static const struct chart_part parts_1[] = {{CHART_PART_POLYGON, POINTS(square), 0}};
static const struct chart_part parts_2[] = {{CHART_PART_POLYGON, POINTS(triangle), 0}};
static const struct chart_part parts_3[] = {{CHART_PART_DISC, POINTS(disc), 0}};
static const struct chart_part parts_4[] = {{CHART_PART_POLYGON, POINTS(lozenge), 0}};
static const struct chart_part parts_5[] = {{CHART_PART_POLYGON, POINTS(star), 0}};
static const struct chart_part parts_0[] = {{CHART_PART_LINES, POINTS(dash), 200}};
static const struct chart_part parts_r[] = {{CHART_PART_LINES, POINTS(hatching), 140}};
static const struct chart_part parts_x[] = {{CHART_PART_LINES, POINTS(exclamation), 240}};
static const struct chart_part parts_c[] = {{CHART_PART_PATH, POINTS(check), 260}};
static const struct chart_part parts_s[] = {{CHART_PART_DISC, POINTS(dot_left), 0},
                                            {CHART_PART_DISC, POINTS(dot_right), 0}};

static const struct chart_symbol_shape shapes[CHART_SYMBOL_COUNT] = {
    [CHART_SYMBOL_BAND_1] = {"e1", 0xa50026, WHITE, PARTS(parts_1)},
    [CHART_SYMBOL_BAND_2] = {"e2", 0xf0803c, INK, PARTS(parts_2)},
    [CHART_SYMBOL_BAND_3] = {"e3", 0xf7d154, INK, PARTS(parts_3)},
    [CHART_SYMBOL_BAND_4] = {"e4", 0x6aaed6, INK, PARTS(parts_4)},
    [CHART_SYMBOL_BAND_5] = {"e5", 0x08519c, WHITE, PARTS(parts_5)},
    [CHART_SYMBOL_NOT_PROGRAMMED] = {"e0", 0xe3e4de, INK, PARTS(parts_0)},
    [CHART_SYMBOL_NO_REPORT] = {"er", WHITE, INK, PARTS(parts_r)},
    [CHART_SYMBOL_ERROR] = {"ex", WHITE, INK, PARTS(parts_x)},
    [CHART_SYMBOL_MET] = {"ec", WHITE, INK, PARTS(parts_c)},
    [CHART_SYMBOL_NO_TARGET] = {"es", 0xe3e4de, INK, PARTS(parts_s)},
};

const struct chart_symbol_shape *chart_symbol_shape(enum chart_symbol symbol)
{
    assert(symbol > CHART_SYMBOL_NONE && symbol < CHART_SYMBOL_COUNT);
    return &shapes[symbol];
}

/* 460 -> "4.6": hundredths without trailing zeros. */
static void add_hundredths(struct strbuf *html, int value)
{
    strbuf_printf(html, "%d", value / 100);
    if (value % 100 != 0) {
        strbuf_printf(html, value % 10 == 0 ? ".%d" : ".%02d",
                      value % 10 == 0 ? value % 100 / 10 : value % 100);
    }
}

static void add_point(struct strbuf *html, char command, struct chart_point point)
{
    strbuf_add_char(html, command);
    add_hundredths(html, point.x);
    strbuf_add_char(html, ' ');
    add_hundredths(html, point.y);
}

static void add_colour(struct strbuf *html, const char *attribute, unsigned colour)
{
    strbuf_printf(html, " %s=\"#%06x\"", attribute, colour);
}

static void write_disc(struct strbuf *html, const struct chart_part *part, unsigned colour)
{
    strbuf_add(html, "<circle cx=\"");
    add_hundredths(html, part->points[0].x);
    strbuf_add(html, "\" cy=\"");
    add_hundredths(html, part->points[0].y);
    strbuf_add(html, "\" r=\"");
    add_hundredths(html, part->points[1].x);
    strbuf_add_char(html, '"');
    add_colour(html, "fill", colour);
    strbuf_add(html, "/>");
}

static void write_part(struct strbuf *html, const struct chart_part *part, unsigned colour)
{
    if (part->kind == CHART_PART_DISC) {
        write_disc(html, part, colour);
        return;
    }
    strbuf_add(html, "<path d=\"");
    for (size_t i = 0; i < part->count; i++) {
        bool moves = i == 0 || (part->kind == CHART_PART_LINES && i % 2 == 0);
        add_point(html, moves ? 'M' : 'L', part->points[i]);
    }
    strbuf_add(html, part->kind == CHART_PART_POLYGON ? "z\"" : "\" fill=\"none\"");
    add_colour(html, part->kind == CHART_PART_POLYGON ? "fill" : "stroke", colour);
    if (part->stroke_width > 0) {
        strbuf_add(html, " stroke-width=\"");
        add_hundredths(html, part->stroke_width);
        strbuf_add_char(html, '"');
    }
    strbuf_add(html, "/>");
}

static const char block_start[] =
    "<svg width=\"0\" height=\"0\" class=\"v\" aria-hidden=\"true\"><defs>";
static const char block_end[] = "</defs></svg>\n";
static const char hatching_pattern[] =
    "<pattern id=\"ray\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\">"
    "<path d=\"M-1 8 8-1\" stroke=\"#1b201e\" stroke-width=\"1.3\"/></pattern>";

static void write_definition(struct strbuf *html, const struct chart_symbol_shape *shape)
{
    strbuf_printf(html,
                  "<symbol id=\"%s\" viewBox=\"0 0 20 20\"><rect x=\".5\" y=\".5\" "
                  "width=\"19\" height=\"19\" rx=\"3\" fill=\"#%06x\" stroke=\"#1b201e\"/>",
                  shape->id, shape->background);
    for (size_t i = 0; i < shape->part_count; i++) {
        write_part(html, &shape->parts[i], shape->foreground);
    }
    strbuf_add(html, "</symbol>");
}

static void write_block(struct strbuf *html, unsigned symbols, bool has_hatching)
{
    strbuf_add(html, block_start);
    for (int symbol = CHART_SYMBOL_NONE + 1; symbol < CHART_SYMBOL_COUNT; symbol++) {
        if ((symbols & 1u << symbol) != 0) {
            write_definition(html, &shapes[symbol]);
        }
    }
    if (has_hatching) {
        strbuf_add(html, hatching_pattern);
    }
    strbuf_add(html, block_end);
}

void chart_symbol_write_definitions(struct strbuf *html)
{
    write_block(html, ~0u, true);
}

static unsigned find_used(const char *html)
{
    static const char start[] = "<use href=\"#";
    unsigned used = 0;
    for (const char *use = strstr(html, start); use != NULL; use = strstr(use, start)) {
        use += sizeof start - 1;
        for (int symbol = CHART_SYMBOL_NONE + 1; symbol < CHART_SYMBOL_COUNT; symbol++) {
            size_t length = strlen(shapes[symbol].id);
            if (strncmp(use, shapes[symbol].id, length) == 0 && use[length] == '"') {
                used |= 1u << symbol;
                break;
            }
        }
    }
    return used;
}

void chart_symbol_write_used_definitions(struct strbuf *html)
{
    unsigned used = find_used(html->data);
    bool has_hatching = strstr(html->data, "url(#ray)") != NULL;
    if (used != 0 || has_hatching) {
        write_block(html, used, has_hatching);
    }
}

void chart_symbol_write_use(struct strbuf *html, enum chart_symbol symbol)
{
    if (symbol != CHART_SYMBOL_NONE) {
        strbuf_add(html, "<svg class=\"e\" aria-hidden=\"true\"><use href=\"#");
        strbuf_add(html, chart_symbol_shape(symbol)->id);
        strbuf_add(html, "\"/></svg>");
    }
}
