#include "base/test.h"

#include <sodium.h>

#include "base/arena.h"
#include "security/audit_chain.h"

#include "base/banned.h"

enum { LENGTH = 20 };

static void fill(struct audit_chain_entry entries[LENGTH], struct arena *arena)
{
    struct audit_chain chain = {.council_id = 5};
    for (int i = 0; i < LENGTH; i++) {
        entries[i] = (struct audit_chain_entry){
            .actor_id = i % 3,
            .time_utc = arena_printf(arena, "2026-03-01T12:00:%02dZ", i),
            .action = "record_measurement",
            .object = arena_printf(arena, "measurement:%d", i),
            /* One entry is too long for the short way of hashing. */
            .detail = i == 7 ? arena_printf(arena, "%0600d", i) : "año 2025",
        };
        audit_chain_append(&chain, &entries[i]);
    }
}

/* The first broken entry (from 1), or 0. */
static int find_fault(const struct audit_chain_entry *entries, int length)
{
    struct audit_chain chain = {.council_id = 5};
    for (int i = 0; i < length; i++)
        if (audit_chain_check(&chain, &entries[i]) != AUDIT_CHAIN_WHOLE)
            return i + 1;
    return 0;
}

/* Computed apart from this code, with Python's hashlib.blake2b(digest_size=32). */
static void the_bytes_are_those_of_the_manual(void **state)
{
    (void)state;
    struct audit_chain chain = {.council_id = 1};
    struct audit_chain_entry entry = {.actor_id = 2,
                                      .time_utc = "2026-03-01T12:00:00Z",
                                      .action = "create_council",
                                      .object = "council:1",
                                      .detail = "código guatape"};
    audit_chain_append(&chain, &entry);
    char hex[2 * AUDIT_CHAIN_HASH_SIZE + 1];
    sodium_bin2hex(hex, sizeof hex, entry.hash, sizeof entry.hash);
    assert_string_equal(hex, "5b953525288a5db64d285bafa9722b78b34c77d94d27bba0f0cbd4e923d97f5c");
}

static void a_long_entry_has_the_hash_of_the_same_bytes(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct audit_chain_entry entry = {.time_utc = "", .action = "", .object = ""};
    unsigned char bytes[16 + 3 * 8 + 4 * 8 + 600 + 32] = "atalaya audit 1";
    const size_t start = 16 + 3 * 8 + 4 * 8;
    for (size_t length = 380; length <= 600; length += 1) {
        entry.detail = arena_printf(&arena, "%0*d", (int)length, 0);
        unsigned char hash[AUDIT_CHAIN_HASH_SIZE], expected[AUDIT_CHAIN_HASH_SIZE];
        bytes[start - 8] = (unsigned char)(length & 255);
        bytes[start - 7] = (unsigned char)(length >> 8);
        memset(bytes + start, 0, sizeof bytes - start);
        memset(bytes + start, '0', length);
        crypto_generichash(expected, sizeof expected, bytes, start + length + 32, NULL, 0);
        audit_chain_compute_hash(&entry, hash);
        assert_memory_equal(hash, expected, sizeof hash);
        arena_clear(&arena);
    }
    arena_release(&arena);
}

static void a_whole_chain_is_whole(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct audit_chain_entry entries[LENGTH];
    fill(entries, &arena);
    assert_int_equal(find_fault(entries, LENGTH), 0);
    arena_release(&arena);
}

static void what_is_missing_swapped_or_moved_is_found(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct audit_chain_entry entries[LENGTH], broken[LENGTH];
    fill(entries, &arena);
    for (int i = 0; i + 1 < LENGTH; i++) {
        memcpy(broken, entries, sizeof entries);
        memmove(broken + i, broken + i + 1, sizeof entries[0] * (size_t)(LENGTH - i - 1));
        assert_int_equal(find_fault(broken, LENGTH - 1), i + 1);

        /* Removed, and all that follow numbered anew: the hashes do not follow. */
        for (int j = i; j < LENGTH - 1; j++)
            broken[j].sequence = j + 1;
        assert_int_equal(find_fault(broken, LENGTH - 1), i + 1);

        memcpy(broken, entries, sizeof entries);
        broken[i] = entries[i + 1];
        broken[i + 1] = entries[i];
        assert_int_equal(find_fault(broken, LENGTH), i + 1);
    }
    memcpy(broken, entries, sizeof entries);
    broken[3].council_id = 6;
    assert_int_equal(find_fault(broken, LENGTH), 4);
    arena_release(&arena);
}

static void text_cannot_move_between_columns(void **state)
{
    (void)state;
    struct audit_chain_entry one = {.time_utc = "t", .action = "ab", .object = "c", .detail = ""};
    struct audit_chain_entry other = {.time_utc = "t", .action = "a", .object = "bc", .detail = ""};
    audit_chain_compute_hash(&one, one.hash);
    audit_chain_compute_hash(&other, other.hash);
    assert_memory_not_equal(one.hash, other.hash, AUDIT_CHAIN_HASH_SIZE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_bytes_are_those_of_the_manual),
        cmocka_unit_test(a_long_entry_has_the_hash_of_the_same_bytes),
        cmocka_unit_test(a_whole_chain_is_whole),
        cmocka_unit_test(what_is_missing_swapped_or_moved_is_found),
        cmocka_unit_test(text_cannot_move_between_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
