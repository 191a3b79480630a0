/* From a recorded result to a published one and back: who may take which step, what each asks for,
 * four eyes, two people at once, and the same form twice; on each engine. */
#include "base/test.h"

#include "actions/access_fixture.h"
#include "actions/analyse_measurement.h"
#include "actions/publish_measurements.h"
#include "actions/return_measurement.h"
#include "actions/verify_measurement.h"
#include "security/audit.h"
#include "storage/audit_store.h"
#include "storage/council_store.h"
#include "storage/database.h"
#include "storage/measurement_store.h"
#include "storage/test_plan.h"

#include "base/banned.h"

enum who { RECORDER, ANALYST, VERIFIER, BOSS, LIAISON, EVERYTHING, WHO_COUNT };

static const struct {
    const char *email;
    role_set roles;
} cast[WHO_COUNT] = {
    [RECORDER] = {"registra@example.org", ROLE_BIT(ROLE_COUNCILLOR)},
    [ANALYST] = {"analiza@example.org", ROLE_BIT(ROLE_COUNCILLOR)},
    [VERIFIER] = {"verifica@example.org", ROLE_BIT(ROLE_VERIFIER)},
    [BOSS] = {"preside@example.org", ROLE_BIT(ROLE_PRESIDENT)},
    [LIAISON] = {"enlace@example.org", ROLE_BIT(ROLE_LIAISON)},
    [EVERYTHING] = {"todo@example.org",
                    ROLE_BIT(ROLE_COUNCILLOR) | ROLE_BIT(ROLE_VERIFIER) | ROLE_BIT(ROLE_PRESIDENT)},
};

enum { RESULTS = 3 };

struct routine {
    struct access_fixture *f;
    int64_t people[WHO_COUNT];
    int64_t results[RESULTS];
};

static void expect(bool ok, const struct error *error)
{
    if (!ok)
        fail_msg("%s", error->message);
}

static void record(struct routine *r, int64_t indicator_id, enum who who, int64_t *id)
{
    struct error error = {0};
    struct measurement row = measurement_create(r->f->council_id, indicator_id, 2025);
    const char *const now = "2026-03-01T12:00:00Z";
    const struct measurement_move move = {
        .step = MEASUREMENT_RECORD, .person_id = r->people[who], .time_utc = now};
    const struct measurement_change change = {"record_measurement", r->people[who], now};
    row.official = quantity_number(507000);
    assert_int_equal(measurement_transition(&row, &move), MEASUREMENT_ALLOWED);
    expect(database_begin(r->f->database, true, &error), &error);
    expect(measurement_store_add(r->f->database, &row, &change, &error), &error);
    expect(database_commit(r->f->database, &error), &error);
    *id = row.id;
}

/* Results 0 and 1 are the recorder's, result 2 is of the person with every role. */
static struct routine begin(void **state)
{
    struct routine r = {.f = *state};
    struct plan plan;
    for (int i = 0; i < WHO_COUNT; i++)
        r.people[i] = access_fixture_add_member(r.f, cast[i].email, cast[i].roles);
    r.f->test.council_id = r.f->council_id;
    int64_t first = test_plan_fill(&r.f->test, &plan, RESULTS);
    for (int i = 0; i < RESULTS; i++)
        record(&r, first + i, i == 2 ? EVERYTHING : RECORDER, &r.results[i]);
    return r;
}

static void become(struct routine *r, enum who who)
{
    access_fixture_become(r->f, &(struct identity){.person_id = r->people[who],
                                                   .name = cast[who].email,
                                                   .council_id = r->f->council_id,
                                                   .roles = cast[who].roles});
}

static struct measurement *load(struct routine *r, int result)
{
    struct measurement *measurement = NULL;
    struct error error = {0};
    const struct object_key key = {r->f->council_id, r->results[result]};
    expect(measurement_store_load(r->f->database, key, &r->f->arena, &measurement, &error), &error);
    assert_non_null(measurement);
    return measurement;
}

static struct measurement_target target(struct routine *r, int result)
{
    return (struct measurement_target){r->results[result], load(r, result)->version};
}

static enum action_status analyse(struct routine *r, enum who who, int result, const char *text)
{
    become(r, who);
    const struct analyse_measurement input = {target(r, result), text};
    return analyse_measurement(&r->f->context, &input);
}

static enum action_status verify(struct routine *r, enum who who, int result, const char *verdict)
{
    become(r, who);
    const struct verify_measurement input = {target(r, result), verdict, "", "Se vio."};
    return verify_measurement(&r->f->context, &input);
}

