#include "core/problem_tree/problem_outline.h"

#include <string.h>

#include "base/text.h"

#include "base/banned.h"

enum { TAB_COLUMNS = 4, MAX_COLUMNS = 1000, MAX_MARKS = 9, NO_BREAK_SPACE = 0xA0 };

/* How deep a mark stands among lines with the same white space; below 1000, see read_indent. */
enum { MARK_NUMBER = 10, MARK_LETTER = 100, MARK_DASH = 200, COLUMN = 1000 };

struct reading {
    struct arena *arena;
    struct problem_outline *outline;
    int indents[PROBLEM_TREE_MAX_DEPTH]; /* of the line above and of those it hangs under */
    int indexes[PROBLEM_TREE_MAX_DEPTH];
    int depth;  /* how many of them there are */
    int number; /* of the line */
    bool is_first_central;
};

static void add_fault(struct reading *reading, enum problem_outline_fault_kind kind)
{
    struct problem_outline *outline = reading->outline;
    if (outline->fault_count < PROBLEM_OUTLINE_MAX_FAULTS)
        outline->faults[outline->fault_count++] =
            (struct problem_outline_fault){kind, reading->number};
}

static int read_columns(const char **cursor)
{
    int columns = 0;
    for (const char *next = *cursor;; *cursor = next) {
        uint32_t letter = text_next(&next);
        if (letter == '\t')
            columns += TAB_COLUMNS - columns % TAB_COLUMNS;
        else if (letter == ' ' || letter == NO_BREAK_SPACE)
            columns++;
        else if (letter == 0 || !text_is_space(letter))
            return columns < MAX_COLUMNS ? columns : MAX_COLUMNS;
    }
}

static bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/* Bullets as word processors paste them; U+F0B7 is that of Word's Symbol font. */
static bool is_dash(uint32_t letter)
{
    static const uint32_t bullets[] = {'-',    '*',    0xB7,   0x2022, 0x2043, 0x2212,
                                       0x25AA, 0x25CB, 0x25CF, 0x25E6, 0xF0B7};
    for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++)
        if (letter == bullets[i])
            return true;
    return letter >= 0x2010 && letter <= 0x2015;
}

/* How many dashes; 0 also for "-5 grados". */
static int read_dashes(const char **cursor)
{
    const char *end = *cursor;
    int count = 0;
    for (const char *next = end; is_dash(text_next(&next)); end = next)
        count++;
    if (count == 0 || is_digit(*end))
        return 0;
    *cursor = end;
    return count < MAX_MARKS ? count : MAX_MARKS;
}

/* Parts of one or two digits with a point between: longer ones are thousands or years. */
static int read_parts(const char **cursor)
{
    const char *end = *cursor;
    int parts = 0;
    while (is_digit(*end)) {
        size_t digits = strspn(end, "0123456789");
        if (digits > 2)
            return 0;
        parts++;
        end += digits;
        if (*end != '.' || !is_digit(end[1]))
            break;
        end++;
    }
    *cursor = end;
    return parts;
}

/* Whether what follows a number without point goes on with it: "1.5 millones". */
static bool goes_on(const char *text)
{
    while (*text == ' ')
        text++;
    uint32_t letter = text_next(&text);
    return (letter >= 'a' && letter <= 'z') || (letter >= 0xDF && letter <= 0xFF);
}

/* How many parts; 0: no number that numbers. */
static int read_number(const char **cursor)
{
    const char *end = *cursor;
    int parts = read_parts(&end);
    bool is_closed = *end == '.' || *end == ')';
    if (parts == 0 || (!is_closed && (parts == 1 || goes_on(end))))
        return 0;
    end += is_closed;
    end += is_closed && *end == '-';
    if (!is_closed && *end != ' ' && *end != '\t' && *end != '\0')
        return 0; /* "1.2%" */
    *cursor = end;
    return parts < MAX_MARKS ? parts : MAX_MARKS;
}

static bool read_letter(const char **cursor)
{
    const char *text = *cursor;
    char lower = (char)(text[0] | 0x20);
    if (lower < 'a' || lower > 'z' || text[1] != ')')
        return false;
    *cursor += 2;
    return true;
}

static int read_mark(const char **cursor)
{
    int count = read_dashes(cursor);
    if (count > 0)
        return MARK_DASH + count;
    count = read_number(cursor);
    if (count > 0)
        return MARK_NUMBER + count;
    return read_letter(cursor) ? MARK_LETTER : 0;
}

/* The white space rules, the mark only between lines that have the same. */
static int read_indent(const char **cursor)
{
    int columns = read_columns(cursor);
    return columns * COLUMN + read_mark(cursor);
}

static bool is_central(const struct reading *reading)
{
    return reading->is_first_central && reading->outline->count == 0;
}

