/* Page pack: brotli and gzip, in the two measures that pages need.
 *
 * Measured on a board of 300 indicators, 148 kB: brotli 2 takes 0.6 ms for 15.1 kB, 6 takes 1.0 ms
 * for 10.4 kB, 11 takes 200 ms for 8.7 kB; gzip 3 takes 0.4 ms for 14.9 kB, 6 takes 1.1 ms for
 * 12.0 kB, 9 takes 3 ms for 11.4 kB. So a large page is packed quickly while somebody waits for it,
 * and as small as it gets where it is kept. A small one is packed well at once. */
#ifndef ATALAYA_WEB_HTTP_PAGE_PACK_H
#define ATALAYA_WEB_HTTP_PAGE_PACK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

enum page_pack_effort { PAGE_PACK_NOW, PAGE_PACK_BEST };

/* Packs a text into the arena; the size goes to *packed_length. encoding is "br" or "gzip". NULL
 * where they do not shrink. */
const void *page_pack(struct arena *arena, const char *encoding, enum page_pack_effort effort,
                      const struct strbuf *text, size_t *packed_length);

/* Whether a page of that length gets smaller by PAGE_PACK_BEST. */
bool page_pack_is_improvable(size_t length);

#endif
