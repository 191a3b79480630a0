/* Audit store: the rows of the audit chain. It only appends and reads; the database itself refuses
 * UPDATE and DELETE by triggers. What the hashes mean is security/audit_chain.h. */
#ifndef ATALAYA_STORAGE_AUDIT_STORE_H
#define ATALAYA_STORAGE_AUDIT_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct database;

enum { AUDIT_STORE_HASH_SIZE = 32 };

struct audit_record {
    int64_t council_id; /* 0: the installation */
    int64_t sequence;
    int64_t actor_id;
    const char *time_utc;
    const char *action;
    const char *object;
    const char *detail;
    unsigned char previous[AUDIT_STORE_HASH_SIZE];
    unsigned char hash[AUDIT_STORE_HASH_SIZE];
    const char *actor_name;   /* only from audit_store_list; "" for the operator */
    const char *council_name; /* only from audit_store_list_of_actor; "" for the installation */
};

struct audit_record_list {
    struct audit_record *items;
    size_t count;
};

bool audit_store_add(struct database *database, const struct audit_record *record,
                     struct error *error);
/* Length and hash of the last entry; 0 and zero bytes for an empty chain. */
bool audit_store_load_head(struct database *database, int64_t council_id, int64_t *length,
                           unsigned char hash[AUDIT_STORE_HASH_SIZE], struct error *error);

/* Called for each row in order; false stops the walk without error. Texts are borrowed for the
 * call, which may not query this connection. is_damaged: a column is not of its kind or a hash not
 * of its length. */
typedef bool (*audit_store_visit)(void *context, const struct audit_record *record,
                                  bool is_damaged);
bool audit_store_walk(struct database *database, int64_t council_id, audit_store_visit visit,
                      void *context, struct error *error);

/* The last entries of a council before a sequence (0: the newest), newest first. */
struct audit_query {
    int64_t council_id;
    int64_t before_sequence;
    int limit;
    bool has_actor; /* only what actor_id did (0: the operator) */
    int64_t actor_id;
    const char *action; /* only this code; NULL or "": every action */
};
bool audit_store_list(struct database *database, const struct audit_query *query,
                      struct arena *arena, struct audit_record_list *records, struct error *error);

/* Who acted in a chain, and what was done, each with how often: the most frequent first. */
struct audit_tally {
    int64_t actor_id;
    const char *name; /* of the actor, "" for the operator; or the action's code */
    int64_t count;
};
struct audit_tally_list {
    struct audit_tally *items;
    size_t count;
};
bool audit_store_list_actors(struct database *database, int64_t council_id, struct arena *arena,
                             struct audit_tally_list *actors, struct error *error);
bool audit_store_list_actions(struct database *database, int64_t council_id, struct arena *arena,
                              struct audit_tally_list *actions, struct error *error);
/* The last entries of one person in all councils, newest first: what it may know of itself. */
struct audit_actor_query {
    int64_t actor_id;
    int limit;
};
bool audit_store_list_of_actor(struct database *database, const struct audit_actor_query *query,
                               struct arena *arena, struct audit_record_list *records,
                               struct error *error);

/* Councils with a chain, 0 first if the installation has one. */
bool audit_store_list_chains(struct database *database, struct arena *arena, int64_t **council_ids,
                             size_t *count, struct error *error);

#endif
