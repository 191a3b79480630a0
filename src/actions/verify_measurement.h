/* Verify a measurement: a verifier compares a result with what proves it, and says what was found.
 *
 * Four eyes: never the person who recorded it, whatever roles that person holds, and never the
 * machine's operator, who is nobody of the council. The database holds the same rule. The official
 * value is never touched; what the verifier found stands beside it:
 *
 *     confirmado                   the same figure; a note may be left out
 *     confirmado_con_observacion   the same figure, and a note
 *     no_confirmado                another figure (a number that differs), and a note
 *     no_verificable               no figure, and a note */
#ifndef ATALAYA_ACTIONS_VERIFY_MEASUREMENT_H
#define ATALAYA_ACTIONS_VERIFY_MEASUREMENT_H

#include "actions/measurement_step.h"

enum { VERDICT_NOTE_MAX_CHARACTERS = 2000 };

struct verify_measurement {
    struct measurement_target target;
    const char *verdict; /* code of the verdict */
    const char *value;   /* as typed; "" where the official one holds */
    const char *note;
};

/* Messages on "veredicto", "cifra" and "nota", and on "" for four eyes. Conflicts and repeats:
 * measurement_step.h. */
enum action_status verify_measurement(struct action_context *context,
                                      const struct verify_measurement *input);

#endif
