/* Settings: where an installation keeps its data and where it listens.
 *
 * From weakest to strongest: what stands below, the configuration file, the options of the command
 * line. The file is /etc/atalaya/atalaya.ini where it exists, or the one named by --config; it has
 * `key = value` lines (packaging/atalaya.ini explains each). A wrong value stops the program with
 * file and line: guessing would let an installation run with less protection than it asked for. */
#ifndef ATALAYA_CLI_SETTINGS_H
#define ATALAYA_CLI_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

struct settings {
    const char *data;             /* folder of database, evidence and secret.key: "datos" */
    const char *database;         /* "sqlite:DATA/atalaya.sqlite" or "postgresql://…" */
    const char *listen;           /* numeric address: "127.0.0.1" */
    int port;                     /* 8080 */
    const char *base_url;         /* as people see it, without slash: "http://127.0.0.1:8080" */
    const char **trusted_proxies; /* numeric addresses whose X-Forwarded-* is believed */
    size_t trusted_proxy_count;
};

/* Reads the settings, and takes the options that all commands share out of the arguments:
 * --config FILE, --data FOLDER, --database URL, --listen ADDRESS, --port N, --base-url URL (also as
 * --data=FOLDER). The others are left in argv in their order and *argc becomes their number; after
 * `--` nothing is taken. argv[0] is left alone. Texts live in the arena or in argv. */
bool settings_load(struct settings *settings, int *argc, char **argv, struct arena *arena,
                   struct error *error);

/* Whether an address belongs to this machine only ("127.0.0.1", "::1"). */
bool settings_is_loopback(const char *address);

/* Whether others than this machine can reach it: it listens to more, or its base URL names more. */
bool settings_is_public(const struct settings *settings);

/* The lines of --help on the shared options. */
extern const char *const settings_help;

#endif
