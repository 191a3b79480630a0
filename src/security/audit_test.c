/* The audit chain in the database: whole when left alone, broken by every change, on each engine.
 */
#include "base/test.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/strbuf.h"
#include "security/audit.h"
#include "storage/audit_store.h"
#include "storage/database.h"
#include "storage/test_database.h"

#include "base/banned.h"

enum { LENGTH = 24, TAMPERS = 1000 };

struct fixture {
    struct arena arena;
    struct test_database test;
    struct database *database; /* of test */
    bool is_postgres;
    uint64_t random;
};

/* A small generator of its own, so that a failure can be repeated. */
static unsigned random_below(struct fixture *f, unsigned limit)
{
    f->random = f->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(f->random >> 33) % limit;
}

static void append(struct fixture *f, int64_t council_id, int number)
{
    struct audit_event event = {
        .council_id = council_id,
        .actor_id = number % 4,
        .action = "record_measurement",
        .object = arena_printf(&f->arena, "measurement:%d", number),
        .detail = number % 5 == 0 ? "" : "indicador 12, año 2025, de 4 a 5",
    };
    assert_true(database_begin(f->database, true, NULL));
    assert_true(audit_append(f->database, &event, NULL));
    assert_true(database_commit(f->database, NULL));
}

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    if (f == NULL)
        return -1;
    test_database_open(&f->test);
    f->database = f->test.database;
    f->is_postgres = test_database_is_postgres();
    f->random = 20260301;
    for (int i = 0; i < LENGTH; i++) {
        append(f, 5, i);
        append(f, 0, i);
    }
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    test_database_close(&f->test);
    arena_release(&f->arena);
    free(f);
    return 0;
}

/* Walks all chains, as `atalaya audit verify` does; true when one is broken. */
static bool is_broken(struct fixture *f)
{
    int64_t *council_ids = NULL;
    size_t count = 0;
    assert_true(audit_store_list_chains(f->database, &f->arena, &council_ids, &count, NULL));
    for (size_t i = 0; i < count; i++) {
        struct audit_verdict verdict;
        assert_true(audit_verify(f->database, council_ids[i], NULL, &verdict, NULL));
        if (verdict.fault != AUDIT_CHAIN_WHOLE)
            return true;
    }
    return false;
}

static void run(struct fixture *f, const char *sql)
{
    struct error error = {0};
    if (!database_execute_script(f->database, sql, &error))
        fail_msg("%s: %s", sql, error.message);
}

static void open_the_table(struct fixture *f)
{
    run(f, f->is_postgres ? "ALTER TABLE audit DISABLE TRIGGER USER"
                          : "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete");
}

static void a_chain_left_alone_is_whole(void **state)
{
    struct fixture *f = *state;
    struct audit_verdict verdict;
    assert_false(is_broken(f));
    assert_true(audit_verify(f->database, 5, NULL, &verdict, NULL));
    assert_int_equal(verdict.length, LENGTH);
    assert_int_equal(strlen(verdict.head_code), CROCKFORD_CODE_SIZE - 1);
    assert_true(audit_verify(f->database, 77, NULL, &verdict, NULL));
    assert_int_equal(verdict.length, 0);
    assert_string_equal(verdict.head_code, "");
}

static void the_database_refuses_to_change_entries(void **state)
{
    struct fixture *f = *state;
    struct error error = {0};
    assert_false(database_execute_script(
        f->database, "UPDATE audit SET detail = 'x' WHERE sequence = 3", &error));
    assert_non_null(strstr(error.message, "registro de actuaciones"));
    assert_false(
        database_execute_script(f->database, "DELETE FROM audit WHERE sequence = 3", &error));
    assert_false(is_broken(f));
}

/* The rows as they are, to choose a change from and to put back. */
struct rows {
    struct arena *arena;
    struct audit_record items[LENGTH];
    int count;
};

static bool keep(void *context, const struct audit_record *record, bool is_damaged)
{
    struct rows *rows = context;
    assert_false(is_damaged);
    struct audit_record *kept = &rows->items[rows->count++];
    *kept = *record;
    kept->time_utc = arena_strdup(rows->arena, record->time_utc);
    kept->action = arena_strdup(rows->arena, record->action);
    kept->object = arena_strdup(rows->arena, record->object);
    kept->detail = arena_strdup(rows->arena, record->detail);
    return true;
}

