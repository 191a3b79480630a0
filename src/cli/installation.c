#include "cli/installation.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "storage/council_store.h"
#include "storage/database.h"
#include "storage/migrate.h"

#include "base/banned.h"

static bool make_folder(const char *path, struct error *error)
{
    return mkdir(path, 0700) == 0 || errno == EEXIST ||
           error_set(error, ERROR_IO, "no se pudo crear %s: %s", path, strerror(errno));
}

static bool open_all(struct installation *installation, int *argc, char **argv, bool is_new,
                     struct error *error)
{
    *installation = (struct installation){0};
    if (!settings_load(&installation->settings, argc, argv, &installation->arena, error) ||
        (is_new && !make_folder(installation->settings.data, error)) ||
        !secrets_load(&installation->secrets, installation->settings.data, error) ||
        !database_open(installation->settings.database, &installation->database, error) ||
        (!is_new && !migrate_check(installation->database, error)))
        return false;
    installation->identity = identity_of_operator();
    installation->context = (struct action_context){
        .arena = &installation->arena,
        .database = installation->database,
        .identity = &installation->identity,
        .secrets = &installation->secrets,
        .data_folder = installation->settings.data,
        .address = "",
    };
    return true;
}

static bool open_or_tell(struct installation *installation, int *argc, char **argv, bool is_new)
{
    struct error error = {0};
    if (open_all(installation, argc, argv, is_new, &error))
        return true;
    fprintf(stderr, "atalaya: %s\n", error.message);
    if (error.kind == ERROR_NOT_FOUND)
        fputs("Para preparar una instalación nueva use: atalaya init --data CARPETA\n", stderr);
    installation_close(installation);
    return false;
}

bool installation_open(struct installation *installation, int *argc, char **argv)
{
    return open_or_tell(installation, argc, argv, false);
}

bool installation_open_new(struct installation *installation, int *argc, char **argv)
{
    return open_or_tell(installation, argc, argv, true);
}

void installation_close(struct installation *installation)
{
    database_close(installation->database);
    secrets_wipe(&installation->secrets, sizeof installation->secrets);
    arena_release(&installation->arena);
}

bool installation_enter_council(struct installation *installation, const char *code)
{
    struct council *council = NULL;
    if (!council_store_find_by_code(installation->database, code, &installation->arena, &council,
                                    &installation->context.error)) {
        installation_report(installation, ACTION_FAILED);
        return false;
    }
    if (council == NULL) {
        fprintf(stderr, "atalaya: no hay un consejo con el código %s\n", code);
        return false;
    }
    installation->identity.council_id = council->id;
    return true;
}

bool installation_find_council_code(struct installation *installation, int64_t council_id,
                                    const char **code)
{
    struct council *council = NULL;
    *code = NULL;
    if (!council_store_find(installation->database, council_id, &installation->arena, &council,
                            &installation->context.error))
        return false;
    if (council != NULL)
        *code = council->code;
    return true;
}

int installation_report(struct installation *installation, enum action_status status)
{
    const struct action_context *context = &installation->context;
    for (size_t i = 0; i < context->messages.count; i++)
        fprintf(stderr, "atalaya: %s\n", context->messages.items[i].text);
    if (status == ACTION_FAILED)
        fprintf(stderr, "atalaya: %s\n", context->error.message);
    else if (status == ACTION_NOT_FOUND)
        fputs("atalaya: no se encontró lo pedido\n", stderr);
    else if (status == ACTION_CONFLICT)
        fputs("atalaya: ya estaba así\n", stderr);
    return status == ACTION_DONE ? 0 : 1;
}

int installation_print_usage(const char *usage)
{
    fputs(usage, stderr);
    fputs(settings_help, stderr);
    return 2;
}

bool installation_is_help(int argc, char **argv, const char *usage)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--help") == 0) {
            fputs(usage, stdout);
            fputs(settings_help, stdout);
            return true;
        }
    }
    return false;
}

int installation_run(int argc, char **argv, const char *usage, installation_opener *open,
                     installation_work *work)
{
    struct installation installation;
    if (installation_is_help(argc, argv, usage))
        return 0;
    if (!open(&installation, &argc, argv))
        return 1;
    int status = work(&installation, argc, argv);
    installation_close(&installation);
    return status;
}
