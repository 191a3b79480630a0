/* Ballot store: votes of a council's members among topics with one sum. What stands to choose from
 * is fixed when the vote opens; while it is open each person has one vote, which they may change.
 */
#ifndef ATALAYA_STORAGE_BALLOT_STORE_H
#define ATALAYA_STORAGE_BALLOT_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "storage/object_key.h"

struct database;

struct topic_ballot {
    int64_t id;
    int64_t council_id;
    int64_t plan_id;
    int score_sum; /* that the topics shared */
    const char *opened_utc;
    const char *closed_utc; /* "": still open */
    int vote_count;
};

struct topic_ballot_list {
    struct topic_ballot *items;
    size_t count;
};

struct ballot_option {
    int64_t topic_id;
    const char *name, *description;
    int votes;
};

struct ballot_option_list {
    struct ballot_option *items; /* by name */
    size_t count;
};

static inline bool ballot_is_open(const struct topic_ballot *ballot)
{
    return ballot->closed_utc[0] == '\0';
}

/* The votes of a plan (its key), the newest first. */
bool ballot_store_list(struct database *database, struct object_key plan, struct arena *arena,
                       struct topic_ballot_list *ballots, struct error *error);
/* *ballot is NULL where there is none. */
bool ballot_store_load(struct database *database, struct object_key key, struct arena *arena,
                       struct topic_ballot **ballot, struct error *error);
bool ballot_store_list_options(struct database *database, struct object_key ballot,
                               struct arena *arena, struct ballot_option_list *options,
                               struct error *error);
/* What a person voted for; *topic_id is 0 before. */
bool ballot_store_find_vote(struct database *database, struct object_key ballot, int64_t person_id,
                            int64_t *topic_id, struct error *error);

/* Opens it and sets its id. ERROR_CONSTRAINT: one is open for the sum already. */
bool ballot_store_add(struct database *database, struct topic_ballot *ballot, int64_t person_id,
                      struct error *error);
bool ballot_store_add_option(struct database *database, struct object_key ballot, int64_t topic_id,
                             struct error *error);

struct topic_vote {
    struct object_key ballot;
    int64_t person_id;
    int64_t topic_id;
};

/* Gives or changes a vote. *is_counted is false where the ballot is closed or has no such topic. */
bool ballot_store_vote(struct database *database, const struct topic_vote *vote, bool *is_counted,
                       struct error *error);
/* *was_open is false where it was closed already. */
bool ballot_store_close(struct database *database, const struct topic_ballot *ballot,
                        int64_t person_id, bool *was_open, struct error *error);

#endif
