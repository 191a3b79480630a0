/* The demonstration's results, each on some step of its way: most published, a few waiting. */
#ifndef ATALAYA_CLI_DEMO_RESULTS_H
#define ATALAYA_CLI_DEMO_RESULTS_H

#include "cli/installation.h"
#include "security/role.h"

#define DEMO_PASSWORD "demostracion-atalaya"

struct demo_people {
    int64_t by_role[ROLE_COUNT];
};

/* Takes the imported results through the workflow, in the names of the demonstration's people. */
enum action_status demo_results_write(struct installation *installation,
                                      const struct demo_people *people);

#endif