static enum action_status give_back(struct routine *r, enum who who, int result, const char *reason)
{
    become(r, who);
    const struct return_measurement input = {target(r, result), reason, "Falta la lista."};
    return return_measurement(&r->f->context, &input);
}

static enum action_status publish(struct routine *r, enum who who, int result)
{
    become(r, who);
    const struct measurement_target item = target(r, result);
    struct publish_answer answer;
    return publish_measurements(&r->f->context, &(struct publish_measurements){&item, 1}, &answer);
}

static size_t count_entries(struct routine *r)
{
    struct audit_verdict verdict;
    struct error error = {0};
    expect(database_begin(r->f->database, false, &error), &error);
    expect(audit_verify(r->f->database, r->f->council_id, NULL, &verdict, &error), &error);
    database_rollback(r->f->database);
    assert_int_equal(verdict.fault, AUDIT_CHAIN_WHOLE);
    return (size_t)verdict.length;
}

static void the_routine_leads_to_a_published_figure(void **state)
{
    struct routine r = begin(state);
    size_t before = count_entries(&r);
    assert_int_equal(verify(&r, VERIFIER, 0, "confirmado"), ACTION_CONFLICT); /* not analysed yet */
    assert_int_equal(publish(&r, BOSS, 0), ACTION_CONFLICT);
    assert_int_equal(analyse(&r, ANALYST, 0, " Va 50 veces lo programado. \r\n"), ACTION_DONE);
    assert_string_equal(load(&r, 0)->analysis, "Va 50 veces lo programado.");
    assert_int_equal(analyse(&r, RECORDER, 0, "Incluye predios."), ACTION_DONE); /* anew */
    assert_int_equal(verify(&r, VERIFIER, 0, "confirmado_con_observacion"), ACTION_DONE);
    assert_int_equal(publish(&r, BOSS, 0), ACTION_DONE);
    const struct measurement *done = load(&r, 0);
    assert_int_equal(done->state, MEASUREMENT_PUBLISHED);
    assert_int_equal(done->analysed_by, r.people[RECORDER]);
    assert_int_equal(done->verified_by, r.people[VERIFIER]);
    assert_int_equal(done->published_by, r.people[BOSS]);
    assert_int_equal(done->version, 5);
    assert_int_equal(count_entries(&r), before + 4);
    /* Taken back from the public, with its reason. */
    assert_int_equal(give_back(&r, BOSS, 0, "otro_ano"), ACTION_DONE);
    assert_string_equal(load(&r, 0)->returned_reason, "El soporte es de otro año. Falta la lista.");
    assert_false(measurement_counts_for_public(load(&r, 0)));
}

/* Who may take which step from which state: F forbidden, D done, C conflict (not this state), I the
 * person may not for four eyes. */
static void each_role_takes_its_own_steps(void **state)
{
    static const struct {
        enum measurement_step step;
        enum measurement_state from;
        const char *answers; /* of RECORDER, ANALYST, VERIFIER, BOSS, LIAISON, EVERYTHING */
    } cases[] = {
        {MEASUREMENT_ANALYSE, MEASUREMENT_RECORDED, "DDFDFD"},
        {MEASUREMENT_VERIFY, MEASUREMENT_RECORDED, "FFCFFC"},
        {MEASUREMENT_VERIFY, MEASUREMENT_ANALYSED, "FFDFFD"},
        {MEASUREMENT_PUBLISH, MEASUREMENT_ANALYSED, "FFFCFC"},
        {MEASUREMENT_PUBLISH, MEASUREMENT_VERIFIED, "FFFDFD"},
        {MEASUREMENT_ANALYSE, MEASUREMENT_VERIFIED, "CCFCFC"},
        {MEASUREMENT_RETURN, MEASUREMENT_RECORDED, "DDDDFD"},
        {MEASUREMENT_RETURN, MEASUREMENT_ANALYSED, "FFDDFD"},
        {MEASUREMENT_RETURN, MEASUREMENT_VERIFIED, "FFDDFD"},
        {MEASUREMENT_RETURN, MEASUREMENT_PUBLISHED, "FFFDFD"},
        {MEASUREMENT_RETURN, MEASUREMENT_RETURNED, "FFCCFC"},
    };
    struct routine r = begin(state);
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        for (int who = 0; who < WHO_COUNT; who++) {
            struct error error = {0};
            struct measurement row = *load(&r, 0);
            row.state = cases[i].from;
            row.verified_by = 0;
            if (row.state == MEASUREMENT_VERIFIED || row.state == MEASUREMENT_PUBLISHED) {
                row.verdict = VERDICT_CONFIRMED;
                row.verified_by = r.people[VERIFIER];
            }
            const struct measurement_change change = {"x", r.people[BOSS], "2026-03-01T12:00:00Z"};
            expect(measurement_store_save(r.f->database, &row, &change, &error), &error);
            enum action_status status =
                cases[i].step == MEASUREMENT_ANALYSE  ? analyse(&r, who, 0, "Va bien.")
                : cases[i].step == MEASUREMENT_VERIFY ? verify(&r, who, 0, "confirmado")
                : cases[i].step == MEASUREMENT_RETURN ? give_back(&r, who, 0, "unidad")
                                                      : publish(&r, who, 0);
            static const char answers[] = {
                [ACTION_DONE] = 'D', [ACTION_FORBIDDEN] = 'F', [ACTION_CONFLICT] = 'C'};
            if ((size_t)status >= sizeof answers || answers[status] != cases[i].answers[who])
                fail_msg("case %zu, %s: %d", i, cast[who].email, (int)status);
        }
}

