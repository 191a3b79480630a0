/* Return a measurement: it goes back to who recorded it, with a reason in words, to be mended and
 * recorded again. A published one is taken back from the public by the same step.
 *
 * Who may: whoever analyses may return what waits for analysis; verifiers and the board, also what
 * was analysed or verified; what is published, only who publishes. */
#ifndef ATALAYA_ACTIONS_RETURN_MEASUREMENT_H
#define ATALAYA_ACTIONS_RETURN_MEASUREMENT_H

#include "actions/measurement_step.h"

enum return_reason {
#define RETURN_REASON(name, code, label) RETURN_REASON_##name,
#include "actions/return_reasons.def"
#undef RETURN_REASON
    RETURN_REASON_COUNT
};

const char *return_reason_code(enum return_reason reason);
const char *return_reason_label(enum return_reason reason);

enum { RETURN_TEXT_MAX_CHARACTERS = 2000 };

struct return_measurement {
    struct measurement_target target;
    const char *reason; /* code of one of the usual reasons */
    const char *text;   /* own words; may be "" but with RETURN_REASON_OTHER */
};

/* Whether the identity may return a result in this state. */
bool return_measurement_is_allowed(const struct identity *identity, enum measurement_state state);

/* Messages on "motivo" and "explicacion". Conflicts and repeats: measurement_step.h. */
enum action_status return_measurement(struct action_context *context,
                                      const struct return_measurement *input);

#endif
