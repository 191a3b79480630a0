/* Member store: which person has which roles in which council. */
#ifndef ATALAYA_STORAGE_MEMBER_STORE_H
#define ATALAYA_STORAGE_MEMBER_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct database;

struct member {
    int64_t council_id;
    int64_t person_id;
    const char *roles; /* codes of security/role.def, separated by commas */
    const char *since_utc;
    const char *person_name;
    const char *person_email;
    bool person_is_disabled;
    const char *council_code;
    const char *council_name;
};

struct member_list {
    struct member *items;
    size_t count;
};

/* *member is NULL where the person does not belong to the council. */
bool member_store_find(struct database *database, const struct member *key, struct arena *arena,
                       struct member **member, struct error *error);
/* The people of a council by name; the councils of a person by name. */
bool member_store_list_of_council(struct database *database, int64_t council_id,
                                  struct arena *arena, struct member_list *members,
                                  struct error *error);
bool member_store_list_of_person(struct database *database, int64_t person_id, struct arena *arena,
                                 struct member_list *members, struct error *error);

/* To how many councils a person belongs. */
bool member_store_count_of_person(struct database *database, int64_t person_id, int64_t *count,
                                  struct error *error);

/* Adds the person to the council, or replaces its roles there. */
bool member_store_save(struct database *database, const struct member *member, struct error *error);
bool member_store_delete(struct database *database, const struct member *key, struct error *error);

#endif
