/* Topics as people act on them: the concept's recommendations, topics with scores, links, votes. */
#include "base/test.h"

#include "actions/access_fixture.h"
#include "actions/commission.h"
#include "actions/recommendation.h"
#include "actions/topic.h"
#include "actions/topic_ballot.h"
#include "actions/topic_links.h"
#include "storage/ballot_store.h"
#include "storage/database.h"
#include "storage/plan_store.h"
#include "storage/recommendation_store.h"
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

/* A plan with three indicators; somebody with the role acts. Answers the first indicator. */
static int64_t prepare(struct access_fixture *f, enum role role)
{
    struct plan plan;
    f->test.council_id = f->council_id;
    int64_t first = test_plan_fill(&f->test, &plan, 3);
    become(f, "ana@example.org", role);
    return first;
}

static struct object_key plan_key(struct access_fixture *f)
{
    struct object_key key = {f->council_id, 0};
    assert_true(plan_store_find_current(f->database, key.council_id, &key.id, NULL));
    return key;
}

static struct save_topic form(const char *name, const char *score)
{
    struct save_topic input = {.name = name, .description = ""};
    for (int i = 0; i < TOPIC_CRITERIA; i++)
        input.scores[i] = score;
    return input;
}

static int64_t add(struct access_fixture *f, const char *name, const char *score)
{
    int64_t id = 0;
    const struct save_topic input = form(name, score);
    assert_int_equal(save_topic(&f->context, &input, &id), ACTION_DONE);
    assert_true(id > 0);
    return id;
}

static struct priority_topic *load(struct access_fixture *f, int64_t id)
{
    struct priority_topic *topic = NULL;
    assert_true(topic_store_load(f->database, (struct object_key){f->council_id, id}, &f->arena,
                                 &topic, NULL));
    return topic;
}

static int64_t add_commission(struct access_fixture *f, const char *name)
{
    int64_t id = 0;
    const struct save_commission input = {.name = name, .purpose = ""};
    assert_int_equal(save_commission(&f->context, &input, &id), ACTION_DONE);
    return id;
}

/* A topic's commission is chosen, or named, and goes on being called as the commission is. */
static void a_commission_takes_care_of_a_topic(void **state)
{
    struct access_fixture *f = *state;
    prepare(f, ROLE_PRESIDENT);
    int64_t rural = add_commission(f, "Comisión rural"), id = 0;
    const char *number = arena_printf(&f->arena, "%lld", (long long)rural);
    const struct {
        const char *commission, *caretaker, *field; /* that the message is beside; NULL: saved */
        const char *kept;
        int64_t commission_id;
    } cases[] = {
        {number, "", NULL, "Comisión rural", rural},
        {"", "comision RURAL", NULL, "Comisión rural", rural},
        {"", "Ana Ruiz", NULL, "Ana Ruiz", 0},
        {NULL, NULL, NULL, "", 0},
        {number, "Ana Ruiz", "cuida", NULL, 0},
        {"999999", "", "comision", NULL, 0},
        {"x", "Comisión rural", "comision", NULL, 0},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct save_topic input = form(arena_printf(&f->arena, "Tema %zu", i), "2");
        input.commission = cases[i].commission;
        input.caretaker = cases[i].caretaker;
        access_fixture_forget_messages(f);
        if (cases[i].field != NULL) {
            assert_int_equal(save_topic(&f->context, &input, &id), ACTION_INVALID);
            assert_non_null(action_find_message(&f->context, cases[i].field));
            continue;
        }
        assert_int_equal(save_topic(&f->context, &input, &id), ACTION_DONE);
        assert_string_equal(load(f, id)->commission, cases[i].kept);
        assert_true(load(f, id)->commission_id == cases[i].commission_id);
    }
    access_fixture_forget_messages(f);
    const struct save_topic input = {.name = "Agua", .description = "", .commission = number};
    assert_int_equal(save_topic(&f->context, &input, &id), ACTION_DONE);
    const struct save_commission renamed = {
        .id = rural, .version = 1, .name = "Comisión de veredas", .purpose = ""};
    assert_int_equal(save_commission(&f->context, &renamed, &rural), ACTION_DONE);
    assert_string_equal(load(f, id)->commission, "Comisión de veredas");
    assert_int_equal(remove_commission(&f->context, rural), ACTION_DONE);
    assert_true(load(f, id)->commission_id == 0);
    assert_string_equal(load(f, id)->commission, "Comisión de veredas"); /* the word stays */
}

