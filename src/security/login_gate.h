/* Login gate: whether an attempt to log in may be evaluated now (throttle.h over the database).
 *
 * A browser that has logged in to an account keeps a device token (a long-lived cookie); it is
 * counted apart, so that strangers who try an account from elsewhere do not keep its owner out. */
#ifndef ATALAYA_SECURITY_LOGIN_GATE_H
#define ATALAYA_SECURITY_LOGIN_GATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "security/secrets.h"

struct database;

enum { LOGIN_GATE_DEVICE_SIZE = 84 };

struct login_gate_attempt {
    const char *email;   /* as typed, in lower case; need not exist */
    const char *address; /* network address; "" for none */
    const char *device;  /* the browser's device token; NULL or anything else: unknown */
};

/* Counts the attempt in a transaction of its own. *wait_s is 0 when it may go on; else nothing may
 * be compared and the person is told how long to wait. */
bool login_gate_admit(struct database *database, const struct secrets *secrets,
                      const struct login_gate_attempt *attempt, int64_t *wait_s,
                      struct error *error);

/* Forgets the account's and the device's failures after a right password, inside the writing
 * transaction of the login. The address gets back this attempt only: one right password must not
 * buy more tries at other people's accounts, and a council that shares an address may log in as
 * often as it has members. */
bool login_gate_forgive(struct database *database, const struct secrets *secrets,
                        const struct login_gate_attempt *attempt, struct error *error);

/* Makes the device token of an account for this browser. */
void login_gate_make_device(const struct secrets *secrets, const char *email,
                            char device[LOGIN_GATE_DEVICE_SIZE]);
bool login_gate_is_known_device(const struct secrets *secrets, const char *email,
                                const char *device);

#endif
