/* Role field: the boxes with which somebody is given roles in a council, each with what it is for.
 * A page that shows them declares ROLE_FIELD among its fields. */
#ifndef ATALAYA_WEB_HTML_ROLE_FIELD_H
#define ATALAYA_WEB_HTML_ROLE_FIELD_H

#include "actions/action.h"
#include "base/strbuf.h"
#include "web/http/request.h"

/* Its name in a page's fields: "rol_presidencia" is one of them. */
#define ROLE_FIELD "rol_"

/* The roles that were marked. */
role_set role_field_read(const struct request *request);

/* The group of boxes; the action's message on "roles" stands above them. */
void role_field_render(struct strbuf *out, const struct action_context *action, const char *label,
                       role_set marked);

#endif
