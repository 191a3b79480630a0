/* Command: the list of what `atalaya` can do on the command line, and how one is run.
 *
 * Each command is one file of this folder with one function; commands.def registers it. */
#ifndef ATALAYA_CLI_COMMAND_H
#define ATALAYA_CLI_COMMAND_H

#include <stddef.h>

struct command {
    const char *name;
    const char *summary; /* Spanish, one line */
    /* argv[0] is the command's name. Answers the exit status: 0 done, 1 failed, 2 wrong use. */
    int (*run)(int argc, char **argv);
};

#define COMMAND(function, name, summary) int command_##function(int argc, char **argv);
#include "cli/commands.def"
#undef COMMAND

/* The registered commands, ended by one without a name. */
extern const struct command command_list[];

/* NULL for an unknown name. */
const struct command *command_find(const char *name);

/* Runs the program: `atalaya COMMAND …`, --help, --version. Answers the exit status. */
int command_run(int argc, char **argv);

#endif
