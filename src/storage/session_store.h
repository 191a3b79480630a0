/* Session store: who is signed in, from where, since when. It knows a cookie by its hash only. */
#ifndef ATALAYA_STORAGE_SESSION_STORE_H
#define ATALAYA_STORAGE_SESSION_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct database;

struct session_record {
    int64_t id;
    int64_t person_id;
    const char *token_hash;
    int64_t created_s; /* seconds since 1970 UTC */
    int64_t seen_s;
    const char *address; /* network address at login */
    const char *browser; /* as the browser calls itself, cut short */
};

struct session_record_list {
    struct session_record *items;
    size_t count;
};

bool session_store_add(struct database *database, struct session_record *record,
                       struct error *error);
/* *record is NULL where there is none. */
bool session_store_find(struct database *database, const char *token_hash, struct arena *arena,
                        struct session_record **record, struct error *error);
/* Of one person, newest first. */
bool session_store_list(struct database *database, int64_t person_id, struct arena *arena,
                        struct session_record_list *records, struct error *error);
bool session_store_touch(struct database *database, int64_t id, int64_t seen_s,
                         struct error *error);
/* Gives a session of this person another token. */
bool session_store_renew(struct database *database, const struct session_record *record,
                         struct error *error);
/* Ends one session of this person; *was_there says whether there was one. */
bool session_store_delete(struct database *database, int64_t person_id, int64_t id, bool *was_there,
                          struct error *error);
/* Ends all sessions of a person but kept_id (0: all). */
bool session_store_delete_others(struct database *database, int64_t person_id, int64_t kept_id,
                                 struct error *error);
/* Removes what ended before a time. */
bool session_store_delete_older(struct database *database, int64_t created_before_s,
                                struct error *error);

#endif
