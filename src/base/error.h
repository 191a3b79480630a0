/* Error: why the world failed (disk, database, network, a file that cannot be opened).
 *
 * Functions that touch the world answer bool and take `struct error *` last: false means that it
 * failed and the error says why; true leaves the error as it was. Context is put in front on the
 * way up ("guardar el resultado: disco lleno"), and only the outermost caller logs or shows it.
 *
 * It is not for a user's mistake (those are lists of messages beside their fields or rows) nor for
 * an answer of the domain (a named status) nor for our own bugs (assert). */
#ifndef ATALAYA_BASE_ERROR_H
#define ATALAYA_BASE_ERROR_H

#include <stdbool.h>

enum error_kind {
    ERROR_NONE,
    ERROR_IO,          /* a file or device */
    ERROR_NO_SPACE,    /* disk full or quota */
    ERROR_NOT_FOUND,   /* the file or object named does not exist */
    ERROR_INVALID,     /* the input cannot be used as it is */
    ERROR_TOO_LARGE,   /* over a stated limit */
    ERROR_DATABASE,    /* the engine refused or is away */
    ERROR_CONSTRAINT,  /* a uniqueness or reference rule of the database */
    ERROR_BUSY,        /* try again later */
    ERROR_CONFLICT,    /* somebody else changed it meanwhile */
    ERROR_UNSUPPORTED, /* needs what this machine does not have */
};

struct error {
    enum error_kind kind;
    char message[480]; /* UTF-8, Spanish where a user may see it; cut on a character boundary */
};

/* Fills *error (which may be NULL) and answers false, so that `return error_set(…)` reads well. */
bool error_set(struct error *error, enum error_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Puts "context: " before the message; answers false. */
bool error_add_context(struct error *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
