#include "base/test.h"

#include <stdlib.h>

#include "actions/access_fixture.h"
#include "base/env.h"
#include "security/password.h"
#include "security/session.h"
#include "security/totp.h"
#include "storage/council_store.h"
#include "storage/database.h"
#include "storage/member_store.h"
#include "storage/person_store.h"
#include "storage/territory_store.h"

#include "base/banned.h"

static const int64_t start_s = 1772366400; /* 2026-03-01T12:00:00Z */
static const struct env *real_env;
static int64_t clock_s;

static int64_t standing_now_s(void)
{
    return clock_s;
}

static struct env standing_env;

static int64_t add_council(struct database *database)
{
    struct territory guatape = {
        .code = "05321", .name = "Guatapé", .kind = "municipio", .department_code = "05"};
    struct council council = {.code = "guatape",
                              .name = "Consejo de Guatapé",
                              .territory_code = guatape.code,
                              .created_utc = "2026-03-01T12:00:00Z"};
    bool ok = database_begin(database, true, NULL) &&
              territory_store_save(database, &guatape, NULL) &&
              council_store_add(database, &council, NULL) && database_commit(database, NULL);
    assert_true(ok);
    return council.id;
}

int access_fixture_setup(void **state)
{
    static const unsigned char master[SECRETS_KEY_SIZE] = {7};
    struct access_fixture *fixture = calloc(1, sizeof *fixture);
    if (fixture == NULL || !secrets_derive(&fixture->secrets, master, NULL) || !totp_init(NULL))
        return -1;
    real_env = env_get();
    standing_env = *real_env;
    standing_env.now_s = standing_now_s;
    env_set(&standing_env);
    clock_s = start_s;
    fixture->now_s = start_s;
    test_database_open(&fixture->test);
    fixture->database = fixture->test.database;
    fixture->council_id = add_council(fixture->database);
    access_fixture_become(fixture, &(struct identity){0});
    *state = fixture;
    return 0;
}

int access_fixture_teardown(void **state)
{
    struct access_fixture *fixture = *state;
    env_set(real_env);
    test_database_close(&fixture->test);
    arena_release(&fixture->arena);
    free(fixture);
    return 0;
}

void access_fixture_become(struct access_fixture *fixture, const struct identity *identity)
{
    fixture->identity = *identity;
    fixture->context = (struct action_context){
        .arena = &fixture->arena,
        .database = fixture->database,
        .identity = &fixture->identity,
        .secrets = &fixture->secrets,
        .data_folder = "",
        .address = "192.0.2.7",
    };
}

void access_fixture_become_operator(struct access_fixture *fixture, int64_t council_id)
{
    struct identity console = identity_of_operator();
    console.council_id = council_id;
    access_fixture_become(fixture, &console);
}

void access_fixture_forget_messages(struct access_fixture *fixture)
{
    fixture->context.messages = (struct action_messages){0};
}

void access_fixture_wait(struct access_fixture *fixture, int64_t seconds)
{
    clock_s += seconds;
    fixture->now_s = clock_s;
}

static int64_t add_person(struct access_fixture *fixture, const char *email, const char *hash)
{
    struct person person = {
        .email = email,
        .name = email,
        .password_hash = hash,
        .recovery_marks = "",
        .created_utc = "2026-03-01T12:00:00Z",
    };
    bool ok = database_begin(fixture->database, true, NULL) &&
              person_store_add(fixture->database, &person, NULL) &&
              database_commit(fixture->database, NULL);
    assert_true(ok);
    return person.id;
}

int64_t access_fixture_add_person(struct access_fixture *fixture, const char *email,
                                  const char *password)
{
    char hash[PASSWORD_HASH_SIZE];
    bool ok = password_hash(password, hash);
    assert_true(ok);
    return add_person(fixture, email, hash);
}

int64_t access_fixture_add_member(struct access_fixture *fixture, const char *email, role_set roles)
{
    struct member member = {
        .council_id = fixture->council_id,
        .person_id = add_person(fixture, email, NULL),
        .roles = role_format_codes(roles, &fixture->arena),
        .since_utc = "2026-03-01T12:00:00Z",
    };
    bool ok = database_begin(fixture->database, true, NULL) &&
              member_store_save(fixture->database, &member, NULL) &&
              database_commit(fixture->database, NULL);
    assert_true(ok);
    return member.person_id;
}

enum action_status access_fixture_log_in(struct access_fixture *fixture, const char *email,
                                         const char *password, struct log_in_answer *answer)
{
    struct log_in input = {
        .email = email, .password = password, .cookie = "galleta", .browser = "Prueba/1"};
    access_fixture_become(fixture, &(struct identity){0});
    return log_in(&fixture->context, &input, answer);
}

void access_fixture_enter(struct access_fixture *fixture, const char *email, const char *password)
{
    struct log_in_answer answer;
    struct identity identity;
    assert_int_equal(access_fixture_log_in(fixture, email, password, &answer), ACTION_DONE);
    assert_true(session_load(fixture->database, answer.session_token, &fixture->arena, &identity,
                             &fixture->context.error));
    assert_true(identity_is_signed_in(&identity));
    access_fixture_become(fixture, &identity);
}
