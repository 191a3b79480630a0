/* atalaya backup: one file with the database and the evidence, while the server goes on; or its
 * check. */
#include "storage/backup.h"

#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/installation.h"
#include "storage/evidence_files.h"

#include "base/banned.h"

static const char usage[] = "Uso: atalaya backup ARCHIVO\n"
                            "     atalaya backup --check ARCHIVO\n\n"
                            "Guarda la base de datos y los soportes en un archivo nuevo y lo lee "
                            "de nuevo para comprobarlo.\n"
                            "Puede hacerse mientras el servidor atiende. Con --check solo "
                            "comprueba una copia que ya existe.\n"
                            "La llave secret.key no va en la copia: guárdela aparte. La copia no "
                            "está cifrada: cuídela como\n"
                            "los datos.\n\n";

static void print_summary(const char *path, const struct backup_summary *summary)
{
    printf("Copia completa: %s\nHecha: %s\nFilas: %lld\nSoportes: %lld (%lld bytes)\n"
           "Tamaño: %lld bytes\n",
           path, summary->created_utc, (long long)summary->row_count,
           (long long)summary->evidence_count, (long long)summary->evidence_bytes,
           (long long)summary->size_bytes);
    if (summary->missing_count > 0)
        fprintf(stderr, "Atención: %lld soportes faltan en el disco o cambiaron\n",
                (long long)summary->missing_count);
}

/* Needs no installation: a copy may be checked on any machine. */
static int check(int argc, char **argv)
{
    struct arena arena = {0};
    struct settings settings;
    struct backup_summary summary;
    struct error error = {0};
    int status = 1;
    if (installation_is_help(argc, argv, usage))
        return 0;
    if (!settings_load(&settings, &argc, argv, &arena, &error))
        fprintf(stderr, "atalaya: %s\n", error.message);
    else if (argc != 3)
        status = installation_print_usage(usage);
    else if (!backup_verify(argv[2], &summary, &error))
        fprintf(stderr, "atalaya: %s\n", error.message);
    else
        status = 0;
    if (status == 0)
        print_summary(argv[2], &summary);
    arena_release(&arena);
    return status;
}

static int run(struct installation *installation, int argc, char **argv)
{
    if (argc != 2)
        return installation_print_usage(usage);
    struct backup_summary summary;
    const char *folder = arena_printf(&installation->arena, "%s/%s", installation->settings.data,
                                      EVIDENCE_FILES_FOLDER);
    if (!backup_write(installation->database, folder, argv[1], &summary,
                      &installation->context.error))
        return installation_report(installation, ACTION_FAILED);
    print_summary(argv[1], &summary);
    return 0;
}

int command_backup(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "--check") == 0)
        return check(argc, argv); /* a copy is checked without any installation */
    return installation_run(argc, argv, usage, installation_open, run);
}
