#include "core/problem_tree/tree_drawing.h"

#include "base/text.h"

#include "base/banned.h"

enum {
    MAX_COLUMNS = 6,
    MAX_COLUMN_WIDTH = 2400,
    COLUMN_GAP = 130,
    STACK_GAP = 75,
    SIDE_GAP = 240,  /* between the central card and its neighbours; the bus runs in its middle */
    STEP = 120,      /* how far a card stands to the right of what it hangs under */
    SPINE = 45,      /* from a card's left edge to the line that its children hang on */
    MAX_GROWTH = 60, /* tenths of the page's width */
};

/* The cards of one side while they are placed: distances from the central card, not yet positions.
 */
struct half {
    struct tree_card *cards;
    size_t count;
    size_t direct;                  /* cards that hang on the central one, or MAX_COLUMNS */
    size_t columns;                 /* that they need */
    size_t starts[MAX_COLUMNS + 1]; /* first card of each column */
    int column_width, reach;        /* from the central card to the farthest edge */
};

struct drawing {
    struct arena *arena;
    const struct problem_tree *tree;
    struct tree_drawing *out;
    int width;
    struct half halves[2]; /* causes, effects */
};

static const char *text_of(struct arena *arena, const struct problem_node *node,
                           enum tree_text text)
{
    if (text == TREE_PROBLEMS)
        return node->problem;
    if (!node->is_convertible)
        return arena_printf(arena, "No convertible: %s", node->reason);
    return node->objective[0] == '\0' ? "(por escribir)" : node->objective;
}

static void fill_cards(struct drawing *drawing, enum tree_text text)
{
    const struct problem_tree *tree = drawing->tree;
    struct tree_drawing *out = drawing->out;
    for (size_t i = 0; i < tree->count; i++) {
        const struct problem_node *node = &tree->nodes[i];
        int depth = problem_tree_depth(tree, node);
        if (depth < 0 || (depth == 0 && node->side != PROBLEM_CENTRAL))
            continue;
        struct tree_card *card = &out->cards[out->card_count++];
        *card = (struct tree_card){
            .node_id = node->id,
            .side = node->side,
            .depth = depth,
            .text = text_collapse(drawing->arena, text_of(drawing->arena, node, text))};
        card->is_dashed =
            text == TREE_OBJECTIVES && (!node->is_convertible || node->objective[0] == '\0');
    }
}

static void find_half(struct drawing *drawing, struct half *half, enum problem_side side)
{
    struct tree_drawing *out = drawing->out;
    *half = (struct half){0};
    for (size_t i = 0; i < out->card_count; i++)
        if (out->cards[i].side == side) {
            if (half->count++ == 0)
                half->cards = &out->cards[i];
            half->direct += out->cards[i].depth == 1;
        }
    if (half->direct > MAX_COLUMNS)
        half->direct = MAX_COLUMNS;
}

static void measure_card(struct tree_card *card)
{
    card->line_count = tree_text_count_lines(card->text, card->width - 2 * TREE_CARD_PADDING);
    card->height = (int)card->line_count * TREE_LINE_HEIGHT + 2 * TREE_CARD_PADDING;
}

/* Breaks the texts of one side at the width that its columns have on this sheet. */
static void measure_half(const struct drawing *drawing, struct half *half)
{
    if (half->direct == 0)
        return;
    int width = (drawing->width - (int)(half->direct - 1) * COLUMN_GAP) / (int)half->direct;
    half->column_width = width > MAX_COLUMN_WIDTH ? MAX_COLUMN_WIDTH : width;
    for (size_t i = 0; i < half->count; i++) {
        half->cards[i].width = half->column_width - STEP * half->cards[i].depth;
        measure_card(&half->cards[i]);
    }
}

