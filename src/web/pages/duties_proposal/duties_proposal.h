/* Who could do each step that has nobody yet, to be reviewed and accepted at once:
 * /c/{council}/proponer-roles. */
#ifndef ATALAYA_WEB_PAGES_DUTIES_PROPOSAL_DUTIES_PROPOSAL_H
#define ATALAYA_WEB_PAGES_DUTIES_PROPOSAL_DUTIES_PROPOSAL_H

#include "core/duty/duty_row_proposal.h"
#include "web/duty_view.h"

struct duties_proposal_view {
    struct duty_view duties;
    struct duty_row_proposals proposals;
};

/* What the form sends for a step, so that what was seen is what is saved:
 * "registrar:12-RA,15-I". */
const char *duties_proposal_code(struct arena *arena, const struct duty_row_proposal *row);
/* As sent; all of them before anything was sent. */
bool duties_proposal_is_marked(const struct duties_proposal_view *view, const char *code);
void duties_proposal_render(struct strbuf *out, const struct duties_proposal_view *view);

#endif
