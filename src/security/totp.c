#include "security/totp.h"

#include <liboath/oath.h>
#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

#include "base/env.h"
#include "base/strbuf.h"

#include "base/banned.h"

enum { SECRET_BYTES = 20, DIGITS = 6, QUIET_MODULES = 4 };

bool totp_init(struct error *error)
{
    int status = oath_init();
    return status == OATH_OK ||
           error_set(error, ERROR_UNSUPPORTED, "liboath: %s", oath_strerror(status));
}

void totp_create_secret(char secret[TOTP_SECRET_SIZE])
{
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    unsigned char random[TOTP_SECRET_SIZE - 1];
    env_random_bytes(random, sizeof random);
    for (size_t i = 0; i < sizeof random; i++)
        secret[i] = alphabet[random[i] & 31];
    secret[TOTP_SECRET_SIZE - 1] = '\0';
    secrets_wipe(random, sizeof random);
}

/* The six digits without the spaces that applications show between them. */
static bool read_digits(const char *code, char digits[DIGITS + 1])
{
    int count = 0;
    for (; *code != '\0'; code++) {
        if (*code == ' ')
            continue;
        if (*code < '0' || *code > '9' || count == DIGITS)
            return false;
        digits[count++] = *code;
    }
    digits[count] = '\0';
    return count == DIGITS;
}

bool totp_is_valid(const char *secret, const char *code, int64_t now_s, int64_t *last_step)
{
    char *key = NULL;
    size_t key_size = 0;
    char digits[DIGITS + 1];
    if (now_s < 0 || !read_digits(code, digits) ||
        oath_base32_decode(secret, strlen(secret), &key, &key_size) != OATH_OK)
        return false;
    int64_t now_step = now_s / TOTP_STEP_S;
    int64_t found = -1;
    for (int64_t step = now_step - 1; step <= now_step + 1; step++) {
        char expected[DIGITS + 1];
        if (step >= 0 &&
            oath_hotp_generate(key, key_size, (uint64_t)step, DIGITS, false,
                               OATH_HOTP_DYNAMIC_TRUNCATION, expected) == OATH_OK &&
            secrets_is_equal(expected, digits))
            found = step;
    }
    secrets_wipe(key, key_size);
    free(key);
    if (found < 0 || found <= *last_step)
        return false;
    *last_step = found;
    return true;
}

static void add_escaped(struct strbuf *uri, const char *text)
{
    static const char unreserved[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    for (; *text != '\0'; text++) {
        if (strchr(unreserved, *text) != NULL)
            strbuf_add_char(uri, *text);
        else
            strbuf_printf(uri, "%%%02X", (unsigned)(unsigned char)*text);
    }
}

const char *totp_format_uri(const char *secret, const char *account, struct arena *arena)
{
    struct strbuf uri;
    strbuf_init(&uri, arena);
    strbuf_add(&uri, "otpauth://totp/Atalaya:");
    add_escaped(&uri, account);
    strbuf_printf(&uri, "?secret=%s&issuer=Atalaya", secret);
    return uri.data;
}

bool totp_draw(const char *text, struct totp_picture *picture, struct arena *arena,
               struct error *error)
{
    QRcode *qr = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    if (qr == NULL)
        return error_set(error, ERROR_TOO_LARGE, "el texto no cabe en un código QR");
    struct strbuf path;
    strbuf_init(&path, arena);
    for (int y = 0; y < qr->width; y++) {
        const unsigned char *row = qr->data + (ptrdiff_t)y * qr->width;
        for (int x = 0; x < qr->width; x++) {
            int start = x;
            while (x < qr->width && (row[x] & 1) != 0)
                x++;
            if (x > start)
                strbuf_printf(&path, "M%d %dh%dv1h-%dz", start + QUIET_MODULES, y + QUIET_MODULES,
                              x - start, x - start);
        }
    }
    picture->size = qr->width + 2 * QUIET_MODULES;
    picture->path = path.data;
    QRcode_free(qr);
    return true;
}

void totp_create_recovery_codes(char codes[TOTP_RECOVERY_CODES][CROCKFORD_CODE_SIZE])
{
    for (int i = 0; i < TOTP_RECOVERY_CODES; i++) {
        unsigned char random[8];
        env_random_bytes(random, sizeof random);
        crockford_format(random, codes[i]);
    }
}

bool totp_mark_recovery_code(const struct secrets *secrets, const char *typed,
                             char mark[SECRETS_MARK_SIZE])
{
    char code[CROCKFORD_CODE_SIZE];
    if (!crockford_parse(typed, code))
        return false;
    secrets_mark(secrets, "recuperacion", code, mark);
    return true;
}
