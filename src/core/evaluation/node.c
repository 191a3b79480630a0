#include "core/evaluation/node.h"

#include <string.h>
#include <strings.h>

#include "core/evaluation/mean.h"

#include "base/banned.h"

enum figure { COMPLIANCE, DUE, PROGRESS, OWED, FIGURE_COUNT };

struct sums {
    struct mean figures[FIGURE_COUNT];
};

struct node_sum {
    struct sums sums;
    struct node_summary counts; /* its counts alone */
};

static const struct {
    enum weighting weighting;
    const char *code, *label;
} weightings[] = {
    {WEIGHTING_EQUAL, "iguales", "En cada nivel todos pesan igual"},
    {WEIGHTING_BY_INDICATORS, "por_indicadores", "Cada indicador pesa igual"},
    {WEIGHTING_EXPLICIT, "explicitos", "Los pesos del plan"},
};
enum { WEIGHTING_COUNT = sizeof weightings / sizeof weightings[0] };

const char *weighting_code(enum weighting weighting)
{
    for (size_t i = 0; i < WEIGHTING_COUNT; i++)
        if (weightings[i].weighting == weighting)
            return weightings[i].code;
    return "";
}

const char *weighting_label(enum weighting weighting)
{
    for (size_t i = 0; i < WEIGHTING_COUNT; i++)
        if (weightings[i].weighting == weighting)
            return weightings[i].label;
    return "";
}

bool weighting_parse(const char *text, enum weighting *weighting)
{
    for (size_t i = 0; i < WEIGHTING_COUNT; i++)
        if (strcasecmp(weightings[i].code, text) == 0) {
            *weighting = weightings[i].weighting;
            return true;
        }
    return false;
}

static struct ratio smaller(struct ratio a, struct ratio b)
{
    return ratio_order(a, b) < 0 ? a : b;
}

/* The four values of a leaf; those that do not exist are empty. */
static void evaluate_leaf(const struct evaluation *leaf, bool is_deadline_passed,
                          struct ratio values[FIGURE_COUNT])
{
    memset(values, 0, FIGURE_COUNT * sizeof values[0]);
    if (leaf->error != EVALUATION_OK)
        return;
    if (leaf->state == RATING_REPORTED)
        values[COMPLIANCE] = ratio_cap(leaf->compliance);
    else if (leaf->state == RATING_NO_REPORT && is_deadline_passed)
        values[COMPLIANCE] = (struct ratio){0, 1};
    if (!ratio_exists(leaf->progress) || !ratio_exists(leaf->due))
        return;
    values[PROGRESS] = ratio_cap(leaf->progress);
    values[DUE] = ratio_cap(leaf->due);
    values[OWED] = smaller(values[PROGRESS], values[DUE]);
}

static void count_leaf(const struct evaluation *leaf, struct node_summary *summary)
{
    summary->indicators++;
    summary->ratings[leaf->rating_term]++;
    if (leaf->error != EVALUATION_OK)
        summary->with_error++;
    else if (leaf->state == RATING_REPORTED)
        summary->reported++;
    else if (leaf->state == RATING_NO_REPORT)
        summary->no_report++;
    else if (leaf->state == RATING_MET)
        summary->met++;
    else
        summary->not_programmed++;
}

static void add_counts(struct node_summary *summary, const struct node_summary *child)
{
    summary->indicators += child->indicators;
    summary->reported += child->reported;
    summary->no_report += child->no_report;
    summary->not_programmed += child->not_programmed;
    summary->met += child->met;
    summary->with_error += child->with_error;
    for (int i = 0; i < RATING_COUNT; i++)
        summary->ratings[i] += child->ratings[i];
}

static enum rating rate_year(const struct node_summary *summary, const struct rating_bands *bands)
{
    if (summary->reported > 0)
        return ratio_exists(summary->compliance) ? rating_classify(summary->compliance, bands)
                                                 : RATING_NONE;
    if (summary->no_report > 0)
        return RATING_NO_REPORT;
    if (summary->met > 0)
        return RATING_MET;
    return summary->not_programmed > 0 ? RATING_NOT_PROGRAMMED : RATING_DATA_ERROR;
}

static enum rating rate_term(const struct node_summary *summary, const struct rating_bands *bands)
{
    if (summary->indicators == summary->with_error)
        return RATING_DATA_ERROR;
    int with_band = 0;
    for (int band = RATING_CRITICAL; band <= RATING_OUTSTANDING; band++)
        with_band += summary->ratings[band];
    if (with_band > 0)
        return ratio_exists(summary->pace) ? rating_classify(ratio_cap(summary->pace), bands)
                                           : RATING_NONE;
    if (summary->ratings[RATING_NO_REPORT] > 0)
        return RATING_NO_REPORT;
    return summary->ratings[RATING_NO_YEARLY_TARGET] > 0 ? RATING_NO_YEARLY_TARGET
                                                         : RATING_NOT_PROGRAMMED;
}

