/* People's ways in and out: accounts, login, second step, invitations, roles; on each engine. */
#include "base/test.h"

#include <liboath/oath.h>
#include <stdlib.h>

#include "actions/access_fixture.h"
#include "actions/account.h"
#include "actions/create_council.h"
#include "actions/invitation.h"
#include "actions/load_territories.h"
#include "actions/log_in.h"
#include "actions/member.h"
#include "actions/person.h"
#include "security/audit.h"
#include "security/session.h"
#include "storage/council_store.h"
#include "storage/database.h"
#include "storage/member_store.h"
#include "storage/person_store.h"
#include "storage/territory_store.h"

#include "base/banned.h"

static const char phrase[] = "la montaña azul de siempre";

static enum action_status log_in_with(struct access_fixture *f, const char *email,
                                      const char *password, struct log_in_answer *answer)
{
    struct log_in input = {
        .email = email, .password = password, .cookie = "galleta", .browser = "Prueba/1"};
    access_fixture_become(f, &(struct identity){0});
    return log_in(&f->context, &input, answer);
}

/* Logs in and makes the fixture's identity the session's one. */
static void enter(struct access_fixture *f, const char *email, const char *password)
{
    struct log_in_answer answer;
    struct identity identity;
    assert_int_equal(log_in_with(f, email, password, &answer), ACTION_DONE);
    assert_true(
        session_load(f->database, answer.session_token, &f->arena, &identity, &f->context.error));
    assert_true(identity_is_signed_in(&identity));
    access_fixture_become(f, &identity);
}

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
    enter(f, "b@example.org", created.password);
    assert_true(f->identity.must_change_password);
    assert_false(identity_can(&f->identity, CAPABILITY_VIEW_COUNCIL));

    char token[TOKEN_SIZE];
    struct change_password wrong = {.current = "otra", .wanted = phrase, .repeated = phrase};
    assert_int_equal(change_password(&f->context, &wrong, token), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "actual"));
    access_fixture_forget_messages(f);
    struct change_password poor = {.current = created.password, .wanted = "colombia2025*"};
    assert_int_equal(change_password(&f->context, &poor, token), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "nueva"));
    access_fixture_forget_messages(f);
    struct change_password unequal = {created.password, phrase, "otra cosa muy distinta"};
    assert_int_equal(change_password(&f->context, &unequal, token), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "repetida"));
    access_fixture_forget_messages(f);
    struct change_password right = {created.password, phrase, phrase};
    assert_int_equal(change_password(&f->context, &right, token), ACTION_DONE);
    enter(f, "b@example.org", phrase);
    assert_false(f->identity.must_change_password);
}

static void a_login_tells_nobody_who_has_an_account(void **state)
{
    struct access_fixture *f = *state;
    struct log_in_answer answer;
    access_fixture_add_person(f, "ana@example.org", phrase);
    assert_int_equal(log_in_with(f, "ana@example.org", "no es", &answer), ACTION_INVALID);
    const char *known = action_find_message(&f->context, "");
    assert_int_equal(log_in_with(f, "nadie@example.org", "no es", &answer), ACTION_INVALID);
    assert_string_equal(action_find_message(&f->context, ""), known);
    assert_int_equal(log_in_with(f, "ana@example.org", "", &answer), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "clave"));
    assert_int_equal(log_in_with(f, "ana", phrase, &answer), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "correo"));
}

static void failures_slow_down_and_the_owner_still_gets_in(void **state)
{
    struct access_fixture *f = *state;
    struct log_in_answer answer, known;
    access_fixture_add_person(f, "ana@example.org", phrase);
    assert_int_equal(log_in_with(f, "ana@example.org", phrase, &known), ACTION_DONE);
    for (int i = 0; i < 5; i++)
        assert_int_equal(log_in_with(f, "ana@example.org", "no es", &answer), ACTION_INVALID);
    assert_int_equal(log_in_with(f, "ana@example.org", phrase, &answer), ACTION_BUSY);
    assert_int_equal(answer.wait_s, 30);
    assert_int_equal(log_in_with(f, "nadie@example.org", phrase, &answer), ACTION_INVALID);

    /* The browser that Ana uses every day is not slowed down by strangers. */
    struct log_in own = {.email = "ana@example.org", .password = phrase, .device = known.device};
    access_fixture_become(f, &(struct identity){0});
    assert_int_equal(log_in(&f->context, &own, &answer), ACTION_DONE);
    for (int i = 0; i < 5; i++)
        assert_int_equal(log_in_with(f, "ana@example.org", "no es", &answer), ACTION_INVALID);
    access_fixture_wait(f, 30);
    assert_int_equal(log_in_with(f, "ana@example.org", phrase, &answer), ACTION_DONE);
}

