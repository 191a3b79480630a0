/* Value chain: insumos (money), actividades (projects), productos, resultados and impactos of a
 * topic, and the gaps between them.
 *
 * Pure. Products and results are indicators of the plan, projects carry their money, impacts are
 * the ends of the objective tree. A gap is what the council asks the administration about: a result
 * that no product leads to, a product that no project delivers, an objective that no programme
 * answers. Storage: storage/value_chain_store.h. Strings are never NULL. */
#ifndef ATALAYA_CORE_VALUE_CHAIN_VALUE_CHAIN_H
#define ATALAYA_CORE_VALUE_CHAIN_VALUE_CHAIN_H

#include "core/problem_tree/problem_tree.h"

enum { VALUE_CHAIN_MAX_PESOS_DIGITS = 14 };

struct chain_item {
    int64_t id; /* indicator, project or problem node */
    const char *name;
    int64_t pesos; /* of a project; 0: not said */
};

struct chain_list {
    struct chain_item *items;
    size_t count;
};

struct chain_link {
    int64_t from_id, to_id; /* result → product, product → project */
};

struct chain_links {
    struct chain_link *items;
    size_t count;
};

struct value_chain {
    struct chain_list projects, products, results, impacts;
    struct chain_links products_of_results, projects_of_products;
    int64_t version; /* 0: nobody linked anything yet */
};

bool chain_links_have(const struct chain_links *links, struct chain_link link);
/* How many targets an item has. */
size_t chain_links_count(const struct chain_links *links, int64_t from_id);
/* The money of all projects, each once. */
int64_t value_chain_pesos(const struct value_chain *chain);

enum chain_gap_kind {
#define CHAIN_GAP(name, text, advice) CHAIN_GAP_##name,
#include "core/value_chain/chain_gap.def"
#undef CHAIN_GAP
    CHAIN_GAPS
};

struct chain_gap {
    enum chain_gap_kind kind;
    const char *name; /* of what has it; "" for the whole chain */
};

const char *chain_gap_text(enum chain_gap_kind kind);
const char *chain_gap_advice(enum chain_gap_kind kind);

/* The gaps of a chain and of the objectives behind it, from right to left.
 *     a result with no product linked                     ->  RESULT_WITHOUT_PRODUCT with its name
 *     an objetivo específico without programme             ->  UNANSWERED with its text */
struct chain_gap *value_chain_check(const struct value_chain *chain,
                                    const struct problem_tree *tree, struct arena *arena,
                                    size_t *count);

#endif
