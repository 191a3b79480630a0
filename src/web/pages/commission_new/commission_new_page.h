/* A new commission: /c/{council}/comisiones/nueva. */
#ifndef ATALAYA_WEB_PAGES_COMMISSION_NEW_COMMISSION_NEW_PAGE_H
#define ATALAYA_WEB_PAGES_COMMISSION_NEW_COMMISSION_NEW_PAGE_H

#include "web/councillor_form.h"

void commission_new_render(struct strbuf *out, const struct commission_form *form);

#endif
