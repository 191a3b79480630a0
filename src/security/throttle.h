/* Throttle: how long somebody who failed to log in must wait before the next attempt counts.
 *
 * Attempts are counted apart for the account, for the network address and for a browser that has
 * logged in to this account before (its device token). The right owner is never locked out for
 * ever: waits have an upper bound, an attempt during a wait costs nothing and prolongs nothing, and
 * a known browser is counted apart, so that strangers' attempts do not slow it down.
 *
 * For an account: five attempts at once, then waits of 30, 60, 120, 240, 480 and at most 900 s:
 * nine attempts in the first 15 minutes, then one in 15 minutes. For an address (a whole council
 * may share one): twenty at once, at most 300 s. A day without failures forgets them.
 *
 * An attempt is counted before the password is compared and forgiven when it was right, so that
 * many attempts at the same time cannot pass together. */
#ifndef ATALAYA_SECURITY_THROTTLE_H
#define ATALAYA_SECURITY_THROTTLE_H

#include <stdbool.h>
#include <stdint.h>

enum throttle_kind { THROTTLE_ACCOUNT, THROTTLE_ADDRESS, THROTTLE_DEVICE };

/* What is remembered of one account, address or device; all-zero memory is nothing. */
struct throttle_count {
    int64_t failures;
    int64_t last_s; /* time of the last counted attempt */
};

/* The wait that follows so many failures, in seconds: account, 5 failures: 30. */
int64_t throttle_compute_wait_s(enum throttle_kind kind, int64_t failures);

/* Counts an attempt at now_s. Answers 0 when it may go on, else the seconds left to wait; then
 * nothing is counted. A clock set back starts the wait again, so it never lasts longer than its
 * bound. Changes *count in both cases where it must be stored. */
int64_t throttle_count_attempt(enum throttle_kind kind, struct throttle_count *count,
                               int64_t now_s);

#endif
