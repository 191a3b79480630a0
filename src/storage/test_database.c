#include "base/test.h"

#include <errno.h>
#include <ftw.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "storage/audit_store.h"
#include "storage/council_store.h"
#include "storage/database.h"
#include "storage/migrate.h"
#include "storage/person_store.h"
#include "storage/territory_store.h"
#include "storage/test_database.h"
#include "storage/test_postgres.h"

#include "base/banned.h"

bool test_database_is_postgres(void)
{
    const char *engine = getenv("ATALAYA_TEST_ENGINE");
    return engine != NULL && strcmp(engine, "postgres") == 0;
}

bool test_database_cannot_run(void)
{
    return test_database_is_postgres() && getenv("ATALAYA_TEST_POSTGRES") == NULL;
}

static void expect(bool ok, const struct error *error)
{
    if (!ok)
        fail_msg("%s", error->message);
}

static void choose_url(struct test_database *test)
{
    char *url = test->texts[1], *name = test->texts[2];
    if (!test_database_is_postgres()) {
        snprintf(url, sizeof test->texts[1], "sqlite:%.400s/test.sqlite", test->folder);
        return;
    }
    snprintf(name, sizeof test->texts[2], "atalaya_%s", strrchr(test->folder, '-') + 1);
    test_postgres_create(name);
    test_postgres_url(url, sizeof test->texts[1], name);
}

void test_database_open(struct test_database *test)
{
    struct error error = {0};
    *test = (struct test_database){0};
    snprintf(test->texts[0], sizeof test->texts[0], "/tmp/atalaya-test-XXXXXX");
    test->folder = mkdtemp(test->texts[0]);
    assert_non_null(test->folder);
    test->url = test->texts[1];
    choose_url(test);
    expect(database_open(test->url, &test->database, &error), &error);
    expect(migrate_run(test->database, NULL, &error), &error);
}

static int64_t add_council(struct database *database, const char *code, const char *territory)
{
    struct error error = {0};
    struct territory place = {
        .code = territory, .name = code, .kind = "municipio", .department_code = "05"};
    struct council council = {.code = code,
                              .name = code,
                              .territory_code = territory,
                              .created_utc = "2026-03-01T12:00:00Z"};
    expect(territory_store_save(database, &place, &error), &error);
    expect(council_store_add(database, &council, &error), &error);
    return council.id;
}

static int64_t add_person(struct database *database, const char *email)
{
    struct error error = {0};
    struct person person = {
        .email = email, .name = email, .recovery_marks = "", .created_utc = "2026-03-01T12:00:00Z"};
    expect(person_store_add(database, &person, &error), &error);
    return person.id;
}

void test_database_fill(struct test_database *test)
{
    struct error error = {0};
    expect(database_begin(test->database, true, &error), &error);
    test->council_id = add_council(test->database, "guatape", "05321");
    test->other_council_id = add_council(test->database, "marinilla", "05440");
    test->person_id = add_person(test->database, "ana@example.org");
    test->other_person_id = add_person(test->database, "benito@example.org");
    expect(database_commit(test->database, &error), &error);
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

enum { MOST_COUNCILS = 8 };

/* "page_test log_in", for each kind of entry that the test left in its chains. */
static void note_traces(struct test_database *test)
{
    const char *path = getenv("ATALAYA_TEST_TRACES");
    FILE *file = path == NULL ? NULL : fopen(path, "a");
    struct arena arena = {0};
    struct audit_tally_list actions;
    if (file == NULL)
        return;
    for (int64_t council = 0; council < MOST_COUNCILS; council++) {
        if (!audit_store_list_actions(test->database, council, &arena, &actions, NULL))
            continue; /* a test that broke its database on purpose */
        for (size_t i = 0; i < actions.count; i++)
            fprintf(file, "%s %s\n", program_invocation_short_name, actions.items[i].name);
    }
    fclose(file);
    arena_release(&arena);
}

void test_database_close(struct test_database *test)
{
    note_traces(test);
    database_close(test->database);
    if (test_database_is_postgres())
        test_postgres_drop(test->texts[2]);
    nftw(test->folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

int test_database_setup(void **state)
{
    struct test_database *test = calloc(1, sizeof *test);
    *state = test;
    test_database_open(test);
    test_database_fill(test);
    return 0;
}

int test_database_teardown(void **state)
{
    struct test_database *test = *state;
    test_database_close(test);
    free(test);
    return 0;
}
