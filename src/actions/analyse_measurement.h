/* Analyse a measurement: somebody of the council reads a recorded result and says what it means:
 * why it is so high or low, what is behind it. Without words it is not analysed. An analysis that
 * is not verified yet may be written anew; the earlier words stay in the history. */
#ifndef ATALAYA_ACTIONS_ANALYSE_MEASUREMENT_H
#define ATALAYA_ACTIONS_ANALYSE_MEASUREMENT_H

#include "actions/measurement_step.h"

enum { ANALYSIS_MAX_CHARACTERS = 4000 };

struct analyse_measurement {
    struct measurement_target target;
    const char *text;
};

/* Message on "analisis". Conflicts and repeats: measurement_step.h. */
enum action_status analyse_measurement(struct action_context *context,
                                       const struct analyse_measurement *input);

#endif
