/* Topic ballot: the members decide by vote which of several topics with one sum comes first. Each
 * has one vote and may change it while the vote is open; who voted for what is not in the trace. */
#ifndef ATALAYA_ACTIONS_TOPIC_BALLOT_H
#define ATALAYA_ACTIONS_TOPIC_BALLOT_H

#include "actions/action.h"

/* Opens a vote among all topics of the council's plan with this sum. Message on "" where none of
 * them is tied, or where one is open for the sum already. */
enum action_status open_ballot(struct action_context *context, int score_sum, int64_t *ballot_id);

/* Gives or changes the person's vote. Message on "voto" for a topic that is not to be chosen;
 * ACTION_CONFLICT: the vote is closed. */
enum action_status vote_ballot(struct action_context *context, int64_t ballot_id, int64_t topic_id);

/* From now on its result counts. Message on "" where nobody has voted; ACTION_CONFLICT: it was
 * closed already. */
enum action_status close_ballot(struct action_context *context, int64_t ballot_id);

#endif
