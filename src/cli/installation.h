/* Installation: what a command of the machine's operator opens before it works: settings, keys,
 * database and an action context that may do everything and leaves its trace as the operator's. */
#ifndef ATALAYA_CLI_INSTALLATION_H
#define ATALAYA_CLI_INSTALLATION_H

#include "actions/action.h"
#include "cli/settings.h"

struct installation {
    struct arena arena;
    struct settings settings;
    struct secrets secrets;
    struct database *database;
    struct identity identity;
    struct action_context context;
};

/* Takes the shared options out of the arguments and opens everything; the database must be at this
 * program's version. On failure prints why to standard error and answers false. */
bool installation_open(struct installation *installation, int *argc, char **argv);

/* The same without asking for the version, and making the data folder (0700): for init and migrate.
 */
bool installation_open_new(struct installation *installation, int *argc, char **argv);
void installation_close(struct installation *installation);

/* Acts in the council with this code from now on; prints and answers false where there is none. */
bool installation_enter_council(struct installation *installation, const char *code);
/* *code is NULL where there is no such council. */
bool installation_find_council_code(struct installation *installation, int64_t council_id,
                                    const char **code);

/* What most commands are: prints the usage where --help asks for it, opens, lets work do the rest
 * with the arguments that are left (argv[0] is the command), and closes. Answers the exit status.
 */
typedef int installation_work(struct installation *installation, int argc, char **argv);
typedef bool installation_opener(struct installation *installation, int *argc, char **argv);
int installation_run(int argc, char **argv, const char *usage, installation_opener *open,
                     installation_work *work);

/* Prints messages and error of an action's status; answers the exit status: 0 for ACTION_DONE. */
int installation_report(struct installation *installation, enum action_status status);
/* Prints a command's usage and the shared options to standard error; answers exit status 2. */
int installation_print_usage(const char *usage);
/* Prints them to standard output and answers true where the arguments ask for --help: before
 * anything is opened. */
bool installation_is_help(int argc, char **argv, const char *usage);

#endif