static const char *quote_text(struct fixture *f, const char *text)
{
    struct strbuf quoted;
    strbuf_init(&quoted, &f->arena);
    strbuf_add_char(&quoted, '\'');
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            strbuf_add_char(&quoted, '\'');
        strbuf_add_char(&quoted, *text);
    }
    strbuf_add_char(&quoted, '\'');
    return quoted.data;
}

static const char *quote_hash(struct fixture *f, const unsigned char hash[AUDIT_STORE_HASH_SIZE])
{
    struct strbuf quoted;
    strbuf_init(&quoted, &f->arena);
    strbuf_add(&quoted, f->is_postgres ? "'\\x" : "X'");
    for (int i = 0; i < AUDIT_STORE_HASH_SIZE; i++)
        strbuf_printf(&quoted, "%02x", hash[i]);
    strbuf_add_char(&quoted, '\'');
    return quoted.data;
}

/* Changes one ASCII letter or digit into another one, anywhere in the text. */
static const char *change_text(struct fixture *f, const char *text)
{
    char *changed = arena_strdup(&f->arena, text);
    size_t length = strlen(text);
    if (length == 0)
        return "x";
    size_t i = random_below(f, (unsigned)length);
    while ((unsigned char)changed[i] >= 0x80)
        i = (i + 1) % length;
    changed[i] = changed[i] == 'q' ? 'z' : 'q';
    return changed;
}

static void set(struct fixture *f, const struct audit_record *row, const char *column,
                const char *value)
{
    run(f, arena_printf(&f->arena,
                        "UPDATE audit SET %s = %s WHERE council_id = %" PRId64
                        " AND sequence = %" PRId64,
                        column, value, row->council_id, row->sequence));
}

static const char *number(struct fixture *f, int64_t value)
{
    return arena_printf(&f->arena, "%" PRId64, value);
}

struct change {
    const char *column;
    const char *before;
    const char *after;
    struct audit_record place; /* where the row is found afterwards */
};

static struct change choose_change(struct fixture *f, const struct audit_record *row)
{
    struct change change = {.place = *row};
    unsigned char hash[AUDIT_STORE_HASH_SIZE];
    const unsigned column = random_below(f, 9);
    int64_t bit = INT64_C(1) << random_below(f, 40);
    const char *const names[] = {"time_utc", "action", "object", "detail"};
    const char *const texts[] = {row->time_utc, row->action, row->object, row->detail};
    switch (column) {
    case 0:
        change.column = "council_id";
        change.place.council_id = row->council_id ^ (bit << 8);
        change.before = number(f, row->council_id);
        change.after = number(f, change.place.council_id);
        break;
    case 1:
        change.column = "sequence";
        change.place.sequence = row->sequence ^ (bit << 8);
        change.before = number(f, row->sequence);
        change.after = number(f, change.place.sequence);
        break;
    case 2:
        change.column = "actor_id";
        change.before = number(f, row->actor_id);
        change.after = number(f, row->actor_id ^ bit);
        break;
    case 7:
    case 8:
        change.column = column == 7 ? "previous" : "hash";
        memcpy(hash, column == 7 ? row->previous : row->hash, sizeof hash);
        change.before = quote_hash(f, hash);
        hash[random_below(f, sizeof hash)] ^= (unsigned char)(1u << random_below(f, 8));
        change.after = quote_hash(f, hash);
        break;
    default:
        change.column = names[column - 3];
        change.before = quote_text(f, texts[column - 3]);
        change.after = quote_text(f, change_text(f, texts[column - 3]));
        break;
    }
    return change;
}

static void every_change_of_a_byte_is_found(void **state)
{
    struct fixture *f = *state;
    struct rows rows = {.arena = &f->arena};
    assert_true(audit_store_walk(f->database, 5, keep, &rows, NULL));
    assert_int_equal(rows.count, LENGTH);
    open_the_table(f);
    for (int i = 0; i < TAMPERS; i++) {
        const struct audit_record *row = &rows.items[random_below(f, LENGTH)];
        struct change change = choose_change(f, row);
        set(f, row, change.column, change.after);
        if (!is_broken(f))
            fail_msg("%s of entry %" PRId64 ": %s instead of %s", change.column, row->sequence,
                     change.after, change.before);
        set(f, &change.place, change.column, change.before);
    }
    assert_false(is_broken(f));
}