static void sessions_end_with_time_password_and_account(void **state)
{
    struct access_fixture *f = *state;
    struct log_in_answer first, second;
    struct identity identity;
    int64_t person_id = access_fixture_add_person(f, "ana@example.org", phrase);
    assert_int_equal(log_in_with(f, "ana@example.org", phrase, &first), ACTION_DONE);
    assert_int_equal(log_in_with(f, "ana@example.org", phrase, &second), ACTION_DONE);
    assert_string_not_equal(first.session_token, second.session_token);

    enter(f, "ana@example.org", phrase);
    struct change_password change = {.current = phrase, .wanted = "otra frase larga y mía"};
    char token[TOKEN_SIZE];
    assert_int_equal(change_password(&f->context, &change, token), ACTION_DONE);
    assert_true(session_load(f->database, first.session_token, &f->arena, &identity, NULL));
    assert_false(identity_is_signed_in(&identity));
    /* Its own session goes on under another token. */
    assert_true(session_load(f->database, token, &f->arena, &identity, NULL));
    assert_int_equal(identity.session_id, f->identity.session_id);

    assert_int_equal(log_in_with(f, "ana@example.org", change.wanted, &first), ACTION_DONE);
    access_fixture_wait(f, SESSION_IDLE_S - 1);
    assert_true(session_load(f->database, first.session_token, &f->arena, &identity, NULL));
    assert_true(identity_is_signed_in(&identity));
    assert_true(identity.must_touch_session);
    access_fixture_wait(f, 1);
    assert_true(session_load(f->database, first.session_token, &f->arena, &identity, NULL));
    assert_false(identity_is_signed_in(&identity));

    assert_int_equal(log_in_with(f, "ana@example.org", change.wanted, &first), ACTION_DONE);
    access_fixture_become_operator(f, 0);
    assert_int_equal(disable_person(&f->context, person_id), ACTION_DONE);
    assert_int_equal(disable_person(&f->context, person_id), ACTION_CONFLICT);
    assert_true(session_load(f->database, first.session_token, &f->arena, &identity, NULL));
    assert_false(identity_is_signed_in(&identity));
    assert_int_equal(log_in_with(f, "ana@example.org", change.wanted, &first), ACTION_INVALID);
}