/* Finds what a line hangs under; too deep a line counts as one of the deepest. */
static void place(struct reading *reading, int indent, struct problem_outline_line *line)
{
    line->parent = PROBLEM_OUTLINE_NO_PARENT;
    if (is_central(reading))
        return;
    while (reading->depth > 0 && reading->indents[reading->depth - 1] >= indent)
        reading->depth--;
    if (reading->depth == PROBLEM_TREE_MAX_DEPTH) {
        add_fault(reading, PROBLEM_OUTLINE_TOO_DEEP);
        reading->depth--;
        indent = reading->indents[reading->depth];
    }
    if (reading->depth > 0)
        line->parent = reading->indexes[reading->depth - 1];
    else if (reading->is_first_central)
        line->parent = 0;
    reading->indents[reading->depth] = indent;
    reading->indexes[reading->depth] = reading->outline->count;
    line->depth = ++reading->depth;
}

static int count_characters(const char *text)
{
    int count = 0;
    while (text_next(&text) != 0)
        count++;
    return count;
}

static void read_line(struct reading *reading, const char *text)
{
    struct problem_outline *outline = reading->outline;
    struct problem_outline_line line = {.number = reading->number};
    const char *cursor = text;
    int indent = read_indent(&cursor);
    line.text = text_collapse(reading->arena, cursor);
    if (line.text[0] == '\0') {
        add_fault(reading, PROBLEM_OUTLINE_NO_TEXT);
        return;
    }
    if (count_characters(line.text) > PROBLEM_MAX_CHARACTERS)
        add_fault(reading, PROBLEM_OUTLINE_TOO_LONG);
    place(reading, indent, &line);
    outline->lines =
        arena_grow(reading->arena, outline->lines, (size_t)outline->count, sizeof *outline->lines);
    outline->lines[outline->count++] = line;
}

/* The line at *rest, which goes on behind its end; CR, LF and both end one. */
static const char *take_line(struct arena *arena, const char **rest)
{
    size_t length = strcspn(*rest, "\r\n");
    const char *line = arena_printf(arena, "%.*s", (int)length, *rest);
    *rest += length;
    *rest += (*rest)[0] == '\r' && (*rest)[1] == '\n';
    *rest += **rest != '\0';
    return line;
}

void problem_outline_parse(struct arena *arena, const char *text, bool is_first_central,
                           struct problem_outline *outline)
{
    struct reading reading = {
        .arena = arena, .outline = outline, .is_first_central = is_first_central};
    *outline = (struct problem_outline){0};
    while (*text != '\0') {
        const char *line = take_line(arena, &text);
        reading.number++;
        if (text_is_blank(line))
            continue;
        if (outline->count == PROBLEM_TREE_MAX_NODES) {
            add_fault(&reading, PROBLEM_OUTLINE_TOO_MANY);
            return;
        }
        read_line(&reading, line);
    }
    reading.number = 0;
    if (outline->count == 0 && outline->fault_count == 0)
        add_fault(&reading, PROBLEM_OUTLINE_EMPTY);
}

/* How deep the place's own card is; the central one is 0. */
static int base_depth(const struct problem_tree *tree, struct problem_outline_place place)
{
    return place.parent == NULL ? 0 : problem_tree_depth(tree, place.parent);
}

static bool hangs_in(const struct problem_tree *tree, const struct problem_node *node,
                     struct problem_outline_place place)
{
    return node->side == place.side &&
           (place.parent == NULL ||
            (node->id != place.parent->id && problem_tree_is_under(tree, node, place.parent->id)));
}

bool problem_outline_is_end_of(const struct problem_outline *outline,
                               const struct problem_tree *tree, struct problem_outline_place place)
{
    const int base = base_depth(tree, place);
    int left = outline->count;
    for (size_t i = tree->count; i > 0 && left > 0; i--) {
        const struct problem_node *node = &tree->nodes[i - 1];
        const struct problem_outline_line *line = &outline->lines[left - 1];
        if (!hangs_in(tree, node, place) && !(node->side == PROBLEM_CENTRAL && left == 1))
            continue;
        if (strcmp(node->problem, line->text) != 0 ||
            problem_tree_depth(tree, node) != base + line->depth)
            return false;
        left--;
    }
    return outline->count > 0 && left == 0;
}

int problem_outline_find_too_deep(const struct problem_outline *outline,
                                  const struct problem_tree *tree,
                                  struct problem_outline_place place)
{
    const int base = base_depth(tree, place);
    for (int i = 0; i < outline->count; i++)
        if (base + outline->lines[i].depth > PROBLEM_TREE_MAX_DEPTH)
            return outline->lines[i].number;
    return 0;
}
