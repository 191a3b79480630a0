/* Rows of the logical framework and links of the value chain as the council writes them. */
#include "base/test.h"

#include "actions/access_fixture.h"
#include "actions/problem_tree.h"
#include "actions/topic.h"
#include "actions/topic_links.h"
#include "actions/topic_planning.h"
#include "storage/logical_framework_store.h"
#include "storage/plan_store.h"
#include "storage/test_plan.h"
#include "storage/topic_store.h"
#include "storage/value_chain_store.h"

#include "base/banned.h"

static void become(struct access_fixture *f, const char *email, enum role role)
{
    int64_t person = access_fixture_add_member(f, email, ROLE_BIT(role));
    access_fixture_become(f, &(struct identity){.person_id = person,
                                                .name = "Ana Ruiz",
                                                .council_id = f->council_id,
                                                .roles = ROLE_BIT(role)});
}

/* A topic with a central problem, two of the plan's three indicators and a project. */
struct planning {
    struct access_fixture *f;
    struct object_key topic;
    int64_t central, result, product, stranger, project;
};

static void link(struct planning *p)
{
    const struct topic_link links[] = {{TOPIC_LINK_INDICATOR, p->result},
                                       {TOPIC_LINK_INDICATOR, p->product}};
    const struct link_topic input = {p->topic.id, links, 2, false};
    const struct link_project project = {p->topic.id, "2023053210015", "Placa huella"};
    struct topic_links stored;
    size_t added = 0;
    assert_int_equal(link_topic(&p->f->context, &input, &added), ACTION_DONE);
    assert_int_equal(link_project(&p->f->context, &project), ACTION_DONE);
    assert_true(topic_store_load_links(p->f->database, p->topic, &p->f->arena, &stored, NULL));
    assert_int_equal(stored.project_count, 1);
    p->project = stored.projects[0].id;
}

static struct planning prepare(struct access_fixture *f)
{
    struct planning p = {.f = f, .topic = {.council_id = f->council_id}};
    struct plan plan;
    f->test.council_id = f->council_id;
    p.result = test_plan_fill(&f->test, &plan, 3);
    p.product = p.result + 1;
    p.stranger = p.result + 2;
    become(f, "ana@example.org", ROLE_COUNCILLOR);
    struct save_topic topic = {.name = "Vías", .description = ""};
    assert_int_equal(save_topic(&f->context, &topic, &p.topic.id), ACTION_DONE);
    const struct save_problem problem = {
        .topic_id = p.topic.id, .side = "central", .text = "Los caminos se cierran"};
    assert_int_equal(save_problem(&f->context, &problem, &p.central), ACTION_DONE);
    link(&p);
    return p;
}

static struct save_framework row_of(const struct planning *p)
{
    return (struct save_framework){.topic_id = p->topic.id,
                                   .node_id = p->central,
                                   .summary = "Caminos abiertos todo el año",
                                   .indicators = "Días de cierre",
                                   .verification = "Bitácora de la alcaldía",
                                   .assumptions = "El invierno no empeora",
                                   .likelihood = "probable",
                                   .is_external = true};
}

static enum action_status write_row(const struct planning *p, struct save_framework input)
{
    access_fixture_forget_messages(p->f);
    return save_framework(&p->f->context, &input);
}

static struct framework_rows load_rows(const struct planning *p)
{
    struct framework_rows rows;
    assert_true(logical_framework_store_list(p->f->database, p->topic, &p->f->arena, &rows, NULL));
    return rows;
}

static void a_row_is_written_over_what_was_read(void **state)
{
    const struct planning p = prepare(*state);
    struct save_framework input = row_of(&p);
    assert_int_equal(write_row(&p, input), ACTION_DONE);
    struct framework_rows rows = load_rows(&p);
    assert_int_equal(rows.count, 1);
    assert_string_equal(rows.items[0].verification, "Bitácora de la alcaldía");
    assert_int_equal(rows.items[0].likelihood, FRAMEWORK_LIKELIHOOD_LIKELY);
    assert_true(rows.items[0].is_external);
    input.summary = "Otro resumen";
    assert_int_equal(write_row(&p, input), ACTION_CONFLICT); /* somebody wrote it since */
    assert_string_equal(load_rows(&p).items[0].summary, "Caminos abiertos todo el año");
    input.version = rows.items[0].version;
    assert_int_equal(write_row(&p, input), ACTION_DONE);
    assert_string_equal(load_rows(&p).items[0].summary, "Otro resumen");
}

