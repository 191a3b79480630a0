/* The priority topics in their order: /c/{council}/temas. The council sees scores and ties; the
 * public sees the topics that are shown to it. */
#ifndef ATALAYA_WEB_PAGES_TOPICS_TOPICS_PAGE_H
#define ATALAYA_WEB_PAGES_TOPICS_TOPICS_PAGE_H

#include "reports/board/board_topics.h"
#include "storage/ballot_store.h"
#include "web/page.h"

struct topics_view {
    const struct page_context *page;
    const struct board *board; /* NULL: no plan yet */
    struct board_topics topics;
    struct topic_ballot_list ballots;
    const char *notice; /* NULL: none */
};

/* The open vote for a sum; NULL where there is none. */
const struct topic_ballot *topics_find_open(const struct topics_view *view, int score_sum);

void topics_render(struct strbuf *out, const struct topics_view *view);

#endif
