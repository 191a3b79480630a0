/* The board's hot path: a plan of 300 indicators × 4 years with its results, loaded from SQLite,
 * one of 125 councils that all hold such a plan. The ratio is to the same statements stepped
 * through without keeping anything: what the engine alone costs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "sample_plan.h"

#include "base/arena.h"
#include "storage/database.h"
#include "storage/measurement_store.h"
#include "storage/migrate.h"
#include "storage/plan_store.h"
#include "storage/territory_store.h"

#include "base/banned.h"

enum { ROUNDS = 400 };

static double seconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double time_load(struct database *database, struct object_key key)
{
    struct arena arena = {0};
    struct error error = {0};
    double start = seconds();
    for (int i = 0; i < ROUNDS; i++) {
        struct plan *plan = NULL;
        struct measurement_list figures;
        sample_check(plan_store_load(database, key, &arena, &plan, &error), &error);
        sample_check(measurement_store_list_figures(database, key, &arena, &figures, &error),
                     &error);
        if (plan == NULL || plan->indicator_count != SAMPLE_INDICATORS || figures.count == 0)
            exit(1);
        arena_clear(&arena);
    }
    double spent = seconds() - start;
    arena_release(&arena);
    return spent / ROUNDS;
}

static double time_engine(struct database *database, struct object_key key)
{
    static const enum sql_statement statements[] = {SQL_PLAN_FIND, SQL_PLAN_LOAD_NODES,
                                                    SQL_INDICATOR_LIST, SQL_INDICATOR_LIST_YEARS,
                                                    SQL_MEASUREMENT_LIST_FIGURES};
    struct error error = {0};
    double start = seconds();
    for (int i = 0; i < ROUNDS; i++)
        for (size_t s = 0; s < sizeof statements / sizeof statements[0]; s++) {
            struct query query = query_start(database, statements[s]);
            query_bind_integer(&query, key.council_id);
            query_bind_integer(&query, key.id);
            while (query_step(&query))
                continue;
            sample_check(query_end(&query, &error), &error);
        }
    return (seconds() - start) / ROUNDS;
}

int main(void)
{
    struct database *database = NULL;
    struct error error = {0};
    struct object_key keys[SAMPLE_COUNCILS];
    char folder[] = "/tmp/atalaya-bench-XXXXXX", path[64];
    if (mkdtemp(folder) == NULL)
        return 1;
    snprintf(path, sizeof path, "%s/bench.sqlite", folder);
    sample_check(database_open(path, &database, &error), &error);
    sample_check(migrate_run(database, NULL, &error), &error);
    sample_check(database_begin(database, true, &error), &error);
    struct territory place = {
        .code = "05321", .name = "Guatapé", .kind = "municipio", .department_code = "05"};
    sample_check(territory_store_save(database, &place, &error), &error);
    double start = seconds();
    for (int i = 0; i < SAMPLE_COUNCILS; i++)
        keys[i] = sample_plan_add(database, i, "05321");
    double filled = (seconds() - start) / SAMPLE_COUNCILS;
    sample_check(database_commit(database, &error), &error);
    double load = time_load(database, keys[SAMPLE_COUNCILS / 2]);
    double engine = time_engine(database, keys[SAMPLE_COUNCILS / 2]);
    printf("write a plan of %d indicators: %.1f ms\n", SAMPLE_INDICATORS, filled * 1e3);
    printf("load it with its results: %.0f us; the engine alone %.0f us; ratio %.2f\n", load * 1e6,
           engine * 1e6, load / engine);
    database_close(database);
    unlink(path);
    rmdir(folder);
    return 0;
}