/* Columns needed where none is higher than limit; a direct card stays with what hangs under it. */
static size_t split(struct half *half, int limit)
{
    size_t columns = 0;
    int used = limit + 1;
    for (size_t i = 0; i < half->count;) {
        size_t end = i;
        int height = 0;
        do
            height += half->cards[end++].height + STACK_GAP;
        while (end < half->count && half->cards[end].depth > 1);
        if (used + height > limit && (used > 0 || columns == 0)) {
            if (columns < MAX_COLUMNS)
                half->starts[columns] = i;
            columns++;
            used = 0;
        }
        used += height;
        i = end;
    }
    return columns;
}

/* The lowest columns that hold a side: contiguous, so that the order stays. */
static void balance(struct half *half)
{
    int low = 0, high = STACK_GAP;
    for (size_t i = 0; i < half->count; i++)
        high += half->cards[i].height + STACK_GAP;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (split(half, middle) <= half->direct)
            high = middle;
        else
            low = middle + 1;
    }
    half->columns = split(half, low);
    half->starts[half->columns] = half->count;
}

/* Gives each card x, and in y its distance from the central card. */
static void stack_half(const struct drawing *drawing, struct half *half)
{
    half->reach = 0;
    if (half->count == 0)
        return;
    balance(half);
    int whole = (int)half->columns * half->column_width + (int)(half->columns - 1) * COLUMN_GAP;
    int left = (drawing->width - whole) / 2;
    for (size_t column = 0; column < half->columns; column++) {
        int distance = SIDE_GAP;
        for (size_t i = half->starts[column]; i < half->starts[column + 1]; i++) {
            half->cards[i].x = left + STEP * half->cards[i].depth;
            half->cards[i].y = distance;
            distance += half->cards[i].height + STACK_GAP;
        }
        if (distance - STACK_GAP > half->reach)
            half->reach = distance - STACK_GAP;
        left += half->column_width + COLUMN_GAP;
    }
}

static int sheet_height(const struct drawing *drawing)
{
    return drawing->halves[0].reach + drawing->halves[1].reach + drawing->out->cards[0].height;
}

/* Lays everything out on a sheet of that width; its height follows. */
static void lay_out(struct drawing *drawing, int width)
{
    struct tree_card *central = &drawing->out->cards[0];
    drawing->width = width;
    central->width = width / 2;
    measure_card(central);
    central->x = (width - central->width) / 2;
    for (int i = 0; i < 2; i++) {
        measure_half(drawing, &drawing->halves[i]);
        stack_half(drawing, &drawing->halves[i]);
    }
}

static void add_line(struct tree_drawing *out, struct tree_line line)
{
    out->lines[out->line_count++] = line;
}

/* Distances become positions: causes downwards, effects upwards. */
static void settle(struct drawing *drawing)
{
    struct tree_card *central = &drawing->out->cards[0];
    central->y = drawing->halves[1].reach;
    for (size_t i = 0; i < drawing->halves[0].count; i++)
        drawing->halves[0].cards[i].y += central->y + central->height;
    for (size_t i = 0; i < drawing->halves[1].count; i++) {
        struct tree_card *card = &drawing->halves[1].cards[i];
        card->y = central->y - card->y - card->height;
    }
}

static int middle_of(const struct tree_card *card)
{
    return card->y + card->height / 2;
}

/* The line that the direct cards of each column hang on, and the bus from the central card. */
static void connect_half(struct drawing *drawing, const struct half *half, bool is_up)
{
    struct tree_drawing *out = drawing->out;
    const struct tree_card *central = &out->cards[0];
    if (half->count == 0)
        return;
    int edge = is_up ? central->y : central->y + central->height;
    int bus = is_up ? edge - SIDE_GAP / 2 : edge + SIDE_GAP / 2;
    int middle = central->x + central->width / 2, left = middle, right = middle;
    for (size_t column = 0; column < half->columns; column++) {
        int spine = half->cards[half->starts[column]].x - STEP + SPINE, last = bus;
        for (size_t i = half->starts[column]; i < half->starts[column + 1]; i++)
            if (half->cards[i].depth == 1) {
                last = middle_of(&half->cards[i]);
                add_line(out, (struct tree_line){spine, last, half->cards[i].x, last});
            }
        add_line(out, (struct tree_line){spine, bus, spine, last});
        left = spine < left ? spine : left;
        right = spine > right ? spine : right;
    }
    add_line(out, (struct tree_line){middle, edge, middle, bus});
    add_line(out, (struct tree_line){left, bus, right, bus});
}

