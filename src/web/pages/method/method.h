/* A page of text: "Método y fórmulas". */
#ifndef ATALAYA_WEB_PAGES_METHOD_METHOD_H
#define ATALAYA_WEB_PAGES_METHOD_METHOD_H

#include "web/page.h"

void method_render(struct strbuf *out);

#endif
