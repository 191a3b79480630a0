/* The demonstration's results, each on some step of its way: most published, a few waiting in every
 * state. Every step is the action that a person of the council would take. */
#ifndef ATALAYA_CLI_DEMO_RESULTS_H
#define ATALAYA_CLI_DEMO_RESULTS_H

#include "cli/demo_people.h"
#include "core/plan/plan.h"

/* Takes the imported results through the workflow, and leaves a draft for which no figure was
 * imported. */
enum action_status demo_results_write(struct installation *installation,
                                      const struct demo_people *people, const struct plan *plan);

#endif