/* The lines from a card to what hangs right under it. */
static void connect_children(struct drawing *drawing, const struct half *half, size_t parent,
                             bool is_up)
{
    const struct tree_card *card = &half->cards[parent];
    int spine = card->x + SPINE, start = is_up ? card->y : card->y + card->height, last = start;
    for (size_t i = parent + 1; i < half->count && half->cards[i].depth > card->depth; i++)
        if (half->cards[i].depth == card->depth + 1) {
            last = middle_of(&half->cards[i]);
            add_line(drawing->out, (struct tree_line){spine, last, half->cards[i].x, last});
        }
    if (last != start)
        add_line(drawing->out, (struct tree_line){spine, start, spine, last});
}

static void connect(struct drawing *drawing)
{
    for (int side = 0; side < 2; side++) {
        const struct half *half = &drawing->halves[side];
        connect_half(drawing, half, side == 1);
        for (size_t i = 0; i < half->count; i++)
            connect_children(drawing, half, i, side == 1);
    }
}

static void label(struct tree_drawing *out, enum tree_text text)
{
    const struct tree_card *central = &out->cards[0];
    static const char *const words[2][2] = {{"Arriba: efectos", "Abajo: causas"},
                                            {"Arriba: fines", "Abajo: medios"}};
    out->label_count = 2;
    for (int i = 0; i < 2; i++)
        out->labels[i] = (struct tree_label){0, central->y + TREE_FONT_SIZE + i * TREE_LINE_HEIGHT,
                                             words[text][i]};
}

static void describe(struct drawing *drawing, enum tree_text text, const char *topic_name)
{
    struct tree_drawing *out = drawing->out;
    bool is_problem = text == TREE_PROBLEMS;
    out->title = arena_printf(drawing->arena, "%s: %s",
                              is_problem ? "Árbol de problemas" : "Árbol de objetivos", topic_name);
    out->description =
        arena_printf(drawing->arena,
                     "En el centro: %s. Arriba hay %zu %s y abajo %zu %s. La lista dice lo mismo.",
                     out->cards[0].text, drawing->halves[1].count, is_problem ? "efectos" : "fines",
                     drawing->halves[0].count, is_problem ? "causas" : "medios");
}

struct tree_drawing *tree_draw(struct arena *arena, const struct problem_tree *tree,
                               enum tree_text text, const char *topic_name)
{
    struct tree_drawing *out = ARENA_NEW(arena, struct tree_drawing);
    struct drawing drawing = {.arena = arena, .tree = tree, .out = out};
    if (problem_tree_find_central(tree) == NULL)
        return out;
    out->cards = ARENA_NEW_ARRAY(arena, tree->count, struct tree_card);
    out->lines = ARENA_NEW_ARRAY(arena, tree->count * 2 + 2 * (MAX_COLUMNS + 2), struct tree_line);
    fill_cards(&drawing, text);
    find_half(&drawing, &drawing.halves[0], PROBLEM_CAUSE);
    find_half(&drawing, &drawing.halves[1], PROBLEM_EFFECT);
    /* A wider sheet has lower columns: the first that has the page's shape needs the least
     * shrinking. */
    for (int tenths = 10; tenths <= MAX_GROWTH; tenths++) {
        int width = TREE_PAGE_WIDTH / 10 * tenths;
        lay_out(&drawing, width);
        if (sheet_height(&drawing) <= TREE_PAGE_HEIGHT / 10 * tenths)
            break;
    }
    for (size_t i = 0; i < out->card_count; i++)
        out->cards[i].lines =
            tree_text_wrap(arena, out->cards[i].text, out->cards[i].width - 2 * TREE_CARD_PADDING);
    settle(&drawing);
    connect(&drawing);
    label(out, text);
    describe(&drawing, text, topic_name);
    out->width = drawing.width;
    out->height = sheet_height(&drawing);
    return out;
}
