/* Env: the clock and the source of randomness, behind one table, so that tests can drive them.
 *
 * Only edges (cli, web, actions, security) read it; core takes dates and seeds as arguments. Files
 * are reached through their own modules (storage, evidence), which take their folder as an
 * argument.
 *
 * ATALAYA_NOW=2026-03-01T12:00:00Z freezes the wall clock (for tests and documents). */
#ifndef ATALAYA_BASE_ENV_H
#define ATALAYA_BASE_ENV_H

#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

struct env {
    /* Wall clock: seconds since 1970-01-01 UTC. May jump. For dates that people see. */
    int64_t (*now_s)(void);
    /* Monotonic clock in milliseconds: for timeouts and ages. Never goes back. */
    int64_t (*monotonic_ms)(void);
    /* Fills bytes from the system's secure generator; cannot fail. */
    void (*random_bytes)(void *bytes, size_t length);
};

/* The table in force: the real one until env_set (tests only; not thread-safe). */
const struct env *env_get(void);
void env_set(const struct env *env);

int64_t env_now_s(void);
int64_t env_monotonic_ms(void);
void env_random_bytes(void *bytes, size_t length);
/* The day that it is in Colombia. */
struct date env_today(void);

/* Writes now as "2026-03-01T12:00:00Z" (20 characters and NUL). */
enum { ENV_TIMESTAMP_SIZE = 21 };
void env_now_iso(char text[ENV_TIMESTAMP_SIZE]);
/* Writes seconds since 1970 as the same form. Values outside years 0–9999 are clamped. */
void env_format_iso(int64_t seconds, char text[ENV_TIMESTAMP_SIZE]);

#endif
