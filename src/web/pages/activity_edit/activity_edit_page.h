/* An activity, to be changed: /c/{council}/plan-de-trabajo/{id}/editar. */
#ifndef ATALAYA_WEB_PAGES_ACTIVITY_EDIT_ACTIVITY_EDIT_PAGE_H
#define ATALAYA_WEB_PAGES_ACTIVITY_EDIT_ACTIVITY_EDIT_PAGE_H

#include "web/work_plan_view.h"

void activity_edit_render(struct strbuf *out, const struct activity_form *form,
                          const struct work_plan_view *view, const struct work_activity *activity);

#endif
