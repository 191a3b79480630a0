/* Two engines, one truth: the same random work on SQLite and on PostgreSQL leaves the same rows. */
#include "base/test.h"

#include <stdlib.h>

#include "storage/database.h"
#include "storage/evidence_store.h"
#include "storage/import_store.h"
#include "storage/indicator_store.h"
#include "storage/measurement_store.h"
#include "storage/plan_store.h"
#include "storage/table_copy.h"
#include "storage/test_plan.h"

#include "base/banned.h"

enum { SEEDS = 3, OPERATIONS = 250, INDICATORS = 6, YEARS = 4 };

static const char now[] = "2026-03-01T12:00:00Z";

/* One database under the same hands; random numbers are drawn anew from the same seed for each. */
struct side {
    struct test_database test;
    struct plan plan;
    int64_t first_indicator;
    uint64_t random;
    struct arena arena;
    char outcomes[OPERATIONS + 1];
};

/* Numbers of Knuth's 64-bit linear congruential generator, high bits. */
static unsigned draw(struct side *side, unsigned below)
{
    side->random = side->random * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(side->random >> 33) % below;
}

static struct quantity draw_quantity(struct side *side)
{
    static const int64_t values[] = {0, 1, -1, 8100, 999999999999999999, -999999999999999999};
    struct quantity quantity = {.state = (enum quantity_state)draw(side, 3)};
    if (quantity.state == QUANTITY_NUMBER)
        quantity.value_e4 = values[draw(side, TEST_COUNT(values))];
    return quantity;
}

static const char *draw_text(struct side *side)
{
    static const char *const texts[] = {"",       "Señales de tránsito",
                                        "a'b\"c", "línea\notra",
                                        "¿? $1",  "ÑANDÚ",
                                        "\\x41",  "日本 🌳",
                                        "zeta",   "Ábaco"};
    return texts[draw(side, TEST_COUNT(texts))];
}

static int64_t draw_indicator(struct side *side)
{
    return side->first_indicator + draw(side, INDICATORS);
}

static bool change_indicator(struct side *side, struct error *error)
{
    struct indicator *indicator = NULL;
    struct object_key key = {side->test.council_id, draw_indicator(side)};
    if (!indicator_store_load(side->test.database, key, &side->arena, &indicator, error))
        return false;
    indicator->unit = draw_text(side);
    indicator->responsible = draw_text(side);
    indicator->baseline = draw_quantity(side);
    indicator->years[draw(side, YEARS)].planned = draw_quantity(side);
    indicator->type = (enum accumulation_type)draw(side, 7);
    indicator->version -= draw(side, 4) == 0; /* now and then somebody comes late */
    return indicator_store_save(side->test.database, key.council_id, indicator, error);
}

static bool take_step(struct side *side, struct error *error)
{
    struct measurement *row = NULL, fresh;
    int64_t people[] = {side->test.person_id, side->test.other_person_id};
    struct measurement_place place = {side->test.council_id, draw_indicator(side),
                                      2024 + (int)draw(side, YEARS)};
    struct measurement_move move = {.step =
                                        (enum measurement_step)draw(side, MEASUREMENT_STEP_COUNT),
                                    .person_id = people[draw(side, 2)],
                                    .time_utc = now,
                                    .text = draw_text(side),
                                    .verdict = (enum measurement_verdict)draw(side, VERDICT_COUNT)};
    move.verified = draw_quantity(side);
    struct measurement_change change = {"paso", move.person_id, now};
    if (!measurement_store_find(side->test.database, &place, &side->arena, &row, error))
        return false;
    fresh = measurement_create(place.council_id, place.indicator_id, place.year);
    bool is_new = row == NULL;
    row = is_new ? &fresh : row;
    if (move.step <= MEASUREMENT_RECORD) {
        row->official = draw_quantity(side);
        row->note = draw_text(side);
    }
    if (measurement_transition(row, &move) != MEASUREMENT_ALLOWED)
        return error_set(error, ERROR_INVALID, "no");
    return is_new ? measurement_store_add(side->test.database, row, &change, error)
                  : measurement_store_save(side->test.database, row, &change, error);
}

