#include "storage/migrate.h"

#include <assert.h>
#include <string.h>

#include "base/env.h"
#include "storage/database.h"
#include "storage/migrate_steps.h"

#include "base/banned.h"

int migrate_latest(void)
{
    return migrate_step_count;
}

bool migrate_load_version(struct database *database, int *version, struct error *error)
{
    *version = 0;
    struct query query = query_start(database, SQL_MIGRATION_VERSION);
    if (query_step(&query))
        *version = (int)query_integer(&query, 0);
    return query_end(&query, error);
}

static bool create_table(struct database *database, struct error *error)
{
    struct query query = query_start(database, SQL_MIGRATION_CREATE_TABLE);
    return query_end(&query, error);
}

static bool note_step(struct database *database, const struct migrate_step *step,
                      struct error *error)
{
    char now[ENV_TIMESTAMP_SIZE];
    env_now_iso(now);
    struct query query = query_start(database, SQL_MIGRATION_ADD);
    query_bind_integer(&query, step->number);
    query_bind_text(&query, step->name);
    query_bind_text(&query, now);
    return query_end(&query, error);
}

static bool refuse_newer(int version, struct error *error)
{
    return error_set(error, ERROR_UNSUPPORTED,
                     "la base de datos es de una versión más nueva de Atalaya (paso %d; este "
                     "programa conoce hasta el %d): instale esa versión o restaure una copia",
                     version, migrate_step_count);
}

/* The version is read inside the transaction, so that a second program waits and finds it done. */
static bool run_next(struct database *database, int last, bool *was_run, struct error *error)
{
    const struct migrate_step *steps = strcmp(database_engine_name(database), "sqlite") == 0
                                           ? migrate_steps_sqlite
                                           : migrate_steps_postgres;
    int version = 0;
    *was_run = false;
    if (!database_begin(database, true, error))
        return false;
    bool ok = create_table(database, error) && migrate_load_version(database, &version, error);
    if (ok && version > migrate_step_count)
        ok = refuse_newer(version, error);
    if (ok && version < last) {
        const struct migrate_step *step = &steps[version];
        ok =
            database_execute_script(database, step->sql, error) && note_step(database, step, error);
        if (!ok)
            error_add_context(error, "migración %d (%s)", step->number, step->name);
        *was_run = ok;
    }
    ok = ok && database_commit(database, error);
    if (!ok)
        database_rollback(database);
    return ok;
}

bool migrate_run(struct database *database, int *applied_count, struct error *error)
{
    int count = 0;
    bool was_run = true;
    while (was_run) {
        if (!run_next(database, migrate_step_count, &was_run, error))
            return error_add_context(error, "preparar las tablas");
        count += was_run;
    }
    if (applied_count != NULL)
        *applied_count = count;
    return true;
}

bool migrate_run_to(struct database *database, int last, struct error *error)
{
    bool was_run = true;
    assert(last <= migrate_step_count);
    while (was_run)
        if (!run_next(database, last, &was_run, error))
            return error_add_context(error, "preparar las tablas");
    return true;
}

bool migrate_check(struct database *database, struct error *error)
{
    int version = 0;
    struct error unread = {0};
    if (!migrate_load_version(database, &version, &unread))
        return error_set(error, ERROR_NOT_FOUND,
                         "la base de datos no tiene las tablas de Atalaya: ejecute «atalaya "
                         "migrate» (%s)",
                         unread.message);
    if (version > migrate_step_count)
        return refuse_newer(version, error);
    if (version < migrate_step_count)
        return error_set(error, ERROR_UNSUPPORTED,
                         "la base de datos está en el paso %d y el programa en el %d: ejecute "
                         "«atalaya migrate»",
                         version, migrate_step_count);
    return true;
}
