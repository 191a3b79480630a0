#include "web/planning_view.h"

#include <string.h>

#include "base/env.h"
#include "reports/formats/report_format.h"

#include "base/banned.h"

bool planning_view_load(struct page_context *page, struct planning_view *view)
{
    if (!tree_view_load(page, &view->tree))
        return false;
    return topic_planning_gather(page->database, page->arena, view->tree.topic, &view->planning,
                                 &page->action.error) ||
           page_fail_with(page, &page->action.error);
}

void planning_view_download(struct page_context *page, const char *format)
{
    struct planning_view view;
    char now[ENV_TIMESTAMP_SIZE];
    const struct report_format *found = report_format_find(format);
    if (!planning_view_load(page, &view))
        return;
    env_now_iso(now);
    const struct document *document =
        topic_planning_compose(page->arena, &view.planning, page->council->name, now);
    if (!report_format_render(&page->response->body, document, found, &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    page->response->content_type = found->content_type;
    response_set_file_name(page->response, page->arena,
                           arena_printf(page->arena, "tema-%lld-%s.%s",
                                        (long long)view.tree.topic->id, page->council->code,
                                        found->ending));
}
