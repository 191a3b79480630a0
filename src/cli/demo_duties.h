/* The demonstration's actors and who does what: a matrix that holds, a topic whose commission has a
 * step of its own, and one actor that still lacks its contact. Entities, organisations and contacts
 * are constructed examples, and say so. Every step is the action that a person would take. */
#ifndef ATALAYA_CLI_DEMO_DUTIES_H
#define ATALAYA_CLI_DEMO_DUTIES_H

#include "cli/demo_people.h"
#include "core/plan/plan.h"

/* After councillors, commissions, topics and the plan. */
enum action_status demo_duties_make(struct installation *installation,
                                    const struct demo_people *people, const struct plan *plan);

#endif