static bool add_evidence(struct side *side, struct error *error)
{
    struct measurement_list rows;
    struct object_key plan = {side->test.council_id, side->plan.id};
    if (!measurement_store_list_figures(side->test.database, plan, &side->arena, &rows, error))
        return false;
    if (rows.count == 0)
        return error_set(error, ERROR_NOT_FOUND, "no");
    struct evidence evidence = {
        .council_id = plan.council_id,
        .measurement_id = rows.items[draw(side, (unsigned)rows.count)].id,
        .sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        .file_name = draw_text(side),
        .media_type = "application/pdf",
        .size_bytes = draw(side, 1000000),
        .uploaded_by = side->test.person_id,
        .uploaded_utc = now,
    };
    return evidence_store_add(side->test.database, &evidence, error);
}

static bool save_figure(struct side *side, struct error *error)
{
    struct official_figure figure = {.council_id = side->test.council_id,
                                     .indicator_id = draw_indicator(side),
                                     .kind = draw(side, 2) == 0 ? "progress" : "compliance",
                                     .year = (int)draw(side, 3),
                                     .value_e4 = draw_quantity(side).value_e4,
                                     .sheet = draw_text(side),
                                     .raw = draw_text(side)};
    return import_store_save_figure(side->test.database, &figure, error);
}

/* Some are undone: those which add no row with an id of its own, whose numbers may be used up. */
static bool run_operation(struct side *side, struct error *error)
{
    static bool (*const operations[])(struct side *, struct error *) = {
        change_indicator, save_figure, take_step, take_step, take_step, add_evidence};
    unsigned choice = draw(side, TEST_COUNT(operations));
    bool is_undone = draw(side, 5) == 0 && choice < 2;
    if (!database_begin(side->test.database, true, error))
        fail_msg("%s", error->message);
    bool ok = operations[choice](side, error);
    if (!ok || is_undone)
        database_rollback(side->test.database);
    else if (!database_commit(side->test.database, error))
        fail_msg("%s", error->message);
    return ok;
}

static void work(struct side *side, const char *engine, uint64_t seed)
{
    setenv("ATALAYA_TEST_ENGINE", engine, 1);
    test_database_open(&side->test);
    test_database_fill(&side->test);
    side->first_indicator = test_plan_fill(&side->test, &side->plan, INDICATORS);
    side->random = seed;
    for (int i = 0; i < OPERATIONS; i++) {
        struct error error = {0};
        bool ok = run_operation(side, &error);
        side->outcomes[i] = (char)('a' + (ok ? 0 : (int)error.kind));
        arena_clear(&side->arena);
    }
}

static char *dump(struct side *side)
{
    struct error error = {0};
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    assert_non_null(file);
    assert_true(database_begin(side->test.database, false, &error));
    for (size_t i = 0; i < table_copy_count; i++) {
        int64_t rows = 0;
        fprintf(file, "== %s\n", table_copy_tables[i].name);
        if (!table_copy_write(side->test.database, &table_copy_tables[i], file, &rows, &error))
            fail_msg("%s", error.message);
    }
    assert_true(database_commit(side->test.database, &error));
    fclose(file);
    return text;
}

static void finish(struct side *side, const char *engine)
{
    setenv("ATALAYA_TEST_ENGINE", engine, 1);
    test_database_close(&side->test);
    arena_release(&side->arena);
}

static void test_same_work_same_rows(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        static struct side one, other;
        one = other = (struct side){0};
        work(&one, "sqlite", seed);
        work(&other, "postgres", seed);
        assert_string_equal(one.outcomes, other.outcomes);
        /* The work must be real: most steps that fit were taken, and some were refused. */
        assert_non_null(strchr(one.outcomes, 'a'));
        assert_non_null(strchr(one.outcomes, 'a' + ERROR_CONFLICT));
        char *first = dump(&one), *second = dump(&other);
        assert_true(strlen(first) > 10000);
        assert_string_equal(first, second);
        free(first);
        free(second);
        finish(&one, "sqlite");
        finish(&other, "postgres");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_work_same_rows)};
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
