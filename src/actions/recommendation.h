/* Recommendation: the council writes down what its concept on the plan recommended, and what the
 * administration answered. */
#ifndef ATALAYA_ACTIONS_RECOMMENDATION_H
#define ATALAYA_ACTIONS_RECOMMENDATION_H

#include "actions/action.h"

/* As typed. */
struct save_recommendation {
    int64_t id;         /* 0: a new one of the plan that the council follows */
    int64_t version;    /* that was read; 0 for a new one */
    const char *number; /* as the concept numbers it; "" */
    const char *line;   /* name of the plan's line; "": the whole plan */
    const char *text;
    const char *priority, *answer; /* codes */
    const char *answer_note;
};

/* Messages on "numero", "linea", "texto", "prioridad", "respuesta", "nota": an answer other than
 * none says in the note where it stands. ACTION_CONFLICT: somebody saved it since. */
enum action_status save_recommendation(struct action_context *context,
                                       const struct save_recommendation *input, int64_t *id);

/* Removes it, also from the topics that it is linked to. */
enum action_status remove_recommendation(struct action_context *context, int64_t id);

#endif
