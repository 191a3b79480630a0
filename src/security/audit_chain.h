/* Audit chain: the sums that make a changed past visible. Pure: no database, no clock.
 *
 * The entries of a council (0: of the installation) are numbered from 1, and each holds the hash of
 * the one before it, so that no byte of any entry can change, no entry vanish from the middle and
 * no two change places without breaking a hash. Only what was cut off at the end leaves no mark
 * inside; for that the head's short code stands on every printed report.
 *
 * hash = BLAKE2b-256 of: "atalaya audit 1" with its NUL; council, sequence, actor as 8 bytes each,
 * lowest first; time, action, object, detail, each as its length in 8 bytes and then its bytes; the
 * previous entry's hash (32 zero bytes for the first). */
#ifndef ATALAYA_SECURITY_AUDIT_CHAIN_H
#define ATALAYA_SECURITY_AUDIT_CHAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "security/crockford.h"

enum { AUDIT_CHAIN_HASH_SIZE = 32 };

/* All texts are UTF-8 and never NULL. */
struct audit_chain_entry {
    int64_t council_id;
    int64_t sequence; /* from 1 */
    int64_t actor_id; /* person; 0: the machine's operator */
    const char *time_utc;
    const char *action;
    const char *object;
    const char *detail;
    unsigned char previous[AUDIT_CHAIN_HASH_SIZE];
    unsigned char hash[AUDIT_CHAIN_HASH_SIZE];
};

/* Where a walk along a chain stands; all-zero memory with the council's id starts one. */
struct audit_chain {
    int64_t council_id;
    int64_t length;                            /* entries so far; the last sequence */
    unsigned char head[AUDIT_CHAIN_HASH_SIZE]; /* hash of the last entry */
};

enum audit_chain_fault {
    AUDIT_CHAIN_WHOLE,
    AUDIT_CHAIN_WRONG_COUNCIL,
    AUDIT_CHAIN_WRONG_SEQUENCE, /* one is missing, doubled or out of place */
    AUDIT_CHAIN_WRONG_PREVIOUS, /* does not follow the one before it */
    AUDIT_CHAIN_WRONG_HASH,     /* a column was changed */
};

/* The hash that belongs to the entry's other fields. */
void audit_chain_compute_hash(const struct audit_chain_entry *entry,
                              unsigned char hash[AUDIT_CHAIN_HASH_SIZE]);

/* Numbers, links and hashes a new entry, and moves the chain on to it. */
void audit_chain_append(struct audit_chain *chain, struct audit_chain_entry *entry);

/* Checks the next entry of a walk, and moves on when it is whole. */
enum audit_chain_fault audit_chain_check(struct audit_chain *chain,
                                         const struct audit_chain_entry *entry);

/* The fault in Spanish: "la huella no corresponde al contenido". */
const char *audit_chain_explain(enum audit_chain_fault fault);

/* The short code of a hash, as printed on reports: its first 50 bits. */
void audit_chain_format_code(const unsigned char hash[AUDIT_CHAIN_HASH_SIZE],
                             char code[CROCKFORD_CODE_SIZE]);

#endif
