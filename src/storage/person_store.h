/* Person store: people with an account on this installation, whatever councils they belong to.
 *
 * Only security and actions call it: a password hash or a second-step secret has no business in a
 * page. A person is never deleted, for the audit chain names it by its number; it is disabled. */
#ifndef ATALAYA_STORAGE_PERSON_STORE_H
#define ATALAYA_STORAGE_PERSON_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct database;

struct person {
    int64_t id;
    const char *email; /* lower case; one account for each */
    const char *name;
    const char *password_hash; /* NULL: cannot log in yet */
    bool is_administrator;     /* of the installation */
    bool must_change_password; /* the password is a one-time one */
    bool is_disabled;
    const char *totp_secret; /* sealed (secrets_seal); NULL: no second step */
    int64_t totp_last_step;  /* of the last accepted code */
    const char
        *recovery_marks; /* marks of unused recovery codes, separated by a space; "" for none */
    const char *created_utc;
};

struct person_list {
    struct person *items;
    size_t count;
};

/* *person is NULL where there is none. Everything read lives in the arena. */
bool person_store_find(struct database *database, int64_t id, struct arena *arena,
                       struct person **person, struct error *error);
bool person_store_find_by_email(struct database *database, const char *email, struct arena *arena,
                                struct person **person, struct error *error);
/* All people, by name. */
bool person_store_list(struct database *database, struct arena *arena, struct person_list *people,
                       struct error *error);

/* Adds a person and sets its id. ERROR_CONSTRAINT: the e-mail has an account already. */
bool person_store_add(struct database *database, struct person *person, struct error *error);
/* Writes all columns but id, e-mail and created_utc. */
bool person_store_save(struct database *database, const struct person *person, struct error *error);

#endif
