/* Work activities: write one down, say how it stands, take one away; and take the legal calendar's
 * dates into the plan. */
#ifndef ATALAYA_ACTIONS_WORK_ACTIVITY_H
#define ATALAYA_ACTIONS_WORK_ACTIVITY_H

#include "actions/action.h"

/* As typed; NULL is "". */
struct save_activity {
    int64_t id; /* 0: a new one */
    int64_t version;
    const char *title, *description, *step, *commission, *responsible, *start, *end, *product;
    const char *state, *done; /* done: when; today where it is left blank */
    bool is_public;
};

/* Messages on "titulo", "descripcion", "paso", "comision", "responsable", "inicio", "fin",
 * "producto", "estado", "hecha". ACTION_CONFLICT: somebody saved it since. */
enum action_status save_activity(struct action_context *context, const struct save_activity *input,
                                 int64_t *activity_id);

/* Done today, with nothing else changed; the short way from a list. ACTION_DONE also where it was
 * done before. */
enum action_status finish_activity(struct action_context *context, int64_t activity_id);

enum action_status remove_activity(struct action_context *context, int64_t activity_id);

/* Takes events of the legal calendar (by their codes) into the plan, with the dates that follow
 * from the council's date of office; those that are there already are passed over. Messages on ""
 * where nothing was chosen, and where the date of office is not known. *added: how many are new.
 * ACTION_NOT_FOUND: a code that the calendar does not have. */
struct accept_events {
    const char *const *codes;
    size_t count;
};

enum action_status accept_legal_events(struct action_context *context,
                                       const struct accept_events *input, size_t *added);

#endif
