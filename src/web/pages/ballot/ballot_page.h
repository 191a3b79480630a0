/* A vote among topics with one sum: /c/{council}/votaciones/{id}. Results are shown when it is
 * closed; while it is open, how many have voted. */
#ifndef ATALAYA_WEB_PAGES_BALLOT_BALLOT_PAGE_H
#define ATALAYA_WEB_PAGES_BALLOT_BALLOT_PAGE_H

#include "storage/ballot_store.h"
#include "web/page.h"

struct ballot_view {
    const struct page_context *page;
    const struct topic_ballot *ballot;
    struct ballot_option_list options;
    int64_t own_vote; /* topic; 0: not voted */
    int voter_count;  /* members who may vote */
    const char *notice;
};

void ballot_render(struct strbuf *out, const struct ballot_view *view);

#endif
