#include "base/test.h"

#include <inttypes.h>
#include <stdlib.h>

#include "storage/database.h"
#include "storage/migrate.h"
#include "storage/migrate_steps.h"
#include "storage/test_postgres.h"

#include "base/banned.h"

enum { URL_BYTES = 512, NAME_BYTES = 64 };

static void expect(bool ok, const struct error *error)
{
    if (!ok)
        fail_msg("%s", error->message);
}

void test_postgres_url(char *url, size_t size, const char *name)
{
    const char *server = getenv("ATALAYA_TEST_POSTGRES");
    snprintf(url, size, "%.400s%cdbname=%.60s", server, strchr(server, '?') == NULL ? '?' : '&',
             name);
}

static struct database *open_server(void)
{
    struct database *server = NULL;
    struct error error = {0};
    expect(database_open(getenv("ATALAYA_TEST_POSTGRES"), &server, &error), &error);
    return server;
}

static bool run(struct database *server, const char *before, const char *name, const char *after,
                struct error *error)
{
    char sql[256];
    snprintf(sql, sizeof sql, "%s \"%s\" %s", before, name, after);
    return database_execute_script(server, sql, error);
}

/* Other migrations, another template: programs of several versions may share a server. */
static void name_template(char name[NAME_BYTES])
{
    uint64_t hash = 14695981039346656037U; /* FNV-1a */
    for (int i = 0; i < migrate_step_count; i++)
        for (const char *at = migrate_steps_postgres[i].sql; *at != '\0'; at++)
            hash = (hash ^ (unsigned char)*at) * 1099511628211U;
    snprintf(name, NAME_BYTES, "atalaya_template_%016" PRIx64, hash);
}

/* Under another name until it is whole. */
static void make_template(struct database *server, const char *name)
{
    static const char unfinished[] = "atalaya_template_unfinished";
    struct database *database = NULL;
    struct error error = {0};
    char url[URL_BYTES];
    test_postgres_url(url, sizeof url, unfinished);
    expect(run(server, "DROP DATABASE IF EXISTS", unfinished, "", &error), &error);
    expect(run(server, "CREATE DATABASE", unfinished, "", &error), &error);
    expect(database_open(url, &database, &error), &error);
    expect(migrate_run(database, NULL, &error), &error);
    database_close(database);
    char renamed[NAME_BYTES + 16];
    snprintf(renamed, sizeof renamed, "RENAME TO \"%s\"", name);
    expect(run(server, "ALTER DATABASE", unfinished, renamed, &error), &error);
}

static bool copy_template(struct database *server, const char *name, const char *template,
                          struct error *error)
{
    char from[NAME_BYTES + 48];
    snprintf(from, sizeof from, "TEMPLATE \"%s\" STRATEGY file_copy", template);
    return run(server, "CREATE DATABASE", name, from, error);
}

void test_postgres_create(const char *name)
{
    struct database *server = open_server();
    struct error error = {0};
    char template[NAME_BYTES];
    name_template(template);
    if (!copy_template(server, name, template, &error)) {
        const char lock[] = "SELECT pg_advisory_lock(hashtextextended('atalaya template', 0))";
        expect(database_execute_script(server, lock, &error), &error); /* until server is closed */
        if (!copy_template(server, name, template, &error)) {
            make_template(server, template);
            expect(copy_template(server, name, template, &error), &error);
        }
    }
    database_close(server);
}

void test_postgres_drop(const char *name)
{
    struct database *server = open_server();
    struct error error = {0};
    expect(run(server, "DROP DATABASE", name, "WITH (FORCE)", &error), &error);
    database_close(server);
}
