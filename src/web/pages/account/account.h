/* The page "Mi cuenta": /cuenta. Who one is, and the way to everything that protects the account.
 */
#ifndef ATALAYA_WEB_PAGES_ACCOUNT_ACCOUNT_H
#define ATALAYA_WEB_PAGES_ACCOUNT_ACCOUNT_H

#include "actions/own_data.h"
#include "web/page.h"

struct account_view {
    const struct page_context *page;
    const char *name;   /* as stored, or as typed when it must be corrected */
    const char *notice; /* what has just been done; NULL: nothing */
    struct own_data data;
    bool recommends_second_step;
};

void account_render(struct strbuf *out, const struct account_view *view);

#endif
