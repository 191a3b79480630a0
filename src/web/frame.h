/* Frame: what every page has around it: head, navigation, foot (frame.html). */
#ifndef ATALAYA_WEB_FRAME_H
#define ATALAYA_WEB_FRAME_H

#include "web/page.h"

void frame_render_head(struct strbuf *out, struct page_context *page, const struct layout *layout);
void frame_render_foot(struct strbuf *out, struct page_context *page, const struct layout *layout);
/* The body of an error page; request_id NULL: none is shown. */
void frame_render_failure(struct strbuf *out, struct page_context *page, const char *title,
                          const char *text, const char *request_id);

#endif
