/* Page find: every page of the site (page_list, from pages.def), and the one of an address. */
#ifndef ATALAYA_WEB_PAGE_FIND_H
#define ATALAYA_WEB_PAGE_FIND_H

#include "web/page.h"

/* Which page a path belongs to, with its parameters; NULL where none does. council is the code. */
const struct page *page_find(struct arena *arena, const char *path, const char **council,
                             struct page_parameters *parameters);

#endif
