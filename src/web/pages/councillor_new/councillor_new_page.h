/* A new councillor: /c/{council}/consejeros/nuevo. */
#ifndef ATALAYA_WEB_PAGES_COUNCILLOR_NEW_COUNCILLOR_NEW_PAGE_H
#define ATALAYA_WEB_PAGES_COUNCILLOR_NEW_COUNCILLOR_NEW_PAGE_H

#include "web/councillor_form.h"

void councillor_new_render(struct strbuf *out, const struct councillor_form *form);

#endif
