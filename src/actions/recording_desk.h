/* A desk at which the tests of recording work: a council with one indicator (2024–2027, 1 planned
 * each year), people of each kind, the 1 March 2026. For tests only. */
#ifndef ATALAYA_ACTIONS_RECORDING_DESK_H
#define ATALAYA_ACTIONS_RECORDING_DESK_H

#include "base/test.h"

#include "actions/access_fixture.h"
#include "actions/record_measurement.h"
#include "storage/database.h"
#include "storage/test_plan.h"

struct desk {
    struct access_fixture *access;
    int64_t indicator_id;
    int64_t councillor, other_councillor, verifier, liaison;
};

static inline struct desk open_desk(void **state)
{
    struct access_fixture *f = *state;
    struct plan plan;
    struct desk desk = {.access = f};
    f->test.council_id = f->council_id;
    desk.indicator_id = test_plan_fill(&f->test, &plan, 1);
    desk.councillor = access_fixture_add_member(f, "c1@example.org", ROLE_BIT(ROLE_COUNCILLOR));
    desk.other_councillor =
        access_fixture_add_member(f, "c2@example.org", ROLE_BIT(ROLE_COUNCILLOR));
    desk.verifier = access_fixture_add_member(f, "v@example.org", ROLE_BIT(ROLE_VERIFIER));
    desk.liaison = access_fixture_add_member(f, "e@example.org", ROLE_BIT(ROLE_LIAISON));
    return desk;
}

static inline struct action_context *become(struct desk *desk, int64_t person_id, enum role role)
{
    access_fixture_become(desk->access, &(struct identity){.person_id = person_id,
                                                           .council_id = desk->access->council_id,
                                                           .roles = ROLE_BIT(role)});
    return &desk->access->context;
}

static inline struct action_context *as_councillor(struct desk *desk)
{
    return become(desk, desk->councillor, ROLE_COUNCILLOR);
}

static inline struct record_measurement entry_of(const struct desk *desk, int year, int64_t version,
                                                 const char *value)
{
    return (struct record_measurement){
        .indicator_id = desk->indicator_id,
        .year = year,
        .version = version,
        .entry = {.value = value,
                  .mode = "vigencia",
                  .cut_off_date = arena_printf(&desk->access->arena, "30/06/%d", year),
                  .source_kind = "alcaldia",
                  .source_text = "Carta 12",
                  .note = "una nota"}};
}

static inline struct measurement stored(struct desk *desk, int year)
{
    struct measurement *found = NULL;
    const struct measurement_place place = {desk->access->council_id, desk->indicator_id, year};
    assert_true(
        measurement_store_find(desk->access->database, &place, &desk->access->arena, &found, NULL));
    return found == NULL ? (struct measurement){0} : *found;
}

static inline void expect_done(struct desk *desk, enum action_status status)
{
    const struct action_context *context = &desk->access->context;
    if (status != ACTION_DONE)
        fail_msg("status %d, «%s», «%s»", status,
                 context->messages.count == 0 ? "" : context->messages.items[0].text,
                 context->error.message);
}

static inline int64_t record(struct desk *desk, int year, int64_t version, const char *value)
{
    struct record_answer answer = {0};
    const struct record_measurement input = entry_of(desk, year, version, value);
    expect_done(desk, record_measurement(&desk->access->context, &input, &answer));
    return answer.version;
}

/* Takes a step of the workflow that is another action's. */
static inline void step(struct desk *desk, int year, enum measurement_step step_to,
                        int64_t person_id)
{
    struct database *database = desk->access->database;
    struct measurement row = stored(desk, year);
    const struct measurement_move move = {.step = step_to,
                                          .person_id = person_id,
                                          .time_utc = "2026-03-01T12:00:00Z",
                                          .text = "Falta un soporte.",
                                          .verdict = VERDICT_CONFIRMED};
    const struct measurement_change change = {"another_action", person_id, move.time_utc};
    assert_int_equal(measurement_transition(&row, &move), MEASUREMENT_ALLOWED);
    assert_true(database_begin(database, true, NULL));
    assert_true(measurement_store_save(database, &row, &change, NULL));
    assert_true(database_commit(database, NULL));
}

#endif
