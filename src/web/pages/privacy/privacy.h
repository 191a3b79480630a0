/* A page of text: "Datos personales". */
#ifndef ATALAYA_WEB_PAGES_PRIVACY_PRIVACY_H
#define ATALAYA_WEB_PAGES_PRIVACY_PRIVACY_H

#include "web/page.h"

void privacy_render(struct strbuf *out);

#endif
