/* Measurement case: one figure of the matrix, an indicator in a year, with all that recording it
 * needs: what is stored, what it was before, and whether a person may touch it now.
 *
 * Who may record what (a person needs the capability besides):
 * - Nobody touches what is analysed, verified or published: it is returned first, with a reason.
 *   Then a new round begins and the earlier one stays in the history.
 * - The council (RECORD) records, and corrects what it or an import recorded. What the
 *   administration submitted stays the administration's word: the council returns it, and may
 *   record in its place only then.
 * - The administration's liaison (RECORD_OFFICIAL alone) submits official figures: where nothing is
 *   recorded, where the administration's own figure is still only recorded, and where its own or an
 *   imported figure was returned. What the council recorded is not its to change.
 * - A draft belongs to the council, and whoever may record goes on with it; the liaison sees and
 *   continues only drafts of its own. */
#ifndef ATALAYA_ACTIONS_MEASUREMENT_CASE_H
#define ATALAYA_ACTIONS_MEASUREMENT_CASE_H

#include "actions/action.h"
#include "core/measurement/entry.h"
#include "core/measurement/measurement.h"
#include "core/plan/plan.h"
#include "storage/evidence_store.h"
#include "storage/measurement_store.h"

struct measurement_case {
    const struct indicator *indicator;
    int year;
    struct measurement measurement;           /* as stored; MEASUREMENT_NEW where nothing is */
    struct measurement_version_list versions; /* newest first; none for a new one */
    struct evidence_list evidence;
    struct entry_context entry; /* what is known around it; recorded is the base of the mode
                                   "periodo": the figure that holds without the round now open */
    struct quantity earlier[PLAN_MAX_YEARS];
    struct quantity last_year; /* the year before, where it has a figure in force */
};

/* Reads it, in whatever transaction is open. ACTION_NOT_FOUND: no such indicator in the council, or
 * a year outside its plan. */
enum action_status measurement_case_load(struct action_context *context, int64_t indicator_id,
                                         int year, struct measurement_case *place);

/* Why the identity may not record it as it stands, as a sentence that says what to do; NULL where
 * it may. Who lacks both capabilities is no question for here. */
const char *measurement_case_refuse(const struct measurement_case *place,
                                    const struct identity *identity);

/* The action that recording is for this identity: RECORD_MEASUREMENT, or SUBMIT_OFFICIAL for who
 * may do only that. */
enum action measurement_case_action(const struct identity *identity);

/* Whether the administration submitted what is stored, and nobody of the council has recorded
 * since.
 */
bool measurement_case_is_official(const struct measurement_case *place);

#endif
