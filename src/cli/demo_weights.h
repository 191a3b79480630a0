/* The demonstration's weights: the líneas of the plan, each by how many indicators it has. They
 * wait until the council chooses its own weights in its settings. */
#ifndef ATALAYA_CLI_DEMO_WEIGHTS_H
#define ATALAYA_CLI_DEMO_WEIGHTS_H

#include "cli/demo_people.h"
#include "core/plan/plan.h"

enum action_status demo_weights_save(struct installation *installation,
                                     const struct demo_people *people, const struct plan *plan);

#endif
