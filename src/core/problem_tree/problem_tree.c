#include "core/problem_tree/problem_tree.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

static const char *const side_codes[PROBLEM_SIDES] = {
#define PROBLEM_SIDE(name, code, label) [PROBLEM_##name] = code,
#include "core/problem_tree/problem_side.def"
#undef PROBLEM_SIDE
};

const char *problem_side_code(enum problem_side side)
{
    assert(side < PROBLEM_SIDES);
    return side_codes[side];
}

bool problem_side_parse(const char *code, enum problem_side *side)
{
    for (int i = 0; i < PROBLEM_SIDES; i++)
        if (strcmp(side_codes[i], code) == 0) {
            *side = (enum problem_side)i;
            return true;
        }
    return false;
}

const struct problem_node *problem_tree_find(const struct problem_tree *tree, int64_t id)
{
    for (size_t i = 0; i < tree->count; i++)
        if (tree->nodes[i].id == id)
            return &tree->nodes[i];
    return NULL;
}

const struct problem_node *problem_tree_find_central(const struct problem_tree *tree)
{
    for (size_t i = 0; i < tree->count; i++)
        if (tree->nodes[i].side == PROBLEM_CENTRAL)
            return &tree->nodes[i];
    return NULL;
}

int problem_tree_depth(const struct problem_tree *tree, const struct problem_node *node)
{
    int depth = 0;
    while (node != NULL && node->parent_id != 0 && depth <= PROBLEM_TREE_MAX_DEPTH) {
        node = problem_tree_find(tree, node->parent_id);
        depth++;
    }
    return node != NULL && depth <= PROBLEM_TREE_MAX_DEPTH ? depth : -1;
}

bool problem_tree_is_under(const struct problem_tree *tree, const struct problem_node *node,
                           int64_t id)
{
    for (int steps = 0; node != NULL && steps <= PROBLEM_TREE_MAX_DEPTH; steps++) {
        if (node->id == id)
            return true;
        node = node->parent_id == 0 ? NULL : problem_tree_find(tree, node->parent_id);
    }
    return false;
}

size_t problem_tree_count_children(const struct problem_tree *tree, int64_t parent_id)
{
    size_t count = 0;
    for (size_t i = 0; i < tree->count; i++)
        count += tree->nodes[i].parent_id == parent_id;
    return count;
}

size_t problem_tree_count_under(const struct problem_tree *tree, int64_t id)
{
    size_t count = 0;
    for (size_t i = 0; i < tree->count; i++)
        count += tree->nodes[i].id != id && problem_tree_is_under(tree, &tree->nodes[i], id);
    return count;
}

int problem_tree_next_position(const struct problem_tree *tree)
{
    int position = 0;
    for (size_t i = 0; i < tree->count; i++)
        if (tree->nodes[i].position >= position)
            position = tree->nodes[i].position + 1;
    return position;
}

/* How many levels hang under a node. */
static int height_under(const struct problem_tree *tree, const struct problem_node *node)
{
    int own = problem_tree_depth(tree, node), deepest = own;
    for (size_t i = 0; i < tree->count; i++)
        if (problem_tree_is_under(tree, &tree->nodes[i], node->id)) {
            int depth = problem_tree_depth(tree, &tree->nodes[i]);
            deepest = depth > deepest ? depth : deepest;
        }
    return deepest - own;
}

static bool is_of_side(const struct problem_node *node, const struct problem_node *parent)
{
    return parent->side == node->side || parent->side == PROBLEM_CENTRAL;
}

bool problem_tree_may_hang(const struct problem_tree *tree, const struct problem_node *node,
                           const struct problem_node *parent)
{
    return node->side != PROBLEM_CENTRAL && is_of_side(node, parent) &&
           !problem_tree_is_under(tree, parent, node->id) &&
           problem_tree_depth(tree, parent) >= 0 &&
           problem_tree_depth(tree, parent) + 1 + height_under(tree, node) <=
               PROBLEM_TREE_MAX_DEPTH;
}

static int compare_siblings(const void *left, const void *right)
{
    const struct problem_node *a = left, *b = right;
    if (a->side != b->side)
        return (int)a->side - (int)b->side;
    if (a->position != b->position)
        return a->position - b->position;
    return (a->id > b->id) - (a->id < b->id);
}

/* Moves everything under parent behind *done, depth first; the nodes stand by side, then position.
 */
static bool collect(struct problem_tree *tree, const struct problem_node *parent,
                    const struct problem_node *sorted, size_t *done)
{
    bool is_sound = true;
    int64_t parent_id = parent->id;
    enum problem_side side = parent->side;
    for (size_t i = 0; i < tree->count && *done < tree->count; i++) {
        if (sorted[i].parent_id != parent_id)
            continue;
        is_sound = is_sound && (side == PROBLEM_CENTRAL || sorted[i].side == side);
        tree->nodes[(*done)++] = sorted[i];
        is_sound = collect(tree, &sorted[i], sorted, done) && is_sound;
    }
    return is_sound;
}

static bool is_placed(const struct problem_node *nodes, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (nodes[i].id == id)
            return true;
    return false;
}

bool problem_tree_arrange(struct problem_tree *tree)
{
    size_t done = 0;
    bool is_sound = true;
    if (tree->count == 0)
        return true;
    struct problem_node *sorted = calloc(tree->count, sizeof *sorted);
    if (sorted == NULL)
        abort();
    memcpy(sorted, tree->nodes, tree->count * sizeof *sorted);
    qsort(sorted, tree->count, sizeof *sorted, compare_siblings);
    if (sorted[0].side == PROBLEM_CENTRAL && sorted[0].parent_id == 0) {
        tree->nodes[done++] = sorted[0];
        is_sound = collect(tree, &sorted[0], sorted, &done);
    }
    size_t reached = done;
    for (size_t i = 0; i < tree->count; i++)
        if (!is_placed(tree->nodes, done, sorted[i].id))
            tree->nodes[done++] = sorted[i];
    free(sorted);
    return is_sound && reached == tree->count;
}

const char *problem_tree_role_label(enum problem_side side, int depth)
{
    if (side == PROBLEM_CENTRAL)
        return "Problema central";
    if (side == PROBLEM_CAUSE)
        return depth == 1 ? "Causa directa" : "Causa indirecta";
    return depth == 1 ? "Efecto directo" : "Efecto indirecto";
}

const char *problem_tree_objective_label(enum problem_side side, int depth)
{
    if (side == PROBLEM_CENTRAL)
        return "Objetivo general";
    if (side == PROBLEM_CAUSE)
        return depth == 1 ? "Objetivo específico" : "Medio";
    return depth == 1 ? "Fin directo" : "Fin indirecto";
}