/* Each byte of each column of three entries in turn, so that no place is left to chance. */
static void every_byte_of_an_entry_counts(void **state)
{
    struct fixture *f = *state;
    struct rows rows = {.arena = &f->arena};
    assert_true(audit_store_walk(f->database, 5, keep, &rows, NULL));
    open_the_table(f);
    for (int i = 0; i < 3; i++) {
        const struct audit_record *row = &rows.items[i * (LENGTH - 1) / 2];
        const char *const names[] = {"time_utc", "action", "object", "detail"};
        const char *const texts[] = {row->time_utc, row->action, row->object, row->detail};
        for (size_t column = 0; column < TEST_COUNT(names); column++) {
            for (size_t at = 0; texts[column][at] != '\0'; at++) {
                char *changed = arena_strdup(&f->arena, texts[column]);
                if ((unsigned char)changed[at] >= 0x80)
                    continue; /* half of a letter is no text: PostgreSQL would not take it */
                changed[at] = changed[at] == '~' ? '!' : '~';
                set(f, row, names[column], quote_text(f, changed));
                if (!is_broken(f))
                    fail_msg("%s of entry %" PRId64 ", byte %zu", names[column], row->sequence, at);
            }
            set(f, row, names[column], quote_text(f, texts[column]));
        }
        for (int at = 0; at < 2 * AUDIT_STORE_HASH_SIZE; at++) {
            const bool is_hash = at >= AUDIT_STORE_HASH_SIZE;
            unsigned char sum[AUDIT_STORE_HASH_SIZE];
            memcpy(sum, is_hash ? row->hash : row->previous, sizeof sum);
            sum[at % AUDIT_STORE_HASH_SIZE] ^= 1;
            set(f, row, is_hash ? "hash" : "previous", quote_hash(f, sum));
            if (!is_broken(f))
                fail_msg("%s of entry %" PRId64, is_hash ? "hash" : "previous", row->sequence);
            set(f, row, is_hash ? "hash" : "previous",
                quote_hash(f, is_hash ? row->hash : row->previous));
        }
    }
    assert_false(is_broken(f));
}

static char *read_file(struct fixture *f, const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    *length = (size_t)ftell(file);
    rewind(file);
    char *bytes = arena_alloc(&f->arena, *length);
    assert_int_equal(fread(bytes, 1, *length, file), *length);
    fclose(file);
    return bytes;
}

static void write_byte(const char *path, size_t at, unsigned char value)
{
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    fseek(file, (long)at, SEEK_SET);
    assert_int_equal(fputc(value, file), value);
    fclose(file);
}

/* Opens the file anew: whole, or broken, or so damaged that it cannot be read. */
static bool is_whole_in_file(const char *url)
{
    struct database *database = NULL;
    struct audit_verdict verdict;
    bool is_whole = database_open(url, &database, NULL) &&
                    audit_verify(database, 5, NULL, &verdict, NULL) &&
                    verdict.fault == AUDIT_CHAIN_WHOLE && verdict.length == LENGTH;
    database_close(database);
    return is_whole;
}

/* Without any SQL: somebody who edits the file itself. In it the columns of an entry stand one
 * after the other, from time_utc to hash. */
static void every_byte_in_the_file_counts(void **state)
{
    struct fixture *f = *state;
    struct rows rows = {.arena = &f->arena};
    size_t length = 0;
    if (f->is_postgres)
        skip();
    const char *path = f->test.url + strlen("sqlite:");
    assert_true(audit_store_walk(f->database, 5, keep, &rows, NULL));
    run(f, "PRAGMA wal_checkpoint(TRUNCATE)");
    const char *bytes = read_file(f, path, &length);
    assert_true(is_whole_in_file(f->test.url));
    for (int i = LENGTH / 2; i < LENGTH; i += LENGTH / 2 - 1) { /* one within, and the last */
        const struct audit_record *row = &rows.items[i];
        unsigned char sums[2 * AUDIT_STORE_HASH_SIZE];
        memcpy(sums, row->previous, AUDIT_STORE_HASH_SIZE);
        memcpy(sums + AUDIT_STORE_HASH_SIZE, row->hash, AUDIT_STORE_HASH_SIZE);
        const char *found = memmem(bytes, length, sums, sizeof sums);
        assert_non_null(found);
        const size_t end = (size_t)(found - bytes) + sizeof sums;
        const size_t start = (size_t)(found - bytes) - strlen(row->time_utc) - strlen(row->action) -
                             strlen(row->object) - strlen(row->detail);
        assert_memory_equal(bytes + start, row->time_utc, strlen(row->time_utc));
        for (size_t at = start; at < end; at++) {
            write_byte(path, at, (unsigned char)(bytes[at] ^ (1 << at % 8)));
            if (is_whole_in_file(f->test.url))
                fail_msg("byte %zu of entry %" PRId64 " in the file", at - start, row->sequence);
            write_byte(path, at, (unsigned char)bytes[at]);
        }
    }
    assert_true(is_whole_in_file(f->test.url));
}

