/* Measurement step: what analysing, verifying, returning and publishing a result have in common.
 *
 * A form names the version that its person was looking at. Where somebody saved since, the step is
 * not taken (ACTION_CONFLICT) and the page shows what the other did. A form that is sent twice (a
 * double click) finds its own step taken already, and is answered like the first time. */
#ifndef ATALAYA_ACTIONS_MEASUREMENT_STEP_H
#define ATALAYA_ACTIONS_MEASUREMENT_STEP_H

#include "actions/action.h"
#include "core/measurement/measurement.h"

struct measurement_target {
    int64_t id;
    int64_t version; /* as it was shown */
};

/* Reads the result inside the action's transaction: ACTION_DONE, ACTION_NOT_FOUND or ACTION_FAILED.
 */
enum action_status measurement_step_load(struct action_context *context, int64_t id,
                                         struct measurement **measurement);

/* Takes the step and saves it. ACTION_INVALID with a message in field (in "" for what the form
 * cannot mend, as four eyes); ACTION_CONFLICT for another version or a state that the step does not
 * follow. */
enum action_status measurement_step_take(struct action_context *context,
                                         struct measurement *measurement, int64_t version,
                                         const struct measurement_move *move, const char *field);

/* Whether this very step, of the same person with the same words, made the version that came after
 * the one shown: then there is nothing to write. */
bool measurement_step_is_repeat(const struct measurement *measurement, int64_t version,
                                const struct measurement_move *move);

#endif
