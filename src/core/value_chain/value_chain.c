#include "core/value_chain/value_chain.h"

#include <assert.h>

#include "base/banned.h"

static const struct {
    const char *text, *advice;
} gaps[CHAIN_GAPS] = {
#define CHAIN_GAP(name, text, advice) [CHAIN_GAP_##name] = {text, advice},
#include "core/value_chain/chain_gap.def"
#undef CHAIN_GAP
};

const char *chain_gap_text(enum chain_gap_kind kind)
{
    assert(kind < CHAIN_GAPS);
    return gaps[kind].text;
}

const char *chain_gap_advice(enum chain_gap_kind kind)
{
    assert(kind < CHAIN_GAPS);
    return gaps[kind].advice;
}

bool chain_links_have(const struct chain_links *links, struct chain_link link)
{
    for (size_t i = 0; i < links->count; i++)
        if (links->items[i].from_id == link.from_id && links->items[i].to_id == link.to_id)
            return true;
    return false;
}

size_t chain_links_count(const struct chain_links *links, int64_t from_id)
{
    size_t count = 0;
    for (size_t i = 0; i < links->count; i++)
        count += links->items[i].from_id == from_id;
    return count;
}

int64_t value_chain_pesos(const struct value_chain *chain)
{
    int64_t sum = 0;
    for (size_t i = 0; i < chain->projects.count; i++)
        sum += chain->projects.items[i].pesos;
    return sum;
}

struct checking {
    struct chain_gap *items;
    size_t count;
};

static void add(struct checking *checking, enum chain_gap_kind kind, const char *name)
{
    checking->items[checking->count++] = (struct chain_gap){kind, name};
}

static void check_links(struct checking *checking, const struct chain_list *list,
                        const struct chain_links *links, enum chain_gap_kind kind)
{
    for (size_t i = 0; i < list->count; i++)
        if (chain_links_count(links, list->items[i].id) == 0)
            add(checking, kind, list->items[i].name);
}

static void check_objectives(struct checking *checking, const struct problem_tree *tree)
{
    for (size_t i = 0; i < tree->count; i++) {
        const struct problem_node *node = &tree->nodes[i];
        if (node->side == PROBLEM_CAUSE && problem_tree_depth(tree, node) == 1 &&
            node->is_convertible && node->programme_count == 0)
            add(checking, CHAIN_GAP_UNANSWERED,
                node->objective[0] != '\0' ? node->objective : node->problem);
    }
}

struct chain_gap *value_chain_check(const struct value_chain *chain,
                                    const struct problem_tree *tree, struct arena *arena,
                                    size_t *count)
{
    size_t most =
        chain->results.count + chain->products.count + chain->projects.count + tree->count + 2;
    struct checking checking = {ARENA_NEW_ARRAY(arena, most, struct chain_gap), 0};
    if (chain->impacts.count == 0)
        add(&checking, CHAIN_GAP_NO_IMPACT, "");
    if (chain->results.count == 0)
        add(&checking, CHAIN_GAP_NO_RESULT, "");
    check_links(&checking, &chain->results, &chain->products_of_results,
                CHAIN_GAP_RESULT_WITHOUT_PRODUCT);
    check_links(&checking, &chain->products, &chain->projects_of_products,
                CHAIN_GAP_PRODUCT_WITHOUT_PROJECT);
    for (size_t i = 0; i < chain->projects.count; i++)
        if (chain->projects.items[i].pesos == 0)
            add(&checking, CHAIN_GAP_PROJECT_WITHOUT_MONEY, chain->projects.items[i].name);
    check_objectives(&checking, tree);
    *count = checking.count;
    return checking.items;
}
