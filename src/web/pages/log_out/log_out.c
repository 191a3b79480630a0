/* Leaving: ends the session and lets the browser forget what it kept. */
#include "actions/log_in.h"
#include "web/page.h"
#include "web/site.h"

#include "base/banned.h"

static void post(struct page_context *page)
{
    enum action_status status = log_out(&page->action);
    if (page_fail_for(page, status))
        return;
    site_set_cookie(page->site, page->response, "s", "", -1);
    response_add_header(page->response, "Clear-Site-Data", "\"cache\", \"storage\"");
    page_redirect(page, "/");
}

const struct page page_log_out = {
    .path = "/salir", .capability = CAPABILITY_OWN_ACCOUNT, .post = post};
