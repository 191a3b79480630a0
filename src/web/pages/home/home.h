/* The first page: the councils of this installation; with one only, its page. */
#ifndef ATALAYA_WEB_PAGES_HOME_HOME_H
#define ATALAYA_WEB_PAGES_HOME_HOME_H

#include "web/page.h"

void home_render(struct strbuf *out, const struct council_list *councils);

#endif
