/* The page "Mis datos": /cuenta/mis-datos. What is kept about the person, and how to have it
 * corrected or deleted (Ley 1581 de 2012). */
#ifndef ATALAYA_WEB_PAGES_ACCOUNT_DATA_ACCOUNT_DATA_H
#define ATALAYA_WEB_PAGES_ACCOUNT_DATA_ACCOUNT_DATA_H

#include "actions/own_data.h"
#include "web/page.h"

enum { ACCOUNT_DATA_DEEDS_SHOWN = 20 };

void account_data_render(struct strbuf *out, const struct own_data *data);

#endif
