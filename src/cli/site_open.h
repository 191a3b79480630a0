/* What `serve` and `request` open: keys, connections and the site that pages run on. */
#ifndef ATALAYA_CLI_SITE_OPEN_H
#define ATALAYA_CLI_SITE_OPEN_H

#include "cli/settings.h"
#include "web/site.h"

/* Fills site from the settings; the database must be at this program's version. */
bool site_open(struct site *site, const struct settings *settings, struct error *error);
void site_close(struct site *site);

#endif
