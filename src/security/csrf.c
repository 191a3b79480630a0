#include "security/csrf.h"

#include <assert.h>
#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/env.h"

#include "base/banned.h"

static void encode(const unsigned char *bytes, size_t size, char *text, size_t capacity)
{
    sodium_bin2base64(text, capacity, bytes, size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

void csrf_token_of_session(const char *session_token, char token[CSRF_TOKEN_SIZE])
{
    static const char prefix[] = "atalaya csrf 1";
    unsigned char bytes[32];
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, sizeof bytes);
    crypto_generichash_update(&state, (const unsigned char *)prefix, sizeof prefix);
    crypto_generichash_update(&state, (const unsigned char *)session_token, strlen(session_token));
    crypto_generichash_final(&state, bytes, sizeof bytes);
    encode(bytes, sizeof bytes, token, CSRF_TOKEN_SIZE);
}

void csrf_mask(const char *token, char masked[CSRF_MASKED_SIZE])
{
    unsigned char bytes[2 * CSRF_TOKEN_SIZE];
    size_t length = strlen(token);
    assert(length < CSRF_TOKEN_SIZE);
    env_random_bytes(bytes, length);
    for (size_t i = 0; i < length; i++)
        bytes[length + i] = (unsigned char)(bytes[i] ^ (unsigned char)token[i]);
    encode(bytes, 2 * length, masked, CSRF_MASKED_SIZE);
}

/* The token under a mask; false for what no mask makes. */
static bool unmask(const char *masked, char token[CSRF_TOKEN_SIZE])
{
    unsigned char bytes[2 * CSRF_TOKEN_SIZE];
    size_t size = 0;
    if (strlen(masked) >= CSRF_MASKED_SIZE ||
        sodium_base642bin(bytes, sizeof bytes, masked, strlen(masked), NULL, &size, NULL,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        size % 2 != 0 || size / 2 >= CSRF_TOKEN_SIZE)
        return false;
    for (size_t i = 0; i < size / 2; i++)
        token[i] = (char)(bytes[i] ^ bytes[size / 2 + i]);
    token[size / 2] = '\0';
    return true;
}

bool csrf_is_valid(const char *expected, const char *given)
{
    char token[CSRF_TOKEN_SIZE];
    return expected != NULL && given != NULL && *expected != '\0' && unmask(given, token) &&
           secrets_is_equal(expected, token);
}

/* "<expiry in hexadecimal, 12 digits>.<keyed hash>" */
static void sign(const struct secrets *secrets, const char *purpose, const char *cookie,
                 int64_t expiry_s, char token[CSRF_ANONYMOUS_TOKEN_SIZE])
{
    enum { PREFIX_LENGTH = 13 };
    unsigned char bytes[30];
    snprintf(token, CSRF_ANONYMOUS_TOKEN_SIZE, "%012" PRIx64 ".",
             (uint64_t)expiry_s & UINT64_C(0xffffffffffff));
    crypto_generichash_state state;
    crypto_generichash_init(&state, secrets->form_key, SECRETS_KEY_SIZE, sizeof bytes);
    crypto_generichash_update(&state, (const unsigned char *)token, PREFIX_LENGTH);
    crypto_generichash_update(&state, (const unsigned char *)purpose, strlen(purpose) + 1);
    crypto_generichash_update(&state, (const unsigned char *)cookie, strlen(cookie));
    crypto_generichash_final(&state, bytes, sizeof bytes);
    encode(bytes, sizeof bytes, token + PREFIX_LENGTH, CSRF_ANONYMOUS_TOKEN_SIZE - PREFIX_LENGTH);
}

void csrf_anonymous_token(const struct secrets *secrets, const char *purpose, const char *cookie,
                          int64_t now_s, char token[CSRF_ANONYMOUS_TOKEN_SIZE])
{
    sign(secrets, purpose, cookie, now_s + CSRF_ANONYMOUS_LIFE_S, token);
}

bool csrf_is_anonymous_valid(const struct secrets *secrets, const char *purpose, const char *cookie,
                             int64_t now_s, const char *given)
{
    if (cookie == NULL || given == NULL || strlen(given) >= CSRF_ANONYMOUS_TOKEN_SIZE)
        return false;
    char *end = NULL;
    unsigned long long expiry = strtoull(given, &end, 16);
    if (end != given + 12 || *end != '.' || expiry > INT64_MAX)
        return false;
    char expected[CSRF_ANONYMOUS_TOKEN_SIZE];
    sign(secrets, purpose, cookie, (int64_t)expiry, expected);
    /* A clock that was set back must not prolong a token beyond its life. */
    int64_t left_s = (int64_t)expiry - now_s;
    return secrets_is_equal(expected, given) && left_s > 0 && left_s <= CSRF_ANONYMOUS_LIFE_S;
}

bool csrf_is_from_own_site(const char *expected_origin, const char *origin,
                           const char *sec_fetch_site)
{
    if (sec_fetch_site != NULL && strcmp(sec_fetch_site, "same-origin") != 0 &&
        strcmp(sec_fetch_site, "none") != 0)
        return false;
    if (origin == NULL || strcmp(origin, "null") == 0)
        return true;
    return strcmp(origin, expected_origin) == 0;
}
