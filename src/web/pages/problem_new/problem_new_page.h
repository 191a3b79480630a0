/* A new card of the problem tree: /c/{council}/temas/{id}/arbol/nueva?lado=causa&bajo=17. */
#ifndef ATALAYA_WEB_PAGES_PROBLEM_NEW_PROBLEM_NEW_PAGE_H
#define ATALAYA_WEB_PAGES_PROBLEM_NEW_PROBLEM_NEW_PAGE_H

#include "web/problem_form.h"

void problem_new_render(struct strbuf *out, const struct problem_form *form);

#endif
