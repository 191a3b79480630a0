#include "base/env.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/moment.h"

#include "base/banned.h"

static int64_t frozen_now_s(void)
{
    static _Thread_local int64_t frozen = -1; /* -1: not asked yet, -2: not frozen */
    if (frozen == -1) {
        const char *text = getenv("ATALAYA_NOW");
        struct tm parts = {0};
        frozen = text != NULL && strptime(text, "%Y-%m-%dT%H:%M:%SZ", &parts) != NULL
                     ? (int64_t)timegm(&parts)
                     : -2;
    }
    return frozen;
}

static int64_t real_now_s(void)
{
    int64_t frozen = frozen_now_s();
    return frozen >= 0 ? frozen : (int64_t)time(NULL);
}

static int64_t real_monotonic_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void real_random_bytes(void *bytes, size_t length)
{
    arc4random_buf(bytes, length);
}

static const struct env real_env = {real_now_s, real_monotonic_ms, real_random_bytes};
static const struct env *current_env = &real_env;

const struct env *env_get(void)
{
    return current_env;
}

void env_set(const struct env *env)
{
    current_env = env == NULL ? &real_env : env;
}

int64_t env_now_s(void)
{
    return current_env->now_s();
}

int64_t env_monotonic_ms(void)
{
    return current_env->monotonic_ms();
}

void env_random_bytes(void *bytes, size_t length)
{
    current_env->random_bytes(bytes, length);
}

struct date env_today(void)
{
    return moment_day(env_now_s());
}

void env_format_iso(int64_t seconds, char text[ENV_TIMESTAMP_SIZE])
{
    const int64_t first = -62167219200, last = 253402300799; /* years 0 and 9999 */
    time_t clamped = (time_t)(seconds < first ? first : seconds > last ? last : seconds);
    struct tm parts;
    gmtime_r(&clamped, &parts);
    strftime(text, ENV_TIMESTAMP_SIZE, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

void env_now_iso(char text[ENV_TIMESTAMP_SIZE])
{
    env_format_iso(env_now_s(), text);
}
