/* The second step of a login: turning it on and off, its codes and challenges; on each engine. */
#include "base/test.h"

#include <liboath/oath.h>
#include <stdlib.h>

#include "actions/access_fixture.h"
#include "actions/account.h"
#include "actions/log_in.h"
#include "security/session.h"

#include "base/banned.h"

static const char *code_at(struct access_fixture *f, const char *secret, int64_t now_s)
{
    char plain[TOTP_SECRET_SIZE];
    size_t length = 0;
    for (; *secret != '\0'; secret++)
        if (*secret != ' ')
            plain[length++] = *secret;
    plain[length] = '\0';
    char *key = NULL, *code = arena_alloc(&f->arena, 7);
    size_t size = 0;
    assert_int_equal(oath_base32_decode(plain, length, &key, &size), OATH_OK);
    assert_int_equal(oath_totp_generate(key, size, now_s, 30, 0, 6, code), OATH_OK);
    free(key);
    return code;
}

/* Logs ana in with both steps. */
static enum action_status step(struct access_fixture *f, const char *cookie, const char *code)
{
    struct log_in_answer answer;
    assert_int_equal(access_fixture_log_in(f, "ana@example.org", ACCESS_PHRASE, &answer),
                     ACTION_INVALID);
    assert_non_null(answer.challenge);
    assert_false(action_has_messages(&f->context));
    struct log_in_step input = {answer.challenge, code, cookie, NULL, "Prueba/1"};
    return log_in_step(&f->context, &input, &answer);
}

static void the_second_step_is_asked_and_never_twice_with_one_code(void **state)
{
    struct access_fixture *f = *state;
    struct totp_offer offer;
    struct recovery_codes codes;
    char token[TOKEN_SIZE];
    access_fixture_add_person(f, "ana@example.org", ACCESS_PHRASE);
    access_fixture_enter(f, "ana@example.org", ACCESS_PHRASE);
    assert_int_equal(disable_totp(&f->context, ACCESS_PHRASE, token), ACTION_CONFLICT);
    assert_int_equal(offer_totp(&f->context, &offer), ACTION_DONE);
    const char *code = code_at(f, offer.secret, f->now_s);
    struct enable_totp input = {ACCESS_PHRASE, offer.sealed, "000000"};
    assert_int_equal(enable_totp(&f->context, &input, &codes, token), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "codigo"));
    access_fixture_forget_messages(f);
    input.code = code;
    assert_int_equal(enable_totp(&f->context, &input, &codes, token), ACTION_DONE);

    assert_int_equal(step(f, "galleta", code), ACTION_INVALID); /* used when it was turned on */
    assert_non_null(action_find_message(&f->context, "codigo"));
    access_fixture_wait(f, 30);
    assert_int_equal(step(f, "galleta", code_at(f, offer.secret, f->now_s)), ACTION_DONE);
    assert_int_equal(step(f, "galleta", code_at(f, offer.secret, f->now_s)), ACTION_INVALID);
    assert_int_equal(step(f, "galleta", codes.items[3]), ACTION_DONE);
    assert_int_equal(step(f, "galleta", codes.items[3]), ACTION_INVALID);
    access_fixture_wait(f, 30);
    assert_int_equal(step(f, "galleta", codes.items[9]), ACTION_DONE);
}

/* On, new codes, off: each puts out whoever had copied the cookie, and every other session. */
static void a_change_of_the_second_step_ends_other_sessions(void **state)
{
    struct access_fixture *f = *state;
    struct totp_offer offer;
    struct recovery_codes codes;
    char token[TOKEN_SIZE], former[TOKEN_SIZE];
    struct log_in_answer other, own;
    struct identity identity;
    access_fixture_add_person(f, "ana@example.org", ACCESS_PHRASE);
    assert_int_equal(access_fixture_log_in(f, "ana@example.org", ACCESS_PHRASE, &other),
                     ACTION_DONE);
    assert_int_equal(access_fixture_log_in(f, "ana@example.org", ACCESS_PHRASE, &own), ACTION_DONE);
    assert_true(session_load(f->database, own.session_token, &f->arena, &identity, NULL));
    access_fixture_become(f, &identity);
    assert_int_equal(offer_totp(&f->context, &offer), ACTION_DONE);
    struct enable_totp input = {ACCESS_PHRASE, offer.sealed, code_at(f, offer.secret, f->now_s)};
    assert_int_equal(enable_totp(&f->context, &input, &codes, token), ACTION_DONE);
    const char *const ended[] = {other.session_token, own.session_token};
    for (int i = 0; i < 2; i++) {
        assert_true(session_load(f->database, ended[i], &f->arena, &identity, NULL));
        assert_false(identity_is_signed_in(&identity));
    }
    for (int i = 0; i < 2; i++) {
        memcpy(former, token, sizeof former);
        enum action_status status =
            i == 0 ? renew_recovery_codes(&f->context, ACCESS_PHRASE, &codes, token)
                   : disable_totp(&f->context, ACCESS_PHRASE, token);
        assert_int_equal(status, ACTION_DONE);
        assert_true(session_load(f->database, former, &f->arena, &identity, NULL));
        assert_false(identity_is_signed_in(&identity));
        assert_true(session_load(f->database, token, &f->arena, &identity, NULL));
        assert_int_equal(identity.session_id, f->identity.session_id);
    }
}

