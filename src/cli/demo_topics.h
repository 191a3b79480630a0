/* The demonstration's concept and topics: what the council recommended, the three topics that it
 * follows first, what of the plan belongs to them, and the vote that parted two of them. All of it
 * is a constructed example, and says so. Every step is the action that a person would take. */
#ifndef ATALAYA_CLI_DEMO_TOPICS_H
#define ATALAYA_CLI_DEMO_TOPICS_H

#include "cli/demo_people.h"
#include "core/plan/plan.h"

/* On the day that the clock stands on: the plan is there, results may be or not. */
enum action_status demo_topics_make(struct installation *installation,
                                    const struct demo_people *people, const struct plan *plan);

#endif
