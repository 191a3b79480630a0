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
    bool has_letters; /* somebody has, as typed or as they hold */
};

/* The letters of an actor, as typed or as they hold: "RA", "". */
const char *duties_step_letters(const struct duties_step_view *view, int64_t actor_id);
/* Whether an actor stands before the others in the form: it has letters, or something to correct.
 * Where none does, all of them do. */
bool duties_step_is_first(const struct duties_step_view *view, const struct actor *actor);
/* Whether an actor is offered at all: who takes part no more is there only to lose its letters. */
bool duties_step_is_offered(const struct duties_step_view *view, const struct actor *actor);
/* How many of those offered stand first, or after. */
size_t duties_step_count(const struct duties_step_view *view, bool is_first);
void duties_step_render(struct strbuf *out, const struct duties_step_view *view);

#endif
