/* Bringing in a plan: a workbook of 300 indicators, five secretarías as a municipality keeps them,
 * read from its bytes and stored with results, sources and official figures in one transaction.
 *
 * The ratio is to a bare loop of the engine in the same run: the very rows that the import wrote,
 * inserted again into an empty database of the same schema, one prepared statement for each table,
 * in one transaction, with nothing else. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "actions/import_plan.h"
#include "exchange/plan_file/plan_file.h"
#include "storage/council_store.h"
#include "storage/database.h"
#include "storage/migrate.h"
#include "storage/territory_store.h"

#include "base/banned.h"

enum { SHEETS = 5, ROWS_OF_SHEET = 60, YEARS = 4, FIRST_YEAR = 2024, ROUNDS = 7 };

/* What the import fills, such that a table comes after those it refers to. */
static const char *const tables[] = {"plan",           "plan_node",    "indicator",
                                     "indicator_year", "measurement",  "measurement_version",
                                     "import_run",     "value_source", "official_figure",
                                     "audit"};
enum { TABLES = sizeof tables / sizeof tables[0] };

static void check(bool ok, const struct error *error)
{
    if (!ok) {
        fprintf(stderr, "%s\n", error->message);
        exit(1);
    }
}

static void check_sqlite(sqlite3 *database, int status, int expected)
{
    if (status != expected) {
        fprintf(stderr, "sqlite: %s\n", sqlite3_errmsg(database));
        exit(1);
    }
}

static double now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void write_header(lxw_worksheet *sheet)
{
    static const char *const plain[] = {
        "COMPONENTE",       "PROGRAMA",  "CÓDIGO DE PRODUCTO", "INDICADOR DE PRODUCTO",
        "UNIDAD DE MEDIDA", "TENDENCIA", "LINEA BASE",         "META CUATRENIO"};
    static const char *const yearly[] = {"META", "AVANCE META", "% CUMPLIMIENTO P.A",
                                         "% AVANCE P.D."};
    char text[64];
    lxw_col_t column = 0;
    worksheet_write_string(sheet, 0, 0, "AVANCE PLAN DE DESARROLLO 2024-2027", NULL);
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
        worksheet_write_string(sheet, 1, column++, plain[i], NULL);
    for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++)
        for (size_t i = 0; i < sizeof yearly / sizeof yearly[0]; i++) {
            snprintf(text, sizeof text, "%s %d", yearly[i], year);
            worksheet_write_string(sheet, 1, column++, text, NULL);
        }
    worksheet_write_string(sheet, 1, column, "% AVANCE A LA FECHA P.D.", NULL);
}

static void write_row(lxw_worksheet *sheet, int number, lxw_row_t row)
{
    char text[160];
    lxw_col_t column = 0;
    snprintf(text, sizeof text, "%02d%02d Juntos por el componente", number / 60 + 1,
             number / 12 % 5 + 1);
    worksheet_write_string(sheet, row, column++, text, NULL);
    snprintf(text, sizeof text, "%02d%02d%02d Fortalecimiento de los programas y proyectos",
             number / 60 + 1, number / 12 % 5 + 1, number % 12 + 1);
    worksheet_write_string(sheet, row, column++, text, NULL);
    worksheet_write_number(sheet, row, column++, 450100000 + number, NULL);
    snprintf(text, sizeof text, "Personas atendidas con servicios integrales, grupo %d", number);
    worksheet_write_string(sheet, row, column++, text, NULL);
    worksheet_write_string(sheet, row, column++, "Número", NULL);
    worksheet_write_string(sheet, row, column++, "Incremento", NULL);
    worksheet_write_number(sheet, row, column++, 0, NULL);
    worksheet_write_number(sheet, row, column++, 4, NULL);
    for (int year = 0; year < YEARS; year++) {
        const double done = year < 2 ? 0.81 : 0;
        worksheet_write_number(sheet, row, column++, 1, NULL);
        worksheet_write_number(sheet, row, column++, done, NULL);
        worksheet_write_number(sheet, row, column++, done, NULL);
        worksheet_write_number(sheet, row, column++, done / 4, NULL);
    }
    worksheet_write_number(sheet, row, column, 0.405, NULL);
}

