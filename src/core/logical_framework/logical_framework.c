#include "core/logical_framework/logical_framework.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"

#include "base/banned.h"

const char *framework_level_label(enum framework_level level)
{
    static const char *const labels[FRAMEWORK_LEVELS] = {"Fin", "Propósito", "Componente",
                                                         "Actividad"};
    assert(level < FRAMEWORK_LEVELS);
    return labels[level];
}

static const struct {
    const char *code, *label;
} likelihoods[FRAMEWORK_LIKELIHOODS] = {
#define FRAMEWORK_LIKELIHOOD(name, code, label) [FRAMEWORK_LIKELIHOOD_##name] = {code, label},
#include "core/logical_framework/framework_likelihood.def"
#undef FRAMEWORK_LIKELIHOOD
};

const char *framework_likelihood_code(enum framework_likelihood likelihood)
{
    assert(likelihood < FRAMEWORK_LIKELIHOODS);
    return likelihoods[likelihood].code;
}

const char *framework_likelihood_label(enum framework_likelihood likelihood)
{
    assert(likelihood < FRAMEWORK_LIKELIHOODS);
    return likelihoods[likelihood].label;
}

bool framework_likelihood_parse(const char *code, enum framework_likelihood *likelihood)
{
    for (int i = 0; i < FRAMEWORK_LIKELIHOODS; i++)
        if (strcmp(likelihoods[i].code, code) == 0) {
            *likelihood = (enum framework_likelihood)i;
            return true;
        }
    return false;
}

static const struct {
    const char *text, *advice;
} findings[FRAMEWORK_FINDINGS] = {
#define FRAMEWORK_FINDING(name, text, advice) [FRAMEWORK_FINDING_##name] = {text, advice},
#include "core/logical_framework/framework_finding.def"
#undef FRAMEWORK_FINDING
};

const char *framework_finding_text(enum framework_finding_kind kind)
{
    assert(kind < FRAMEWORK_FINDINGS);
    return findings[kind].text;
}

const char *framework_finding_advice(enum framework_finding_kind kind)
{
    assert(kind < FRAMEWORK_FINDINGS);
    return findings[kind].advice;
}

static enum framework_level level_of(enum problem_side side, int depth)
{
    if (side == PROBLEM_CENTRAL)
        return FRAMEWORK_PURPOSE;
    if (side == PROBLEM_EFFECT)
        return FRAMEWORK_END;
    return depth == 1 ? FRAMEWORK_COMPONENT : FRAMEWORK_ACTIVITY;
}

static const struct framework_row *find_row(struct framework_rows rows, int64_t node_id)
{
    for (size_t i = 0; i < rows.count; i++)
        if (rows.items[i].node_id == node_id)
            return &rows.items[i];
    return NULL;
}

static int64_t component_of(const struct problem_tree *tree, const struct problem_node *node)
{
    while (node != NULL && problem_tree_depth(tree, node) > 1)
        node = problem_tree_find(tree, node->parent_id);
    return node == NULL ? 0 : node->id;
}

static struct framework_row make_row(const struct problem_tree *tree,
                                     const struct problem_node *node,
                                     const struct framework_row *written,
                                     const struct framework_row *proposal)
{
    struct framework_row row = {.summary = node->objective, .assumptions = ""};
    enum framework_level level = level_of(node->side, problem_tree_depth(tree, node));
    /* An activity has its cost in that column: no indicator says it. */
    bool is_proposed = proposal != NULL && level != FRAMEWORK_ACTIVITY;
    row.indicators = is_proposed ? proposal->indicators : "";
    row.verification = is_proposed ? proposal->verification : "";
    if (written != NULL)
        row = *written;
    row.is_written = written != NULL;
    row.node_id = node->id;
    row.level = level;
    row.component_id = row.level == FRAMEWORK_ACTIVITY ? component_of(tree, node) : 0;
    return row;
}

