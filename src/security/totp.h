/* Totp: the second step of login, six digits from an application on the person's phone (RFC 6238:
 * SHA-1, 30 s, as every such application knows it), and the recovery codes for a lost phone.
 *
 * A code is accepted one step before and after the machine's time, and never twice. The secret is
 * kept sealed (secrets_seal) by the caller; recovery codes are kept as marks only. */
#ifndef ATALAYA_SECURITY_TOTP_H
#define ATALAYA_SECURITY_TOTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "security/crockford.h"
#include "security/secrets.h"

enum {
    TOTP_SECRET_SIZE = 33, /* 160 bits in base 32, and NUL */
    TOTP_STEP_S = 30,
    TOTP_RECOVERY_CODES = 10,
};

/* Starts liboath; call once before others. */
bool totp_init(struct error *error);

void totp_create_secret(char secret[TOTP_SECRET_SIZE]);

/* Whether code (spaces allowed) is right at now_s and newer than *last_step, the step of the last
 * accepted code (0: none yet). On success *last_step is the step of this one, to be stored.
 * Secret "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" at 59 s: "287082" (RFC 6238, appendix B). */
bool totp_is_valid(const char *secret, const char *code, int64_t now_s, int64_t *last_step);

/* "otpauth://totp/Atalaya:ana%40example.org?secret=…&issuer=Atalaya": what the phone reads. */
const char *totp_format_uri(const char *secret, const char *account, struct arena *arena);

/* A text as a QR picture: for <svg viewBox="0 0 SIZE SIZE"><path d="PATH"/></svg>, one unit for
 * each module, the quiet zone of four modules included. */
struct totp_picture {
    int size;
    const char *path;
};

/* false: the text is too long for a QR code. */
bool totp_draw(const char *text, struct totp_picture *picture, struct arena *arena,
               struct error *error);

/* Ten codes like "7K3QF-0XW2M", to be shown once. */
void totp_create_recovery_codes(char codes[TOTP_RECOVERY_CODES][CROCKFORD_CODE_SIZE]);
/* What is stored of a typed code; false when it cannot be one. */
bool totp_mark_recovery_code(const struct secrets *secrets, const char *typed,
                             char mark[SECRETS_MARK_SIZE]);

#endif
