/* What the council supposes for the years that the plan leaves open: accepted with its reason,
 * taken back, and replaced by the plan's own word; on each engine. */
#include "base/test.h"

#include <string.h>

#include "actions/access_fixture.h"
#include "actions/assume_targets.h"
#include "actions/change_targets.h"
#include "core/plan/assumption.h"
#include "storage/assumed_target_store.h"
#include "storage/audit_store.h"
#include "storage/indicator_store.h"
#include "storage/plan_store.h"
#include "storage/test_plan.h"

#include "base/banned.h"

static struct plan plan;

static void become(struct access_fixture *f, enum role role)
{
    const char *email = arena_printf(&f->arena, "rol%d@example.org", (int)role);
    int64_t person = access_fixture_add_member(f, email, ROLE_BIT(role));
    access_fixture_become(f, &(struct identity){.person_id = person,
                                                .name = "Ana Ruiz",
                                                .email = email,
                                                .council_id = f->council_id,
                                                .roles = ROLE_BIT(role)});
}

static struct indicator *load(struct access_fixture *f, int64_t id)
{
    struct indicator *indicator = NULL;
    assert_true(indicator_store_load(f->database, (struct object_key){f->council_id, id}, &f->arena,
                                     &indicator, &f->context.error));
    assert_non_null(indicator);
    return indicator;
}

/* Indicators of target 4 whose four years the plan leaves open; version 2. */
static int64_t add_open_plan(struct access_fixture *f, int count)
{
    f->test.council_id = f->council_id;
    int64_t first = test_plan_fill(&f->test, &plan, count);
    for (int i = 0; i < count; i++) {
        struct indicator *indicator = load(f, first + i);
        for (int year = 0; year < 4; year++)
            indicator->years[year] = (struct indicator_year){0};
        assert_true(indicator_store_save(f->database, f->council_id, indicator, NULL));
    }
    return first;
}

static enum action_status accept(struct access_fixture *f, const struct assumed_indicator *items,
                                 size_t count, const char *reason)
{
    access_fixture_forget_messages(f);
    return accept_assumptions(&f->context, &(struct assume_targets){items, count, reason});
}

static const char reason[] = "La alcaldía no respondió la carta del 3 de marzo.";

static void several_are_accepted_at_once_with_their_reason(void **state)
{
    struct access_fixture *f = *state;
    struct assumed_target_list list;
    int64_t id = add_open_plan(f, 3);
    const struct assumed_indicator items[] = {{id, 2}, {id + 2, 2}};
    become(f, ROLE_TECHNICAL_SECRETARY);
    assert_int_equal(accept(f, items, 2, reason), ACTION_DONE);
    assert_string_equal(assumption_text(&f->arena, load(f, id)),
                        "2024: 1; 2025: 1; 2026: 1; 2027: 1");
    assert_false(assumption_exists(load(f, id + 1)));
    const struct indicator *after = load(f, id + 2);
    assert_int_equal(after->years[0].planned.state,
                     QUANTITY_MISSING); /* the plan says nothing yet */
    assert_int_equal(after->version, 2);
    assert_true(assumed_target_store_list(f->database, (struct object_key){f->council_id, plan.id},
                                          &f->arena, &list, NULL));
    assert_int_equal(list.count, 8);
    assert_string_equal(list.items[0].reason, reason);
    assert_int_equal(accept(f, items, 2, reason), ACTION_DONE); /* sent twice */
}