static void a_session_is_no_use_to_a_disabled_account(void **state)
{
    struct access_fixture *f = *state;
    struct log_in_answer answer;
    struct identity identity;
    struct person *person = NULL;
    access_fixture_add_person(f, "ana@example.org", phrase);
    assert_int_equal(log_in_with(f, "ana@example.org", phrase, &answer), ACTION_DONE);
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
    access_fixture_add_person(f, "ana@example.org", phrase);
    access_fixture_add_person(f, "luis@example.org", phrase);
    enter(f, "luis@example.org", phrase);
    int64_t session_of_luis = f->identity.session_id;
    enter(f, "ana@example.org", phrase);
    assert_int_equal(end_session(&f->context, session_of_luis), ACTION_NOT_FOUND);
    assert_int_equal(end_session(&f->context, f->identity.session_id), ACTION_DONE);
    assert_true(session_store_list(f->database, f->identity.person_id, &f->arena, &sessions, NULL));
    assert_int_equal(sessions.count, 0);
    enter(f, "luis@example.org", phrase);
    assert_int_equal(log_out(&f->context), ACTION_DONE);
    access_fixture_become(f, &(struct identity){0});
    assert_int_equal(log_out(&f->context), ACTION_FORBIDDEN);
}

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
    assert_int_equal(log_in_with(f, "ana@example.org", phrase, &answer), ACTION_INVALID);
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
    access_fixture_add_person(f, "ana@example.org", phrase);
    enter(f, "ana@example.org", phrase);
    assert_int_equal(disable_totp(&f->context, phrase, token), ACTION_CONFLICT);
    assert_int_equal(offer_totp(&f->context, &offer), ACTION_DONE);
    const char *code = code_at(f, offer.secret, f->now_s);
    struct enable_totp input = {phrase, offer.sealed, "000000"};
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
    access_fixture_add_person(f, "ana@example.org", phrase);
    assert_int_equal(log_in_with(f, "ana@example.org", phrase, &other), ACTION_DONE);
    assert_int_equal(log_in_with(f, "ana@example.org", phrase, &own), ACTION_DONE);
    assert_true(session_load(f->database, own.session_token, &f->arena, &identity, NULL));
    access_fixture_become(f, &identity);
    assert_int_equal(offer_totp(&f->context, &offer), ACTION_DONE);
    struct enable_totp input = {phrase, offer.sealed, code_at(f, offer.secret, f->now_s)};
    assert_int_equal(enable_totp(&f->context, &input, &codes, token), ACTION_DONE);
    const char *const ended[] = {other.session_token, own.session_token};
    for (int i = 0; i < 2; i++) {
        assert_true(session_load(f->database, ended[i], &f->arena, &identity, NULL));
        assert_false(identity_is_signed_in(&identity));
    }
    for (int i = 0; i < 2; i++) {
        memcpy(former, token, sizeof former);
        enum action_status status = i == 0
                                        ? renew_recovery_codes(&f->context, phrase, &codes, token)
                                        : disable_totp(&f->context, phrase, token);
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
    access_fixture_add_person(f, "ana@example.org", phrase);
    enter(f, "ana@example.org", phrase);
    assert_int_equal(offer_totp(&f->context, &offer), ACTION_DONE);
    struct enable_totp input = {phrase, offer.sealed, code_at(f, offer.secret, f->now_s)};
    assert_int_equal(enable_totp(&f->context, &input, &codes, token), ACTION_DONE);

    assert_int_equal(log_in_with(f, "ana@example.org", phrase, &answer), ACTION_INVALID);
    assert_string_equal(answer.session_token, "");
    const char *challenge = answer.challenge;
    struct log_in_step other = {challenge, codes.items[0], "otro navegador", NULL, NULL};
    assert_int_equal(log_in_step(&f->context, &other, &answer), ACTION_INVALID);
    assert_null(answer.challenge);
    other.cookie = "galleta";
    access_fixture_wait(f, 5 * 60);
    assert_int_equal(log_in_step(&f->context, &other, &answer), ACTION_INVALID);
    assert_null(answer.challenge);

    assert_int_equal(log_in_with(f, "ana@example.org", phrase, &answer), ACTION_INVALID);
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
    access_fixture_add_person(f, "ana@example.org", phrase);
    access_fixture_add_person(f, "luis@example.org", phrase);
    enter(f, "ana@example.org", phrase);
    assert_int_equal(offer_totp(&f->context, &offer), ACTION_DONE);
    enter(f, "luis@example.org", phrase);
    struct enable_totp input = {phrase, offer.sealed, code_at(f, offer.secret, f->now_s)};
    assert_int_equal(enable_totp(&f->context, &input, &codes, token), ACTION_INVALID);
}