static struct topic_links links_of(struct access_fixture *f, int64_t id)
{
    struct topic_links links;
    assert_true(topic_store_load_links(f->database, (struct object_key){f->council_id, id},
                                       &f->arena, &links, NULL));
    return links;
}

static struct save_recommendation recommend(const char *text)
{
    return (struct save_recommendation){.number = "1",
                                        .line = "Línea",
                                        .text = text,
                                        .priority = "alta",
                                        .answer = "sin_respuesta",
                                        .answer_note = ""};
}

static void a_recommendation_is_written_down_with_its_answer(void **state)
{
    struct access_fixture *f = *state;
    struct concept_recommendation *found = NULL;
    int64_t id = 0;
    prepare(f, ROLE_TECHNICAL_SECRETARY);
    struct save_recommendation input = recommend("Priorizar las vías terciarias.");
    assert_int_equal(save_recommendation(&f->context, &input, &id), ACTION_DONE);
    input.id = id;
    input.version = 1;
    input.answer = "parcial";
    assert_int_equal(save_recommendation(&f->context, &input, &id), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "nota"));
    access_fixture_forget_messages(f);
    input.answer_note = "Carta 12 del 3 de mayo.";
    assert_int_equal(save_recommendation(&f->context, &input, &id), ACTION_DONE);
    assert_int_equal(save_recommendation(&f->context, &input, &id), ACTION_CONFLICT);
    assert_true(recommendation_store_load(f->database, (struct object_key){f->council_id, id},
                                          &f->arena, &found, NULL));
    assert_int_equal(found->answer, RECOMMENDATION_PARTLY);
    assert_string_equal(found->line, "Línea");
    assert_int_equal(remove_recommendation(&f->context, id), ACTION_DONE);
    assert_int_equal(remove_recommendation(&f->context, id), ACTION_NOT_FOUND);
    assert_int_equal(save_recommendation(&f->context, &input, &id), ACTION_NOT_FOUND);
}

static void bad_recommendations_are_asked_again(void **state)
{
    static const struct {
        const char *text, *priority, *answer, *field;
    } cases[] = {
        {"", "alta", "sin_respuesta", "texto"},    {"Uno\x01", "alta", "sin_respuesta", "texto"},
        {"Uno", "", "sin_respuesta", "prioridad"}, {"Uno", "urgente", "sin_respuesta", "prioridad"},
        {"Uno", "baja", "", "respuesta"},          {"Uno", "baja", "acogida", "nota"},
    };
    struct access_fixture *f = *state;
    struct recommendation_list list;
    int64_t id = 0;
    prepare(f, ROLE_COUNCILLOR);
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        access_fixture_forget_messages(f);
        struct save_recommendation input = recommend(cases[i].text);
        input.priority = cases[i].priority;
        input.answer = cases[i].answer;
        assert_int_equal(save_recommendation(&f->context, &input, &id), ACTION_INVALID);
        assert_non_null(action_find_message(&f->context, cases[i].field));
        assert_int_equal(f->context.messages.count, 1);
    }
    assert_true(recommendation_store_list(f->database, plan_key(f), &f->arena, &list, NULL));
    assert_int_equal(list.count, 0);
}

