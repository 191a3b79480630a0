/* The demonstration's people: who acts in its story, and when.
 *
 * The story runs over the last weeks, so that work lists and histories look as they do in a council
 * that works: each part sets its day, and every action leaves its trace on that day, in the name of
 * the person whose role it is. */
#ifndef ATALAYA_CLI_DEMO_PEOPLE_H
#define ATALAYA_CLI_DEMO_PEOPLE_H

#include "cli/installation.h"
#include "security/role.h"

#define DEMO_PASSWORD "demostracion-atalaya"

struct demo_people {
    int64_t by_role[ROLE_COUNT];
};

/* Makes the accounts, with the known password, and the members of the council with this code. */
enum action_status demo_people_make(struct installation *installation, const char *council_code,
                                    struct demo_people *people);
/* Prints their addresses and roles. */
void demo_people_print(void);

/* Says in the data folder that the accounts are there: such an installation is served on this
 * machine only. */
bool demo_people_leave_marker(struct installation *installation);
/* Whether one of the accounts is in the database, by a copy that was restored. */
bool demo_people_are_there(struct installation *installation, bool *are_there);

/* The person with this role acts from now on, with this role alone; messages of before are gone. */
void demo_people_become(struct installation *installation, const struct demo_people *people,
                        enum role role);

/* The clock stands this many days before now, and goes on from there; 0: the real clock again. */
void demo_people_set_days_ago(int days);

#endif
