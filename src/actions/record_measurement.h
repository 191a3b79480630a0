/* Record measurement: a person keeps a draft of a result, records it, or removes the draft.
 *
 * Who may touch which result is measurement_case.h; what is asked of a value, measurement_entry.h.
 * A save names the version that the person saw: where somebody saved since, nothing is written and
 * the page shows both. A form that is sent twice (double click, reload) records once and gets the
 * same receipt; the key of the form is remembered with what it held, so that a form that was sent,
 * changed and sent again is not taken for its first sending. */
#ifndef ATALAYA_ACTIONS_RECORD_MEASUREMENT_H
#define ATALAYA_ACTIONS_RECORD_MEASUREMENT_H

#include "actions/measurement_entry.h"

struct record_measurement {
    int64_t indicator_id;
    int year;
    int64_t version; /* that the form showed; 0: nothing was stored */
    const char *key; /* random, from the form (security/token.h); NULL: cannot be sent twice */
    struct measurement_entry entry;
};

struct record_answer {
    int64_t measurement_id;
    int64_t version;
    int64_t receipt; /* number of the entry in the council's chain; its hash is the proof */
};

/* Records it; states borrador, devuelto and registrado become registrado.
 * ACTION_INVALID: messages beside the fields. ACTION_CONFLICT: somebody saved meanwhile, or the
 * place may not be touched as it stands (message on ""). ACTION_NOT_FOUND: no such place.
 * The administration's liaison records official figures with the same call. */
enum action_status record_measurement(struct action_context *context,
                                      const struct record_measurement *input,
                                      struct record_answer *answer);

/* Keeps what is there, with gaps; likewise, but only where nothing is in force: a recorded result
 * is corrected by recording it again. Saving what is stored already changes nothing. */
enum action_status save_measurement_draft(struct action_context *context,
                                          const struct record_measurement *input,
                                          struct record_answer *answer);

/* The version that an entry of the chain is about, from its detail; 0 where it says none. */
int64_t record_measurement_version_of(const char *detail);

struct delete_draft {
    int64_t indicator_id;
    int year;
    int64_t version;
};

/* Removes a draft with its evidence, also from the disk where nothing else names it. A draft of a
 * returned result goes back to what was returned. ACTION_NOT_FOUND: no draft is there. */
enum action_status delete_measurement_draft(struct action_context *context,
                                            const struct delete_draft *input);

#endif
