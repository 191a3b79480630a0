/* The council's chain of actions: "Registro de actuaciones". */
#ifndef ATALAYA_WEB_PAGES_AUDIT_TRAIL_AUDIT_TRAIL_H
#define ATALAYA_WEB_PAGES_AUDIT_TRAIL_AUDIT_TRAIL_H

#include "web/audit_list.h"

void audit_trail_render(struct strbuf *out, const struct audit_list_view *view);

#endif
