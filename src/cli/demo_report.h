/* The demonstration's pronouncement on 2024, approved in a correct way: by the actions that people
 * use, from the figures of the board. */
#ifndef ATALAYA_CLI_DEMO_REPORT_H
#define ATALAYA_CLI_DEMO_REPORT_H

#include "cli/demo_people.h"
#include "cli/installation.h"

/* The secretary writes it, the president approves it. */
enum action_status demo_report_write(struct installation *installation,
                                     const struct demo_people *people);

#endif
