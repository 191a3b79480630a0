/* Who does what in the follow-up as a file: /c/{council}/roles.xlsx?tema=3. */
#include "web/duty_view.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    duty_view_download(page, "xlsx");
}

const struct page page_duties_xlsx = {.path = "/c/{council}/roles.xlsx",
                                      .capability = CAPABILITY_VIEW_COUNCIL,
                                      .get = get,
                                      .is_costly = true};
