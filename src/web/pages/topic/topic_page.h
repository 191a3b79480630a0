/* A priority topic: /c/{council}/temas/{id}. What it is about, where it comes from, and what of the
 * plan belongs to it, with the state of its indicators. */
#ifndef ATALAYA_WEB_PAGES_TOPIC_TOPIC_PAGE_H
#define ATALAYA_WEB_PAGES_TOPIC_TOPIC_PAGE_H

#include "core/plan/plan.h"
#include "reports/board/board_topics.h"
#include "storage/recommendation_store.h"
#include "web/page.h"

struct topic_view {
    const struct page_context *page;
    const struct priority_topic *topic;
    const struct plan *plan; /* of the topic */
    const struct board_topic
        *board; /* its rows and sums; NULL where its plan is not followed now */
    struct topic_links links;
    struct recommendation_list recommendations; /* of the whole concept */
    const char *notice;                         /* NULL: none */
};

void topic_render(struct strbuf *out, const struct topic_view *view);

#endif