static void write_workbook(const char *path)
{
    char name[32];
    lxw_workbook *workbook = workbook_new(path);
    for (int i = 0; i < SHEETS; i++) {
        snprintf(name, sizeof name, "SECRETARIA %d", i + 1);
        lxw_worksheet *sheet = workbook_add_worksheet(workbook, name);
        write_header(sheet);
        for (int row = 0; row < ROWS_OF_SHEET; row++)
            write_row(sheet, i * ROWS_OF_SHEET + row, (lxw_row_t)(row + 2));
    }
    if (workbook_close(workbook) != LXW_NO_ERROR)
        exit(1);
}

/* A database with a council and nothing else; answers the council. */
static int64_t open_empty(const char *path, struct database **database)
{
    struct error error = {0};
    struct territory place = {
        .code = "05321", .name = "Guatapé", .kind = "municipio", .department_code = "05"};
    struct council council = {.code = "guatape",
                              .name = "Consejo",
                              .territory_code = place.code,
                              .created_utc = "2026-03-01T12:00:00Z"};
    check(database_open(path, database, &error), &error);
    check(migrate_run(*database, NULL, &error), &error);
    check(database_begin(*database, true, &error), &error);
    check(territory_store_save(*database, &place, &error), &error);
    check(council_store_add(*database, &council, &error), &error);
    check(database_commit(*database, &error), &error);
    return council.id;
}

struct timing {
    double read_ms, store_ms;
};

/* From the path of the workbook to the committed plan. */
static struct timing time_import(const char *xlsx, struct database *database, int64_t council_id,
                                 const struct secrets *secrets)
{
    struct arena arena = {0};
    struct error error = {0};
    struct identity identity = identity_of_operator();
    struct action_context context = {.arena = &arena,
                                     .database = database,
                                     .identity = &identity,
                                     .secrets = secrets,
                                     .address = ""};
    const struct workbook_request request = {.file_name = "plan.xlsx"};
    const struct plan_file_options options = {0};
    struct workbook *workbook = NULL;
    struct plan_draft draft;
    struct import_plan_answer answer;
    identity.council_id = council_id;
    const double start = now_ms();
    check(workbook_read_file(&arena, xlsx, &request, &workbook, &error), &error);
    check(plan_file_read(&arena, workbook, &options, &draft, &error), &error);
    const double middle = now_ms();
    if (import_plan(&context, &(struct import_plan){.draft = &draft}, &answer) != ACTION_DONE ||
        answer.added != SHEETS * ROWS_OF_SHEET || answer.results_added != 2 * answer.added)
        exit(1);
    const double end = now_ms();
    arena_release(&arena);
    return (struct timing){middle - start, end - middle};
}

/* The rows of a table in memory. */
struct rows {
    sqlite3_value **values;
    size_t count;
    int columns;
};

static struct rows load_rows(sqlite3 *database, const char *table)
{
    char sql[80];
    sqlite3_stmt *statement = NULL;
    struct rows rows = {0};
    snprintf(sql, sizeof sql, "SELECT * FROM %s", table);
    check_sqlite(database, sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
    rows.columns = sqlite3_column_count(statement);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const size_t wanted = (rows.count + 1) * (size_t)rows.columns * sizeof rows.values[0];
        rows.values = realloc(rows.values, wanted);
        if (rows.values == NULL)
            abort();
        for (int i = 0; i < rows.columns; i++)
            rows.values[rows.count * (size_t)rows.columns + (size_t)i] =
                sqlite3_value_dup(sqlite3_column_value(statement, i));
        rows.count++;
    }
    sqlite3_finalize(statement);
    return rows;
}

