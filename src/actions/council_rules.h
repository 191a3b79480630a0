/* Council rules: the date of office, from which the legal calendar follows, and the quorum. */
#ifndef ATALAYA_ACTIONS_COUNCIL_RULES_H
#define ATALAYA_ACTIONS_COUNCIL_RULES_H

#include "actions/action.h"

/* As typed. */
struct save_rules {
    int64_t version; /* of what the form was made from; 0: nothing was stored */
    const char *office, *quorum, *quorum_number;
};

/* Messages on "posesion", "quorum", "quorum_numero". Activities that were accepted before keep
 * their dates. ACTION_CONFLICT: somebody saved them since. */
enum action_status save_council_rules(struct action_context *context,
                                      const struct save_rules *input);

#endif
