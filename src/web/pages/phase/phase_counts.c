#include "storage/indicator_store.h"
#include "storage/problem_tree_store.h"
#include "storage/technical_sheet_store.h"
#include "storage/topic_store.h"
#include "web/pages/phase/phase_page.h"

#include "base/banned.h"

static struct phase_count of(int done, int total)
{
    return (struct phase_count){done, total};
}

static bool read_topics(struct page_context *page, struct object_key plan,
                        struct phase_counts *counts)
{
    struct topic_counts topics;
    struct problem_tree_counts trees;
    if (!topic_store_count(page->database, plan, &topics, &page->action.error) ||
        !problem_tree_store_count(page->database, plan, &trees, &page->action.error))
        return false;
    counts->of[PHASE_CONCEPT] = phase_at_least_one(topics.recommendations);
    counts->of[PHASE_TOPIC] = phase_at_least_one(topics.topics);
    counts->of[PHASE_SCORES] = of(topics.scored, topics.topics);
    counts->of[PHASE_BALLOTS] = of(0, topics.open_ballots);
    counts->of[PHASE_LINKS] = of(topics.with_indicators, topics.topics);
    counts->of[PHASE_TREES] = of(trees.with_tree, trees.topics);
    return true;
}

/* A plan without indicators has nothing that could be followed: it counts as none. */
static bool read_figures(struct page_context *page, struct object_key plan,
                         struct phase_counts *counts)
{
    struct indicator_counts figures;
    int sheets = 0;
    if (!indicator_store_count(page->database, plan, &figures, &page->action.error) ||
        !technical_sheet_store_count(page->database, plan, &sheets, &page->action.error))
        return false;
    const int all = figures.indicators;
    counts->of[PHASE_PLAN] = phase_at_least_one(all);
    counts->of[PHASE_TYPES] = of(figures.with_type, all);
    counts->of[PHASE_BASELINES] = of(figures.with_baseline, all);
    counts->of[PHASE_TARGETS] = of(figures.with_target, all);
    counts->of[PHASE_YEARS] = of(figures.with_years, all);
    counts->of[PHASE_SHEETS] = of(sheets, all);
    return true;
}

bool phase_counts_read(struct page_context *page, struct object_key plan,
                       struct phase_counts *counts)
{
    bool (*const readers[])(struct page_context *, struct object_key,
                            struct phase_counts *) = {read_topics, read_figures};
    *counts = (struct phase_counts){0};
    for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++)
        if (!readers[i](page, plan, counts))
            return page_fail_with(page, &page->action.error);
    return true;
}
