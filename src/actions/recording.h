/* Recording: what recording, drafts and their removal share, inside one transaction. Private to
 * the actions of results. */
#ifndef ATALAYA_ACTIONS_RECORDING_H
#define ATALAYA_ACTIONS_RECORDING_H

#include "actions/record_measurement.h"
#include "base/env.h"

/* One change of a result under way. */
struct recording {
    struct action_context *context;
    const struct record_measurement *input;
    struct measurement_case place;
    struct measurement_reading reading;
    char now[ENV_TIMESTAMP_SIZE];
};

/* Opens the transaction and reads the place. */
enum action_status recording_begin(struct recording *work, struct action_context *context,
                                   const struct record_measurement *input);
/* ACTION_CONFLICT where the form did not show what is stored now, or the identity may not touch it
 * as it stands (with a message): nobody else's save is written over. */
enum action_status recording_check(struct recording *work);
/* Takes the step on a copy of what is stored, with a message where it is refused. */
enum action_status recording_move(struct recording *work, struct measurement *measurement,
                                  enum measurement_step step);
/* Adds or saves the row and its version. */
enum action_status recording_store(struct recording *work, struct measurement *measurement);

#endif
