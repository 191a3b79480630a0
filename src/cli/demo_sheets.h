/* The demonstration's technical sheets: a dozen well filled ones (demo_sheets.def), one of them
 * corrected once; the others hold what the plan says. What was written for them is a constructed
 * example, and says so in the field of limitations. */
#ifndef ATALAYA_CLI_DEMO_SHEETS_H
#define ATALAYA_CLI_DEMO_SHEETS_H

#include "cli/demo_people.h"
#include "core/plan/plan.h"

enum action_status demo_sheets_write(struct installation *installation,
                                     const struct demo_people *people, const struct plan *plan);

#endif
