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

int command_migrate(int argc, char **argv)
{
    struct installation installation;
    int applied_count = 0;
    if (installation_is_help(argc, argv, usage))
        return 0;
    if (!installation_open_new(&installation, &argc, argv))
        return 1;
    int status = 2;
    if (argc != 1) {
        installation_print_usage(usage);
    } else if (!migrate_run(installation.database, &applied_count, &installation.context.error)) {
        status = installation_report(&installation, ACTION_FAILED);
    } else {
        printf("Base de datos: versión %d (%d pasos nuevos)\n", migrate_latest(), applied_count);
        status = 0;
    }
    installation_close(&installation);
    return status;
}
