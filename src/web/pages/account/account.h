/* The page "Mi cuenta": /cuenta. Who one is, and the way to everything that protects the account.
 */
#ifndef ATALAYA_WEB_PAGES_ACCOUNT_ACCOUNT_H
#define ATALAYA_WEB_PAGES_ACCOUNT_ACCOUNT_H

#include "storage/member_store.h"
#include "web/page.h"

struct account_view {
    const struct page_context *page;
    const char *name;   /* as stored, or as typed when it must be corrected */
    const char *notice; /* what has just been done; NULL: nothing */
    struct member_list councils;
    size_t session_count;
};

void account_render(struct strbuf *out, const struct account_view *view);

#endif
