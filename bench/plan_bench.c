/* The board's hot path: a plan of 300 indicators × 4 years with its results, loaded from SQLite,
 * one of 125 councils that all hold such a plan. The ratio is to the same statements stepped
 * through without keeping anything: what the engine alone costs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "storage/council_store.h"
#include "storage/database.h"
#include "storage/indicator_store.h"
#include "storage/measurement_store.h"
#include "storage/migrate.h"
#include "storage/plan_store.h"
#include "storage/territory_store.h"

#include "base/banned.h"

enum { COUNCILS = 125, INDICATORS = 300, ROUNDS = 400 };

static const char now[] = "2026-03-01T12:00:00Z";

static void check(bool ok, const struct error *error)
{
    if (!ok) {
        fprintf(stderr, "%s\n", error->message);
        exit(1);
    }
}

static double seconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void add_indicator(struct database *database, const struct plan *plan, int number,
                          int64_t node_id)
{
    struct error error = {0};
    char key[32];
    snprintf(key, sizeof key, "clave-%d", number);
    struct indicator indicator = {
        .node_id = node_id,
        .import_key = key,
        .code = key,
        .name = "Kilómetros de vías terciarias mejoradas con placa huella en el municipio",
        .unit = "Kilómetros",
        .type = ACCUMULATION_SUM,
        .type_reason = "Los años suman la meta del cuatrienio.",
        .responsible = "Secretaría de Planeación y Obras Públicas",
        .target = quantity_number(40000),
        .position = number,
    };
    for (int i = 0; i < plan->year_count; i++)
        indicator.years[i].planned = quantity_number(10000);
    check(indicator_store_add(database, plan, &indicator, &error), &error);
    for (int year = 2024; year <= 2025; year++) {
        struct measurement row = measurement_create(plan->council_id, indicator.id, year);
        struct measurement_change change = {"importar", 0, now};
        row.state = MEASUREMENT_RECORDED;
        row.official = quantity_number(8100);
        check(measurement_store_add(database, &row, &change, &error), &error);
    }
}

static struct object_key fill_council(struct database *database, int number)
{
    struct error error = {0};
    char code[32];
    snprintf(code, sizeof code, "consejo-%d", number);
    struct council council = {
        .code = code, .name = code, .territory_code = "05321", .created_utc = now};
    check(council_store_add(database, &council, &error), &error);
    struct plan plan = {.council_id = council.id,
                        .name = "Plan",
                        .first_year = 2024,
                        .year_count = 4,
                        .created_utc = now};
    check(plan_store_add(database, &plan, &error), &error);
    struct plan_node node = {0};
    for (int i = 0; i < INDICATORS; i++) {
        if (i % 10 == 0) {
            node = (struct plan_node){.depth = 1, .name = "Línea estratégica", .position = i};
            check(plan_store_add_node(database, &plan, &node, &error), &error);
        }
        add_indicator(database, &plan, i, node.id);
    }
    return (struct object_key){council.id, plan.id};
}

static double time_load(struct database *database, struct object_key key)
{
    struct arena arena = {0};
    struct error error = {0};
    double start = seconds();
    for (int i = 0; i < ROUNDS; i++) {
        struct plan *plan = NULL;
        struct measurement_list figures;
        check(plan_store_load(database, key, &arena, &plan, &error), &error);
        check(measurement_store_list_figures(database, key, &arena, &figures, &error), &error);
        if (plan == NULL || plan->indicator_count != INDICATORS || figures.count != 2 * INDICATORS)
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
            check(query_end(&query, &error), &error);
        }
    return (seconds() - start) / ROUNDS;
}

int main(void)
{
    struct database *database = NULL;
    struct error error = {0};
    struct object_key keys[COUNCILS];
    char folder[] = "/tmp/atalaya-bench-XXXXXX", path[64];
    if (mkdtemp(folder) == NULL)
        return 1;
    snprintf(path, sizeof path, "%s/bench.sqlite", folder);
    check(database_open(path, &database, &error), &error);
    check(migrate_run(database, NULL, &error), &error);
    check(database_begin(database, true, &error), &error);
    struct territory place = {
        .code = "05321", .name = "Guatapé", .kind = "municipio", .department_code = "05"};
    check(territory_store_save(database, &place, &error), &error);
    double start = seconds();
    for (int i = 0; i < COUNCILS; i++)
        keys[i] = fill_council(database, i);
    double filled = (seconds() - start) / COUNCILS;
    check(database_commit(database, &error), &error);
    double load = time_load(database, keys[COUNCILS / 2]);
    double engine = time_engine(database, keys[COUNCILS / 2]);
    printf("write a plan of %d indicators: %.1f ms\n", INDICATORS, filled * 1e3);
    printf("load it with its results: %.0f us; the engine alone %.0f us; ratio %.2f\n", load * 1e6,
           engine * 1e6, load / engine);
    database_close(database);
    unlink(path);
    rmdir(folder);
    return 0;
}
