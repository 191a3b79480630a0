#include "base/test.h"

#include "storage/database.h"
#include "storage/measurement_store.h"
#include "storage/test_plan.h"
#include "web/result_fixture.h"

#include "base/banned.h"

static const char now[] = "2026-02-20T12:00:00Z";

static void expect(bool ok, const struct error *error)
{
    if (!ok)
        fail_msg("%s", error->message);
}

int64_t result_fixture_plan(struct page_fixture *fixture, int indicator_count)
{
    struct plan plan;
    return test_plan_fill(&fixture->test, &plan, indicator_count);
}

static void step(struct page_fixture *fixture, struct measurement *row, enum measurement_step step,
                 const char *who)
{
    struct error error = {0};
    int64_t person_id = who == NULL ? 0 : page_fixture_person(fixture, who);
    const struct measurement_move move = {.step = step,
                                          .person_id = person_id,
                                          .time_utc = now,
                                          .text = "Se revisó.",
                                          .verdict = VERDICT_CONFIRMED};
    const struct measurement_change change = {"prueba", person_id, now};
    assert_int_equal(measurement_transition(row, &move), MEASUREMENT_ALLOWED);
    if (row->id == 0)
        expect(measurement_store_add(fixture->test.database, row, &change, &error), &error);
    else
        expect(measurement_store_save(fixture->test.database, row, &change, &error), &error);
}

int64_t result_fixture_add(struct page_fixture *fixture, const struct result_fixture *wanted)
{
    static const struct {
        enum measurement_step step;
        const char *who;
        enum measurement_state state;
    } way[] = {{MEASUREMENT_ANALYSE, "consejero", MEASUREMENT_ANALYSED},
               {MEASUREMENT_VERIFY, "verificador", MEASUREMENT_VERIFIED},
               {MEASUREMENT_PUBLISH, "presidencia", MEASUREMENT_PUBLISHED}};
    struct error error = {0};
    struct measurement row =
        measurement_create(fixture->test.council_id, wanted->indicator_id, wanted->year);
    row.official = quantity_number(wanted->value_e4 == 0 ? 8100 : wanted->value_e4);
    row.cut_off_date = "2025-12-31";
    row.source_text = "Carta 12 de planeación";
    expect(database_begin(fixture->test.database, true, &error), &error);
    step(fixture, &row,
         wanted->state == MEASUREMENT_DRAFT ? MEASUREMENT_SAVE_DRAFT : MEASUREMENT_RECORD,
         wanted->recorder);
    if (wanted->state == MEASUREMENT_RETURNED)
        step(fixture, &row, MEASUREMENT_RETURN, "verificador");
    else
        for (size_t i = 0; i < TEST_COUNT(way) && way[i].state <= wanted->state; i++)
            step(fixture, &row, way[i].step, way[i].who);
    expect(database_commit(fixture->test.database, &error), &error);
    return row.id;
}

struct measurement *result_fixture_load(struct page_fixture *fixture, int64_t id)
{
    struct error error = {0};
    struct measurement *row = NULL;
    const struct object_key key = {fixture->test.council_id, id};
    expect(measurement_store_load(fixture->test.database, key, &fixture->arena, &row, &error),
           &error);
    assert_non_null(row);
    return row;
}

const char *result_fixture_path(struct page_fixture *fixture, const char *start, int64_t id)
{
    return arena_printf(&fixture->arena, "%s%lld", start, (long long)id);
}

const char *result_fixture_number(struct page_fixture *fixture, int64_t number)
{
    return arena_printf(&fixture->arena, "%lld", (long long)number);
}
