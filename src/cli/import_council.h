/* Import into a council: the second half of `atalaya import`, with a database. */
#ifndef ATALAYA_CLI_IMPORT_COUNCIL_H
#define ATALAYA_CLI_IMPORT_COUNCIL_H

#include "cli/installation.h"
#include "core/plan/plan_draft.h"

/* Writes the draft into the council's plan (with is_trial only tells what would change), and prints
 * counts and differences. Answers false after printing why not. */
bool import_council_write(struct installation *installation, const char *council_code,
                          const struct plan_draft *draft, bool is_trial);

#endif
