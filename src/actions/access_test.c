/* Ways in and out: accounts, passwords, login, sessions; on each engine. */
#include "base/test.h"

#include "actions/access_fixture.h"
#include "actions/account.h"
#include "actions/log_in.h"
#include "actions/member.h"
#include "actions/person.h"
#include "security/audit.h"
#include "security/session.h"
#include "storage/council_store.h"
#include "storage/database.h"
#include "storage/person_store.h"

#include "base/banned.h"

static void a_new_person_must_choose_a_password(void **state)
{
    struct access_fixture *f = *state;
    struct create_person input = {.email = "Ana@Example.org", .name = " Ana Ruiz "};
    struct create_person_answer created;
    access_fixture_become_operator(f, 0);
    assert_int_equal(create_person(&f->context, &input, &created), ACTION_DONE);
    assert_int_equal(create_person(&f->context, &input, &created), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "correo"));

    access_fixture_become_operator(f, 0);
    input.email = "b@example.org";
    assert_int_equal(create_person(&f->context, &input, &created), ACTION_DONE);
    access_fixture_enter(f, "b@example.org", created.password);
    assert_true(f->identity.must_change_password);
    assert_false(identity_can(&f->identity, CAPABILITY_VIEW_COUNCIL));

    char token[TOKEN_SIZE];
    struct change_password wrong = {
        .current = "otra", .wanted = ACCESS_PHRASE, .repeated = ACCESS_PHRASE};
    assert_int_equal(change_password(&f->context, &wrong, token), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "actual"));
    access_fixture_forget_messages(f);
    struct change_password poor = {.current = created.password, .wanted = "colombia2025*"};
    assert_int_equal(change_password(&f->context, &poor, token), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "nueva"));
    access_fixture_forget_messages(f);
    struct change_password unequal = {created.password, ACCESS_PHRASE, "otra cosa muy distinta"};
    assert_int_equal(change_password(&f->context, &unequal, token), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "repetida"));
    access_fixture_forget_messages(f);
    struct change_password right = {created.password, ACCESS_PHRASE, ACCESS_PHRASE};
    assert_int_equal(change_password(&f->context, &right, token), ACTION_DONE);
    access_fixture_enter(f, "b@example.org", ACCESS_PHRASE);
    assert_false(f->identity.must_change_password);
}

static void a_login_tells_nobody_who_has_an_account(void **state)
{
    struct access_fixture *f = *state;
    struct log_in_answer answer;
    access_fixture_add_person(f, "ana@example.org", ACCESS_PHRASE);
    assert_int_equal(access_fixture_log_in(f, "ana@example.org", "no es", &answer), ACTION_INVALID);
    const char *known = action_find_message(&f->context, "");
    assert_int_equal(access_fixture_log_in(f, "nadie@example.org", "no es", &answer),
                     ACTION_INVALID);
    assert_string_equal(action_find_message(&f->context, ""), known);
    assert_int_equal(access_fixture_log_in(f, "ana@example.org", "", &answer), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "clave"));
    assert_int_equal(access_fixture_log_in(f, "ana", ACCESS_PHRASE, &answer), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "correo"));
}

static void failures_slow_down_and_the_owner_still_gets_in(void **state)
{
    struct access_fixture *f = *state;
    struct log_in_answer answer, known;
    access_fixture_add_person(f, "ana@example.org", ACCESS_PHRASE);
    assert_int_equal(access_fixture_log_in(f, "ana@example.org", ACCESS_PHRASE, &known),
                     ACTION_DONE);
    for (int i = 0; i < 5; i++)
        assert_int_equal(access_fixture_log_in(f, "ana@example.org", "no es", &answer),
                         ACTION_INVALID);
    assert_int_equal(access_fixture_log_in(f, "ana@example.org", ACCESS_PHRASE, &answer),
                     ACTION_BUSY);
    assert_int_equal(answer.wait_s, 30);
    assert_int_equal(access_fixture_log_in(f, "nadie@example.org", ACCESS_PHRASE, &answer),
                     ACTION_INVALID);

    /* The browser that Ana uses every day is not slowed down by strangers. */
    struct log_in own = {
        .email = "ana@example.org", .password = ACCESS_PHRASE, .device = known.device};
    access_fixture_become(f, &(struct identity){0});
    assert_int_equal(log_in(&f->context, &own, &answer), ACTION_DONE);
    for (int i = 0; i < 5; i++)
        assert_int_equal(access_fixture_log_in(f, "ana@example.org", "no es", &answer),
                         ACTION_INVALID);
    access_fixture_wait(f, 30);
    assert_int_equal(access_fixture_log_in(f, "ana@example.org", ACCESS_PHRASE, &answer),
                     ACTION_DONE);
}

