/* Invitation store: one-use links to a council, known by their hash. */
#ifndef ATALAYA_STORAGE_INVITATION_STORE_H
#define ATALAYA_STORAGE_INVITATION_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct database;

struct invitation {
    int64_t id;
    int64_t council_id;
    const char *token_hash;
    const char *email;
    const char *name;
    const char *roles; /* codes of security/role.def, separated by commas */
    int64_t invited_by;
    int64_t created_s;
    int64_t expires_s;
    int64_t used_s; /* 0: not yet */
    const char *council_code;
    const char *council_name;
};

struct invitation_list {
    struct invitation *items;
    size_t count;
};

bool invitation_store_add(struct database *database, struct invitation *invitation,
                          struct error *error);
/* *invitation is NULL where there is none, used or expired ones included. */
bool invitation_store_find(struct database *database, const char *token_hash, struct arena *arena,
                           struct invitation **invitation, struct error *error);
/* The unused ones of a council, newest first. */
bool invitation_store_list(struct database *database, int64_t council_id, struct arena *arena,
                           struct invitation_list *invitations, struct error *error);
/* Marks as used; *was_unused is false when somebody was faster. */
bool invitation_store_use(struct database *database, int64_t id, int64_t used_s, bool *was_unused,
                          struct error *error);
/* Removes one unused invitation of a council; *was_there says whether there was one. */
bool invitation_store_withdraw(struct database *database, int64_t council_id, int64_t id,
                               bool *was_there, struct error *error);
/* Removes the unused invitations of an address to a council. */
bool invitation_store_delete(struct database *database, int64_t council_id, const char *email,
                             struct error *error);

#endif
