#include "reports/catalog/technical_sheet/sheet_book.h"
#include "storage/commission_store.h"
#include "storage/council_session_store.h"
#include "storage/councillor_store.h"
#include "storage/problem_tree_store.h"
#include "storage/topic_store.h"
#include "storage/work_plan_store.h"
#include "web/duty_view.h"
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
    counts->of[PHASE_FRAMEWORKS] = of(trees.with_framework, trees.topics);
    counts->of[PHASE_CHAINS] = of(trees.with_chain, trees.topics);
    return true;
}

static bool read_work(struct page_context *page, struct object_key plan,
                      struct phase_counts *counts)
{
    struct councillor_list councillors;
    struct commission_list commissions;
    int activities = 0, done = 0, held = 0, coordinated = 0;
    struct error *error = &page->action.error;
    const int64_t council = plan.council_id;
    if (!councillor_store_list(page->database, council, page->arena, &councillors, error) ||
        !commission_store_list(page->database, council, page->arena, &commissions, error) ||
        !work_plan_store_count(page->database, council, &activities, &done, error) ||
        !council_session_store_count(page->database, council, &held, error))
        return false;
    for (size_t i = 0; i < commissions.count; i++)
        coordinated += commissions.items[i].coordinator_id != 0;
    counts->of[PHASE_COUNCILLORS] =
        phase_at_least_one((int)councillor_count_in_office(&councillors, page->today));
    counts->of[PHASE_COMMISSION] = phase_at_least_one((int)commissions.count);
    counts->of[PHASE_COORDINATORS] = of(coordinated, (int)commissions.count);
    counts->of[PHASE_WORK_PLAN] = phase_at_least_one(activities);
    counts->of[PHASE_SESSION] = phase_at_least_one(held);
    return true;
}

static bool is_of_a_topic(const struct sheet_book *book, const struct indicator *indicator)
{
    for (size_t i = 0; i < book->pairs.count; i++)
        if (book->pairs.items[i].indicator_id == indicator->id)
            return true;
    return false;
}

/* By the plan, or by what the council supposes. */
static bool has_every_year(const struct indicator *indicator)
{
    for (int i = 0; i < indicator->year_count; i++)
        if (indicator->years[i].planned.state == QUANTITY_MISSING &&
            indicator->years[i].assumed.state == QUANTITY_MISSING)
            return false;
    return true;
}

static void count(struct phase_count *check, bool is_done)
{
    check->done += is_done;
    check->total++;
}

static void count_entry(const struct sheet_entry *entry, struct phase_counts *counts)
{
    const struct indicator *indicator = entry->indicator;
    count(&counts->of[PHASE_BASELINES], quantity_is_number(indicator->baseline));
    count(&counts->of[PHASE_TARGETS], quantity_is_number(indicator->target));
    count(&counts->of[PHASE_YEARS], has_every_year(indicator));
    count(&counts->of[PHASE_SHEETS], entry->completeness.count == SHEET_ITEMS);
}

/* A plan without indicators has nothing that could be followed: it counts as none. Every type is to
 * be confirmed, since every figure of the board stands on one; what has to be known of an indicator
 * is asked of those of the topics, and of all while no topic has any. */
static bool read_figures(struct page_context *page, struct object_key plan,
                         struct phase_counts *counts)
{
    const struct sheet_book_request request = {.council_id = plan.council_id};
    struct sheet_book *book = NULL;
    if (!sheet_book_gather(page->database, page->arena, &request, &book, &page->action.error))
        return false;
    const size_t all = book == NULL ? 0 : book->count;
    counts->of[PHASE_PLAN] = phase_at_least_one((int)all);
    for (size_t i = 0; i < all; i++) {
        const struct sheet_entry *entry = &book->entries[i];
        count(&counts->of[PHASE_TYPES], entry->indicator->type_confirmed);
        if (book->pairs.count == 0 || is_of_a_topic(book, entry->indicator))
            count_entry(entry, counts);
    }
    return true;
}

/* What each step lacks is counted as a step; here is what is wrong beyond that. */
static int count_errors(const struct duty_findings *findings)
{
    int count = 0;
    for (size_t i = 0; i < findings->count; i++)
        count += findings->items[i].kind == DUTY_SAME_VERIFIES ||
                 findings->items[i].kind == DUTY_NOT_ACTIVE;
    return count;
}

static bool read_duties(struct page_context *page, struct object_key plan,
                        struct phase_counts *counts)
{
    struct duty_book book;
    struct duty_findings findings = {0};
    (void)plan;
    if (!duty_view_gather(page, &book))
        return false;
    duty_check(page->arena, &book, (struct duty_scope){0}, &findings);
    counts->of[PHASE_ACTORS] = phase_at_least_one((int)book.actors.count);
    counts->of[PHASE_DUTIES] = of(duty_count_ready_steps(&book), FOLLOW_UP_STEPS);
    counts->of[PHASE_DUTY_ERRORS] = of(0, count_errors(&findings));
    return true;
}

bool phase_counts_read(struct page_context *page, struct object_key plan,
                       struct phase_counts *counts)
{
    bool (*const readers[])(struct page_context *, struct object_key, struct phase_counts *) = {
        read_work, read_topics, read_figures, read_duties};
    *counts = (struct phase_counts){0};
    for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++)
        if (!readers[i](page, plan, counts))
            return page_fail_with(page, &page->action.error);
    return true;
}