static void a_topic_is_scored_and_comes_from_the_concept(void **state)
{
    struct access_fixture *f = *state;
    int64_t recommendation = 0, id = 0;
    prepare(f, ROLE_COUNCILLOR);
    const struct save_recommendation text = recommend("Priorizar las vías terciarias.");
    assert_int_equal(save_recommendation(&f->context, &text, &recommendation), ACTION_DONE);
    struct save_topic input = form("Vías terciarias", "");
    input.scores[TOPIC_SEVERITY] = "3";
    input.recommendation_ids = &recommendation;
    input.recommendation_count = 1;
    assert_int_equal(save_topic(&f->context, &input, &id), ACTION_DONE);
    assert_int_equal(topic_sum(load(f, id)), TOPIC_SCORE_NONE);
    assert_int_equal(links_of(f, id).recommendation_count, 1);
    input.id = id;
    input.version = 1;
    for (int i = 0; i < TOPIC_CRITERIA; i++)
        input.scores[i] = "2";
    input.recommendation_count = 0;
    assert_int_equal(save_topic(&f->context, &input, &id), ACTION_DONE);
    assert_int_equal(topic_sum(load(f, id)), 12);
    assert_int_equal(links_of(f, id).recommendation_count, 0);
    assert_int_equal(save_topic(&f->context, &input, &id), ACTION_CONFLICT);
    input.version = 2;
    recommendation = 999999;
    input.recommendation_count = 1;
    assert_int_equal(save_topic(&f->context, &input, &id), ACTION_NOT_FOUND);
    assert_int_equal(load(f, id)->version, 2);
}

static void bad_topics_are_asked_again(void **state)
{
    static const struct {
        const char *name, *score, *field;
        size_t count;
    } cases[] = {
        {"", "1", "nombre", 1},         {"  vias TERCIARIAS ", "1", "nombre", 1},
        {"Agua", "4", "gravedad", 6},   {"Agua", "-1", "medible", 6},
        {"Agua", "3 ", "poblacion", 6}, {"Agua\xE2\x80\xAE", "1", "nombre", 1},
    };
    struct access_fixture *f = *state;
    int64_t id = 0;
    prepare(f, ROLE_PRESIDENT);
    add(f, "Vías terciarias", "1");
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        access_fixture_forget_messages(f);
        const struct save_topic input = form(cases[i].name, cases[i].score);
        assert_int_equal(save_topic(&f->context, &input, &id), ACTION_INVALID);
        assert_non_null(action_find_message(&f->context, cases[i].field));
        assert_int_equal(f->context.messages.count, cases[i].count);
    }
}

static void a_council_without_a_plan_is_told(void **state)
{
    struct access_fixture *f = *state;
    int64_t id = 0;
    become(f, "ana@example.org", ROLE_PRESIDENT);
    const struct save_topic topic = form("Vías", "1");
    const struct save_recommendation recommendation = recommend("Uno");
    assert_int_equal(save_topic(&f->context, &topic, &id), ACTION_INVALID);
    assert_non_null(strstr(action_find_message(&f->context, ""), "aún no ha traído su plan"));
    access_fixture_forget_messages(f);
    assert_int_equal(save_recommendation(&f->context, &recommendation, &id), ACTION_INVALID);
}

static void programmes_bring_their_indicators(void **state)
{
    struct access_fixture *f = *state;
    struct plan *plan = NULL;
    size_t added = 0;
    int64_t first = prepare(f, ROLE_COUNCILLOR), id = add(f, "Vías", "1");
    assert_true(plan_store_load(f->database, plan_key(f), &f->arena, &plan, NULL));
    const struct topic_link line[] = {{TOPIC_LINK_NODE, plan->nodes[0].id}};
    const struct topic_link strangers[] = {{TOPIC_LINK_INDICATOR, first},
                                           {TOPIC_LINK_INDICATOR, 999999}};
    struct link_topic input = {id, NULL, 0, false};
    assert_int_equal(link_topic(&f->context, &input, &added), ACTION_INVALID);
    access_fixture_forget_messages(f);
    input.links = strangers;
    input.count = 2;
    assert_int_equal(link_topic(&f->context, &input, &added), ACTION_NOT_FOUND);
    assert_int_equal(links_of(f, id).indicator_count, 0); /* nothing of it was kept */
    input.links = line;
    input.count = 1;
    assert_int_equal(link_topic(&f->context, &input, &added), ACTION_DONE);
    assert_int_equal(added, 1);
    input.has_all_indicators = true;
    assert_int_equal(link_topic(&f->context, &input, &added), ACTION_DONE);
    assert_int_equal(added, 2); /* the first and the third indicator stand under it */
    assert_int_equal(link_topic(&f->context, &input, &added), ACTION_DONE);
    assert_int_equal(added, 0);
    assert_int_equal(links_of(f, id).indicator_count, 2);
    assert_int_equal(unlink_topic(&f->context, id, strangers[0]), ACTION_DONE);
    assert_int_equal(unlink_topic(&f->context, id, strangers[0]), ACTION_NOT_FOUND);
    assert_int_equal(links_of(f, id).indicator_count, 1);
}

