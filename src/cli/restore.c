/* atalaya restore: a new installation from a copy. */
#include <stdio.h>

#include "cli/command.h"
#include "cli/demo_people.h"
#include "cli/installation.h"
#include "storage/backup.h"
#include "storage/evidence_files.h"

#include "base/banned.h"

static const char usage[] =
    "Uso: atalaya restore ARCHIVO --data CARPETA\n\n"
    "Comprueba la copia y llena con ella una instalación nueva. Una base de datos con datos no se\n"
    "toca. La copia sirve para SQLite y para PostgreSQL, venga de donde venga. Ponga antes en la\n"
    "carpeta la llave secret.key que guardó aparte; sin ella el segundo paso de entrada se\n"
    "configura de nuevo.\n\n";

/* A copy of the demonstration brings its accounts of known password along. */
static bool mark_demonstration(struct installation *installation)
{
    bool are_there = false;
    return demo_people_are_there(installation, &are_there) &&
           (!are_there || demo_people_leave_marker(installation));
}

static int run(struct installation *installation, int argc, char **argv)
{
    if (argc != 2)
        return installation_print_usage(usage);
    struct backup_summary summary;
    const char *folder = arena_printf(&installation->arena, "%s/%s", installation->settings.data,
                                      EVIDENCE_FILES_FOLDER);
    if (!backup_restore(installation->database, folder, argv[1], &summary,
                        &installation->context.error) ||
        !mark_demonstration(installation))
        return installation_report(installation, ACTION_FAILED);
    printf("Restaurada la copia del %s: %lld filas y %lld soportes\n", summary.created_utc,
           (long long)summary.row_count, (long long)summary.evidence_count);
    return 0;
}

int command_restore(int argc, char **argv)
{
    return installation_run(argc, argv, usage, installation_open_new, run);
}
