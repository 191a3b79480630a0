#include "storage/engine/sqlite_parts.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/banned.h"

enum { BUSY_WAIT_MS = 10000, COMPLAINT_SIZE = 300 };

static enum error_kind kind_of(int status)
{
    switch (status & 0xff) {
    case SQLITE_CONSTRAINT:
        return ERROR_CONSTRAINT;
    case SQLITE_FULL:
        return ERROR_NO_SPACE;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ERROR_BUSY;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
        return ERROR_IO;
    default:
        return ERROR_DATABASE;
    }
}

bool sqlite_fail(sqlite3 *connection, int status, struct error *error)
{
    return error_set(error, kind_of(status), "%s",
                     connection == NULL ? sqlite3_errstr(status) : sqlite3_errmsg(connection));
}

static bool execute(sqlite3 *connection, const char *sql, struct error *error)
{
    int status = sqlite3_exec(connection, sql, NULL, NULL, NULL);
    return status == SQLITE_OK || sqlite_fail(connection, status, error);
}

/* WAL and full synchronisation: what was answered as saved survives a power cut. */
static const char use_log[] = "PRAGMA journal_mode = WAL";
static const char settings[] = "PRAGMA wal_autocheckpoint = 1000;"
                               "PRAGMA journal_size_limit = 67108864;"
                               "PRAGMA cache_size = -8192;"
                               "PRAGMA synchronous = FULL;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA trusted_schema = OFF;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA recursive_triggers = ON;";

/* The mode that SQLite chose, which is another where WAL cannot be. */
static int note_mode(void *context, int count, char **values, char **names)
{
    bool *has_log = context;
    (void)names;
    *has_log = count == 1 && strcmp(values[0], "wal") == 0;
    return 0;
}

static bool configure(struct engine *engine, struct error *error)
{
    sqlite3 *connection = engine->connection;
    int status = sqlite3_exec(connection, use_log, note_mode, &engine->has_log, NULL);
    return status == SQLITE_OK ? execute(connection, settings, error)
                               : sqlite_fail(connection, status, error);
}

/* Counting every allocation would make all threads queue at one lock. */
static void configure_library(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/* A new file is its owner's only: it holds password hashes. SQLite's own files follow its mode. */
static void create_private(const char *path)
{
    int descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor >= 0)
        close(descriptor);
}

