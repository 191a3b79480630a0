#include "cli/evaluate_nodes.h"

#include <string.h>

#include "base/banned.h"

enum { TREE_COUNT = 2, FIRST_BUCKETS = 256 };

struct tree {
    struct entry {
        const char *name;
        size_t name_length;
        const char *path; /* joined with " / " */
        int depth, first_child, last_child, next_sibling;
        unsigned hash;
    } * entries;
    int *parents;
    struct node_sum **sums; /* of each node's own rows; NULL: it has none */
    size_t node_count;
    int *buckets; /* open hash of (parent, name) -> node */
    size_t bucket_count;
};

struct evaluate_nodes {
    struct arena *arena;
    const struct node_settings *settings;
    struct tree trees[TREE_COUNT];
};

static unsigned hash_name(int parent, const char *name, size_t length)
{
    unsigned hash = 2166136261u ^ (unsigned)parent;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)name[i]) * 16777619u;
    return hash * 2654435761u;
}

static void place(struct tree *tree, int node)
{
    size_t slot = tree->entries[node].hash % tree->bucket_count;
    while (tree->buckets[slot] != 0)
        slot = (slot + 1) % tree->bucket_count;
    tree->buckets[slot] = node + 1;
}

static void rehash(struct arena *arena, struct tree *tree)
{
    tree->bucket_count = tree->bucket_count == 0 ? FIRST_BUCKETS : tree->bucket_count * 2;
    tree->buckets = ARENA_NEW_ARRAY(arena, tree->bucket_count, int);
    for (size_t i = 0; i < tree->node_count; i++)
        place(tree, (int)i);
}

static int find_child(const struct tree *tree, int parent, struct csv_field name, unsigned hash)
{
    for (size_t slot = hash % tree->bucket_count; tree->buckets[slot] != 0;
         slot = (slot + 1) % tree->bucket_count) {
        int node = tree->buckets[slot] - 1;
        const struct entry *entry = &tree->entries[node];
        if (entry->hash == hash && tree->parents[node] == parent &&
            entry->name_length == name.length && memcmp(entry->name, name.text, name.length) == 0)
            return node;
    }
    return -1;
}

static int add_node(struct arena *arena, struct tree *tree, int parent, struct csv_field name)
{
    size_t count = tree->node_count++;
    tree->parents = arena_grow(arena, tree->parents, count, sizeof tree->parents[0]);
    tree->sums = arena_grow(arena, tree->sums, count, sizeof tree->sums[0]);
    tree->entries = arena_grow(arena, tree->entries, count, sizeof tree->entries[0]);
    int node = (int)count;
    const struct entry *above = parent < 0 ? NULL : &tree->entries[parent];
    struct entry *entry = &tree->entries[node];
    tree->parents[node] = parent;
    *entry = (struct entry){.name = arena_strndup(arena, name.text, name.length),
                            .name_length = name.length,
                            .depth = above == NULL ? 0 : above->depth + 1,
                            .first_child = -1,
                            .last_child = -1,
                            .next_sibling = -1,
                            .hash = hash_name(parent, name.text, name.length)};
    entry->path =
        entry->depth < 2 ? entry->name : arena_printf(arena, "%s / %s", above->path, entry->name);
    if (parent >= 0) {
        struct entry *siblings = &tree->entries[parent];
        if (siblings->last_child < 0)
            siblings->first_child = node;
        else
            tree->entries[siblings->last_child].next_sibling = node;
        siblings->last_child = node;
    }
    if ((tree->node_count + 1) * 2 > tree->bucket_count)
        rehash(arena, tree);
    else
        place(tree, node);
    return node;
}

static int find_or_add(struct arena *arena, struct tree *tree, int parent, struct csv_field name)
{
    if (tree->bucket_count == 0)
        rehash(arena, tree);
    int node = find_child(tree, parent, name, hash_name(parent, name.text, name.length));
    return node >= 0 ? node : add_node(arena, tree, parent, name);
}

struct evaluate_nodes *evaluate_nodes_create(struct arena *arena,
                                             const struct node_settings *settings)
{
    struct evaluate_nodes *nodes = ARENA_NEW(arena, struct evaluate_nodes);
    nodes->arena = arena;
    nodes->settings = settings;
    return nodes;
}

void evaluate_nodes_release(struct evaluate_nodes *nodes)
{
    for (int i = 0; i < TREE_COUNT; i++)
        for (size_t node = 0; node < nodes->trees[i].node_count; node++)
            if (nodes->trees[i].sums[node] != NULL)
                node_sum_release(nodes->trees[i].sums[node]);
}

void evaluate_nodes_add(struct evaluate_nodes *nodes, const struct matrix_row *row,
                        const struct evaluation *evaluation)
{
    struct arena *arena = nodes->arena;
    struct tree *tree = &nodes->trees[row->level == INDICATOR_LEVEL_RESULT];
    int node = find_or_add(arena, tree, -1, (struct csv_field){"plan", 4});
    for (int i = 0; i < MATRIX_CSV_PATH_LEVELS; i++)
        node = find_or_add(arena, tree, node, row->path[i]);
    if (tree->sums[node] == NULL)
        tree->sums[node] = node_sum_create(arena);
    node_sum_add(tree->sums[node], evaluation, row->weight_e4, nodes->settings);
}

/* What is written of a tree, and where to. */
struct listing {
    int depth;
    enum indicator_level level;
    const struct node_summary *summaries;
    struct strbuf *out;
};

/* Depth first, children in their order: the tree's order. */
static void write_below(const struct tree *tree, int node, const struct listing *listing)
{
    const struct entry *entry = &tree->entries[node];
    if (entry->depth == listing->depth) {
        matrix_csv_add_node(listing->out, entry->path, listing->level, &listing->summaries[node]);
        return;
    }
    for (int child = entry->first_child; child >= 0; child = tree->entries[child].next_sibling)
        write_below(tree, child, listing);
}

void evaluate_nodes_write(struct evaluate_nodes *nodes, int depth, struct strbuf *out)
{
    for (int i = 0; i < TREE_COUNT; i++) {
        const struct tree *tree = &nodes->trees[i];
        if (tree->node_count == 0)
            continue;
        struct node_summary *summaries =
            ARENA_NEW_ARRAY(nodes->arena, tree->node_count, struct node_summary);
        const struct node_tree sums = {
            .parents = tree->parents, .node_count = tree->node_count, .sums = tree->sums};
        node_summarise(nodes->arena, &sums, nodes->settings, summaries);
        const struct listing listing = {
            .depth = depth,
            .level = i == 0 ? INDICATOR_LEVEL_PRODUCT : INDICATOR_LEVEL_RESULT,
            .summaries = summaries,
            .out = out,
        };
        write_below(tree, 0, &listing);
    }
}