static void insert_rows(sqlite3 *database, const char *table, const struct rows *rows)
{
    char sql[256];
    sqlite3_stmt *statement = NULL;
    int length = snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (?", table);
    for (int i = 1; i < rows->columns; i++)
        length += snprintf(sql + length, sizeof sql - (size_t)length, ",?");
    snprintf(sql + length, sizeof sql - (size_t)length, ")");
    check_sqlite(database, sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
    for (size_t row = 0; row < rows->count; row++) {
        for (int i = 0; i < rows->columns; i++)
            sqlite3_bind_value(statement, i + 1,
                               rows->values[row * (size_t)rows->columns + (size_t)i]);
        check_sqlite(database, sqlite3_step(statement), SQLITE_DONE);
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
}

static double time_bare(const char *filled, const char *empty, size_t *row_count)
{
    sqlite3 *database = NULL;
    struct rows rows[TABLES];
    check_sqlite(database, sqlite3_open(filled, &database), SQLITE_OK);
    *row_count = 0;
    for (int i = 0; i < TABLES; i++) {
        rows[i] = load_rows(database, tables[i]);
        *row_count += rows[i].count;
    }
    sqlite3_close(database);
    check_sqlite(database, sqlite3_open(empty, &database), SQLITE_OK);
    sqlite3_exec(database, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
    const double start = now_ms();
    check_sqlite(database, sqlite3_exec(database, "BEGIN", NULL, NULL, NULL), SQLITE_OK);
    for (int i = 0; i < TABLES; i++)
        insert_rows(database, tables[i], &rows[i]);
    check_sqlite(database, sqlite3_exec(database, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    const double spent = now_ms() - start;
    sqlite3_close(database);
    for (int i = 0; i < TABLES; i++) {
        for (size_t j = 0; j < rows[i].count * (size_t)rows[i].columns; j++)
            sqlite3_value_free(rows[i].values[j]);
        free(rows[i].values);
    }
    return spent;
}

static void remove_database(const char *path)
{
    char other[128];
    unlink(path);
    snprintf(other, sizeof other, "%s-wal", path);
    unlink(other);
    snprintf(other, sizeof other, "%s-shm", path);
    unlink(other);
}

static int compare(const void *a, const void *b)
{
    const double left = *(const double *)a;
    const double right = *(const double *)b;
    return (left > right) - (left < right);
}

static double median(double values[ROUNDS])
{
    qsort(values, ROUNDS, sizeof values[0], compare);
    return values[ROUNDS / 2];
}

int main(void)
{
    static const unsigned char master[SECRETS_KEY_SIZE] = {7};
    char folder[] = "/tmp/atalaya-bench-XXXXXX", xlsx[64], filled[64], empty[64];
    struct secrets secrets;
    double reads[ROUNDS], stores[ROUNDS], bares[ROUNDS];
    size_t row_count = 0;
    if (mkdtemp(folder) == NULL || !secrets_derive(&secrets, master, NULL))
        return 1;
    snprintf(xlsx, sizeof xlsx, "%s/plan.xlsx", folder);
    snprintf(filled, sizeof filled, "%s/filled.sqlite", folder);
    snprintf(empty, sizeof empty, "%s/empty.sqlite", folder);
    write_workbook(xlsx);
    for (int i = 0; i < ROUNDS; i++) {
        struct database *database = NULL;
        const int64_t council_id = open_empty(filled, &database);
        const struct timing timing = time_import(xlsx, database, council_id, &secrets);
        database_close(database);
        open_empty(empty, &database);
        database_close(database);
        reads[i] = timing.read_ms;
        stores[i] = timing.store_ms;
        bares[i] = time_bare(filled, empty, &row_count);
        remove_database(filled);
        remove_database(empty);
    }
    unlink(xlsx);
    rmdir(folder);
    const double read = median(reads), store = median(stores), bare = median(bares);
    printf("import of %d indicators: %.1f ms: read %.1f ms, store %.1f ms (%zu rows)\n",
           SHEETS * ROWS_OF_SHEET, read + store, read, store, row_count);
    printf("the engine alone, the same rows: %.1f ms; ratio of storing %.2f, of all %.2f\n", bare,
           store / bare, (read + store) / bare);
    return 0;
}
