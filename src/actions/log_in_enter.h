/* The end of a login, which both its steps share (log_in.h). For these actions only. */
#ifndef ATALAYA_ACTIONS_LOG_IN_ENTER_H
#define ATALAYA_ACTIONS_LOG_IN_ENTER_H

#include "actions/log_in.h"

struct person;

/* What every refusal says: neither the answer nor the code of the second step tells who exists. */
extern const char log_in_refused[];

struct log_in_entry {
    const struct person *proved; /* as read when the password or the challenge was proved */
    const char *new_hash;        /* of a password that was kept at an old cost; NULL: none */
    const char *code;            /* of the second step; NULL where the person has none */
    const char *device, *browser;
};

/* In one transaction: sees that nothing changed since the proof, uses the code up, forgives the
 * attempt, begins the session and leaves the trace. */
enum action_status log_in_enter(struct action_context *context, const struct log_in_entry *entry,
                                struct log_in_answer *answer);

/* ACTION_BUSY with a message that says how long to wait. */
enum action_status log_in_wait(struct action_context *context, int64_t wait_s);

void log_in_log_refusal(struct action_context *context, const char *email);

#endif
