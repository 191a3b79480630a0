/* How the plan goes: one sentence, one bar, the worst ten, what is missing, the lines.
 * Products and results stand apart: they are never measured against each other. */
#ifndef ATALAYA_WEB_PAGES_SUMMARY_SUMMARY_PAGE_H
#define ATALAYA_WEB_PAGES_SUMMARY_SUMMARY_PAGE_H

#include "reports/board/board_topics.h"
#include "web/page.h"

enum { SUMMARY_WORST = 10 };

struct summary_level {
    const struct board_row *worst[SUMMARY_WORST];
    size_t worst_count;
    int on_pace, with_band;
    int without_report, without_type, with_error;
};

struct summary_view {
    const struct page_context *page;
    const struct board *board;                               /* NULL: no plan yet */
    struct board_topics topics;                              /* that the visitor may see */
    struct summary_level levels[INDICATOR_LEVEL_RESULT + 1]; /* by indicator_level */
};

void summary_render(struct strbuf *out, const struct summary_view *view);

#endif
