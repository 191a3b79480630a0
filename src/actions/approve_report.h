/* Approve report: the presidency makes a pronouncement final, and from then on nothing of it
 * changes.
 *
 * Two steps, because between them the document is made, which is no work of an action:
 *
 *     start_report_approval(context, id, &approval);        // code, time, head of the chain
 *     pronouncement_freeze(…, &approval.seal, &frozen);      // snapshot and files, from the board
 *     approve_report(context, &approval, &frozen);           // all or nothing
 *
 * If anything of the council changed between the two, approve_report answers ACTION_CONFLICT and
 * writes nothing: what is frozen is what was true at one moment. */
#ifndef ATALAYA_ACTIONS_APPROVE_REPORT_H
#define ATALAYA_ACTIONS_APPROVE_REPORT_H

#include "actions/action.h"
#include "storage/report_freeze.h"

struct report_approval {
    const struct report_record *report;
    struct report_seal seal;
    int64_t council_revision; /* when it started */
};

/* Reads only. ACTION_CONFLICT: it is approved, or what it corrects was superseded by another.
 * Message on "correccion" where a correction does not say what it corrects. */
enum action_status start_report_approval(struct action_context *context, int64_t report_id,
                                         struct report_approval *approval);

/* Stores snapshot, files, seal; the chain's entry holds the code and the sums of all of them
 * (security/report_proof.h). */
enum action_status approve_report(struct action_context *context,
                                  const struct report_approval *approval,
                                  const struct report_frozen *frozen);

#endif
