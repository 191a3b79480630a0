/* Tree drawing: where the cards and lines of a problem tree (or of its mirror) stand on one lying
 * page: effects above, the central card in the middle, causes below.
 *
 * Pure geometry; there is one routine and there are two writers (reports/chart/tree_svg.h for pages
 * and reports/formats/pdf for paper). Direct causes share at most six columns in their order, so
 * that they are read from left to right and downwards; what hangs under a card stands beneath it,
 * one step to the right. Effects are the same, upwards. Texts are broken by the widths of Noto Sans
 * with some to spare, so that a browser's own font stays inside of the cards too. Where the page is
 * not enough the sheet grows in both directions, and writers shrink it: nothing overlaps and
 * nothing is cut. Units are tenths of a point from the top left corner. */
#ifndef ATALAYA_CORE_PROBLEM_TREE_TREE_DRAWING_H
#define ATALAYA_CORE_PROBLEM_TREE_TREE_DRAWING_H

#include "core/problem_tree/problem_tree.h"

enum {
    TREE_FONT_SIZE = 90,
    TREE_LINE_HEIGHT = 115,
    TREE_CARD_PADDING = 45,
    TREE_PAGE_WIDTH = 7500, /* of a sheet that is not shrunk; A4 and letter lying down hold it */
    TREE_PAGE_HEIGHT = 4400,
};

enum tree_text { TREE_PROBLEMS, TREE_OBJECTIVES };

struct tree_card {
    int64_t node_id;
    enum problem_side side;
    int depth;
    int x, y, width, height;
    const char *text; /* unbroken */
    const char **lines;
    size_t line_count;
    bool is_dashed; /* not convertible, or not written yet */
};

struct tree_line {
    int x1, y1, x2, y2;
};

struct tree_label {
    int x, y; /* baseline */
    const char *text;
};

struct tree_drawing {
    int width, height;
    const char *title;       /* "Árbol de problemas: Vías de las veredas" */
    const char *description; /* read aloud: the central card and how many stand on each side */
    struct tree_card *cards;
    size_t card_count;
    struct tree_line *lines;
    size_t line_count;
    struct tree_label labels[2];
    size_t label_count;
};

/* Draws an arranged tree into arena; what does not reach the central card is left out. An empty
 * tree gives an empty drawing of height 0. topic_name is borrowed. */
struct tree_drawing *tree_draw(struct arena *arena, const struct problem_tree *tree,
                               enum tree_text text, const char *topic_name);

/* The width of a text in one line of TREE_FONT_SIZE, with what is to spare. */
int tree_text_width(const char *text, size_t length);

/* How many lines of at most width a text needs; a word that is wider alone is broken inside. Spaces
 * stand one by one (text_collapse). */
size_t tree_text_count_lines(const char *text, int width);
/* The lines themselves. */
const char **tree_text_wrap(struct arena *arena, const char *text, int width);

#endif
