#include "security/throttle.h"

#include "base/banned.h"

enum { FIRST_WAIT_S = 30, FORGET_S = 24 * 3600 };

struct policy {
    int64_t free_attempts;
    int64_t longest_wait_s;
};

static const struct policy policies[] = {
    [THROTTLE_ACCOUNT] = {5, 900},
    [THROTTLE_ADDRESS] = {20, 300},
    [THROTTLE_DEVICE] = {5, 300},
};

int64_t throttle_compute_wait_s(enum throttle_kind kind, int64_t failures)
{
    int64_t wait_s = FIRST_WAIT_S;
    if (failures < policies[kind].free_attempts)
        return 0;
    for (int64_t i = policies[kind].free_attempts; i < failures; i++) {
        if (wait_s >= policies[kind].longest_wait_s)
            break;
        wait_s *= 2;
    }
    return wait_s < policies[kind].longest_wait_s ? wait_s : policies[kind].longest_wait_s;
}

int64_t throttle_count_attempt(enum throttle_kind kind, struct throttle_count *count, int64_t now_s)
{
    if (now_s < count->last_s)
        count->last_s = now_s;
    if (now_s - count->last_s >= FORGET_S)
        count->failures = 0;
    int64_t left_s = throttle_compute_wait_s(kind, count->failures) - (now_s - count->last_s);
    if (left_s > 0)
        return left_s;
    count->failures++;
    count->last_s = now_s;
    return 0;
}
