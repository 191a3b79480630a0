/* How many seats each sector has, and own sectors: /c/{council}/consejeros/sectores. */
#ifndef ATALAYA_WEB_PAGES_COUNCIL_SECTORS_COUNCIL_SECTORS_PAGE_H
#define ATALAYA_WEB_PAGES_COUNCIL_SECTORS_COUNCIL_SECTORS_PAGE_H

#include "web/council_people.h"

enum { COUNCIL_SECTORS_BLANK = 2 }; /* empty rows for new sectors */

struct council_sectors_view {
    const struct page_context *page;
    struct sector_list sectors; /* with the empty rows at the end */
};

/* What stands in a field "PREFIXCODE": as typed after a POST, otherwise stored. */
const char *council_sectors_value(const struct council_sectors_view *view, const char *field,
                                  const char *stored);
void council_sectors_render(struct strbuf *out, const struct council_sectors_view *view);

#endif
