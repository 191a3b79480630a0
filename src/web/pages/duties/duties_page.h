/* Who does what in the follow-up, for the whole council, a topic or an indicator:
 * /c/{council}/roles. */
#ifndef ATALAYA_WEB_PAGES_DUTIES_DUTIES_PAGE_H
#define ATALAYA_WEB_PAGES_DUTIES_DUTIES_PAGE_H

#include "core/plan/plan.h"
#include "web/duty_view.h"

enum { DUTIES_MAX_FOUND = 30 };

struct duties_view {
    struct duty_view duties;
    const char *words; /* of the search for an indicator; "": none */
    const struct indicator **found;
    size_t found_count;
};

/* Whether some step of the whole council names anybody. */
bool duties_has_begun(const struct duty_book *book);
/* Rows that topics and indicators have by themselves. */
size_t duties_count_changes(const struct duty_book *book);
void duties_render(struct strbuf *out, const struct duties_view *view);

#endif