static void finish(struct node_summary *summary, struct exact values[FIGURE_COUNT],
                   const struct rating_bands *bands)
{
    int expected = summary->reported + summary->no_report + summary->with_error;
    if (expected > 0)
        summary->coverage = ratio_make(summary->reported, expected);
    summary->compliance = exact_get(&values[COMPLIANCE]);
    summary->due = exact_get(&values[DUE]);
    summary->progress = exact_get(&values[PROGRESS]);
    summary->owed = exact_get(&values[OWED]);
    struct exact pace; /* divided while both are exact: classified and printed at its true place */
    exact_divide(&values[OWED], &values[DUE], &pace);
    summary->pace = exact_get(&pace);
    exact_release(&pace);
    summary->rating_year = rate_year(summary, bands);
    summary->rating_term = rate_term(summary, bands);
}

static int64_t node_weight(const struct node_tree *tree, size_t node, enum weighting weighting)
{
    if (weighting != WEIGHTING_EXPLICIT)
        return 1;
    return tree->weights_e4 == NULL ? DECIMAL_SCALE : tree->weights_e4[node];
}

static void begin(struct sums *sums)
{
    for (int f = 0; f < FIGURE_COUNT; f++)
        mean_begin(&sums->figures[f]);
}

static void release(struct sums *sums)
{
    for (int f = 0; f < FIGURE_COUNT; f++)
        mean_release(&sums->figures[f]);
}

static void add_leaf(struct sums *sums, struct node_summary *summary, const struct node_leaf *leaf,
                     const struct node_settings *settings)
{
    struct ratio values[FIGURE_COUNT];
    int64_t weight = settings->weighting == WEIGHTING_EXPLICIT ? leaf->weight_e4 : 1;
    evaluate_leaf(leaf->evaluation, settings->is_deadline_passed, values);
    for (int f = 0; f < FIGURE_COUNT; f++)
        mean_add_ratio(&sums->figures[f], values[f], weight);
    count_leaf(leaf->evaluation, summary);
}

struct node_sum *node_sum_create(struct arena *arena)
{
    struct node_sum *sum = ARENA_NEW(arena, struct node_sum);
    begin(&sum->sums);
    return sum;
}

void node_sum_add(struct node_sum *sum, const struct evaluation *leaf, int64_t weight_e4,
                  const struct node_settings *settings)
{
    add_leaf(&sum->sums, &sum->counts, &(struct node_leaf){0, leaf, weight_e4}, settings);
}

void node_sum_release(struct node_sum *sum)
{
    release(&sum->sums);
}

static void add_all(struct sums *sums, const struct sums *others)
{
    for (int f = 0; f < FIGURE_COUNT; f++)
        mean_add_all(&sums->figures[f], &others->figures[f]);
}

/* Every node with the leaves that hang from itself. */
static void add_leaves(const struct node_tree *tree, const struct node_settings *settings,
                       struct sums *sums, struct node_summary *summaries)
{
    for (size_t node = 0; node < tree->node_count; node++) {
        const struct node_sum *own = tree->sums == NULL ? NULL : tree->sums[node];
        begin(&sums[node]);
        if (own != NULL) {
            add_all(&sums[node], &own->sums);
            add_counts(&summaries[node], &own->counts);
        }
    }
    for (size_t i = 0; i < tree->leaf_count; i++) {
        const struct node_leaf *leaf = &tree->leaves[i];
        add_leaf(&sums[leaf->node], &summaries[leaf->node], leaf, settings);
    }
}

static void add_to_parent(const struct node_tree *tree, size_t node, enum weighting weighting,
                          struct sums *sums, const struct exact values[FIGURE_COUNT])
{
    struct sums *parent = &sums[tree->parents[node]];
    if (weighting == WEIGHTING_BY_INDICATORS) {
        add_all(parent, &sums[node]);
        return;
    }
    for (int f = 0; f < FIGURE_COUNT; f++)
        mean_add(&parent->figures[f], &values[f], node_weight(tree, node, weighting));
}

void node_summarise(struct arena *arena, const struct node_tree *tree,
                    const struct node_settings *settings, struct node_summary *summaries)
{
    struct sums *sums = ARENA_NEW_ARRAY(arena, tree->node_count, struct sums);
    memset(summaries, 0, tree->node_count * sizeof summaries[0]);
    add_leaves(tree, settings, sums, summaries);
    for (size_t node = tree->node_count; node-- > 0;) {
        struct exact values[FIGURE_COUNT];
        for (int f = 0; f < FIGURE_COUNT; f++)
            mean_get(&sums[node].figures[f], &values[f]);
        finish(&summaries[node], values, settings->bands);
        if (tree->parents[node] >= 0) {
            add_to_parent(tree, node, settings->weighting, sums, values);
            add_counts(&summaries[tree->parents[node]], &summaries[node]);
        }
        for (int f = 0; f < FIGURE_COUNT; f++)
            exact_release(&values[f]);
        release(&sums[node]);
    }
}
