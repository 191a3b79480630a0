/* Verify a result: value and signs beside what proves it, four verdicts, or return it with a
 * reason, or leave it to another verifier. */
#ifndef ATALAYA_WEB_PAGES_VERIFY_VERIFY_PAGE_H
#define ATALAYA_WEB_PAGES_VERIFY_VERIFY_PAGE_H

#include "web/result_case.h"

struct verify_view {
    struct result_case result;
    int64_t shown_version;
    const char *verdict, *value, *note; /* as typed */
    enum measurement_refusal refusal;   /* of the present state and person */
    size_t place, count;                /* in this person's queue, from 1; 0: not in it */
    int64_t next_id;                    /* the case after this one; 0: none */
    const char *others;                 /* who verifies it by the roles; "": this person, or nobody
                                           is named */
};

void verify_render(struct strbuf *out, const struct verify_view *view);

#endif
