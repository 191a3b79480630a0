/* Sandbox: what the server takes away from itself before it listens, so that a mistake in it opens
 * less.
 *
 * Three layers, each where the kernel has it: no new privileges (setuid programs give nothing),
 * Landlock (files: the data folder for writing, the named system folders for reading, nothing
 * else), and seccomp (no other program can be started, no debugging of others, no kernel interfaces
 * that a server does not need; without may_connect no outgoing connection either). It never keeps
 * the server from starting: the level that was reached is answered, logged and shown by `atalaya
 * doctor`.
 *
 * There is no way back; call it once, before threads are made. */
#ifndef ATALAYA_SECURITY_SANDBOX_H
#define ATALAYA_SECURITY_SANDBOX_H

#include <stdbool.h>

#include "base/arena.h"

struct sandbox_request {
    const char *data_folder; /* read and written */
    /* Folders only read, ended by NULL: fonts, time zones, settings. A missing one is left out. */
    const char *const *readable;
    bool may_connect; /* the database is another process */
};

struct sandbox_level {
    bool has_no_new_privileges;
    int landlock_abi; /* 0: the kernel has no Landlock, or refused it */
    bool has_seccomp;
};

/* Folders that the server's libraries read: fonts, time zones, character tables, names of hosts. */
extern const char *const sandbox_system_folders[];

struct sandbox_level sandbox_enter(const struct sandbox_request *request);

/* Whether all three layers hold: for --require-sandbox. */
bool sandbox_is_complete(const struct sandbox_level *level);

/* "sin privilegios nuevos: sí; archivos (Landlock 4): sí; llamadas (seccomp): sí" */
const char *sandbox_describe(const struct sandbox_level *level, struct arena *arena);

#endif
