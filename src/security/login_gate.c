#include "security/login_gate.h"

#include <sodium.h>
#include <string.h>

#include "base/env.h"
#include "security/throttle.h"
#include "security/token.h"
#include "storage/database.h"
#include "storage/throttle_store.h"

#include "base/banned.h"

enum { SIGNATURE_BYTES = 30, SIGNATURE_SIZE = 41, DAY_S = 24 * 3600 };

_Static_assert(TOKEN_SIZE - 1 + SIGNATURE_SIZE == LOGIN_GATE_DEVICE_SIZE, "random part, signature");

/* The signature binds the random part to the account. */
static void sign_device(const struct secrets *secrets, const char *email, const char *random,
                        char signature[SIGNATURE_SIZE])
{
    static const char use[] = "device";
    unsigned char bytes[SIGNATURE_BYTES];
    crypto_generichash_state state;
    crypto_generichash_init(&state, secrets->form_key, SECRETS_KEY_SIZE, sizeof bytes);
    crypto_generichash_update(&state, (const unsigned char *)use, sizeof use);
    crypto_generichash_update(&state, (const unsigned char *)random, TOKEN_SIZE - 1);
    crypto_generichash_update(&state, (const unsigned char *)email, strlen(email));
    crypto_generichash_final(&state, bytes, sizeof bytes);
    sodium_bin2base64(signature, SIGNATURE_SIZE, bytes, sizeof bytes,
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

void login_gate_make_device(const struct secrets *secrets, const char *email,
                            char device[LOGIN_GATE_DEVICE_SIZE])
{
    token_create(device);
    sign_device(secrets, email, device, device + TOKEN_SIZE - 1);
}

bool login_gate_is_known_device(const struct secrets *secrets, const char *email,
                                const char *device)
{
    char signature[SIGNATURE_SIZE];
    if (device == NULL || strlen(device) != LOGIN_GATE_DEVICE_SIZE - 1)
        return false;
    sign_device(secrets, email, device, signature);
    return secrets_is_equal(signature, device + TOKEN_SIZE - 1);
}

/* The account, or the known browser in its place; and the address. */
struct counter {
    enum throttle_kind kind;
    char mark[SECRETS_MARK_SIZE];
};

static int list_counters(const struct secrets *secrets, const struct login_gate_attempt *attempt,
                         struct counter counters[2])
{
    int count = 1;
    if (login_gate_is_known_device(secrets, attempt->email, attempt->device)) {
        counters[0].kind = THROTTLE_DEVICE;
        secrets_mark(secrets, "dispositivo", attempt->device, counters[0].mark);
    } else {
        counters[0].kind = THROTTLE_ACCOUNT;
        secrets_mark(secrets, "cuenta", attempt->email, counters[0].mark);
        if (*attempt->address != '\0') {
            counters[1].kind = THROTTLE_ADDRESS;
            secrets_mark(secrets, "direccion", attempt->address, counters[1].mark);
            count = 2;
        }
    }
    return count;
}

/* Either all counters count the attempt or none: one that is not evaluated must not slow down the
 * account because of its address, nor the other way round. */
static bool count_attempt(struct database *database, struct counter *counters, int count,
                          int64_t *wait_s, struct error *error)
{
    struct throttle_record records[2];
    bool was_clock_set_back = false;
    int64_t now_s = env_now_s();
    for (int i = 0; i < count; i++) {
        records[i] = (struct throttle_record){.mark = counters[i].mark};
        if (!throttle_store_load(database, &records[i], error))
            return false;
        was_clock_set_back = was_clock_set_back || records[i].last_s > now_s;
        struct throttle_count state = {records[i].failures, records[i].last_s};
        int64_t left_s = throttle_count_attempt(counters[i].kind, &state, now_s);
        records[i].failures = state.failures;
        records[i].last_s = state.last_s;
        if (left_s > *wait_s)
            *wait_s = left_s;
    }
    if (*wait_s > 0 && !was_clock_set_back)
        return true;
    for (int i = 0; i < count; i++)
        if (!throttle_store_save(database, &records[i], error))
            return false;
    return true;
}

bool login_gate_admit(struct database *database, const struct secrets *secrets,
                      const struct login_gate_attempt *attempt, int64_t *wait_s,
                      struct error *error)
{
    struct counter counters[2];
    int count = list_counters(secrets, attempt, counters);
    *wait_s = 0;
    if (!database_begin(database, true, error))
        return false;
    if (throttle_store_delete_older(database, env_now_s() - DAY_S, error) &&
        count_attempt(database, counters, count, wait_s, error) && database_commit(database, error))
        return true;
    database_rollback(database);
    return error_add_context(error, "contar el intento de entrada");
}

/* The attempt that was right takes back its own count and nothing more. */
static bool uncount(struct database *database, const char *mark, struct error *error)
{
    struct throttle_record record = {.mark = mark};
    if (!throttle_store_load(database, &record, error))
        return false;
    if (record.failures <= 0)
        return true;
    record.failures--;
    return throttle_store_save(database, &record, error);
}

bool login_gate_forgive(struct database *database, const struct secrets *secrets,
                        const struct login_gate_attempt *attempt, struct error *error)
{
    struct counter counters[2];
    int count = list_counters(secrets, attempt, counters);
    char account[SECRETS_MARK_SIZE];
    secrets_mark(secrets, "cuenta", attempt->email, account);
    return throttle_store_delete(database, counters[0].mark, error) &&
           throttle_store_delete(database, account, error) &&
           (count == 1 || uncount(database, counters[1].mark, error));
}
