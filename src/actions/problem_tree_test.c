/* Problem trees as people build them: cards, moves, removal, objectives, and who may. */
#include "base/test.h"

#include "actions/access_fixture.h"
#include "actions/problem_tree.h"
#include "actions/topic.h"
#include "actions/topic_links.h"
#include "storage/plan_store.h"
#include "storage/problem_tree_store.h"
#include "storage/test_plan.h"

#include "base/banned.h"

static void become(struct access_fixture *f, const char *email, enum role role)
{
    int64_t person = access_fixture_add_member(f, email, ROLE_BIT(role));
    access_fixture_become(f, &(struct identity){.person_id = person,
                                                .name = "Ana Ruiz",
                                                .council_id = f->council_id,
                                                .roles = ROLE_BIT(role)});
}

/* A topic of a plan with three indicators; a councillor acts. */
static int64_t prepare(struct access_fixture *f, int64_t *first_indicator)
{
    struct plan plan;
    int64_t id = 0;
    f->test.council_id = f->council_id;
    *first_indicator = test_plan_fill(&f->test, &plan, 3);
    become(f, "ana@example.org", ROLE_COUNCILLOR);
    struct save_topic topic = {.name = "Vías", .description = "", .commission = ""};
    assert_int_equal(save_topic(&f->context, &topic, &id), ACTION_DONE);
    return id;
}

static enum action_status try_add(struct access_fixture *f, struct save_problem input, int64_t *id)
{
    access_fixture_forget_messages(f);
    return save_problem(&f->context, &input, id);
}

static int64_t add(struct access_fixture *f, int64_t topic_id, const char *side, int64_t parent_id)
{
    int64_t id = 0;
    const struct save_problem input = {
        .topic_id = topic_id,
        .side = side,
        .parent_id = parent_id,
        .text = arena_printf(&f->arena, "Bajo %lld", (long long)parent_id)};
    assert_int_equal(try_add(f, input, &id), ACTION_DONE);
    return id;
}

static struct problem_tree load(struct access_fixture *f, int64_t topic_id)
{
    struct problem_tree tree;
    assert_true(problem_tree_store_load(f->database, (struct object_key){f->council_id, topic_id},
                                        &f->arena, &tree, NULL));
    return tree;
}

static void a_tree_grows_card_by_card(void **state)
{
    struct access_fixture *f = *state;
    int64_t indicator, id = 0, topic = prepare(f, &indicator);
    int64_t central = add(f, topic, "central", 0), cause = add(f, topic, "causa", central);
    int64_t effect = add(f, topic, "efecto", central), under = add(f, topic, "causa", cause);
    const struct save_problem second = {.topic_id = topic, .side = "central", .text = "Otro"};
    assert_int_equal(try_add(f, second, &id), ACTION_CONFLICT);
    struct save_problem input = {.topic_id = topic,
                                 .id = under,
                                 .version = 1,
                                 .parent_id = effect,
                                 .text = "Los caminos se cierran"};
    assert_int_equal(try_add(f, input, &id), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "debajo_de"));
    input.parent_id = under;
    assert_int_equal(try_add(f, input, &id), ACTION_INVALID);
    input.parent_id = central;
    input.is_terminal = true;
    assert_int_equal(try_add(f, input, &id), ACTION_DONE);
    assert_int_equal(try_add(f, input, &id), ACTION_CONFLICT); /* of an older version */
    const struct problem_tree tree = load(f, topic);
    const struct problem_node *moved = problem_tree_find(&tree, under);
    assert_int_equal(problem_tree_depth(&tree, moved), 1);
    assert_true(moved->is_terminal);
    assert_string_equal(moved->problem, "Los caminos se cierran");
    assert_int_equal(tree.nodes[2].id, under); /* last among the causes */
}

