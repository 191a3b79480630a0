#include "web/pages/account_data/account_data.h"

#include "base/banned.h"

static const struct layout layout = {.title = "Mis datos", .section = "cuenta"};

static void get(struct page_context *page)
{
    struct own_data data;
    if (page_fail_for(page, load_own_data(&page->action, ACCOUNT_DATA_DEEDS_SHOWN, &data)))
        return;
    page_begin(page, &layout);
    account_data_render(&page->response->body, &data);
    page_end(page);
}

const struct page page_account_data = {
    .path = "/cuenta/mis-datos", .capability = CAPABILITY_OWN_ACCOUNT, .get = get};