static void what_cannot_be_proposed_or_was_changed_is_refused(void **state)
{
    struct access_fixture *f = *state;
    int64_t id = add_open_plan(f, 2);
    become(f, ROLE_PRESIDENT);
    assert_int_equal(accept(f, NULL, 0, reason), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, ""));
    assert_int_equal(accept(f, &(struct assumed_indicator){id, 2}, 1, " "), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "razon"));
    assert_int_equal(accept(f, &(struct assumed_indicator){id, 1}, 1, reason), ACTION_CONFLICT);
    assert_int_equal(accept(f, &(struct assumed_indicator){id + 99, 2}, 1, reason),
                     ACTION_NOT_FOUND);
    struct indicator *without = load(f, id + 1);
    without->target = (struct quantity){0};
    assert_true(indicator_store_save(f->database, f->council_id, without, NULL));
    const struct assumed_indicator both[] = {{id, 2}, {id + 1, 3}};
    assert_int_equal(accept(f, both, 2, reason), ACTION_INVALID);
    assert_false(assumption_exists(load(f, id))); /* all or none */
    become(f, ROLE_COUNCILLOR);
    assert_int_equal(accept(f, both, 1, reason), ACTION_FORBIDDEN);
    access_fixture_become(f, &(struct identity){.person_id = f->identity.person_id,
                                                .name = "Ana Ruiz",
                                                .council_id = f->council_id + 1,
                                                .roles = ROLE_BIT(ROLE_PRESIDENT)});
    assert_int_equal(accept(f, both, 1, reason), ACTION_NOT_FOUND);
}

static void it_is_taken_back_and_the_chain_tells_both(void **state)
{
    struct access_fixture *f = *state;
    int64_t id = add_open_plan(f, 1);
    const struct assumed_indicator one = {id, 2};
    const struct assume_targets input = {&one, 1, ""};
    become(f, ROLE_PRESIDENT);
    assert_int_equal(accept(f, &one, 1, reason), ACTION_DONE);
    int64_t accepted = f->context.trace_sequence;
    assert_int_equal(remove_assumptions(&f->context, &input), ACTION_DONE);
    assert_false(assumption_exists(load(f, id)));
    assert_int_equal(f->context.trace_sequence, accepted + 1);
    assert_int_equal(remove_assumptions(&f->context, &input), ACTION_DONE); /* sent twice */
    assert_int_equal(f->context.trace_sequence, accepted + 1);
}

/* The plan's word takes its place, and is written down as the first that the plan says. */
static void an_act_replaces_what_was_supposed(void **state)
{
    struct access_fixture *f = *state;
    struct change_targets_answer answer;
    struct assumed_target_list list;
    int64_t id = add_open_plan(f, 1);
    become(f, ROLE_PRESIDENT);
    assert_int_equal(accept(f, &(struct assumed_indicator){id, 2}, 1, reason), ACTION_DONE);
    const struct change_targets input = {
        .indicator_id = id,
        .version = 2,
        .act = {.kind = "acuerdo", .number = "014 de 2025", .date = "30/06/2025", .note = ""},
        .target = "4",
        .planned = {"", "2", "", "NP"}};
    assert_int_equal(change_targets(&f->context, &input, &answer), ACTION_DONE);
    assert_int_equal(answer.values[2].before.state, QUANTITY_MISSING);
    assert_int_equal(answer.values[2].assumed.value_e4, 10000);
    const struct indicator *after = load(f, id);
    assert_int_equal(after->years[1].planned.value_e4, 20000);
    assert_int_equal(after->years[1].assumed.state, QUANTITY_MISSING);
    assert_string_equal(assumption_text(&f->arena, after), "2024: 1; 2026: 1");
    assert_true(assumed_target_store_list(f->database, (struct object_key){f->council_id, plan.id},
                                          &f->arena, &list, NULL));
    assert_int_equal(list.count, 2);    /* gone, not hidden */
    struct change_targets more = input; /* 3 of 4 in one year: one each would be 5 of 4 */
    more.version = after->version;
    more.planned[1] = "3";
    assert_int_equal(change_targets(&f->context, &more, &answer), ACTION_DONE);
    assert_string_equal(assumption_text(&f->arena, load(f, id)), "");
    assert_true(assumed_target_store_list(f->database, (struct object_key){f->council_id, plan.id},
                                          &f->arena, &list, NULL));
    assert_int_equal(list.count, 0);
}

int main(void)
{
#define TEST(name)                                                                                 \
    cmocka_unit_test_setup_teardown(name, access_fixture_setup, access_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(several_are_accepted_at_once_with_their_reason),
        TEST(what_cannot_be_proposed_or_was_changed_is_refused),
        TEST(it_is_taken_back_and_the_chain_tells_both),
        TEST(an_act_replaces_what_was_supposed),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
