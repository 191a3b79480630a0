/* The demonstration's councillors, commissions, work plan and sessions. All of them are constructed
 * examples, and say so. Every step is the action that a person would take. */
#ifndef ATALAYA_CLI_DEMO_COUNCIL_H
#define ATALAYA_CLI_DEMO_COUNCIL_H

#include "cli/demo_people.h"

/* Councillors of twelve seats, what they authorised, and three commissions: before the topics,
 * which name them. */
enum action_status demo_council_make(struct installation *installation,
                                     const struct demo_people *people);
/* A work plan of this year from the legal calendar, with states and minutes, and two sessions. */
enum action_status demo_council_plan(struct installation *installation,
                                     const struct demo_people *people);

#endif
