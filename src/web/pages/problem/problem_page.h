/* A card of the problem tree, to be changed: /c/{council}/temas/{id}/arbol/{other_id}. */
#ifndef ATALAYA_WEB_PAGES_PROBLEM_PROBLEM_PAGE_H
#define ATALAYA_WEB_PAGES_PROBLEM_PROBLEM_PAGE_H

#include "web/problem_form.h"

void problem_render(struct strbuf *out, const struct problem_form *form);

#endif
