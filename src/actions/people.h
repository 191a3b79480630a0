/* People: what administrators of the installation see of accounts: no hash, no secret. Reads only.
 */
#ifndef ATALAYA_ACTIONS_PEOPLE_H
#define ATALAYA_ACTIONS_PEOPLE_H

#include "actions/action.h"

struct person_summary {
    int64_t id;
    const char *email, *name, *created_utc;
    bool is_administrator, is_disabled, must_change_password, has_second_step;
};

struct person_summary_list {
    struct person_summary *items;
    size_t count;
};

/* Those whose name or e-mail holds a text, by name; without regard to accents and capitals. NULL or
 * "": everybody. */
enum action_status list_people(struct action_context *context, const char *wanted,
                               struct person_summary_list *people);
/* ACTION_NOT_FOUND where there is none. */
enum action_status find_person(struct action_context *context, int64_t person_id,
                               struct person_summary *person);

#endif
