/* Pasting an indented text into a problem tree: all or nothing, twice is once, and who may. */
#include "base/test.h"

#include "actions/access_fixture.h"
#include "actions/paste_problems.h"
#include "actions/problem_tree.h"
#include "actions/topic.h"
#include "security/audit.h"
#include "storage/audit_store.h"
#include "storage/database.h"
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

static int64_t prepare(struct access_fixture *f)
{
    struct plan plan;
    int64_t id = 0;
    f->test.council_id = f->council_id;
    test_plan_fill(&f->test, &plan, 1);
    become(f, "ana@example.org", ROLE_COUNCILLOR);
    struct save_topic topic = {.name = "Vías", .description = "", .commission = ""};
    assert_int_equal(save_topic(&f->context, &topic, &id), ACTION_DONE);
    return id;
}

static enum action_status paste(struct access_fixture *f, struct paste_problems input)
{
    access_fixture_forget_messages(f);
    return paste_problems(&f->context, &input);
}

static struct problem_tree load(struct access_fixture *f, int64_t topic_id)
{
    struct problem_tree tree;
    assert_true(problem_tree_store_load(f->database, (struct object_key){f->council_id, topic_id},
                                        &f->arena, &tree, NULL));
    return tree;
}

/* "0P 1A 2B": the depth of each card and its text, in order of reading. */
static const char *sketch(struct access_fixture *f, int64_t topic_id)
{
    const struct problem_tree tree = load(f, topic_id);
    const char *text = "";
    for (size_t i = 0; i < tree.count; i++)
        text = arena_printf(&f->arena, "%s%s%d%s", text, i == 0 ? "" : " ",
                            problem_tree_depth(&tree, &tree.nodes[i]), tree.nodes[i].problem);
    return text;
}

static void an_empty_tree_takes_its_first_line_as_the_problem(void **state)
{
    struct access_fixture *f = *state;
    int64_t topic = prepare(f);
    const struct paste_problems input = {.topic_id = topic,
                                         .side = "causa",
                                         .is_first_central = true,
                                         .text = "P\n1. A\n1.1 B\r\n2. Cami\xCC\x81n\n"};
    assert_int_equal(paste(f, input), ACTION_DONE);
    assert_string_equal(sketch(f, topic), "0P 1A 2B 1Camín"); /* NFC, as any text */
    assert_int_equal(load(f, topic).nodes[2].side, PROBLEM_CAUSE);
}

static void what_is_pasted_stands_behind_what_was_there(void **state)
{
    struct access_fixture *f = *state;
    int64_t topic = prepare(f), first = 0;
    struct paste_problems input = {
        .topic_id = topic, .side = "causa", .is_first_central = true, .text = "P\nA\nB\nC\nD"};
    assert_int_equal(paste(f, input), ACTION_DONE);
    first = load(f, topic).nodes[1].id;
    assert_int_equal(remove_problem(&f->context, topic, first), ACTION_DONE);
    input = (struct paste_problems){.topic_id = topic, .side = "causa", .text = "X\n\tY\nZ"};
    assert_int_equal(paste(f, input), ACTION_DONE);
    input.side = "efecto";
    input.text = "- E\n-- F";
    assert_int_equal(paste(f, input), ACTION_DONE);
    assert_string_equal(sketch(f, topic), "0P 1B 1C 1D 1X 2Y 1Z 1E 2F");
}

static int count_entries(struct access_fixture *f)
{
    struct audit_verdict verdict;
    assert_true(database_begin(f->database, false, NULL));
    assert_true(audit_verify(f->database, f->council_id, NULL, &verdict, NULL));
    database_rollback(f->database);
    assert_int_equal(verdict.fault, AUDIT_CHAIN_WHOLE);
    return (int)verdict.length;
}

static void a_form_that_is_sent_twice_adds_once(void **state)
{
    struct access_fixture *f = *state;
    int64_t topic = prepare(f);
    struct paste_problems input = {
        .topic_id = topic, .side = "causa", .is_first_central = true, .text = "P\nA\n\tB"};
    int before = count_entries(f);
    assert_int_equal(paste(f, input), ACTION_DONE);
    assert_int_equal(count_entries(f), before + 1); /* one entry for all cards */
    assert_int_equal(paste(f, input), ACTION_DONE);
    assert_int_equal(count_entries(f), before + 1);
    assert_string_equal(sketch(f, topic), "0P 1A 2B");
    input.text = "Q\nA"; /* somebody else's central problem */
    assert_int_equal(paste(f, input), ACTION_CONFLICT);
    assert_int_equal(remove_problem(&f->context, topic, load(f, topic).nodes[0].id), ACTION_DONE);
    input.is_first_central = false;
    assert_int_equal(paste(f, input), ACTION_CONFLICT); /* nothing to hang it under any more */
    assert_int_equal(load(f, topic).count, 0);
}

static const char *lines_of(struct access_fixture *f, int count)
{
    const char *text = "";
    for (int i = 0; i < count; i++)
        text = arena_printf(&f->arena, "%s%d más\n", text, i);
    return text;
}

