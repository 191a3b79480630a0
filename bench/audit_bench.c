/* How fast a chain of audit entries is checked, against hashing the same bytes with nothing else.
 *
 *     audit_bench [ENTRIES]        default 1,000,000; a tenth of it in a database
 *
 * Prints lines of key=value pairs; ratio is the share of the raw hash's speed that is left. */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/env.h"
#include "security/audit.h"
#include "storage/database.h"
#include "storage/migrate.h"

#include "base/banned.h"

/* Bytes that audit_chain.h hashes for an entry, without its texts. */
enum { DOMAIN = 16, FIXED = DOMAIN + 3 * 8 + 4 * 8 + AUDIT_CHAIN_HASH_SIZE };

static struct audit_chain_entry *make_entries(struct arena *arena, int64_t count)
{
    struct audit_chain chain = {.council_id = 1};
    struct audit_chain_entry *entries = ARENA_NEW_ARRAY(arena, count, struct audit_chain_entry);
    for (int64_t i = 0; i < count; i++) {
        entries[i] = (struct audit_chain_entry){
            .actor_id = i % 15 + 1,
            .time_utc = "2026-03-01T12:00:00Z",
            .action = "record_measurement",
            .object = arena_printf(arena, "measurement:%06d", (int)(i % 1000000)),
            .detail = "indicador 330108500, año 2025, de 6566 a 6836",
        };
        audit_chain_append(&chain, &entries[i]);
    }
    return entries;
}

static size_t bytes_of(const struct audit_chain_entry *entry)
{
    return FIXED + strlen(entry->time_utc) + strlen(entry->action) + strlen(entry->object) +
           strlen(entry->detail);
}

static double hash_alone_ms(int64_t count, size_t bytes)
{
    unsigned char *input = calloc(1, bytes);
    unsigned char hash[AUDIT_CHAIN_HASH_SIZE] = {0};
    if (input == NULL)
        abort();
    int64_t start_ms = env_monotonic_ms();
    for (int64_t i = 0; i < count; i++) {
        memcpy(input, hash, sizeof hash);
        crypto_generichash(hash, sizeof hash, input, bytes, NULL, 0);
    }
    double elapsed_ms = (double)(env_monotonic_ms() - start_ms);
    free(input);
    return elapsed_ms;
}

static double check_ms(const struct audit_chain_entry *entries, int64_t count)
{
    struct audit_chain chain = {.council_id = 1};
    int64_t start_ms = env_monotonic_ms();
    for (int64_t i = 0; i < count; i++) {
        if (audit_chain_check(&chain, &entries[i]) != AUDIT_CHAIN_WHOLE) {
            fprintf(stderr, "entry %lld is broken\n", (long long)i);
            exit(1);
        }
    }
    return (double)(env_monotonic_ms() - start_ms);
}

/* The same in a database on a disk: what `atalaya audit verify` does. */
static void walk_database(int64_t count, double raw_ms_each)
{
    char path[] = "/tmp/atalaya-audit-XXXXXX";
    struct database *database = NULL;
    struct error error = {0};
    struct audit_verdict verdict;
    struct audit_event event = {
        .council_id = 1,
        .actor_id = 7,
        .action = "record_measurement",
        .object = "measurement:000123",
        .detail = "indicador 330108500, año 2025, de 6566 a 6836",
    };
    bool ok = close(mkstemp(path)) == 0 && database_open(path, &database, &error) &&
              migrate_run(database, NULL, &error) && database_begin(database, true, &error);
    int64_t start_ms = env_monotonic_ms();
    for (int64_t i = 0; ok && i < count; i++)
        ok = audit_append(database, &event, &error);
    ok = ok && database_commit(database, &error);
    double append_ms = (double)(env_monotonic_ms() - start_ms);
    start_ms = env_monotonic_ms();
    ok = ok && audit_verify(database, 1, NULL, &verdict, &error) && verdict.length == count;
    double verify_ms = (double)(env_monotonic_ms() - start_ms);
    database_close(database);
    unlink(path);
    if (!ok) {
        fprintf(stderr, "%s\n", error.message);
        exit(1);
    }
    printf("engine=sqlite entries=%lld append_us_each=%.1f verify_ms=%.0f entries_per_s=%.0f "
           "ratio=%.2f\n",
           (long long)count, append_ms * 1000 / (double)count, verify_ms,
           (double)count * 1000 / verify_ms, raw_ms_each * (double)count / verify_ms);
}

int main(int argc, char **argv)
{
    int64_t count = argc > 1 ? strtoll(argv[1], NULL, 10) : 1000000;
    if (count < 1 || sodium_init() < 0)
        return 2;
    struct arena arena = {0};
    const struct audit_chain_entry *entries = make_entries(&arena, count);
    size_t bytes = bytes_of(&entries[0]);
    double raw_ms = hash_alone_ms(count, bytes);
    double walk_ms = check_ms(entries, count);
    printf("entries=%lld bytes_each=%zu raw_ms=%.0f check_ms=%.0f entries_per_s=%.0f ratio=%.2f\n",
           (long long)count, bytes, raw_ms, walk_ms, (double)count * 1000 / walk_ms,
           raw_ms / walk_ms);
    arena_release(&arena);
    walk_database(count / 10 + 1, raw_ms / (double)count);
    return 0;
}