static void nobody_verifies_what_they_recorded(void **state)
{
    struct routine r = begin(state);
    assert_int_equal(analyse(&r, ANALYST, 2, "Va bien."), ACTION_DONE);
    size_t before = count_entries(&r);
    assert_int_equal(verify(&r, EVERYTHING, 2, "confirmado"), ACTION_INVALID);
    assert_string_equal(action_find_message(&r.f->context, ""),
                        "Usted registró este resultado. Otra persona debe verificarlo.");
    assert_int_equal(load(&r, 2)->state, MEASUREMENT_ANALYSED);
    assert_int_equal(count_entries(&r), before);
    /* The same person may verify another's, and the operator nobody's. */
    assert_int_equal(analyse(&r, ANALYST, 0, "Va bien."), ACTION_DONE);
    access_fixture_become_operator(r.f, r.f->council_id);
    const struct verify_measurement input = {target(&r, 0), "confirmado", "", ""};
    assert_int_equal(verify_measurement(&r.f->context, &input), ACTION_FORBIDDEN);
    assert_int_equal(verify(&r, EVERYTHING, 0, "confirmado"), ACTION_DONE);
}

/* What gets past the program is stopped by the tables. */
static void the_database_keeps_four_eyes_too(void **state)
{
    struct routine r = begin(state);
    static const struct {
        enum who verifier;
        enum measurement_verdict verdict;
        enum measurement_state state;
        bool is_kept;
    } cases[] = {
        {RECORDER, VERDICT_CONFIRMED, MEASUREMENT_VERIFIED, false},
        {WHO_COUNT, VERDICT_CONFIRMED, MEASUREMENT_VERIFIED, false}, /* by nobody */
        {VERIFIER, VERDICT_NONE, MEASUREMENT_VERIFIED, false},
        {WHO_COUNT, VERDICT_NONE, MEASUREMENT_PUBLISHED, false},
        {VERIFIER, VERDICT_CONFIRMED, MEASUREMENT_PUBLISHED, true},
        {VERIFIER, VERDICT_NOT_VERIFIABLE, MEASUREMENT_VERIFIED, true},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct error error = {0};
        struct measurement row = *load(&r, 0);
        row.state = cases[i].state;
        row.verdict = cases[i].verdict;
        row.verified_by = cases[i].verifier == WHO_COUNT ? 0 : r.people[cases[i].verifier];
        const struct measurement_change change = {"x", r.people[BOSS], "2026-03-01T12:00:00Z"};
        bool is_kept = measurement_store_save(r.f->database, &row, &change, &error);
        if (is_kept != cases[i].is_kept)
            fail_msg("case %zu: %s", i, is_kept ? "kept" : error.message);
        if (!is_kept)
            assert_int_equal(error.kind, ERROR_CONSTRAINT);
    }
}

