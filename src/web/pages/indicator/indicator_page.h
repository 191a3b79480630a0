/* One indicator: its figures explained, its chart, the official figure beside ours, its history. */
#ifndef ATALAYA_WEB_PAGES_INDICATOR_INDICATOR_PAGE_H
#define ATALAYA_WEB_PAGES_INDICATOR_INDICATOR_PAGE_H

#include "core/evaluation/explain.h"
#include "reports/board/board.h"
#include "storage/assumed_target_store.h"
#include "storage/evidence_store.h"
#include "storage/import_store.h"
#include "storage/indicator_store.h"
#include "storage/measurement_store.h"
#include "storage/target_change_store.h"
#include "web/page.h"

struct indicator_history {
    int year;
    struct measurement_version_list versions;
};

struct indicator_view {
    const struct page_context *page;
    const struct board *board;
    const struct board_row *row;
    struct explain_context explain;
    struct value_source_list sources;
    struct official_figure_list official;
    struct indicator_history history[PLAN_MAX_YEARS];
    int history_count;
    struct evidence_list evidence[PLAN_MAX_YEARS];
    struct target_change_list changes;    /* of its targets */
    const struct assumed_target *assumed; /* why, who and when; NULL: nothing is supposed */
};

void indicator_render(struct strbuf *out, const struct indicator_view *view);
/* Each year: planned, official and verified figure side by side, and what to do next; the files;
 * and what was done with the results (history.html). */
void indicator_render_years(struct strbuf *out, const struct indicator_view *view);
void indicator_render_history(struct strbuf *out, const struct indicator_view *view);
/* What was first programmed, what is in force, and the acts between (programming.html). */
void indicator_render_programming(struct strbuf *out, const struct indicator_view *view);
/* What the council supposes for the years that the plan leaves open, and the figures that stand on
 * it (assumption.html). */
void indicator_render_assumption(struct strbuf *out, const struct indicator_view *view);

#endif