static void sessions_end_with_time_password_and_account(void **state)
{
    struct access_fixture *f = *state;
    struct log_in_answer first, second;
    struct identity identity;
    int64_t person_id = access_fixture_add_person(f, "ana@example.org", ACCESS_PHRASE);
    assert_int_equal(access_fixture_log_in(f, "ana@example.org", ACCESS_PHRASE, &first),
                     ACTION_DONE);
    assert_int_equal(access_fixture_log_in(f, "ana@example.org", ACCESS_PHRASE, &second),
                     ACTION_DONE);
    assert_string_not_equal(first.session_token, second.session_token);

    access_fixture_enter(f, "ana@example.org", ACCESS_PHRASE);
    struct change_password change = {.current = ACCESS_PHRASE, .wanted = "otra frase larga y mía"};
    char token[TOKEN_SIZE];
    assert_int_equal(change_password(&f->context, &change, token), ACTION_DONE);
    assert_true(session_load(f->database, first.session_token, &f->arena, &identity, NULL));
    assert_false(identity_is_signed_in(&identity));
    /* Its own session goes on under another token. */
    assert_true(session_load(f->database, token, &f->arena, &identity, NULL));
    assert_int_equal(identity.session_id, f->identity.session_id);

    assert_int_equal(access_fixture_log_in(f, "ana@example.org", change.wanted, &first),
                     ACTION_DONE);
    access_fixture_wait(f, SESSION_IDLE_S - 1);
    assert_true(session_load(f->database, first.session_token, &f->arena, &identity, NULL));
    assert_true(identity_is_signed_in(&identity));
    assert_true(identity.must_touch_session);
    access_fixture_wait(f, 1);
    assert_true(session_load(f->database, first.session_token, &f->arena, &identity, NULL));
    assert_false(identity_is_signed_in(&identity));

    assert_int_equal(access_fixture_log_in(f, "ana@example.org", change.wanted, &first),
                     ACTION_DONE);
    access_fixture_become_operator(f, 0);
    assert_int_equal(disable_person(&f->context, person_id), ACTION_DONE);
    assert_int_equal(disable_person(&f->context, person_id), ACTION_CONFLICT);
    assert_true(session_load(f->database, first.session_token, &f->arena, &identity, NULL));
    assert_false(identity_is_signed_in(&identity));
    assert_int_equal(access_fixture_log_in(f, "ana@example.org", change.wanted, &first),
                     ACTION_INVALID);
}

static void a_session_is_no_use_to_a_disabled_account(void **state)
{
    struct access_fixture *f = *state;
    struct log_in_answer answer;
    struct identity identity;
    struct person *person = NULL;
    access_fixture_add_person(f, "ana@example.org", ACCESS_PHRASE);
    assert_int_equal(access_fixture_log_in(f, "ana@example.org", ACCESS_PHRASE, &answer),
                     ACTION_DONE);
    /* Disabled in a way that left its sessions where they are, as a restored copy may. */
    assert_true(
        person_store_find_by_email(f->database, "ana@example.org", &f->arena, &person, NULL));
    person->is_disabled = true;
    assert_true(person_store_save(f->database, person, NULL));
    assert_true(session_load(f->database, answer.session_token, &f->arena, &identity, NULL));
    assert_false(identity_is_signed_in(&identity));
}

static int64_t revision_of(struct access_fixture *f)
{
    struct council *council = NULL;
    assert_true(council_store_find(f->database, f->council_id, &f->arena, &council, NULL));
    return council->revision;
}

static void a_change_raises_the_revision_and_a_refusal_does_not(void **state)
{
    struct access_fixture *f = *state;
    struct audit_verdict before, after;
    int64_t ana = access_fixture_add_member(f, "ana@example.org", ROLE_BIT(ROLE_PRESIDENT));
    int64_t revision = revision_of(f);
    access_fixture_become_operator(f, f->council_id);
    assert_int_equal(change_role(&f->context, ana, ROLE_BIT(ROLE_PRESIDENT)), ACTION_DONE);
    assert_int_equal(revision_of(f), revision + 1);
    assert_true(audit_verify(f->database, f->council_id, NULL, &before, NULL));
    assert_int_equal(remove_member(&f->context, ana), ACTION_INVALID);
    assert_int_equal(revision_of(f), revision + 1);
    assert_true(audit_verify(f->database, f->council_id, NULL, &after, NULL));
    assert_int_equal(after.length, before.length);
}