static void projects_keep_their_zeros(void **state)
{
    static const struct {
        const char *bpin, *name, *field;
    } cases[] = {
        {"", "Vías", "bpin"},
        {"12345678", "Vías", "bpin"},
        {"12345678901234567", "Vías", "bpin"},
        {"BPIN 2024", "Vías", "bpin"},
        {"002023053210015", "", "proyecto"},
    };
    struct access_fixture *f = *state;
    prepare(f, ROLE_TECHNICAL_SECRETARY);
    int64_t id = add(f, "Vías", "1");
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        access_fixture_forget_messages(f);
        const struct link_project input = {id, cases[i].bpin, cases[i].name};
        assert_int_equal(link_project(&f->context, &input), ACTION_INVALID);
        assert_non_null(action_find_message(&f->context, cases[i].field));
    }
    access_fixture_forget_messages(f);
    const struct link_project good = {id, "0020-2305 321.0015", "Mejoramiento de vías"};
    assert_int_equal(link_project(&f->context, &good), ACTION_DONE);
    const struct topic_links links = links_of(f, id);
    assert_int_equal(links.project_count, 1);
    assert_string_equal(links.projects[0].bpin, "002023053210015");
}

static int place_of(struct access_fixture *f, int64_t id, bool *is_tied)
{
    struct priority_topic_list topics;
    struct topic_place places[8];
    assert_true(topic_store_list(f->database, plan_key(f), &f->arena, &topics, NULL));
    topic_rank(topics.items, topics.count, places);
    for (size_t i = 0; i < topics.count; i++)
        if (places[i].topic->id == id) {
            *is_tied = places[i].is_tied;
            return places[i].place;
        }
    return -1;
}

static void a_tie_is_broken_by_the_votes_of_the_members(void **state)
{
    struct access_fixture *f = *state;
    int64_t ballot = 0;
    bool is_tied = false;
    prepare(f, ROLE_PRESIDENT);
    const struct identity president = f->identity;
    int64_t water = add(f, "Agua", "2"), roads = add(f, "Vías", "2"), other = add(f, "Otro", "1");
    assert_int_equal(place_of(f, water, &is_tied), 1);
    assert_true(is_tied);
    assert_int_equal(open_ballot(&f->context, 6, &ballot), ACTION_INVALID); /* one alone */
    access_fixture_forget_messages(f);
    assert_int_equal(open_ballot(&f->context, 12, &ballot), ACTION_DONE);
    assert_int_equal(open_ballot(&f->context, 12, &ballot), ACTION_INVALID);
    access_fixture_forget_messages(f);
    assert_int_equal(close_ballot(&f->context, ballot), ACTION_INVALID); /* nobody voted */
    access_fixture_forget_messages(f);
    assert_int_equal(vote_ballot(&f->context, ballot, other), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "voto"));
    access_fixture_forget_messages(f);
    assert_int_equal(vote_ballot(&f->context, ballot, water), ACTION_DONE);
    become(f, "beto@example.org", ROLE_COUNCILLOR);
    assert_int_equal(close_ballot(&f->context, ballot), ACTION_FORBIDDEN);
    assert_int_equal(vote_ballot(&f->context, ballot, water), ACTION_DONE);
    assert_int_equal(vote_ballot(&f->context, ballot, roads), ACTION_DONE);
    become(f, "carla@example.org", ROLE_VERIFIER);
    assert_int_equal(vote_ballot(&f->context, ballot, roads), ACTION_DONE);
    access_fixture_become(f, &president);
    assert_int_equal(close_ballot(&f->context, ballot), ACTION_DONE);
    assert_int_equal(close_ballot(&f->context, ballot), ACTION_CONFLICT);
    assert_int_equal(vote_ballot(&f->context, ballot, water), ACTION_CONFLICT);
    assert_int_equal(place_of(f, roads, &is_tied), 1);
    assert_false(is_tied);
    assert_int_equal(place_of(f, water, &is_tied), 2);
}

