/* Visitor: who asks, before any page is looked for. A cookie proves nothing until its session is
 * found, for anybody may send one. */
#ifndef ATALAYA_WEB_VISITOR_H
#define ATALAYA_WEB_VISITOR_H

#include "web/site.h"

/* Looks whether the request's cookie opens a session; takes a connection for that moment. false
 * with *is_signed_in false where the database cannot be asked. */
bool visitor_find_session(const struct site *site, const struct request *request,
                          struct arena *arena, bool *is_signed_in);

#endif
