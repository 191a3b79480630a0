/* Lapsed: the answer to a form of this site that came too late: the session ended meanwhile, or
 * another one began in the same browser.
 *
 * Nothing was saved, and the browser may not bring the form back. So the page keeps all that was
 * typed, choices, numbers and dates too, in a form that sends it again: to this same page until its
 * person has signed in, and then, with a token of the new session and one more click, to where it
 * was meant. Files do not come back, which the page says. Only to a form that this site sent
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
    bool can_send;     /* the browser says that the form is ours: it may be offered once more */
    bool had_files;    /* that are lost */
    const char *path;  /* of the form */
    const char *token; /* of the session that holds now; "" before it */
    const struct request_field *fields; /* all that were sent, in the form's order */
    size_t field_count;
    const char *const *texts; /* of them, what is worth copying: whole sentences */
    size_t count;
};
void lapsed_render(struct strbuf *out, const struct lapsed_view *view);

#endif
