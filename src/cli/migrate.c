/* atalaya migrate: brings the database to this program's version. */
#include <stdio.h>

#include "cli/command.h"
#include "cli/installation.h"
#include "storage/migrate.h"

#include "base/banned.h"

static const char usage[] =
    "Uso: atalaya migrate\n\n"
    "Lleva la base de datos a la versión de este programa. Haga antes una copia: atalaya backup.\n"
    "\n";

static int run(struct installation *installation, int argc, char **argv)
{
    int applied_count = 0;
    (void)argv;
    if (argc != 1)
        return installation_print_usage(usage);
    if (!migrate_run(installation->database, &applied_count, &installation->context.error))
        return installation_report(installation, ACTION_FAILED);
    printf("Base de datos: versión %d (pasos nuevos: %d)\n", migrate_latest(), applied_count);
    return 0;
}

int command_migrate(int argc, char **argv)
{
    return installation_run(argc, argv, usage, installation_open_new, run);
}
