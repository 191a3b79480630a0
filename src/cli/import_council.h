/* Import into a council: the second half of `atalaya import`, with a database. */
#ifndef ATALAYA_CLI_IMPORT_COUNCIL_H
#define ATALAYA_CLI_IMPORT_COUNCIL_H

#include "cli/installation.h"
#include "exchange/plan_file/plan_file.h"

struct import_council {
    const char *code; /* of the council */
    const struct plan_draft *draft;
    const struct plan_file_options *file; /* how it was read: kept with the import */
    bool is_trial;                        /* only tells what would change */
    bool has_progress;
};

/* Writes the draft into the council's plan, and prints counts and differences. Answers false after
 * printing why not. */
bool import_council_write(struct installation *installation, const struct import_council *input);

#endif
