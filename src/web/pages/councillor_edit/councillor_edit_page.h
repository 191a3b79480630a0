/* A councillor's data, to be changed: /c/{council}/consejeros/{id}/editar. */
#ifndef ATALAYA_WEB_PAGES_COUNCILLOR_EDIT_COUNCILLOR_EDIT_PAGE_H
#define ATALAYA_WEB_PAGES_COUNCILLOR_EDIT_COUNCILLOR_EDIT_PAGE_H

#include "web/councillor_form.h"

void councillor_edit_render(struct strbuf *out, const struct councillor_form *form,
                            const struct councillor *councillor);

#endif
