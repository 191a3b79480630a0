/* The installation's own chain: councils, accounts, log-ins. For its administrator. */
#ifndef ATALAYA_WEB_PAGES_ADMIN_AUDIT_ADMIN_AUDIT_H
#define ATALAYA_WEB_PAGES_ADMIN_AUDIT_ADMIN_AUDIT_H

#include "web/audit_list.h"

void admin_audit_render(struct strbuf *out, const struct audit_list_view *view);

#endif
