/* Act fields: the fields of a form in which people write the legal act that changes targets
 * (actions/target_act.h): acto, numero, fecha, nota. */
#ifndef ATALAYA_WEB_ACT_FIELDS_H
#define ATALAYA_WEB_ACT_FIELDS_H

#include "web/page.h"

/* With what was typed and the messages beside the fields. */
void act_fields_render(struct strbuf *out, const struct page_context *page);
/* The same as hidden fields, for a form that only confirms. */
void act_fields_render_hidden(struct strbuf *out, const struct page_context *page);

#endif
