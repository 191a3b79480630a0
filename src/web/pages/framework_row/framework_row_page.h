/* A row of the logical framework: /c/{council}/temas/{id}/marco-logico/{other_id}. */
#ifndef ATALAYA_WEB_PAGES_FRAMEWORK_ROW_FRAMEWORK_ROW_PAGE_H
#define ATALAYA_WEB_PAGES_FRAMEWORK_ROW_FRAMEWORK_ROW_PAGE_H

#include "actions/topic_planning.h"
#include "web/planning_view.h"

struct framework_row_view {
    const struct planning_view *view;
    const struct framework_row *row; /* as stored or proposed */
    struct save_framework input;     /* as typed, or as stored */
    bool is_changed_meanwhile;
};

void framework_row_render(struct strbuf *out, const struct framework_row_view *view);

#endif