static void who_may_what(void **state)
{
    static const struct {
        enum role role;
        bool may_edit, may_decide, may_vote;
    } cases[] = {
        {ROLE_PRESIDENT, true, true, true},   {ROLE_TECHNICAL_SECRETARY, true, true, true},
        {ROLE_COUNCILLOR, true, false, true}, {ROLE_VERIFIER, false, false, true},
        {ROLE_LIAISON, false, false, false},  {ROLE_READER, false, false, false},
    };
    struct access_fixture *f = *state;
    int64_t id = 0;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        become(f, arena_printf(&f->arena, "p%zu@example.org", i), cases[i].role);
        const struct save_topic topic = form("", "");
        bool may_edit = save_topic(&f->context, &topic, &id) != ACTION_FORBIDDEN;
        assert_int_equal(may_edit, cases[i].may_edit);
        assert_int_equal(remove_topic(&f->context, 999) != ACTION_FORBIDDEN, may_edit);
        assert_int_equal(publish_topic(&f->context, 999, true) != ACTION_FORBIDDEN,
                         cases[i].may_decide);
        assert_int_equal(open_ballot(&f->context, 3, &id) != ACTION_FORBIDDEN, cases[i].may_decide);
        assert_int_equal(vote_ballot(&f->context, 999, 1) != ACTION_FORBIDDEN, cases[i].may_vote);
    }
    access_fixture_become_operator(f, f->council_id);
    assert_int_equal(vote_ballot(&f->context, 999, 1), ACTION_FORBIDDEN);
}

static void a_topic_is_shown_and_taken_away(void **state)
{
    struct access_fixture *f = *state;
    prepare(f, ROLE_PRESIDENT);
    int64_t id = add(f, "Vías", "1");
    assert_int_equal(publish_topic(&f->context, id, true), ACTION_DONE);
    assert_int_equal(publish_topic(&f->context, id, true), ACTION_DONE);
    assert_true(load(f, id)->is_public);
    assert_int_equal(remove_topic(&f->context, id), ACTION_DONE);
    assert_int_equal(remove_topic(&f->context, id), ACTION_NOT_FOUND);
    assert_int_equal(publish_topic(&f->context, id, true), ACTION_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_PEOPLE(test)                                                                          \
    cmocka_unit_test_setup_teardown(test, access_fixture_setup, access_fixture_teardown)
        WITH_PEOPLE(a_recommendation_is_written_down_with_its_answer),
        WITH_PEOPLE(bad_recommendations_are_asked_again),
        WITH_PEOPLE(a_topic_is_scored_and_comes_from_the_concept),
        WITH_PEOPLE(bad_topics_are_asked_again),
        WITH_PEOPLE(a_commission_takes_care_of_a_topic),
        WITH_PEOPLE(a_council_without_a_plan_is_told),
        WITH_PEOPLE(programmes_bring_their_indicators),
        WITH_PEOPLE(projects_keep_their_zeros),
        WITH_PEOPLE(a_tie_is_broken_by_the_votes_of_the_members),
        WITH_PEOPLE(who_may_what),
        WITH_PEOPLE(a_topic_is_shown_and_taken_away),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
