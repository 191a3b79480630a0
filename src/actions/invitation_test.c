/* Invitations, and who stays in a council; on each engine. */
#include "base/test.h"

#include "actions/access_fixture.h"
#include "actions/invitation.h"
#include "actions/member.h"
#include "security/session.h"
#include "storage/member_store.h"

#include "base/banned.h"

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
    accept.password = ACCESS_PHRASE;
    assert_int_equal(accept_invitation(&f->context, &accept, session), ACTION_DONE);
    struct identity entered;
    assert_true(session_load(f->database, session, &f->arena, &entered, NULL));
    assert_string_equal(entered.email, "eva@example.org");
    assert_int_equal(accept_invitation(&f->context, &accept, session), ACTION_NOT_FOUND);
    assert_string_equal(session, "");
    assert_int_equal(find_invitation(&f->context, "x", &invitation, &has_account),
                     ACTION_NOT_FOUND);

    access_fixture_enter(f, "eva@example.org", ACCESS_PHRASE);
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
    access_fixture_add_person(f, "ana@example.org", ACCESS_PHRASE);
    access_fixture_add_person(f, "luis@example.org", ACCESS_PHRASE);
    access_fixture_become_operator(f, f->council_id);
    assert_int_equal(invite_member(&f->context, &input, token), ACTION_DONE);
    struct accept_invitation accept = {.token = token, .password = "una frase ajena y larga"};
    access_fixture_become(f, &(struct identity){0});
    assert_int_equal(accept_invitation(&f->context, &accept, session), ACTION_INVALID);
    access_fixture_enter(f, "luis@example.org", ACCESS_PHRASE);
    assert_int_equal(accept_invitation(&f->context, &accept, session), ACTION_INVALID);
    access_fixture_enter(f, "ana@example.org", ACCESS_PHRASE);
    access_fixture_wait(f, INVITATION_LIFE_S);
    assert_int_equal(accept_invitation(&f->context, &accept, session), ACTION_NOT_FOUND);
    access_fixture_become_operator(f, f->council_id);
    assert_int_equal(invite_member(&f->context, &input, token), ACTION_DONE);
    access_fixture_enter(f, "ana@example.org", ACCESS_PHRASE);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        ACCESS_TEST(an_invitation_works_once_for_the_invited),
        ACCESS_TEST(a_link_alone_does_not_open_an_account),
        ACCESS_TEST(a_council_keeps_somebody_who_manages_it),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
