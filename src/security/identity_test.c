#include "base/test.h"

#include "security/identity.h"

#include "base/banned.h"

static struct identity member(role_set roles)
{
    return (struct identity){.person_id = 7, .council_id = 3, .roles = roles};
}

/* Written by hand from the method's table of roles, not computed from capability.def. */
static const struct {
    enum role role;
    enum capability capability;
    bool may;
} table[] = {
    {ROLE_LIAISON, CAPABILITY_RECORD_OFFICIAL, true},
    {ROLE_LIAISON, CAPABILITY_ATTACH_EVIDENCE, true},
    {ROLE_LIAISON, CAPABILITY_VIEW_COUNCIL, true},
    {ROLE_LIAISON, CAPABILITY_RECORD, false},
    {ROLE_LIAISON, CAPABILITY_ANALYSE, false},
    {ROLE_LIAISON, CAPABILITY_VERIFY, false},
    {ROLE_LIAISON, CAPABILITY_PUBLISH, false},
    {ROLE_LIAISON, CAPABILITY_IMPORT_PLAN, false},
    {ROLE_LIAISON, CAPABILITY_CHANGE_TARGETS, false},
    {ROLE_LIAISON, CAPABILITY_EDIT_REPORT, false},
    {ROLE_LIAISON, CAPABILITY_MANAGE_MEMBERS, false},
    {ROLE_LIAISON, CAPABILITY_EDIT_TOPICS, false},
    {ROLE_LIAISON, CAPABILITY_VOTE_TOPICS, false},
    {ROLE_LIAISON, CAPABILITY_EDIT_SHEETS, false},
    {ROLE_READER, CAPABILITY_EDIT_SHEETS, false},
    {ROLE_COUNCILLOR, CAPABILITY_EDIT_SHEETS, true},
    {ROLE_READER, CAPABILITY_VOTE_TOPICS, false},
    {ROLE_COUNCILLOR, CAPABILITY_DECIDE_TOPICS, false},
    {ROLE_READER, CAPABILITY_VIEW_COUNCIL, true},
    {ROLE_READER, CAPABILITY_VIEW_CONTACTS, false},
    {ROLE_LIAISON, CAPABILITY_VIEW_CONTACTS, false},
    {ROLE_LIAISON, CAPABILITY_EDIT_WORK_PLAN, false},
    {ROLE_COUNCILLOR, CAPABILITY_EDIT_WORK_PLAN, true},
    {ROLE_COUNCILLOR, CAPABILITY_MANAGE_COUNCILLORS, false},
    {ROLE_READER, CAPABILITY_RECORD_OFFICIAL, false},
    {ROLE_READER, CAPABILITY_ATTACH_EVIDENCE, false},
    {ROLE_VERIFIER, CAPABILITY_VERIFY, true},
    {ROLE_VERIFIER, CAPABILITY_RECORD, false},
    {ROLE_VERIFIER, CAPABILITY_PUBLISH, false},
    {ROLE_COUNCILLOR, CAPABILITY_RECORD, true},
    {ROLE_COUNCILLOR, CAPABILITY_VERIFY, false},
    {ROLE_COUNCILLOR, CAPABILITY_APPROVE_REPORT, false},
    {ROLE_TECHNICAL_SECRETARY, CAPABILITY_IMPORT_PLAN, true},
    {ROLE_TECHNICAL_SECRETARY, CAPABILITY_VERIFY, false},
    {ROLE_TECHNICAL_SECRETARY, CAPABILITY_APPROVE_REPORT, false},
    {ROLE_PRESIDENT, CAPABILITY_APPROVE_REPORT, true},
    {ROLE_PRESIDENT, CAPABILITY_MANAGE_MEMBERS, true},
    {ROLE_PRESIDENT, CAPABILITY_MANAGE_COUNCILS, false},
};

static void a_role_may_what_the_method_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(table); i++) {
        struct identity identity = member(ROLE_BIT(table[i].role));
        if (identity_can(&identity, table[i].capability) != table[i].may)
            fail_msg("%s, %s", role_code(table[i].role), capability_name(table[i].capability));
    }
}

static void a_visitor_sees_what_is_public_and_nothing_else(void **state)
{
    (void)state;
    struct identity visitor = {0};
    for (enum capability each = 0; each < CAPABILITY_COUNT; each++)
        assert_int_equal(identity_can(&visitor, each), each == CAPABILITY_VIEW_PUBLIC);
}

static void an_administrator_has_no_voice_in_figures(void **state)
{
    (void)state;
    struct identity administrator = {.person_id = 1, .is_administrator = true, .council_id = 3};
    assert_true(identity_can(&administrator, CAPABILITY_MANAGE_COUNCILS));
    assert_true(identity_can(&administrator, CAPABILITY_MANAGE_MEMBERS));
    assert_false(identity_can(&administrator, CAPABILITY_RECORD));
    assert_false(identity_can(&administrator, CAPABILITY_VERIFY));
    assert_false(identity_can(&administrator, CAPABILITY_PUBLISH));
    assert_false(identity_can(&administrator, CAPABILITY_APPROVE_REPORT));
}

static void roles_count_only_inside_a_council_and_with_an_own_password(void **state)
{
    (void)state;
    struct identity identity = member(ROLE_ALL);
    assert_true(identity_can(&identity, CAPABILITY_RECORD));
    identity.council_id = 0;
    assert_false(identity_can(&identity, CAPABILITY_RECORD));
    identity = member(ROLE_ALL);
    identity.must_change_password = true;
    identity.is_administrator = true;
    for (enum capability each = 0; each < CAPABILITY_COUNT; each++)
        assert_int_equal(identity_can(&identity, each),
                         each == CAPABILITY_VIEW_PUBLIC || each == CAPABILITY_OWN_ACCOUNT);
}

static void every_capability_has_a_holder_and_the_operator_all(void **state)
{
    (void)state;
    struct identity console = identity_of_operator();
    for (enum capability each = 0; each < CAPABILITY_COUNT; each++) {
        assert_int_not_equal(capability_holders(each), 0);
        assert_true(identity_can(&console, each));
    }
}

static void sets_of_roles_are_read_back(void **state)
{
    (void)state;
    struct arena arena = {0};
    role_set roles = 0;
    assert_true(role_parse_set(" verificador, consejero ", &roles));
    assert_int_equal(roles, ROLE_BIT(ROLE_COUNCILLOR) | ROLE_BIT(ROLE_VERIFIER));
    assert_string_equal(role_format_codes(roles, &arena), "consejero,verificador");
    assert_string_equal(role_format_labels(roles, &arena), "Consejero/a, Verificador/a");
    assert_false(role_parse_set("consejero,alcalde", &roles));
    assert_true(role_parse_set("", &roles));
    assert_int_equal(roles, 0);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_role_may_what_the_method_says),
        cmocka_unit_test(a_visitor_sees_what_is_public_and_nothing_else),
        cmocka_unit_test(an_administrator_has_no_voice_in_figures),
        cmocka_unit_test(roles_count_only_inside_a_council_and_with_an_own_password),
        cmocka_unit_test(every_capability_has_a_holder_and_the_operator_all),
        cmocka_unit_test(sets_of_roles_are_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
