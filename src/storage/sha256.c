#include "storage/sha256.h"

#include <assert.h>
#include <sodium.h>

#include "base/banned.h"

static_assert(sizeof(struct sha256) >= sizeof(crypto_hash_sha256_state), "room for the state");
static_assert(_Alignof(struct sha256) >= _Alignof(crypto_hash_sha256_state), "alignment");

static crypto_hash_sha256_state *state_of(struct sha256 *sum)
{
    return (crypto_hash_sha256_state *)(void *)sum->state;
}

void sha256_init(struct sha256 *sum)
{
    crypto_hash_sha256_init(state_of(sum));
}

void sha256_add(struct sha256 *sum, const void *bytes, size_t length)
{
    crypto_hash_sha256_update(state_of(sum), bytes, length);
}

void sha256_finish(struct sha256 *sum, char text[SHA256_TEXT_SIZE])
{
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_final(state_of(sum), digest);
    sodium_bin2hex(text, SHA256_TEXT_SIZE, digest, sizeof digest);
}

void sha256_format(const void *bytes, size_t length, char text[SHA256_TEXT_SIZE])
{
    struct sha256 sum;
    sha256_init(&sum);
    sha256_add(&sum, bytes, length);
    sha256_finish(&sum, text);
}

bool sha256_is_text(const char *text)
{
    size_t length = 0;
    for (; text[length] != '\0'; length++) {
        bool is_digit = text[length] >= '0' && text[length] <= '9';
        if (!is_digit && !(text[length] >= 'a' && text[length] <= 'f'))
            return false;
    }
    return length == SHA256_TEXT_SIZE - 1;
}