static void a_bad_row_is_asked_again(void **state)
{
    const struct planning p = prepare(*state);
    const struct save_framework good = row_of(&p);
    struct save_framework input = good;
    input.likelihood = "quizás";
    input.verification = arena_printf(&p.f->arena, "%0601d", 7);
    assert_int_equal(write_row(&p, input), ACTION_INVALID);
    assert_string_equal(action_find_message(&p.f->context, "probabilidad"),
                        "Elija una de las opciones.");
    assert_non_null(action_find_message(&p.f->context, "verificacion"));
    assert_null(action_find_message(&p.f->context, "resumen"));
    input = good;
    input.node_id = 9999;
    assert_int_equal(write_row(&p, input), ACTION_NOT_FOUND);
    const struct save_objective away = {.topic_id = p.topic.id,
                                        .node_id = p.central,
                                        .version = 1,
                                        .text = "",
                                        .state = "no_convertible",
                                        .reason = "El clima no depende de nadie."};
    assert_int_equal(save_objective(&p.f->context, &away), ACTION_DONE);
    assert_int_equal(write_row(&p, good), ACTION_NOT_FOUND);
    assert_int_equal(load_rows(&p).count, 0);
}

static enum action_status write_chain(const struct planning *p, int64_t product, const char *money,
                                      int64_t version)
{
    struct chain_link products[] = {{p->result, product}};
    struct chain_link projects[] = {{p->product, p->project}};
    const struct typed_money typed = {p->project, money};
    const struct save_chain input = {.topic_id = p->topic.id,
                                     .version = version,
                                     .products_of_results = {products, 1},
                                     .projects_of_products = {projects, 1},
                                     .money = &typed,
                                     .money_count = 1};
    access_fixture_forget_messages(p->f);
    return save_chain(&p->f->context, &input);
}

static struct value_chain_record load_chain(const struct planning *p)
{
    struct value_chain_record record;
    assert_true(value_chain_store_load(p->f->database, p->topic, &p->f->arena, &record, NULL));
    return record;
}

static void a_chain_is_replaced_whole_or_not_at_all(void **state)
{
    const struct planning p = prepare(*state);
    assert_int_equal(write_chain(&p, p.stranger, "", 0), ACTION_NOT_FOUND);
    assert_int_equal(load_chain(&p).products_of_results.count, 0);
    assert_int_equal(write_chain(&p, p.product, "1.200.000.000", 0), ACTION_DONE);
    struct value_chain_record record = load_chain(&p);
    assert_true(
        chain_links_have(&record.products_of_results, (struct chain_link){p.result, p.product}));
    assert_true(
        chain_links_have(&record.projects_of_products, (struct chain_link){p.product, p.project}));
    assert_int_equal(record.money.items[0].pesos, 1200000000);
    assert_int_equal(write_chain(&p, p.product, "", 0), ACTION_CONFLICT);
    assert_int_equal(load_chain(&p).money.count, 1);
    assert_int_equal(write_chain(&p, p.product, "", record.version), ACTION_DONE);
    assert_int_equal(load_chain(&p).money.count, 0);
    assert_int_equal(load_chain(&p).products_of_results.count, 1);
}

static void money_is_whole_pesos(void **state)
{
    static const char *const bad[] = {"mucha", "-5", "0", "12,5"};
    const struct planning p = prepare(*state);
    const char *field = arena_printf(&p.f->arena, "dinero_%lld", (long long)p.project);
    for (size_t i = 0; i < TEST_COUNT(bad); i++) {
        assert_int_equal(write_chain(&p, p.product, bad[i], 0), ACTION_INVALID);
        assert_non_null(action_find_message(&p.f->context, field));
    }
    assert_int_equal(load_chain(&p).products_of_results.count, 0);
}

static void who_may_plan(void **state)
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
        const struct save_framework row = {.topic_id = 9, .likelihood = ""};
        const struct save_chain chain = {.topic_id = 9};
        assert_int_equal(save_framework(&f->context, &row), cases[i].status);
        assert_int_equal(save_chain(&f->context, &chain), cases[i].status);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_PEOPLE(test)                                                                          \
    cmocka_unit_test_setup_teardown(test, access_fixture_setup, access_fixture_teardown)
        WITH_PEOPLE(a_row_is_written_over_what_was_read),
        WITH_PEOPLE(a_bad_row_is_asked_again),
        WITH_PEOPLE(a_chain_is_replaced_whole_or_not_at_all),
        WITH_PEOPLE(money_is_whole_pesos),
        WITH_PEOPLE(who_may_plan),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
