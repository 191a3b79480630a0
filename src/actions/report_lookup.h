/* Report lookup: what the actions on a pronouncement share. Private to them. */
#ifndef ATALAYA_ACTIONS_REPORT_LOOKUP_H
#define ATALAYA_ACTIONS_REPORT_LOOKUP_H

#include "actions/action.h"
#include "storage/report_store.h"

/* ACTION_DONE with the council's report, else ACTION_NOT_FOUND or ACTION_FAILED. */
enum action_status report_find(struct action_context *context, int64_t report_id,
                               struct report_record **report);

/* Opens the writing transaction and loads a draft. Anything but ACTION_DONE leaves no transaction;
 * ACTION_CONFLICT: it was approved. */
enum action_status report_begin_draft(struct action_context *context, int64_t report_id,
                                      struct report_record **report);

#endif
