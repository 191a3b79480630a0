/* Audit: the trace of everything that was done, kept so that nobody can change it unseen.
 *
 * Each council has a chain of its own, and the installation has one under number 0
 * (security/audit_chain.h says how the hashes are made). Actions do not call audit_append
 * themselves: action_commit does, in their transaction. Personal data never enters in clear, only
 * as secrets_mark; a person is named by its number. */
#ifndef ATALAYA_SECURITY_AUDIT_H
#define ATALAYA_SECURITY_AUDIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "security/audit_chain.h"

struct database;

struct audit_event {
    int64_t council_id; /* 0: the installation */
    int64_t actor_id;   /* 0: the machine's operator */
    const char *action; /* code of actions.def */
    const char *object; /* "measurement:17" */
    const char *detail; /* "" for none; without personal data */
    int64_t sequence;   /* set by audit_append: the entry's number in its chain */
};

/* Appends an entry at the present time. Call inside a writing transaction, so that two cannot take
 * the same number. */
bool audit_append(struct database *database, struct audit_event *event, struct error *error);

/* What a walk along a chain found. */
struct audit_verdict {
    enum audit_chain_fault fault;
    int64_t broken_sequence;             /* the first broken entry; 0 when whole */
    int64_t length;                      /* whole entries from the start */
    char head_code[CROCKFORD_CODE_SIZE]; /* code of the last whole entry; "" for an empty chain */
    int64_t code_sequence;               /* the entry that has the wanted code; 0: none */
};

/* Walks the whole chain of a council. wanted_code (may be NULL) is the code on a printed report: a
 * chain that was cut off behind it, or written anew, does not hold it any more. */
bool audit_verify(struct database *database, int64_t council_id, const char *wanted_code,
                  struct audit_verdict *verdict, struct error *error);

/* The short code of the chain's head as it stands, to be printed; "" for an empty chain. */
bool audit_format_head(struct database *database, int64_t council_id,
                       char code[CROCKFORD_CODE_SIZE], struct error *error);

#endif
