#include "security/secrets.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/env.h"

#include "base/banned.h"

enum { HEX_DIGITS = 2 * SECRETS_KEY_SIZE, MARK_BYTES = (SECRETS_MARK_SIZE - 1) / 2 };
enum { MARK_KEY_NUMBER = 1, FORM_KEY_NUMBER = 2, SEAL_KEY_NUMBER = 3 };

_Static_assert(crypto_kdf_KEYBYTES == SECRETS_KEY_SIZE, "the master key feeds crypto_kdf");
_Static_assert(crypto_secretbox_KEYBYTES == SECRETS_KEY_SIZE, "the seal key feeds secretbox");

static const char kdf_context[] = "atalaya1";

bool secrets_derive(struct secrets *secrets, const unsigned char master[SECRETS_KEY_SIZE],
                    struct error *error)
{
    if (sodium_init() < 0)
        return error_set(error, ERROR_UNSUPPORTED, "no se pudo iniciar libsodium");
    crypto_kdf_derive_from_key(secrets->mark_key, SECRETS_KEY_SIZE, MARK_KEY_NUMBER, kdf_context,
                               master);
    crypto_kdf_derive_from_key(secrets->form_key, SECRETS_KEY_SIZE, FORM_KEY_NUMBER, kdf_context,
                               master);
    crypto_kdf_derive_from_key(secrets->seal_key, SECRETS_KEY_SIZE, SEAL_KEY_NUMBER, kdf_context,
                               master);
    return true;
}

static bool write_all(int file, const char *text, size_t length)
{
    while (length > 0) {
        ssize_t written = write(file, text, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        text += written;
        length -= (size_t)written;
    }
    return true;
}

/* Written aside and linked into place: a power cut leaves a whole key or none, and of two programs
 * that start together the second one finds the first one's key. */
static bool create_key_file(int folder, struct error *error)
{
    unsigned char master[SECRETS_KEY_SIZE];
    unsigned char suffix[8];
    char hex[HEX_DIGITS + 1];
    char name[40] = "secret.key.";
    bool ok = false;

    env_random_bytes(master, sizeof master);
    env_random_bytes(suffix, sizeof suffix);
    sodium_bin2hex(hex, sizeof hex, master, sizeof master);
    sodium_bin2hex(name + strlen(name), 2 * sizeof suffix + 1, suffix, sizeof suffix);
    hex[HEX_DIGITS] = '\n';
    int file = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0) {
        ok = write_all(file, hex, sizeof hex) && fsync(file) == 0;
        ok = close(file) == 0 && ok;
        ok = ok && (linkat(folder, name, folder, "secret.key", 0) == 0 || errno == EEXIST);
        unlinkat(folder, name, 0);
        ok = ok && fsync(folder) == 0;
    }
    sodium_memzero(master, sizeof master);
    sodium_memzero(hex, sizeof hex);
    return ok || error_set(error, errno == ENOSPC ? ERROR_NO_SPACE : ERROR_IO,
                           "no se pudo crear secret.key: %s", strerror(errno));
}

static bool read_key(int file, unsigned char master[SECRETS_KEY_SIZE], struct error *error)
{
    struct stat status;
    if (fstat(file, &status) != 0)
        return error_set(error, ERROR_IO, "secret.key: %s", strerror(errno));
    if ((status.st_mode & 077) != 0)
        return error_set(error, ERROR_INVALID,
                         "secret.key puede ser leído por otros: use chmod 600");
    char text[HEX_DIGITS + 2];
    ssize_t length = read(file, text, sizeof text);
    size_t decoded = 0;
    bool ok =
        length >= HEX_DIGITS && length <= HEX_DIGITS + 1 &&
        (length == HEX_DIGITS || text[HEX_DIGITS] == '\n') &&
        sodium_hex2bin(master, SECRETS_KEY_SIZE, text, HEX_DIGITS, NULL, &decoded, NULL) == 0 &&
        decoded == SECRETS_KEY_SIZE;
    sodium_memzero(text, sizeof text);
    return ok || error_set(error, ERROR_INVALID, "secret.key no tiene la forma esperada");
}

bool secrets_load(struct secrets *secrets, const char *data_folder, struct error *error)
{
    unsigned char master[SECRETS_KEY_SIZE];
    int file = -1;
    bool ok = false;

    if (sodium_init() < 0)
        return error_set(error, ERROR_UNSUPPORTED, "no se pudo iniciar libsodium");
    int folder = open(data_folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return error_set(error, errno == ENOENT ? ERROR_NOT_FOUND : ERROR_IO, "carpeta %s: %s",
                         data_folder, strerror(errno));
    file = openat(folder, "secret.key", O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0 && errno == ENOENT) {
        if (!create_key_file(folder, error))
            goto done;
        file = openat(folder, "secret.key", O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    }
    if (file < 0) {
        error_set(error, ERROR_IO, "secret.key: %s", strerror(errno));
        goto done;
    }
    ok = read_key(file, master, error) && secrets_derive(secrets, master, error);
done:
    sodium_memzero(master, sizeof master);
    if (file >= 0)
        close(file);
    close(folder);
    return ok;
}

void secrets_mark(const struct secrets *secrets, const char *kind, const char *text,
                  char mark[SECRETS_MARK_SIZE])
{
    unsigned char hash[crypto_generichash_BYTES];
    crypto_generichash_state state;
    crypto_generichash_init(&state, secrets->mark_key, SECRETS_KEY_SIZE, sizeof hash);
    /* The NUL keeps ("ab", "c") and ("a", "bc") apart. */
    crypto_generichash_update(&state, (const unsigned char *)kind, strlen(kind) + 1);
    crypto_generichash_update(&state, (const unsigned char *)text, strlen(text));
    crypto_generichash_final(&state, hash, sizeof hash);
    sodium_bin2hex(mark, SECRETS_MARK_SIZE, hash, MARK_BYTES);
}

const char *secrets_seal(const struct secrets *secrets, const char *text, struct arena *arena)
{
    size_t length = strlen(text);
    size_t size = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + length;
    unsigned char *box = arena_alloc(arena, size);
    env_random_bytes(box, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(box + crypto_secretbox_NONCEBYTES, (const unsigned char *)text, length,
                          box, secrets->seal_key);
    size_t capacity = sodium_base64_ENCODED_LEN(size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    char *sealed = arena_alloc(arena, capacity);
    sodium_bin2base64(sealed, capacity, box, size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return sealed;
}

const char *secrets_unseal(const struct secrets *secrets, const char *sealed, struct arena *arena)
{
    const size_t overhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    size_t capacity = strlen(sealed);
    size_t size = 0;
    unsigned char *box = arena_alloc(arena, capacity);
    if (sodium_base642bin(box, capacity, sealed, capacity, NULL, &size, NULL,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        size < overhead)
        return NULL;
    char *text = arena_alloc(arena, size - overhead + 1);
    if (crypto_secretbox_open_easy((unsigned char *)text, box + crypto_secretbox_NONCEBYTES,
                                   size - crypto_secretbox_NONCEBYTES, box, secrets->seal_key) != 0)
        return NULL;
    return text;
}

bool secrets_is_equal(const char *one, const char *other)
{
    size_t length = strlen(one);
    return length == strlen(other) && sodium_memcmp(one, other, length) == 0;
}

void secrets_wipe(void *memory, size_t size)
{
    sodium_memzero(memory, size);
}
