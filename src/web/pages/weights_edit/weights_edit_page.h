/* The weights of one group: /c/{council}/pesos/{code}. */
#ifndef ATALAYA_WEB_PAGES_WEIGHTS_EDIT_WEIGHTS_EDIT_PAGE_H
#define ATALAYA_WEB_PAGES_WEIGHTS_EDIT_WEIGHTS_EDIT_PAGE_H

#include "core/plan/weight_group.h"
#include "web/page.h"

struct weights_edit_view {
    const struct page_context *page;
    const struct weight_group *group;
    bool is_form;     /* shown again: what was typed stands in the fields */
    bool is_conflict; /* somebody else changed them meanwhile */
};

void weights_edit_render(struct strbuf *out, const struct weights_edit_view *view);

#endif
