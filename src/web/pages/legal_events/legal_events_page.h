/* The legal calendar, offered as activities: /c/{council}/plan-de-trabajo/calendario-legal. */
#ifndef ATALAYA_WEB_PAGES_LEGAL_EVENTS_LEGAL_EVENTS_PAGE_H
#define ATALAYA_WEB_PAGES_LEGAL_EVENTS_LEGAL_EVENTS_PAGE_H

#include "web/work_plan_view.h"

struct legal_events_view {
    struct work_plan_view plan;
    struct legal_event_list events;
    bool has_typed; /* show what was marked; otherwise what is still to come is marked */
};

/* The activity that was made from an event; NULL where it was not accepted. */
const struct work_activity *legal_events_accepted(const struct legal_events_view *view,
                                                  const struct legal_event *event);
bool legal_events_is_marked(const struct legal_events_view *view, const struct legal_event *event);
void legal_events_render(struct strbuf *out, const struct legal_events_view *view);

#endif
