/* The page "Cambiar la contraseña": /cuenta/clave. Who came in with a one-time password sees no
 * other page before this is done. */
#ifndef ATALAYA_WEB_PAGES_ACCOUNT_PASSWORD_ACCOUNT_PASSWORD_H
#define ATALAYA_WEB_PAGES_ACCOUNT_PASSWORD_ACCOUNT_PASSWORD_H

#include "web/page.h"

void account_password_render(struct strbuf *out, const struct page_context *page);

#endif