static void an_invitation_works_once_for_the_invited(void **state)
{
    struct access_fixture *f = *state;
    char token[TOKEN_SIZE], session[TOKEN_SIZE];
    const struct invitation *invitation = NULL;
    bool has_account = true;
    struct invite_member input = {"Eva@example.org", "Eva Gil", ROLE_BIT(ROLE_COUNCILLOR)};
    access_fixture_become_operator(f, f->council_id);
    struct invite_member empty = {"eva", "", 0};
    assert_int_equal(invite_member(&f->context, &empty, token), ACTION_INVALID);
    assert_int_equal(f->context.messages.count, 3);
    access_fixture_forget_messages(f);
    assert_int_equal(invite_member(&f->context, &input, token), ACTION_DONE);

    access_fixture_become(f, &(struct identity){0});
    assert_int_equal(find_invitation(&f->context, token, &invitation, &has_account), ACTION_DONE);
    assert_string_equal(invitation->email, "eva@example.org");
    assert_false(has_account);
    struct accept_invitation accept = {.token = token, .name = "Eva Gil", .password = "corta"};
    assert_int_equal(accept_invitation(&f->context, &accept, session), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "clave"));
    access_fixture_forget_messages(f);
    accept.password = phrase;
    assert_int_equal(accept_invitation(&f->context, &accept, session), ACTION_DONE);
    struct identity entered;
    assert_true(session_load(f->database, session, &f->arena, &entered, NULL));
    assert_string_equal(entered.email, "eva@example.org");
    assert_int_equal(accept_invitation(&f->context, &accept, session), ACTION_NOT_FOUND);
    assert_string_equal(session, "");
    assert_int_equal(find_invitation(&f->context, "x", &invitation, &has_account),
                     ACTION_NOT_FOUND);

    enter(f, "eva@example.org", phrase);
    assert_true(session_enter_council(f->database, f->council_id, &f->arena, &f->identity, NULL));
    assert_true(identity_can(&f->identity, CAPABILITY_RECORD));
    assert_false(identity_can(&f->identity, CAPABILITY_MANAGE_MEMBERS));
    assert_int_equal(invite_member(&f->context, &input, token), ACTION_FORBIDDEN);
}

static void a_link_alone_does_not_open_an_account(void **state)
{
    struct access_fixture *f = *state;
    char token[TOKEN_SIZE], session[TOKEN_SIZE];
    struct invite_member input = {"ana@example.org", "Ana", ROLE_BIT(ROLE_VERIFIER)};
    access_fixture_add_person(f, "ana@example.org", phrase);
    access_fixture_add_person(f, "luis@example.org", phrase);
    access_fixture_become_operator(f, f->council_id);
    assert_int_equal(invite_member(&f->context, &input, token), ACTION_DONE);
    struct accept_invitation accept = {.token = token, .password = "una frase ajena y larga"};
    access_fixture_become(f, &(struct identity){0});
    assert_int_equal(accept_invitation(&f->context, &accept, session), ACTION_INVALID);
    enter(f, "luis@example.org", phrase);
    assert_int_equal(accept_invitation(&f->context, &accept, session), ACTION_INVALID);
    enter(f, "ana@example.org", phrase);
    access_fixture_wait(f, INVITATION_LIFE_S);
    assert_int_equal(accept_invitation(&f->context, &accept, session), ACTION_NOT_FOUND);
    access_fixture_become_operator(f, f->council_id);
    assert_int_equal(invite_member(&f->context, &input, token), ACTION_DONE);
    enter(f, "ana@example.org", phrase);
    assert_int_equal(accept_invitation(&f->context, &accept, session), ACTION_DONE);
}

static void a_council_keeps_somebody_who_manages_it(void **state)
{
    struct access_fixture *f = *state;
    int64_t ana = access_fixture_add_member(f, "ana@example.org", ROLE_BIT(ROLE_PRESIDENT));
    int64_t luis = access_fixture_add_member(f, "luis@example.org", ROLE_BIT(ROLE_READER));
    access_fixture_become_operator(f, f->council_id);
    assert_int_equal(change_role(&f->context, ana, ROLE_BIT(ROLE_READER)), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "roles"));
    assert_int_equal(remove_member(&f->context, ana), ACTION_INVALID);
    access_fixture_forget_messages(f);
    assert_int_equal(change_role(&f->context, luis, 0), ACTION_INVALID);
    access_fixture_forget_messages(f);
    assert_int_equal(change_role(&f->context, luis, ROLE_BIT(ROLE_TECHNICAL_SECRETARY)),
                     ACTION_DONE);
    assert_int_equal(remove_member(&f->context, ana), ACTION_DONE);
    assert_int_equal(remove_member(&f->context, ana), ACTION_NOT_FOUND);
    struct member_list members = {0};
    assert_true(
        member_store_list_of_council(f->database, f->council_id, &f->arena, &members, NULL));
    assert_int_equal(members.count, 1);
    assert_string_equal(members.items[0].roles, "secretaria_tecnica");
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

