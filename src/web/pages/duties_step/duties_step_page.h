/* Who does what in one step, to be changed: /c/{council}/roles/{code}. */
#ifndef ATALAYA_WEB_PAGES_DUTIES_STEP_DUTIES_STEP_PAGE_H
#define ATALAYA_WEB_PAGES_DUTIES_STEP_DUTIES_STEP_PAGE_H

#include "web/duty_view.h"

struct duties_step_view {
    struct duty_view duties;
    enum follow_up_step step;
    const struct duty_row *held; /* what holds today in the scope; NULL: nothing */
    bool has_own;                /* it was said for this very scope */
    int64_t version;             /* of the scope's own row; 0: there is none */
    bool is_typed, is_after_saving, is_changed_meanwhile;
};

/* The letters of an actor, as typed or as they hold: "RA", "". */
const char *duties_step_letters(const struct duties_step_view *view, int64_t actor_id);
void duties_step_render(struct strbuf *out, const struct duties_step_view *view);

#endif