static void missing_and_swapped_entries_are_found(void **state)
{
    struct fixture *f = *state;
    struct audit_verdict verdict;
    open_the_table(f);
    run(f, "UPDATE audit SET sequence = 1000 WHERE council_id = 5 AND sequence = 7;"
           "UPDATE audit SET sequence = 7 WHERE council_id = 5 AND sequence = 8;"
           "UPDATE audit SET sequence = 8 WHERE council_id = 5 AND sequence = 1000");
    assert_true(audit_verify(f->database, 5, NULL, &verdict, NULL));
    assert_int_equal(verdict.broken_sequence, 7);
    run(f, "UPDATE audit SET sequence = 1000 WHERE council_id = 5 AND sequence = 7;"
           "UPDATE audit SET sequence = 7 WHERE council_id = 5 AND sequence = 8;"
           "UPDATE audit SET sequence = 8 WHERE council_id = 5 AND sequence = 1000");
    assert_false(is_broken(f));
    run(f, "DELETE FROM audit WHERE council_id = 5 AND sequence = 12");
    assert_true(audit_verify(f->database, 5, NULL, &verdict, NULL));
    assert_int_equal(verdict.fault, AUDIT_CHAIN_WRONG_SEQUENCE);
    assert_int_equal(verdict.broken_sequence, 12);
}

static void a_printed_code_shows_a_cut_end(void **state)
{
    struct fixture *f = *state;
    struct audit_verdict verdict;
    char code[CROCKFORD_CODE_SIZE];
    assert_true(audit_format_head(f->database, 5, code, NULL));
    append(f, 5, 100);
    assert_true(audit_verify(f->database, 5, code, &verdict, NULL));
    assert_int_equal(verdict.code_sequence, LENGTH);
    open_the_table(f);
    run(f, "DELETE FROM audit WHERE council_id = 5 AND sequence >= 20");
    assert_true(audit_verify(f->database, 5, code, &verdict, NULL));
    assert_int_equal(verdict.fault, AUDIT_CHAIN_WHOLE);
    assert_int_equal(verdict.code_sequence, 0);
}

enum { WRITERS = 3, EACH = 15 };

static void *write_entries(void *url)
{
    struct database *database = NULL;
    if (!database_open(url, &database, NULL))
        return (void *)(uintptr_t) "open";
    const char *failure = NULL;
    for (int i = 0; i < EACH && failure == NULL; i++) {
        struct audit_event event = {
            .council_id = 5, .action = "record_measurement", .object = "measurement:1"};
        if (!database_begin(database, true, NULL) || !audit_append(database, &event, NULL) ||
            !database_commit(database, NULL))
            failure = "append";
    }
    database_close(database);
    return (void *)(uintptr_t)failure;
}

static void writers_at_the_same_time_make_one_chain(void **state)
{
    struct fixture *f = *state;
    struct audit_verdict verdict;
    pthread_t threads[WRITERS];
    for (int i = 0; i < WRITERS; i++)
        assert_int_equal(
            pthread_create(&threads[i], NULL, write_entries, (void *)(uintptr_t)f->test.url), 0);
    for (int i = 0; i < WRITERS; i++) {
        void *failure = NULL;
        pthread_join(threads[i], &failure);
        assert_null(failure);
    }
    assert_true(audit_verify(f->database, 5, NULL, &verdict, NULL));
    assert_int_equal(verdict.fault, AUDIT_CHAIN_WHOLE);
    assert_int_equal(verdict.length, LENGTH + WRITERS * EACH);
}

#define AUDIT_TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AUDIT_TEST(a_chain_left_alone_is_whole),
        AUDIT_TEST(the_database_refuses_to_change_entries),
        AUDIT_TEST(every_change_of_a_byte_is_found),
        AUDIT_TEST(every_byte_of_an_entry_counts),
        AUDIT_TEST(every_byte_in_the_file_counts),
        AUDIT_TEST(missing_and_swapped_entries_are_found),
        AUDIT_TEST(writers_at_the_same_time_make_one_chain),
        AUDIT_TEST(a_printed_code_shows_a_cut_end),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