static void a_council_is_opened_for_a_place_of_the_catalogue(void **state)
{
    struct access_fixture *f = *state;
    size_t count = 0;
    int64_t council_id = 0;
    access_fixture_become_operator(f, 0);
    assert_int_equal(load_territories(&f->context, load_territories_antioquia, &count),
                     ACTION_DONE);
    assert_int_equal(count, 126);
    assert_int_equal(load_territories(&f->context, load_territories_antioquia, &count),
                     ACTION_DONE);
    struct territory *jerico = NULL;
    assert_true(territory_store_find(f->database, "05368", &f->arena, &jerico, NULL));
    assert_string_equal(jerico->name, "Jericó");
    assert_string_equal(jerico->subregion_name, "Suroeste");
    assert_true(jerico->latitude_e6 > 5000000 && jerico->longitude_e6 < -75000000);

    struct create_council input = {"jerico", "Consejo de Jericó", "05368"};
    assert_int_equal(create_council(&f->context, &input, &council_id), ACTION_DONE);
    assert_int_equal(create_council(&f->context, &input, &council_id), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "codigo"));
    access_fixture_forget_messages(f);
    struct create_council wrong = {"Jericó", "", "99999"};
    assert_int_equal(create_council(&f->context, &wrong, &council_id), ACTION_INVALID);
    assert_int_equal(f->context.messages.count, 3);
    access_fixture_become(f,
                          &(struct identity){.person_id = 1, .roles = ROLE_ALL, .council_id = 1});
    assert_int_equal(create_council(&f->context, &input, &council_id), ACTION_FORBIDDEN);
}

static void a_broken_list_of_places_changes_nothing(void **state)
{
    struct access_fixture *f = *state;
    size_t count = 0;
    struct territory_list territories = {0};
    static const char *const lists[] = {
        "otra cosa\n",
        "codigo,nombre,nivel,subregion,lat,lon,pdet\n05001,Medellín,municipio,Valle,6.2,-75.5\n",
        "codigo,nombre,nivel,subregion,lat,lon,pdet\n05,A,departamento,,,,\n5001,B,municipio,,1,2,"
        "0\n",
        "codigo,nombre,nivel,subregion,lat,lon,pdet\n05001,B,pueblo,,1,2,0\n",
        "codigo,nombre,nivel,subregion,lat,lon,pdet\n05001,B,municipio,,1.2.3,2,0\n",
        "codigo,nombre,nivel,subregion,lat,lon,pdet\n05001,B,municipio,,1,181,0\n",
        "codigo,nombre,nivel,subregion,lat,lon,pdet\n05001,\"B\",municipio,,1,2,0\n",
        "codigo,nombre,nivel,subregion,lat,lon,pdet\n05001,\xff,municipio,,1,2,0\n",
    };
    for (size_t i = 0; i < TEST_COUNT(lists); i++) {
        access_fixture_become_operator(f, 0);
        if (load_territories(&f->context, lists[i], &count) != ACTION_INVALID)
            fail_msg("%s", lists[i]);
        assert_non_null(action_find_message(&f->context, "archivo"));
    }
    assert_true(territory_store_list(f->database, &f->arena, &territories, NULL));
    assert_int_equal(territories.count, 1);
}

#define ACCESS_TEST(function)                                                                      \
    cmocka_unit_test_setup_teardown(function, access_fixture_setup, access_fixture_teardown)

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
        ACCESS_TEST(the_second_step_is_asked_and_never_twice_with_one_code),
        ACCESS_TEST(a_change_of_the_second_step_ends_other_sessions),
        ACCESS_TEST(a_challenge_is_used_once_in_its_browser_and_soon),
        ACCESS_TEST(an_offer_of_somebody_else_is_no_use),
        ACCESS_TEST(what_a_browser_calls_itself_is_kept_readable),
        ACCESS_TEST(right_passwords_from_one_address_take_no_tries),
        ACCESS_TEST(an_invitation_works_once_for_the_invited),
        ACCESS_TEST(a_link_alone_does_not_open_an_account),
        ACCESS_TEST(a_council_keeps_somebody_who_manages_it),
        ACCESS_TEST(a_council_is_opened_for_a_place_of_the_catalogue),
        ACCESS_TEST(a_broken_list_of_places_changes_nothing),
        ACCESS_TEST(everything_leaves_a_trace_that_holds),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
