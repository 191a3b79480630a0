/* Lapsed: the answer to a form of this site that came too late: the session ended meanwhile, or
 * another one began in the same browser.
 *
 * Nothing was saved, and the browser may not bring the form back. So the page gives back the texts
 * that were typed, to be copied, and the way to the form. Only to a form that this site sent
 * itself, and never what was typed into pages outside a council, where the passwords are. */
#ifndef ATALAYA_WEB_LAPSED_H
#define ATALAYA_WEB_LAPSED_H

#include "web/page.h"

/* Whether the request deserves it: a form of a council's page, by its origin from this site. */
bool lapsed_fits(const struct page_context *page);
/* Answers 403. */
void lapsed_show(struct page_context *page);

struct lapsed_view {
    bool is_signed_in;
    const char *path;         /* of the form */
    const char *const *texts; /* what was typed, in the form's order */
    size_t count;
};
void lapsed_render(struct strbuf *out, const struct lapsed_view *view);

#endif
