/* Publish measurements: verified results become visible to everybody, one or many at once, all or
 * nothing: where one of them has changed since it was shown, none is published and the answer names
 * those, so that a person decides again. Taking back from the public is return_measurement. */
#ifndef ATALAYA_ACTIONS_PUBLISH_MEASUREMENTS_H
#define ATALAYA_ACTIONS_PUBLISH_MEASUREMENTS_H

#include "actions/measurement_step.h"

struct publish_measurements {
    const struct measurement_target *items;
    size_t count;
};

struct publish_answer {
    size_t published;     /* by this or by the same form sent before */
    int64_t *changed_ids; /* with ACTION_CONFLICT: those that somebody changed meanwhile */
    size_t changed_count;
};

/* Message on "" for none chosen. ACTION_NOT_FOUND for one that is not the council's. */
enum action_status publish_measurements(struct action_context *context,
                                        const struct publish_measurements *input,
                                        struct publish_answer *answer);

#endif
