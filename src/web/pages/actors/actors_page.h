/* Who takes part in the follow-up, by kind: /c/{council}/actores. For members; how somebody is
 * reached for those who may see contacts. */
#ifndef ATALAYA_WEB_PAGES_ACTORS_ACTORS_PAGE_H
#define ATALAYA_WEB_PAGES_ACTORS_ACTORS_PAGE_H

#include "web/duty_view.h"

void actors_render(struct strbuf *out, const struct duty_view *view, size_t proposal_count);

#endif
