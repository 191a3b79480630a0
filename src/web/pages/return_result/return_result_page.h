/* Return a result to who recorded it, with a reason; a published one leaves the public board. */
#ifndef ATALAYA_WEB_PAGES_RETURN_RESULT_RETURN_RESULT_PAGE_H
#define ATALAYA_WEB_PAGES_RETURN_RESULT_RETURN_RESULT_PAGE_H

#include "web/result_case.h"

struct return_view {
    struct result_case result;
    int64_t shown_version;
    const char *reason, *text;
    bool may_return;
};

void return_result_render(struct strbuf *out, const struct return_view *view);

#endif