static void one_ends_the_own_sessions_only(void **state)
{
    struct access_fixture *f = *state;
    struct session_record_list sessions = {0};
    access_fixture_add_person(f, "ana@example.org", ACCESS_PHRASE);
    access_fixture_add_person(f, "luis@example.org", ACCESS_PHRASE);
    access_fixture_enter(f, "luis@example.org", ACCESS_PHRASE);
    int64_t session_of_luis = f->identity.session_id;
    access_fixture_enter(f, "ana@example.org", ACCESS_PHRASE);
    assert_int_equal(end_session(&f->context, session_of_luis), ACTION_NOT_FOUND);
    assert_int_equal(end_session(&f->context, f->identity.session_id), ACTION_DONE);
    assert_true(session_store_list(f->database, f->identity.person_id, &f->arena, &sessions, NULL));
    assert_int_equal(sessions.count, 0);
    access_fixture_enter(f, "luis@example.org", ACCESS_PHRASE);
    assert_int_equal(log_out(&f->context), ACTION_DONE);
    access_fixture_become(f, &(struct identity){0});
    assert_int_equal(log_out(&f->context), ACTION_FORBIDDEN);
}

static void everything_leaves_a_trace_that_holds(void **state)
{
    struct access_fixture *f = *state;
    struct audit_verdict verdict;
    int64_t ana = access_fixture_add_member(f, "ana@example.org", ROLE_BIT(ROLE_PRESIDENT));
    access_fixture_become_operator(f, f->council_id);
    for (int i = 0; i < 3; i++)
        assert_int_equal(
            change_role(&f->context, ana,
                        ROLE_BIT(ROLE_PRESIDENT) | (i % 2 == 0 ? ROLE_BIT(ROLE_VERIFIER) : 0)),
            ACTION_DONE);
    assert_true(audit_verify(f->database, f->council_id, NULL, &verdict, NULL));
    assert_int_equal(verdict.fault, AUDIT_CHAIN_WHOLE);
    assert_true(verdict.length >= 3);
    char code[CROCKFORD_CODE_SIZE];
    assert_true(audit_format_head(f->database, f->council_id, code, NULL));
    assert_string_equal(code, verdict.head_code);
    int64_t length = verdict.length;
    assert_int_equal(change_role(&f->context, ana, ROLE_BIT(ROLE_PRESIDENT)), ACTION_DONE);
    assert_true(audit_verify(f->database, f->council_id, code, &verdict, NULL));
    assert_int_equal(verdict.code_sequence, length);
    assert_int_equal(verdict.length, length + 1);
}

static void what_a_browser_calls_itself_is_kept_readable(void **state)
{
    struct access_fixture *f = *state;
    char *letters = arena_strdup(&f->arena, "");
    for (int i = 0; i < 150; i++) /* ñ: two bytes; x makes the limit fall between them */
        letters = arena_printf(&f->arena, "%s%s", letters, i == 0 ? "x" : "ñ");
    assert_string_equal(log_in_shorten_browser(&f->arena, NULL), "");
    assert_string_equal(log_in_shorten_browser(&f->arena, "Firefox/1"), "Firefox/1");
    assert_string_equal(log_in_shorten_browser(&f->arena, "raro\xC3"), "");
    assert_int_equal(strlen(log_in_shorten_browser(&f->arena, letters)), 199);
}

/* Whether an attempt from the council's one address may go on; right ones are forgiven. */
static bool try_from_the_hall(struct access_fixture *f, const char *email, bool is_right)
{
    struct login_gate_attempt attempt = {email, "192.0.2.1", NULL};
    int64_t wait_s = 0;
    assert_true(login_gate_admit(f->database, &f->secrets, &attempt, &wait_s, NULL));
    if (wait_s == 0 && is_right) {
        assert_true(database_begin(f->database, true, NULL));
        assert_true(login_gate_forgive(f->database, &f->secrets, &attempt, NULL));
        assert_true(database_commit(f->database, NULL));
    }
    return wait_s == 0;
}

static void right_passwords_from_one_address_take_no_tries(void **state)
{
    struct access_fixture *f = *state;
    int wrong = 0;
    for (int i = 0; i < 60; i++)
        assert_true(try_from_the_hall(f, "ana@example.org", true));
    /* And buy none: wrong ones at many accounts are counted between right ones. */
    while (wrong < 60 &&
           try_from_the_hall(f, arena_printf(&f->arena, "p%d@example.org", wrong), false)) {
        wrong++;
        if (!try_from_the_hall(f, "ana@example.org", true))
            break;
    }
    assert_int_equal(wrong, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ACCESS_TEST(a_new_person_must_choose_a_password),
        ACCESS_TEST(a_login_tells_nobody_who_has_an_account),
        ACCESS_TEST(failures_slow_down_and_the_owner_still_gets_in),
        ACCESS_TEST(sessions_end_with_time_password_and_account),
        ACCESS_TEST(a_session_is_no_use_to_a_disabled_account),
        ACCESS_TEST(a_change_raises_the_revision_and_a_refusal_does_not),
        ACCESS_TEST(one_ends_the_own_sessions_only),
        ACCESS_TEST(what_a_browser_calls_itself_is_kept_readable),
        ACCESS_TEST(right_passwords_from_one_address_take_no_tries),
        ACCESS_TEST(everything_leaves_a_trace_that_holds),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
