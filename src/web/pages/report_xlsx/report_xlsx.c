/* An approved report as its stored file; a draft as it would come out today, for members. */
#include "web/report_view.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    report_view_download(page, "xlsx");
}

const struct page page_report_xlsx = {
    .path = "/c/{council}/informes/{id}/xlsx", .capability = CAPABILITY_VIEW_PUBLIC, .get = get};