/* The password opens nothing by itself, and what it earns is of use once, here and now. */
static void a_challenge_is_used_once_in_its_browser_and_soon(void **state)
{
    struct access_fixture *f = *state;
    struct totp_offer offer;
    struct recovery_codes codes;
    char token[TOKEN_SIZE];
    struct log_in_answer answer;
    access_fixture_add_person(f, "ana@example.org", ACCESS_PHRASE);
    access_fixture_enter(f, "ana@example.org", ACCESS_PHRASE);
    assert_int_equal(offer_totp(&f->context, &offer), ACTION_DONE);
    struct enable_totp input = {ACCESS_PHRASE, offer.sealed, code_at(f, offer.secret, f->now_s)};
    assert_int_equal(enable_totp(&f->context, &input, &codes, token), ACTION_DONE);

    assert_int_equal(access_fixture_log_in(f, "ana@example.org", ACCESS_PHRASE, &answer),
                     ACTION_INVALID);
    assert_string_equal(answer.session_token, "");
    const char *challenge = answer.challenge;
    struct log_in_step other = {challenge, codes.items[0], "otro navegador", NULL, NULL};
    assert_int_equal(log_in_step(&f->context, &other, &answer), ACTION_INVALID);
    assert_null(answer.challenge);
    other.cookie = "galleta";
    access_fixture_wait(f, 5 * 60);
    assert_int_equal(log_in_step(&f->context, &other, &answer), ACTION_INVALID);
    assert_null(answer.challenge);

    assert_int_equal(access_fixture_log_in(f, "ana@example.org", ACCESS_PHRASE, &answer),
                     ACTION_INVALID);
    other.challenge = answer.challenge;
    assert_int_equal(log_in_step(&f->context, &other, &answer), ACTION_DONE);
    other.code = codes.items[1]; /* a fresh code does not make a used challenge good */
    assert_int_equal(log_in_step(&f->context, &other, &answer), ACTION_INVALID);
    assert_null(answer.challenge);
    other.challenge = offer.sealed; /* sealed with the same key, for something else */
    assert_int_equal(log_in_step(&f->context, &other, &answer), ACTION_INVALID);
    assert_null(answer.challenge);
}

static void an_offer_of_somebody_else_is_no_use(void **state)
{
    struct access_fixture *f = *state;
    struct totp_offer offer;
    struct recovery_codes codes;
    char token[TOKEN_SIZE];
    access_fixture_add_person(f, "ana@example.org", ACCESS_PHRASE);
    access_fixture_add_person(f, "luis@example.org", ACCESS_PHRASE);
    access_fixture_enter(f, "ana@example.org", ACCESS_PHRASE);
    assert_int_equal(offer_totp(&f->context, &offer), ACTION_DONE);
    access_fixture_enter(f, "luis@example.org", ACCESS_PHRASE);
    struct enable_totp input = {ACCESS_PHRASE, offer.sealed, code_at(f, offer.secret, f->now_s)};
    assert_int_equal(enable_totp(&f->context, &input, &codes, token), ACTION_INVALID);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ACCESS_TEST(the_second_step_is_asked_and_never_twice_with_one_code),
        ACCESS_TEST(a_change_of_the_second_step_ends_other_sessions),
        ACCESS_TEST(a_challenge_is_used_once_in_its_browser_and_soon),
        ACCESS_TEST(an_offer_of_somebody_else_is_no_use),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
