/* Problem tree, objectives, logical framework and value chain of a topic as one file. */
#include "web/planning_view.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    planning_view_download(page, "xlsx");
}

const struct page page_topic_planning_xlsx = {.path = "/c/{council}/temas/{id}/planeacion.xlsx",
                                              .capability = CAPABILITY_VIEW_PUBLIC,
                                              .get = get,
                                              .is_cached = true,
                                              .is_costly = true};
