/* A page of text: "Accesibilidad". */
#ifndef ATALAYA_WEB_PAGES_ACCESSIBILITY_ACCESSIBILITY_H
#define ATALAYA_WEB_PAGES_ACCESSIBILITY_ACCESSIBILITY_H

#include "web/page.h"

void accessibility_render(struct strbuf *out);

#endif