struct logical_framework logical_framework_build(struct arena *arena,
                                                 const struct problem_tree *tree,
                                                 struct framework_rows written,
                                                 struct framework_rows proposals)
{
    struct logical_framework framework = {
        ARENA_NEW_ARRAY(arena, tree->count + 1, struct framework_row), 0};
    for (int level = 0; level < FRAMEWORK_LEVELS; level++)
        for (size_t i = 0; i < tree->count; i++) {
            const struct problem_node *node = &tree->nodes[i];
            int depth = problem_tree_depth(tree, node);
            if (node->is_convertible && depth >= 0 && (int)level_of(node->side, depth) == level)
                framework.rows[framework.count++] = make_row(
                    tree, node, find_row(written, node->id), find_row(proposals, node->id));
        }
    return framework;
}

const struct framework_row *logical_framework_find(const struct logical_framework *framework,
                                                   int64_t node_id)
{
    return find_row((struct framework_rows){framework->rows, framework->count}, node_id);
}

struct checking {
    const struct logical_framework *framework;
    struct framework_finding *items;
    size_t count;
};

static void add(struct checking *checking, enum framework_finding_kind kind, int64_t node_id)
{
    checking->items[checking->count++] = (struct framework_finding){kind, node_id};
}

static bool has_level(const struct logical_framework *framework, enum framework_level level)
{
    for (size_t i = 0; i < framework->count; i++)
        if (framework->rows[i].level == level)
            return true;
    return false;
}

static bool has_activity(const struct logical_framework *framework, int64_t component_id)
{
    for (size_t i = 0; i < framework->count; i++)
        if (framework->rows[i].component_id == component_id)
            return true;
    return false;
}

static void check_assumption(struct checking *checking, const struct framework_row *row)
{
    if (text_is_blank(row->assumptions))
        return;
    if (!row->is_external)
        add(checking, FRAMEWORK_FINDING_NOT_EXTERNAL, row->node_id);
    if (row->likelihood == FRAMEWORK_LIKELIHOOD_NONE)
        add(checking, FRAMEWORK_FINDING_UNSAID, row->node_id);
    if (row->likelihood == FRAMEWORK_LIKELIHOOD_CERTAIN)
        add(checking, FRAMEWORK_FINDING_CERTAIN, row->node_id);
    if (row->likelihood == FRAMEWORK_LIKELIHOOD_IMPOSSIBLE)
        add(checking, FRAMEWORK_FINDING_IMPOSSIBLE, row->node_id);
}

static void check_row(struct checking *checking, const struct framework_row *row)
{
    bool is_component = row->level == FRAMEWORK_COMPONENT;
    bool has_indicator = !text_is_blank(row->indicators);
    if (text_is_blank(row->summary))
        add(checking, FRAMEWORK_FINDING_NO_SUMMARY, row->node_id);
    if (is_component && !has_activity(checking->framework, row->node_id))
        add(checking, FRAMEWORK_FINDING_NO_ACTIVITY, row->node_id);
    if ((is_component || row->level == FRAMEWORK_PURPOSE) && !has_indicator)
        add(checking, FRAMEWORK_FINDING_NO_INDICATOR, row->node_id);
    if (has_indicator && text_is_blank(row->verification))
        add(checking, FRAMEWORK_FINDING_NO_VERIFICATION, row->node_id);
    check_assumption(checking, row);
}

struct framework_finding *logical_framework_check(const struct logical_framework *framework,
                                                  struct arena *arena, size_t *count)
{
    /* at most six on each row, and three on the whole */
    struct checking checking = {
        framework, ARENA_NEW_ARRAY(arena, framework->count * 6 + 3, struct framework_finding), 0};
    if (!has_level(framework, FRAMEWORK_PURPOSE))
        add(&checking, FRAMEWORK_FINDING_NO_PURPOSE, 0);
    if (!has_level(framework, FRAMEWORK_END))
        add(&checking, FRAMEWORK_FINDING_NO_END, 0);
    if (!has_level(framework, FRAMEWORK_COMPONENT))
        add(&checking, FRAMEWORK_FINDING_NO_COMPONENT, 0);
    for (size_t i = 0; i < framework->count; i++)
        check_row(&checking, &framework->rows[i]);
    *count = checking.count;
    return checking.items;
}
