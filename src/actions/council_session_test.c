/* Sessions of the council as people act on them: minutes, attendance, quorum, decisions. */
#include "base/test.h"

#include "actions/access_fixture.h"
#include "actions/council_session.h"
#include "actions/councillor.h"
#include "storage/council_session_store.h"
#include "storage/councillor_store.h"

#include "base/banned.h"

static void become(struct access_fixture *f, const char *email, enum role role)
{
    int64_t person = access_fixture_add_member(f, email, ROLE_BIT(role));
    access_fixture_become(f, &(struct identity){.person_id = person,
                                                .name = "Ana Ruiz",
                                                .council_id = f->council_id,
                                                .roles = ROLE_BIT(role)});
}

static struct save_session form(const char *title)
{
    return (struct save_session){.title = title,
                                 .date = "15/1/2024",
                                 .start_time = "14:00",
                                 .end_time = "",
                                 .place = "",
                                 .agenda = "1. Quórum",
                                 .minutes = "",
                                 .is_held = true};
}

static int64_t add(struct access_fixture *f, const char *title)
{
    const struct save_session input = form(title);
    int64_t id = 0;
    assert_int_equal(save_session(&f->context, &input, &id), ACTION_DONE);
    return id;
}

static void add_people(struct access_fixture *f, int64_t *ids, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct save_councillor input = {.name = arena_printf(&f->arena, "Persona %zu", i),
                                              .sector = "social",
                                              .since = "1/1/2024"};
        assert_int_equal(save_councillor(&f->context, &input, &ids[i]), ACTION_DONE);
    }
}

static struct council_session *load(struct access_fixture *f, int64_t id)
{
    struct council_session *it = NULL;
    assert_true(council_session_store_load(f->database, (struct object_key){f->council_id, id},
                                           &f->arena, &it, NULL));
    return it;
}

static void a_session_is_called_held_and_its_quorum_kept(void **state)
{
    struct access_fixture *f = *state;
    int64_t ids[5], id = 0;
    become(f, "ana@example.org", ROLE_TECHNICAL_SECRETARY);
    add_people(f, ids, 5);
    struct save_session input = form("Sesión 1");
    input.is_held = false;
    assert_int_equal(save_session(&f->context, &input, &id), ACTION_DONE);
    assert_int_equal(load(f, id)->in_office, 0);
    input.id = id;
    input.version = 1;
    input.is_held = true;
    assert_int_equal(save_session(&f->context, &input, &id), ACTION_DONE);
    assert_int_equal(load(f, id)->in_office, 5);
    assert_int_equal(load(f, id)->quorum_needed, 3);
    assert_int_equal(save_session(&f->context, &input, &id), ACTION_CONFLICT);
    /* Somebody more in office changes nothing of what was written down. */
    int64_t more = 0;
    add_people(f, &more, 1);
    input.version = 2;
    assert_int_equal(save_session(&f->context, &input, &id), ACTION_DONE);
    assert_int_equal(load(f, id)->in_office, 5);
    assert_int_equal(remove_session(&f->context, id), ACTION_DONE);
    assert_int_equal(remove_session(&f->context, id), ACTION_NOT_FOUND);
}

static void bad_sessions_are_asked_again(void **state)
{
    static const char *const fields[] = {"titulo",      "fecha",    "fecha",
                                         "hora_inicio", "hora_fin", "hecha"};
    struct access_fixture *f = *state;
    struct save_session bad[TEST_COUNT(fields)];
    int64_t id = 0;
    become(f, "ana@example.org", ROLE_PRESIDENT);
    for (size_t i = 0; i < TEST_COUNT(bad); i++)
        bad[i] = form("Sesión");
    bad[0].title = "";
    bad[1].date = "";
    bad[2].date = "32/1/2024";
    bad[3].start_time = "25:00";
    bad[4].end_time = "tarde";
    bad[5].date = "1/1/2098";
    for (size_t i = 0; i < TEST_COUNT(bad); i++) {
        access_fixture_forget_messages(f);
        assert_int_equal(save_session(&f->context, &bad[i], &id), ACTION_INVALID);
        if (action_find_message(&f->context, fields[i]) == NULL || f->context.messages.count != 1)
            fail_msg("%s: %zu messages", fields[i], f->context.messages.count);
    }
}

