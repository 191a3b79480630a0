#include "security/session.h"

#include <string.h>

#include "base/env.h"
#include "security/csrf.h"
#include "storage/member_store.h"
#include "storage/person_store.h"

#include "base/banned.h"

bool session_is_alive(const struct session_record *session, bool is_administrator, int64_t now_s)
{
    int64_t idle_s = is_administrator ? SESSION_ADMINISTRATOR_IDLE_S : SESSION_IDLE_S;
    int64_t age_s = now_s - session->created_s;
    int64_t silence_s = now_s - session->seen_s;
    /* A minute of grace, for clocks that are corrected a little all the time. */
    return age_s >= -60 && age_s < SESSION_LIFE_S && silence_s >= -60 && silence_s < idle_s;
}

bool session_begin(struct database *database, struct session_record *session, int64_t now_s,
                   char token[TOKEN_SIZE], struct error *error)
{
    char hash[TOKEN_HASH_SIZE];
    token_create(token);
    token_hash(token, hash);
    session->token_hash = hash;
    session->created_s = now_s;
    session->seen_s = now_s;
    bool ok = session_store_delete_older(database, now_s - SESSION_LIFE_S, error) &&
              session_store_add(database, session, error);
    session->token_hash = NULL;
    return ok;
}

bool session_renew(struct database *database, const struct identity *identity,
                   char token[TOKEN_SIZE], struct error *error)
{
    char hash[TOKEN_HASH_SIZE];
    const struct session_record session = {
        .id = identity->session_id, .person_id = identity->person_id, .token_hash = hash};
    token[0] = '\0';
    if (identity->session_id == 0)
        return true;
    token_create(token);
    token_hash(token, hash);
    return session_store_renew(database, &session, error);
}

bool session_load(struct database *database, const char *token, struct arena *arena,
                  struct identity *identity, struct error *error)
{
    struct session_record *session = NULL;
    struct person *person = NULL;
    char hash[TOKEN_HASH_SIZE], csrf[CSRF_TOKEN_SIZE];

    *identity = (struct identity){0};
    if (token == NULL || !token_is_well_formed(token))
        return true;
    token_hash(token, hash);
    if (!session_store_find(database, hash, arena, &session, error))
        return false;
    if (session == NULL)
        return true;
    if (!person_store_find(database, session->person_id, arena, &person, error))
        return false;
    int64_t now_s = env_now_s();
    if (person == NULL || person->is_disabled ||
        !session_is_alive(session, person->is_administrator, now_s))
        return true;
    csrf_token_of_session(token, csrf);
    *identity = (struct identity){
        .person_id = person->id,
        .name = person->name,
        .email = person->email,
        .is_administrator = person->is_administrator,
        .must_change_password = person->must_change_password,
        .has_second_step = person->totp_secret != NULL,
        .session_id = session->id,
        .must_touch_session = now_s - session->seen_s >= SESSION_TOUCH_S,
        .csrf_token = arena_strdup(arena, csrf),
    };
    return true;
}

bool session_touch(struct database *database, const struct identity *identity, struct error *error)
{
    return session_store_touch(database, identity->session_id, env_now_s(), error);
}

bool session_enter_council(struct database *database, int64_t council_id, struct arena *arena,
                           struct identity *identity, struct error *error)
{
    struct member key = {.council_id = council_id, .person_id = identity->person_id};
    struct member *member = NULL;
    identity->council_id = council_id;
    identity->roles = 0;
    if (council_id == 0 || !identity_is_signed_in(identity))
        return true;
    if (!member_store_find(database, &key, arena, &member, error) ||
        !member_store_count_of_person(database, identity->person_id, &identity->council_count,
                                      error))
        return false;
    if (member != NULL && !role_parse_set(member->roles, &identity->roles))
        return error_set(error, ERROR_INVALID, "rol desconocido en la base de datos: %s",
                         member->roles);
    return true;
}
