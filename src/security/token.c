#include "security/token.h"

#include <sodium.h>
#include <string.h>

#include "base/env.h"

#include "base/banned.h"

enum { TOKEN_BYTES = 32 };

void token_create(char token[TOKEN_SIZE])
{
    unsigned char bytes[TOKEN_BYTES];
    env_random_bytes(bytes, sizeof bytes);
    sodium_bin2base64(token, TOKEN_SIZE, bytes, sizeof bytes,
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    sodium_memzero(bytes, sizeof bytes);
}

void token_hash(const char *token, char hash[TOKEN_HASH_SIZE])
{
    unsigned char bytes[crypto_generichash_BYTES];
    crypto_generichash(bytes, sizeof bytes, (const unsigned char *)token, strlen(token), NULL, 0);
    sodium_bin2hex(hash, TOKEN_HASH_SIZE, bytes, sizeof bytes);
}

bool token_is_well_formed(const char *text)
{
    static const char alphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    return strspn(text, alphabet) == TOKEN_SIZE - 1 && text[TOKEN_SIZE - 1] == '\0';
}