static void nothing_is_decided_without_a_quorum(void **state)
{
    struct access_fixture *f = *state;
    struct session_decision_list decisions;
    int64_t ids[5];
    become(f, "ana@example.org", ROLE_COUNCILLOR);
    const struct identity councillor = f->identity;
    become(f, "beto@example.org", ROLE_TECHNICAL_SECRETARY);
    add_people(f, ids, 5);
    access_fixture_become(f, &councillor);
    int64_t id = add(f, "Sesión 1");
    const struct object_key key = {f->council_id, id};
    struct typed_attendance came[] = {{ids[0], "asistio"}, {ids[1], "asistio"}, {ids[2], "excusa"}};
    const struct save_attendance roll = {id, came, 3};
    assert_int_equal(save_attendance(&f->context, &roll), ACTION_DONE);
    struct add_decision decision = {.session_id = id, .text = "Pedir cuentas", .votes_for = "2"};
    assert_int_equal(add_decision(&f->context, &decision), ACTION_INVALID);
    assert_non_null(strstr(action_find_message(&f->context, ""), "hay 2 de 3"));
    access_fixture_forget_messages(f);
    came[2].answer = "asistio";
    assert_int_equal(save_attendance(&f->context, &roll), ACTION_DONE);
    decision.votes_against = "2";
    assert_int_equal(add_decision(&f->context, &decision), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "a_favor"));
    access_fixture_forget_messages(f);
    decision.votes_against = "x";
    decision.text = "";
    assert_int_equal(add_decision(&f->context, &decision), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "en_contra"));
    assert_non_null(action_find_message(&f->context, "decision"));
    access_fixture_forget_messages(f);
    decision.text = "Pedir cuentas";
    decision.votes_against = "1";
    assert_int_equal(add_decision(&f->context, &decision), ACTION_DONE);
    assert_true(
        council_session_store_list_decisions(f->database, key, &f->arena, &decisions, NULL));
    assert_int_equal(decisions.count, 1);
    assert_true(session_decision_is_carried(&decisions.items[0]));
    assert_int_equal(remove_decision(&f->context, id + 1, decisions.items[0].id), ACTION_NOT_FOUND);
    assert_int_equal(remove_decision(&f->context, id, decisions.items[0].id), ACTION_DONE);
}

static void attendance_is_of_the_councils_people(void **state)
{
    struct access_fixture *f = *state;
    struct session_attendance_list attendance;
    int64_t id = 0, person = 0;
    become(f, "ana@example.org", ROLE_TECHNICAL_SECRETARY);
    add_people(f, &person, 1);
    id = add(f, "Sesión 1");
    const struct object_key key = {f->council_id, id};
    struct typed_attendance one = {999999, "asistio"};
    const struct save_attendance input = {id, &one, 1};
    assert_int_equal(save_attendance(&f->context, &input), ACTION_NOT_FOUND);
    one = (struct typed_attendance){person, "tal vez"};
    assert_int_equal(save_attendance(&f->context, &input), ACTION_INVALID);
    access_fixture_forget_messages(f);
    one.answer = "excusa";
    assert_int_equal(save_attendance(&f->context, &input), ACTION_DONE);
    one.answer = "";
    assert_int_equal(save_attendance(&f->context, &input), ACTION_DONE);
    assert_true(
        council_session_store_list_attendance(f->database, key, &f->arena, &attendance, NULL));
    assert_int_equal(attendance.count, 0);
    const struct save_attendance nowhere = {999999, &one, 1};
    assert_int_equal(save_attendance(&f->context, &nowhere), ACTION_NOT_FOUND);
}

static void readers_change_nothing(void **state)
{
    static const enum role roles[] = {ROLE_VERIFIER, ROLE_LIAISON, ROLE_READER};
    struct access_fixture *f = *state;
    int64_t id = 0;
    for (size_t i = 0; i < TEST_COUNT(roles); i++) {
        become(f, arena_printf(&f->arena, "p%zu@example.org", i), roles[i]);
        const struct save_session input = form("Sesión");
        struct action_context *c = &f->context;
        assert_int_equal(save_session(c, &input, &id), ACTION_FORBIDDEN);
        assert_int_equal(remove_session(c, 1), ACTION_FORBIDDEN);
        assert_int_equal(save_attendance(c, &(struct save_attendance){0}), ACTION_FORBIDDEN);
        assert_int_equal(add_decision(c, &(struct add_decision){0}), ACTION_FORBIDDEN);
        assert_int_equal(remove_decision(c, 1, 1), ACTION_FORBIDDEN);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_PEOPLE(test)                                                                          \
    cmocka_unit_test_setup_teardown(test, access_fixture_setup, access_fixture_teardown)
        WITH_PEOPLE(a_session_is_called_held_and_its_quorum_kept),
        WITH_PEOPLE(bad_sessions_are_asked_again),
        WITH_PEOPLE(nothing_is_decided_without_a_quorum),
        WITH_PEOPLE(attendance_is_of_the_councils_people),
        WITH_PEOPLE(readers_change_nothing),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
