/* Assume targets: the council accepts a proposal for the years that the plan leaves open
 * (core/plan/yearly_proposal.h), for one indicator or many at once, or takes it back. What is
 * accepted is marked "supuesto del CTP" wherever it is shown, and enters no sum of the plan
 * (core/plan/assumption.h); it goes by itself once the plan says something of the year. */
#ifndef ATALAYA_ACTIONS_ASSUME_TARGETS_H
#define ATALAYA_ACTIONS_ASSUME_TARGETS_H

#include "actions/action.h"

/* An indicator as the form showed it. */
struct assumed_indicator {
    int64_t id;
    int64_t version;
};

struct assume_targets {
    const struct assumed_indicator *items;
    size_t count;
    const char *reason; /* why the council supposes it; typed */
};

/* Writes the proposal of all of them or of none. Messages on "razon", and on "" for none chosen or
 * for one without a proposal. ACTION_CONFLICT: somebody changed one of them since the form was
 * made, so that another proposal might be written than was read. ACTION_NOT_FOUND: not of the
 * council's present plan. A form that is sent twice writes the same again. */
enum action_status accept_assumptions(struct action_context *context,
                                      const struct assume_targets *input);

/* Takes every supposed year of these indicators away. Message on "" for none chosen; those that
 * have none are passed over. */
enum action_status remove_assumptions(struct action_context *context,
                                      const struct assume_targets *input);

#endif