static void bad_cards_are_asked_again(void **state)
{
    struct access_fixture *f = *state;
    int64_t indicator, id = 0, topic = prepare(f, &indicator);
    int64_t central = add(f, topic, "central", 0);
    char long_text[260] = {0};
    for (size_t i = 0; i < sizeof long_text - 1; i++)
        long_text[i] = 'a';
    const struct {
        struct save_problem input;
        enum action_status status;
    } cases[] = {
        {{.topic_id = topic, .side = "causa", .parent_id = central, .text = " "}, ACTION_INVALID},
        {{.topic_id = topic, .side = "causa", .parent_id = central, .text = long_text},
         ACTION_INVALID},
        {{.topic_id = topic, .side = "causa", .parent_id = 0, .text = "A"}, ACTION_NOT_FOUND},
        {{.topic_id = topic, .side = "causa", .parent_id = 9999, .text = "A"}, ACTION_NOT_FOUND},
        {{.topic_id = topic, .side = "raíz", .parent_id = central, .text = "A"}, ACTION_NOT_FOUND},
        {{.topic_id = topic, .id = 9999, .version = 1, .parent_id = central, .text = "A"},
         ACTION_NOT_FOUND},
        {{.topic_id = 9999, .side = "causa", .parent_id = central, .text = "A"}, ACTION_NOT_FOUND},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        assert_int_equal(try_add(f, cases[i].input, &id), cases[i].status);
    assert_int_equal(load(f, topic).count, 1);
}

static void cards_change_places_and_go(void **state)
{
    struct access_fixture *f = *state;
    int64_t indicator, topic = prepare(f, &indicator);
    int64_t central = add(f, topic, "central", 0);
    int64_t a = add(f, topic, "causa", central), b = add(f, topic, "causa", central);
    int64_t c = add(f, topic, "causa", central), effect = add(f, topic, "efecto", central);
    int64_t under = add(f, topic, "causa", b);
    const struct {
        int64_t node_id;
        bool is_up;
        int64_t order[6];
    } cases[] = {
        {a, true, {central, a, b, under, c, effect}}, /* already first */
        {b, true, {central, b, under, a, c, effect}}, /* with what hangs under it */
        {a, false, {central, b, under, c, a, effect}},
        {a, false, {central, b, under, c, a, effect}}, /* an effect is no neighbour */
        {effect, true, {central, b, under, c, a, effect}},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        assert_int_equal(move_problem(&f->context, topic, cases[i].node_id, cases[i].is_up),
                         ACTION_DONE);
        const struct problem_tree tree = load(f, topic);
        for (size_t j = 0; j < 6; j++)
            assert_int_equal(tree.nodes[j].id, cases[i].order[j]);
    }
    assert_int_equal(move_problem(&f->context, topic, 9999, true), ACTION_NOT_FOUND);
    assert_int_equal(remove_problem(&f->context, topic, b), ACTION_DONE);
    assert_int_equal(remove_problem(&f->context, topic, under), ACTION_NOT_FOUND);
    assert_int_equal(load(f, topic).count, 4);
    assert_int_equal(remove_problem(&f->context, topic, central), ACTION_DONE);
    assert_int_equal(load(f, topic).count, 0);
}

static void a_new_card_is_last_whatever_was_removed(void **state)
{
    struct access_fixture *f = *state;
    int64_t indicator, topic = prepare(f, &indicator), central = add(f, topic, "central", 0);
    int64_t causes[6];
    for (size_t i = 0; i < 5; i++)
        causes[i] = add(f, topic, "causa", central);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(remove_problem(&f->context, topic, causes[i]), ACTION_DONE);
    causes[5] = add(f, topic, "causa", central);
    const struct problem_tree tree = load(f, topic);
    for (size_t i = 1; i < 4; i++)
        assert_int_equal(tree.nodes[i].id, causes[i + 2]);
}

static void an_objective_is_written_or_explained(void **state)
{
    struct access_fixture *f = *state;
    int64_t indicator, topic = prepare(f, &indicator);
    int64_t central = add(f, topic, "central", 0), cause = add(f, topic, "causa", central);
    struct save_objective input = {.topic_id = topic,
                                   .node_id = cause,
                                   .version = 1,
                                   .text = "Vías abiertas todo el año",
                                   .state = "convertible",
                                   .reason = "",
                                   .indicator_ids = &indicator,
                                   .indicator_count = 1};
    assert_int_equal(save_objective(&f->context, &input), ACTION_NOT_FOUND); /* not of the topic */
    const struct topic_link links[] = {{TOPIC_LINK_INDICATOR, indicator}};
    const struct link_topic link = {topic, links, 1, false};
    size_t added = 0;
    assert_int_equal(link_topic(&f->context, &link, &added), ACTION_DONE);
    assert_int_equal(save_objective(&f->context, &input), ACTION_DONE);
    assert_int_equal(save_objective(&f->context, &input), ACTION_CONFLICT);
    input.version = 2;
    input.state = "no_convertible";
    assert_int_equal(save_objective(&f->context, &input), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "motivo"));
    access_fixture_forget_messages(f);
    input.reason = "El clima no depende de nadie.";
    input.is_unanswered = true;
    input.indicator_count = 0;
    assert_int_equal(save_objective(&f->context, &input), ACTION_DONE);
    const struct problem_tree tree = load(f, topic);
    const struct problem_node *found = problem_tree_find(&tree, cause);
    assert_false(found->is_convertible);
    assert_string_equal(found->objective, "Vías abiertas todo el año"); /* not lost */
    assert_string_equal(found->reason, "El clima no depende de nadie.");
    assert_true(found->is_unanswered);
    input.version = 3;
    input.state = "";
    input.programme_ids = &indicator;
    input.programme_count = 1;
    assert_int_equal(save_objective(&f->context, &input), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "estado"));
    assert_non_null(action_find_message(&f->context, "sin_respuesta"));
}

static void who_may_what(void **state)
{
    static const struct {
        enum role role;
        bool may_edit;
    } cases[] = {
        {ROLE_PRESIDENT, true},  {ROLE_TECHNICAL_SECRETARY, true},
        {ROLE_COUNCILLOR, true}, {ROLE_VERIFIER, false},
        {ROLE_LIAISON, false},   {ROLE_READER, false},
    };
    struct access_fixture *f = *state;
    int64_t id = 0;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        become(f, arena_printf(&f->arena, "p%zu@example.org", i), cases[i].role);
        const struct save_problem problem = {.topic_id = 9, .side = "central", .text = ""};
        const struct save_objective objective = {
            .topic_id = 9, .text = "", .state = "", .reason = ""};
        enum action_status expected = cases[i].may_edit ? ACTION_NOT_FOUND : ACTION_FORBIDDEN;
        assert_int_equal(save_problem(&f->context, &problem, &id), expected);
        assert_int_equal(move_problem(&f->context, 9, 9, true), expected);
        assert_int_equal(remove_problem(&f->context, 9, 9), expected);
        assert_int_equal(save_objective(&f->context, &objective), expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_PEOPLE(test)                                                                          \
    cmocka_unit_test_setup_teardown(test, access_fixture_setup, access_fixture_teardown)
        WITH_PEOPLE(a_tree_grows_card_by_card),
        WITH_PEOPLE(bad_cards_are_asked_again),
        WITH_PEOPLE(cards_change_places_and_go),
        WITH_PEOPLE(a_new_card_is_last_whatever_was_removed),
        WITH_PEOPLE(an_objective_is_written_or_explained),
        WITH_PEOPLE(who_may_what),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
