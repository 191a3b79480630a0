/* The tree of the plan as a file gives it: lines and their components, in the file's order. */
#include <stdlib.h>
#include <string.h>

#include "exchange/plan_file/preview.h"

#include "base/banned.h"

struct leaf {
    const char *const *path;
    size_t index; /* in the file */
};

static int compare_leaves(const void *a, const void *b)
{
    const struct leaf *left = a;
    const struct leaf *right = b;
    for (int level = 0; level < PLAN_DRAFT_LEVELS; level++) {
        const int order = strcmp(left->path[level], right->path[level]);
        if (order != 0)
            return order;
    }
    return (left->index > right->index) - (left->index < right->index);
}

/* Lines by their first indicator, each before its components. */
static int compare_nodes(const void *a, const void *b)
{
    const struct preview_node *left = a;
    const struct preview_node *right = b;
    if (left->line_order != right->line_order)
        return left->line_order < right->line_order ? -1 : 1;
    if (left->level != right->level)
        return left->level - right->level;
    return (left->order > right->order) - (left->order < right->order);
}

static bool is_same(const struct leaf *a, const struct leaf *b, int level)
{
    for (int i = 0; i <= level; i++)
        if (strcmp(a->path[i], b->path[i]) != 0)
            return false;
    return true;
}

/* The node of the leaves from first on that share its path down to the level. */
static struct preview_node make_node(const struct leaf *leaves, size_t count, size_t first,
                                     int level)
{
    struct preview_node node = {
        .level = level, .name = leaves[first].path[level], .order = leaves[first].index};
    for (size_t i = first; i < count && is_same(&leaves[i], &leaves[first], level); i++) {
        node.order = leaves[i].index < node.order ? leaves[i].index : node.order;
        node.indicators++;
        node.programmes += i == first || !is_same(&leaves[i], &leaves[i - 1], 2);
    }
    return node;
}

size_t preview_list_tree(struct arena *arena, const struct plan_draft *draft,
                         struct preview_node **nodes)
{
    const size_t count = draft->indicator_count;
    struct leaf *leaves = ARENA_NEW_ARRAY(arena, count + 1, struct leaf);
    size_t node_count = 0;
    size_t line_order = 0;
    *nodes = ARENA_NEW_ARRAY(arena, 2 * count + 1, struct preview_node);
    for (size_t i = 0; i < count; i++)
        leaves[i] = (struct leaf){draft->indicators[i].path, i};
    qsort(leaves, count, sizeof *leaves, compare_leaves);
    for (size_t i = 0; i < count; i++) {
        for (int level = 0; level < 2; level++) {
            if (i > 0 && is_same(&leaves[i], &leaves[i - 1], level))
                continue;
            struct preview_node *node = &(*nodes)[node_count++];
            *node = make_node(leaves, count, i, level);
            line_order = level == 0 ? node->order : line_order;
            node->line_order = line_order;
        }
    }
    qsort(*nodes, node_count, sizeof **nodes, compare_nodes);
    return node_count;
}
