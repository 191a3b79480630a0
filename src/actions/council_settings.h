/* Council settings: its name, the limits of the five bands, how indicators weigh in averages, and
 * until when a year may be reported. Every board, page and draft of a report follows at once; an
 * approved report keeps the settings of its day. */
#ifndef ATALAYA_ACTIONS_COUNCIL_SETTINGS_H
#define ATALAYA_ACTIONS_COUNCIL_SETTINGS_H

#include "actions/action.h"
#include "core/evaluation/node.h"
#include "storage/council_store.h"

enum { COUNCIL_BANDS = 4 }; /* limits between five bands */

/* As typed. */
struct council_settings {
    const char *seen; /* council_settings_stamp of what the form was made from */
    const char *name;
    const char *limits[COUNCIL_BANDS]; /* percent from which Bajo, Medio … begin: "40", "62,5" */
    const char *weighting;             /* code */
    const char *month, *day;           /* "4", "30" */
    bool is_trial;                     /* checks and writes nothing */
};

/* As understood. */
struct council_settings_answer {
    struct council council;    /* as it will be stored */
    struct rating_bands bands; /* the usual ones where limits has messages */
    enum weighting weighting;
};

/* Names what the settings are, so that a form notices that somebody changed them meanwhile. */
const char *council_settings_stamp(struct arena *arena, const struct council *council);

/* Messages on "nombre", "limite_1" … "limite_4", "ponderacion", "dia"; on "" where nothing would
 * change. ACTION_CONFLICT: somebody changed the settings since. */
enum action_status change_council_settings(struct action_context *context,
                                           const struct council_settings *input,
                                           struct council_settings_answer *answer);

#endif
