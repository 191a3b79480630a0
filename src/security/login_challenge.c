#include "security/login_challenge.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "storage/person_store.h"

#include "base/banned.h"

/* Other sealed texts (offers of a second step, its secrets) begin otherwise. */
static const char purpose[] = "ingreso";

struct challenge {
    int64_t person_id, expiry_s;
    char state[SECRETS_MARK_SIZE], browser[SECRETS_MARK_SIZE];
};

static void mark_state(const struct login_challenge_place *place, const struct person *person,
                       struct arena *arena, char mark[SECRETS_MARK_SIZE])
{
    const char *state = arena_printf(arena, "%s|%s|%lld|%s",
                                     person->password_hash == NULL ? "" : person->password_hash,
                                     person->totp_secret == NULL ? "" : person->totp_secret,
                                     (long long)person->totp_last_step, person->recovery_marks);
    secrets_mark(place->secrets, "estado de ingreso", state, mark);
}

static bool has_browser(const struct login_challenge_place *place)
{
    return place->cookie != NULL && *place->cookie != '\0';
}

const char *login_challenge_make(const struct login_challenge_place *place,
                                 const struct person *person, struct arena *arena)
{
    char state[SECRETS_MARK_SIZE], browser[SECRETS_MARK_SIZE];
    mark_state(place, person, arena, state);
    secrets_mark(place->secrets, "navegador de ingreso", has_browser(place) ? place->cookie : "",
                 browser);
    return secrets_seal(place->secrets,
                        arena_printf(arena, "%s %" PRId64 " %" PRId64 " %s %s", purpose, person->id,
                                     place->now_s + LOGIN_CHALLENGE_LIFE_S, state, browser),
                        arena);
}

static bool unseal(const struct login_challenge_place *place, const char *sealed,
                   struct arena *arena, struct challenge *challenge)
{
    char word[sizeof purpose];
    char browser[SECRETS_MARK_SIZE];
    const char *text = sealed == NULL || !has_browser(place)
                           ? NULL
                           : secrets_unseal(place->secrets, sealed, arena);
    if (text == NULL ||
        sscanf(text, "%7s %" SCNd64 " %" SCNd64 " %24s %24s", word, &challenge->person_id,
               &challenge->expiry_s, challenge->state, challenge->browser) != 5)
        return false;
    secrets_mark(place->secrets, "navegador de ingreso", place->cookie, browser);
    /* A clock that was set back must not prolong it beyond its life. */
    int64_t left_s = challenge->expiry_s - place->now_s;
    return strcmp(word, purpose) == 0 && secrets_is_equal(challenge->browser, browser) &&
           left_s > 0 && left_s <= LOGIN_CHALLENGE_LIFE_S;
}

int64_t login_challenge_read(const struct login_challenge_place *place, const char *sealed,
                             struct arena *arena)
{
    struct challenge challenge;
    return unseal(place, sealed, arena, &challenge) ? challenge.person_id : 0;
}

bool login_challenge_fits(const struct login_challenge_place *place, const char *sealed,
                          const struct person *person, struct arena *arena)
{
    struct challenge challenge;
    char state[SECRETS_MARK_SIZE];
    if (!unseal(place, sealed, arena, &challenge) || challenge.person_id != person->id)
        return false;
    mark_state(place, person, arena, state);
    return secrets_is_equal(challenge.state, state);
}