static void a_verdict_and_its_figure_agree(void **state)
{
    static const struct {
        const char *verdict, *value, *note;
        const char *field;   /* NULL: accepted */
        int64_t verified_e4; /* 0: the official one holds */
    } cases[] = {
        {"confirmado", "", "", NULL, 0},
        {"confirmado", "50,7", "", NULL, 0},
        {"confirmado", "50,70 %", "", NULL, 0},
        {"confirmado", "31,2", "", "cifra", 0},
        {"confirmado_con_observacion", "", "", "nota", 0},
        {"confirmado_con_observacion", "", "Son predios con acuerdo.", NULL, 0},
        {"confirmado_con_observacion", "31,2", "Son menos.", "cifra", 0},
        {"no_confirmado", "31.2", "El acta suma menos.", NULL, 312000},
        {"no_confirmado", "0", "No hay nada.", NULL, INT64_MIN},
        {"no_confirmado", "", "El acta suma menos.", "cifra", 0},
        {"no_confirmado", "50,7", "El acta suma menos.", "cifra", 0},
        {"no_confirmado", "31,2", " ", "nota", 0},
        {"no_confirmado", "unas treinta", "El acta suma menos.", "cifra", 0},
        {"no_verificable", "", "No dice el año.", NULL, 0},
        {"no_verificable", "50,7", "No dice el año.", NULL, 0},
        {"no_verificable", "31,2", "No dice el año.", "cifra", 0},
        {"no_verificable", "", "", "nota", 0},
        {"", "", "Está bien.", "veredicto", 0},
        {NULL, NULL, NULL, "veredicto", 0},
        {"excelente", "", "Está bien.", "veredicto", 0},
    };
    struct routine r = begin(state);
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct error error = {0};
        struct measurement row = *load(&r, 0);
        row.state = MEASUREMENT_ANALYSED;
        const struct measurement_change change = {"x", r.people[BOSS], "2026-03-01T12:00:00Z"};
        expect(measurement_store_save(r.f->database, &row, &change, &error), &error);
        become(&r, VERIFIER);
        const struct verify_measurement input = {target(&r, 0), cases[i].verdict, cases[i].value,
                                                 cases[i].note};
        enum action_status status = verify_measurement(&r.f->context, &input);
        if ((cases[i].field == NULL) != (status == ACTION_DONE) ||
            (cases[i].field != NULL && action_find_message(&r.f->context, cases[i].field) == NULL))
            fail_msg("case %zu: %d", i, (int)status);
        if (cases[i].field != NULL)
            continue;
        int64_t expected = cases[i].verified_e4 == INT64_MIN ? 0 : cases[i].verified_e4;
        assert_int_equal(load(&r, 0)->verified.value_e4, expected);
        assert_int_equal(quantity_is_number(load(&r, 0)->verified), cases[i].verified_e4 != 0);
        assert_int_equal(load(&r, 0)->official.value_e4, 507000); /* never touched */
    }
}

static void words_are_asked_for(void **state)
{
    struct routine r = begin(state);
    assert_int_equal(analyse(&r, ANALYST, 0, " \n "), ACTION_INVALID);
    assert_non_null(action_find_message(&r.f->context, "analisis"));
    static const struct {
        const char *reason, *text, *field, *kept;
    } cases[] = {
        {NULL, "Falta.", "motivo", NULL},
        {"capricho", "Falta.", "motivo", NULL},
        {"otro", "", "explicacion", NULL},
        {"otro", "La vereda no existe.", NULL, "La vereda no existe."},
        {"sin_soporte", "", NULL, "Falta el soporte."},
        {"ilegible", "La página 2.", NULL, "El soporte no se puede leer. La página 2."},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct error error = {0};
        struct measurement row = *load(&r, 1);
        row.state = MEASUREMENT_RECORDED;
        const struct measurement_change change = {"x", r.people[BOSS], "2026-03-01T12:00:00Z"};
        expect(measurement_store_save(r.f->database, &row, &change, &error), &error);
        become(&r, VERIFIER);
        const struct return_measurement input = {target(&r, 1), cases[i].reason, cases[i].text};
        enum action_status status = return_measurement(&r.f->context, &input);
        if ((cases[i].field == NULL) != (status == ACTION_DONE))
            fail_msg("case %zu: %d", i, (int)status);
        if (cases[i].field == NULL)
            assert_string_equal(load(&r, 1)->returned_reason, cases[i].kept);
        else
            assert_non_null(action_find_message(&r.f->context, cases[i].field));
    }
}

static void the_second_of_two_people_changes_nothing(void **state)
{
    struct routine r = begin(state);
    struct measurement_target shown = target(&r, 0);
    assert_int_equal(analyse(&r, ANALYST, 0, "Va bien."), ACTION_DONE);
    become(&r, RECORDER);
    struct analyse_measurement late = {shown, "Va mal."};
    assert_int_equal(analyse_measurement(&r.f->context, &late), ACTION_CONFLICT);
    assert_string_equal(load(&r, 0)->analysis, "Va bien.");
    become(&r, BOSS);
    struct return_measurement back = {shown, "unidad", ""};
    assert_int_equal(return_measurement(&r.f->context, &back), ACTION_CONFLICT);
    shown = target(&r, 0);
    assert_int_equal(give_back(&r, VERIFIER, 0, "unidad"), ACTION_DONE);
    become(&r, EVERYTHING);
    struct verify_measurement verdict = {shown, "confirmado", "", ""};
    assert_int_equal(verify_measurement(&r.f->context, &verdict), ACTION_CONFLICT);
    assert_int_equal(load(&r, 0)->state, MEASUREMENT_RETURNED);
    struct verify_measurement missing = {{987654321, 1}, "confirmado", "", ""};
    assert_int_equal(verify_measurement(&r.f->context, &missing), ACTION_NOT_FOUND);
}

