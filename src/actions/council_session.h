/* Council sessions: call one, write its minutes, who came, and what was decided. */
#ifndef ATALAYA_ACTIONS_COUNCIL_SESSION_H
#define ATALAYA_ACTIONS_COUNCIL_SESSION_H

#include "actions/action.h"

/* As typed; NULL is "". */
struct save_session {
    int64_t id; /* 0: a new one */
    int64_t version;
    const char *title, *date, *start_time, *end_time, *place, *agenda, *minutes;
    bool is_held, is_public;
};

/* Messages on "titulo", "fecha", "hora_inicio", "hora_fin", "lugar", "orden", "desarrollo", "hecha"
 * (a day that is yet to come). What a held session needs for a quorum is written down when it is
 * first said to be held. ACTION_CONFLICT: somebody saved it since. */
enum action_status save_session(struct action_context *context, const struct save_session *input,
                                int64_t *session_id);
enum action_status remove_session(struct action_context *context, int64_t session_id);

struct typed_attendance {
    int64_t councillor_id;
    const char *answer; /* code; "": nothing is said */
};

struct save_attendance {
    int64_t session_id;
    const struct typed_attendance *items;
    size_t count;
};

/* ACTION_NOT_FOUND: a councillor that the council does not have. Message on "asistencia": an answer
 * that there is not. */
enum action_status save_attendance(struct action_context *context,
                                   const struct save_attendance *input);

/* As typed. */
struct add_decision {
    int64_t session_id;
    const char *text, *votes_for, *votes_against, *votes_blank; /* blank: 0 */
};

/* Messages on "decision", "a_favor", "en_contra", "en_blanco"; on "" where there was no quorum;
 * more votes than people are refused. */
enum action_status add_decision(struct action_context *context, const struct add_decision *input);
enum action_status remove_decision(struct action_context *context, int64_t session_id,
                                   int64_t decision_id);

#endif
