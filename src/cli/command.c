#include "cli/command.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/settings.h"

#include "base/banned.h"

const struct command command_list[] = {
#define COMMAND(function, name, summary) {name, summary, command_##function},
#include "cli/commands.def"
#undef COMMAND
    {NULL, NULL, NULL},
};

const struct command *command_find(const char *name)
{
    for (const struct command *command = command_list; command->name != NULL; command++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}

static void print_help(FILE *file)
{
    fputs("Uso: atalaya ORDEN [OPCIONES]\n\n"
          "Seguimiento de planes de desarrollo para consejos territoriales de planeación.\n\n"
          "Órdenes:\n",
          file);
    for (const struct command *command = command_list; command->name != NULL; command++)
        fprintf(file, "  %-11s %s\n", command->name, command->summary);
    fputs("\nLa ayuda de una orden: atalaya ORDEN --help\n\n", file);
    fputs(settings_help, file);
}

int command_run(int argc, char **argv)
{
    /* Database, evidence and key are nobody else's to read, whatever the shell says. */
    umask(077);
    if (argc < 2) {
        print_help(stderr);
        return 2;
    }
    if (strcmp(argv[1], "--version") == 0) {
        puts("atalaya " ATALAYA_VERSION);
        return 0;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) {
        print_help(stdout);
        return 0;
    }
    const struct command *command = command_find(argv[1]);
    if (command == NULL) {
        fprintf(stderr, "atalaya: no existe la orden «%s». Vea: atalaya --help\n", argv[1]);
        return 2;
    }
    return command->run(argc - 1, argv + 1);
}