/* A double click: the second answer is the first one's, and nothing is written twice. */
static void the_same_form_twice_is_taken_once(void **state)
{
    struct routine r = begin(state);
    struct measurement_target shown = target(&r, 0);
    size_t before = count_entries(&r);
    struct analyse_measurement analysis = {shown, "Va bien."};
    struct verify_measurement verdict = {{shown.id, 2}, "no_confirmado", "31,2", "Son menos."};
    struct measurement_target item = {shown.id, 3};
    struct publish_answer answer;
    for (int i = 0; i < 2; i++) {
        become(&r, ANALYST);
        assert_int_equal(analyse_measurement(&r.f->context, &analysis), ACTION_DONE);
    }
    for (int i = 0; i < 2; i++) {
        become(&r, VERIFIER);
        assert_int_equal(verify_measurement(&r.f->context, &verdict), ACTION_DONE);
    }
    for (int i = 0; i < 2; i++) {
        become(&r, BOSS);
        assert_int_equal(
            publish_measurements(&r.f->context, &(struct publish_measurements){&item, 1}, &answer),
            ACTION_DONE);
        assert_int_equal(answer.published, 1);
    }
    assert_int_equal(load(&r, 0)->version, 4);
    assert_int_equal(count_entries(&r), before + 3);
    struct return_measurement back = {{shown.id, 4}, "unidad", ""};
    for (int i = 0; i < 2; i++)
        assert_int_equal(return_measurement(&r.f->context, &back), ACTION_DONE);
    assert_int_equal(load(&r, 0)->version, 5);
    /* Other words are another form. */
    back.text = "Son metros.";
    assert_int_equal(return_measurement(&r.f->context, &back), ACTION_CONFLICT);
}

static void many_are_published_at_once_or_none(void **state)
{
    struct routine r = begin(state);
    struct measurement_target items[RESULTS];
    struct publish_answer answer;
    for (int i = 0; i < RESULTS; i++) {
        assert_int_equal(analyse(&r, ANALYST, i, "Va bien."), ACTION_DONE);
        assert_int_equal(verify(&r, VERIFIER, i, "confirmado"), ACTION_DONE);
        items[i] = target(&r, i);
    }
    size_t before = count_entries(&r);
    assert_int_equal(give_back(&r, VERIFIER, 1, "fuente"), ACTION_DONE);
    become(&r, BOSS);
    const struct publish_measurements all = {items, RESULTS};
    assert_int_equal(publish_measurements(&r.f->context, &all, &answer), ACTION_CONFLICT);
    assert_int_equal(answer.changed_count, 1);
    assert_int_equal(answer.changed_ids[0], r.results[1]);
    assert_int_equal(load(&r, 0)->state, MEASUREMENT_VERIFIED);
    items[1] = items[2];
    const struct publish_measurements two = {items, 2};
    assert_int_equal(publish_measurements(&r.f->context, &two, &answer), ACTION_DONE);
    assert_int_equal(answer.published, 2);
    assert_int_equal(load(&r, 0)->state, MEASUREMENT_PUBLISHED);
    assert_int_equal(load(&r, 2)->state, MEASUREMENT_PUBLISHED);
    assert_int_equal(count_entries(&r), before + 2); /* one entry for both */
    access_fixture_forget_messages(r.f);
    const struct publish_measurements none = {items, 0};
    assert_int_equal(publish_measurements(&r.f->context, &none, &answer), ACTION_INVALID);
    items[0].id = 987654321;
    assert_int_equal(publish_measurements(&r.f->context, &two, &answer), ACTION_NOT_FOUND);
}

int main(void)
{
#define TEST(name)                                                                                 \
    cmocka_unit_test_setup_teardown(name, access_fixture_setup, access_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(the_routine_leads_to_a_published_figure),  TEST(each_role_takes_its_own_steps),
        TEST(nobody_verifies_what_they_recorded),       TEST(the_database_keeps_four_eyes_too),
        TEST(a_verdict_and_its_figure_agree),           TEST(words_are_asked_for),
        TEST(the_second_of_two_people_changes_nothing), TEST(the_same_form_twice_is_taken_once),
        TEST(many_are_published_at_once_or_none),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