static bool sqlite_open(const char *url, struct engine **engine, struct error *error)
{
    const char *path = strncmp(url, "sqlite:", 7) == 0 ? url + 7 : url;
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    sqlite3 *connection = NULL;
    pthread_once(&once, configure_library);
    if (strcmp(path, ":memory:") != 0)
        create_private(path);
    int status = sqlite3_open_v2(
        path, &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    if (status != SQLITE_OK) {
        sqlite_fail(connection, status, error);
        error_add_context(error, "%s", path);
        sqlite3_close(connection);
        return false;
    }
    sqlite3_extended_result_codes(connection, 1);
    sqlite3_busy_timeout(connection, BUSY_WAIT_MS);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    struct engine *opened = calloc(1, sizeof *opened);
    if (opened == NULL)
        abort();
    opened->connection = connection;
    *engine = opened;
    if (configure(opened, error))
        return true;
    error_add_context(error, "%s", path);
    sqlite3_close(connection);
    free(opened);
    *engine = NULL;
    return false;
}

static void sqlite_close(struct engine *engine)
{
    sqlite3_finalize(engine->data_version);
    sqlite3_close(engine->connection);
    free(engine);
}

static bool sqlite_execute_script(struct engine *engine, const char *sql, struct error *error)
{
    return execute(engine->connection, sql, error);
}

static bool sqlite_defer_references(struct engine *engine, struct error *error)
{
    return execute(engine->connection, "PRAGMA defer_foreign_keys = ON", error);
}

/* AUTOINCREMENT keeps its own account. */
static bool sqlite_continue_ids(struct engine *engine, const char *table, struct error *error)
{
    (void)engine;
    (void)table;
    (void)error;
    return true;
}

static bool sqlite_begin(struct engine *engine, bool for_writing, struct error *error)
{
    return execute(engine->connection, for_writing ? "BEGIN IMMEDIATE" : "BEGIN", error);
}

static bool sqlite_commit(struct engine *engine, struct error *error)
{
    return execute(engine->connection, "COMMIT", error);
}

static void sqlite_rollback(struct engine *engine)
{
    /* After a full disk SQLite has rolled back by itself. */
    if (sqlite3_get_autocommit(engine->connection) == 0)
        sqlite3_exec(engine->connection, "ROLLBACK", NULL, NULL, NULL);
}

static bool sqlite_is_usable(const struct engine *engine)
{
    return engine->connection != NULL;
}

static bool ask_change_counter(struct engine *engine, int64_t *counter, struct error *error)
{
    int status = SQLITE_OK;
    if (engine->data_version == NULL)
        status = sqlite3_prepare_v3(engine->connection, "PRAGMA data_version", -1,
                                    SQLITE_PREPARE_PERSISTENT, &engine->data_version, NULL);
    if (status == SQLITE_OK)
        status = sqlite3_step(engine->data_version);
    if (status == SQLITE_ROW) /* others' commits move the first part, our own the second */
        *counter = sqlite3_column_int64(engine->data_version, 0) * 4294967296 +
                   (sqlite3_total_changes64(engine->connection) & 0xffffffff);
    sqlite3_reset(engine->data_version);
    return status == SQLITE_ROW || sqlite_fail(engine->connection, status, error);
}

/* Every page that is kept asks this, and SQLite takes and gives back a lock to answer; so it is
 * asked only when the WAL index says that something may have changed. The index is read first: a
 * commit between the two makes the next call ask again. */
static bool sqlite_change_counter(struct engine *engine, int64_t *counter, struct error *error)
{
    struct wal_index_header now = {0};
    bool is_readable = engine->has_log && wal_index_read(engine->connection, &now);
    bool is_same =
        is_readable && engine->has_counter && memcmp(&now, &engine->wal_index, sizeof now) == 0;
    if (!is_same) {
        engine->has_counter = false;
        if (!ask_change_counter(engine, &engine->counter, error))
            return false;
        engine->has_counter = is_readable;
        engine->wal_index = now;
    }
    *counter = engine->counter;
    return true;
}

/* The first row that is not "ok" is the complaint. SQLite 3.40 finds a NULL that is not there in a
 * WITHOUT ROWID table whose key is not its first columns (topic_node): NOT NULL guards those. */
static int note_complaint(void *context, int count, char **values, char **names)
{
    char *complaint = context;
    (void)names;
    if (complaint[0] == '\0' && count > 0 && values[0] != NULL && strcmp(values[0], "ok") != 0 &&
        strncmp(values[0], "NULL value in ", 14) != 0)
        snprintf(complaint, COMPLAINT_SIZE, "%s", values[0]);
    return 0;
}

static bool sqlite_check_integrity(struct engine *engine, struct error *error)
{
    char complaint[COMPLAINT_SIZE] = "";
    int status =
        sqlite3_exec(engine->connection, "PRAGMA quick_check(1000000); PRAGMA foreign_key_check",
                     note_complaint, complaint, NULL);
    if (status != SQLITE_OK)
        return sqlite_fail(engine->connection, status, error);
    return complaint[0] == '\0' || error_set(error, ERROR_INVALID, "%s", complaint);
}

const struct engine_operations engine_sqlite = {
    .name = "sqlite",
    .open = sqlite_open,
    .close = sqlite_close,
    .execute_script = sqlite_execute_script,
    .prepare = sqlite_prepare,
    .finalize = sqlite_finalize,
    .bind = sqlite_bind,
    .step = sqlite_step,
    .column = sqlite_column,
    .column_integer = sqlite_column_integer,
    .column_count = sqlite_column_count,
    .column_name = sqlite_column_name,
    .changed_rows = sqlite_changed_rows,
    .reset = sqlite_reset,
    .stream = sqlite_stream,
    .defer_references = sqlite_defer_references,
    .continue_ids = sqlite_continue_ids,
    .begin = sqlite_begin,
    .commit = sqlite_commit,
    .rollback = sqlite_rollback,
    .is_usable = sqlite_is_usable,
    .change_counter = sqlite_change_counter,
    .check_integrity = sqlite_check_integrity,
};
