/* One activity with its minutes and files: /c/{council}/plan-de-trabajo/{id}. A file is sent here.
 */
#ifndef ATALAYA_WEB_PAGES_ACTIVITY_ACTIVITY_PAGE_H
#define ATALAYA_WEB_PAGES_ACTIVITY_ACTIVITY_PAGE_H

#include "web/work_plan_view.h"

struct activity_view {
    struct work_plan_view plan;
    const struct work_plan_row *row;
    struct work_file_list files; /* members: all; the public: public ones */
};

void activity_render(struct strbuf *out, const struct activity_view *view);

#endif
