/* The page "Consejos": /admin/consejos. Every council of the installation and how far it has come.
 */
#ifndef ATALAYA_WEB_PAGES_ADMIN_COUNCILS_ADMIN_COUNCILS_H
#define ATALAYA_WEB_PAGES_ADMIN_COUNCILS_ADMIN_COUNCILS_H

#include "web/page.h"

void admin_councils_render(struct strbuf *out, const struct council_overview_list *councils);

#endif
