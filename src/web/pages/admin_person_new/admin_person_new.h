/* The page "Crear una cuenta": /admin/personas/nueva. The answer shows the one-time password, once.
 */
#ifndef ATALAYA_WEB_PAGES_ADMIN_PERSON_NEW_ADMIN_PERSON_NEW_H
#define ATALAYA_WEB_PAGES_ADMIN_PERSON_NEW_ADMIN_PERSON_NEW_H

#include "actions/person.h"
#include "web/page.h"

void admin_person_new_render_form(struct strbuf *out, const struct page_context *page);
void admin_person_new_render_password(struct strbuf *out, const struct create_person *person,
                                      const struct create_person_answer *answer);

#endif