static void a_bad_line_lets_nothing_in(void **state)
{
    struct access_fixture *f = *state;
    int64_t topic = prepare(f);
    const struct {
        const char *side, *text, *field, *message;
    } cases[] = {
        {"causa", "", "esquema", "Pegue el esquema: una frase en cada línea."},
        {"causa", "A\n\n1.\nB", "esquema",
         "La línea 3 no tiene frase. Escríbala o quite la línea."},
        {"causa", "A\n B\n  C\n   D\n    E\n     F\n      G", "esquema",
         "La línea 7 está muy adentro: un árbol tiene hasta 6 niveles. Quítele sangría."},
        {"causa", arena_printf(&f->arena, "A\n%0250d", 7), "esquema",
         "La línea 2 es muy larga. Déjela en 240 caracteres o menos."},
        {"causa", lines_of(f, 201), "esquema",
         "Desde la línea 201 ya no cabe: un árbol tiene hasta 200 tarjetas. Quite líneas o junte "
         "las que dicen lo mismo."},
        {"causa", lines_of(f, 200), "esquema",
         "El esquema trae 200 tarjetas y en el árbol caben 199 más. Quite desde la línea 200 o "
         "junte las que dicen lo mismo."},
        {"central", "A", "lado", "Elija si el esquema es de causas o de efectos."},
        {"", "A", "lado", "Elija si el esquema es de causas o de efectos."},
    };
    assert_int_equal(paste(f, (struct paste_problems){.topic_id = topic,
                                                      .side = "causa",
                                                      .is_first_central = true,
                                                      .text = "P"}),
                     ACTION_DONE);
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        const struct paste_problems input = {
            .topic_id = topic, .side = cases[i].side, .text = cases[i].text};
        assert_int_equal(paste(f, input), ACTION_INVALID);
        assert_string_equal(action_find_message(&f->context, cases[i].field), cases[i].message);
        assert_int_equal(load(f, topic).count, 1);
    }
    const struct paste_problems full = {
        .topic_id = topic, .side = "causa", .text = lines_of(f, 199)};
    assert_int_equal(paste(f, full), ACTION_DONE);
    assert_int_equal(load(f, topic).count, PROBLEM_TREE_MAX_NODES);
}

static const char *id_of(struct access_fixture *f, int64_t topic_id, const char *problem)
{
    const struct problem_tree tree = load(f, topic_id);
    for (size_t i = 0; i < tree.count; i++)
        if (strcmp(tree.nodes[i].problem, problem) == 0)
            return arena_printf(&f->arena, "%lld", (long long)tree.nodes[i].id);
    fail_msg("no card «%s»", problem);
    return "";
}

/* Under a card, which says whether the lines are causes or effects. */
static void an_outline_goes_under_a_card(void **state)
{
    struct access_fixture *f = *state;
    int64_t topic = prepare(f);
    const struct paste_problems all = {
        .topic_id = topic, .side = "causa", .text = "P\nA\nB", .is_first_central = true};
    const struct paste_problems effect = {.topic_id = topic, .side = "efecto", .text = "E"};
    assert_int_equal(paste(f, all), ACTION_DONE);
    assert_int_equal(paste(f, effect), ACTION_DONE);
    struct paste_problems under = {
        .topic_id = topic, .side = "", .parent = id_of(f, topic, "A"), .text = "C\n D\nF"};
    assert_int_equal(paste(f, under), ACTION_DONE);
    assert_string_equal(sketch(f, topic), "0P 1A 2C 3D 2F 1B 1E");
    assert_int_equal(paste(f, under), ACTION_DONE); /* sent twice */
    assert_string_equal(sketch(f, topic), "0P 1A 2C 3D 2F 1B 1E");
    under.parent = id_of(f, topic, "E");
    under.text = "G";
    assert_int_equal(paste(f, under), ACTION_DONE);
    assert_string_equal(sketch(f, topic), "0P 1A 2C 3D 2F 1B 1E 2G");
    under.parent = id_of(f, topic, "D");
    under.text = "1\n 2\n  3\n   4";
    assert_int_equal(paste(f, under), ACTION_INVALID);
    assert_non_null(
        strstr(action_find_message(&f->context, "esquema"), "La línea 4 está muy adentro"));
    under.parent = id_of(f, topic, "P"); /* the central problem does not say the side */
    assert_int_equal(paste(f, under), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "lado"));
    under.side = "causa";
    static const char *const none[] = {"999999", "0", "x", "99999999999999999999"};
    for (size_t i = 0; i < TEST_COUNT(none); i++) {
        under.parent = none[i];
        assert_int_equal(paste(f, under), ACTION_INVALID);
        assert_string_equal(action_find_message(&f->context, "debajo"),
                            "Esa tarjeta ya no está. Elija otra.");
    }
    assert_string_equal(sketch(f, topic), "0P 1A 2C 3D 2F 1B 1E 2G");
}

static void who_may_paste(void **state)
{
    static const struct {
        enum role role;
        enum action_status status;
    } cases[] = {
        {ROLE_PRESIDENT, ACTION_NOT_FOUND},  {ROLE_TECHNICAL_SECRETARY, ACTION_NOT_FOUND},
        {ROLE_COUNCILLOR, ACTION_NOT_FOUND}, {ROLE_VERIFIER, ACTION_FORBIDDEN},
        {ROLE_LIAISON, ACTION_FORBIDDEN},    {ROLE_READER, ACTION_FORBIDDEN},
    };
    struct access_fixture *f = *state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        become(f, arena_printf(&f->arena, "p%zu@example.org", i), cases[i].role);
        const struct paste_problems input = {.topic_id = 9, .side = "causa", .text = "A"};
        assert_int_equal(paste(f, input), cases[i].status);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_PEOPLE(test)                                                                          \
    cmocka_unit_test_setup_teardown(test, access_fixture_setup, access_fixture_teardown)
        WITH_PEOPLE(an_empty_tree_takes_its_first_line_as_the_problem),
        WITH_PEOPLE(what_is_pasted_stands_behind_what_was_there),
        WITH_PEOPLE(a_form_that_is_sent_twice_adds_once),
        WITH_PEOPLE(a_bad_line_lets_nothing_in),
        WITH_PEOPLE(an_outline_goes_under_a_card),
        WITH_PEOPLE(who_may_paste),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
