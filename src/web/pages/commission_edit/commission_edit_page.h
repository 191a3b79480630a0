/* A commission, to be changed: /c/{council}/comisiones/{id}/editar. */
#ifndef ATALAYA_WEB_PAGES_COMMISSION_EDIT_COMMISSION_EDIT_PAGE_H
#define ATALAYA_WEB_PAGES_COMMISSION_EDIT_COMMISSION_EDIT_PAGE_H

#include "web/councillor_form.h"

void commission_edit_render(struct strbuf *out, const struct commission_form *form,
                            const struct commission *commission);

#endif
