/* atalaya init: prepares an installation, or completes one that is there. */
#include <stdio.h>
#include <string.h>

#include "actions/load_territories.h"
#include "actions/person.h"
#include "cli/command.h"
#include "cli/installation.h"
#include "storage/migrate.h"
#include "storage/person_store.h"
#include "storage/territory_store.h"

#include "base/banned.h"

static const char usage[] =
    "Uso: atalaya init --data CARPETA [--admin CORREO]\n\n"
    "Prepara la carpeta de datos: llave, base de datos y entidades territoriales. Si nadie\n"
    "administra la instalación, crea esa cuenta y muestra su contraseña de un solo uso.\n"
    "Repetirlo no daña nada.\n\n";

static const char default_email[] = "admin@atalaya.local";

static enum action_status load_catalogue(struct installation *installation)
{
    struct territory_list territories = {0};
    size_t count = 0;
    if (!territory_store_list(installation->database, &installation->arena, &territories,
                              &installation->context.error))
        return ACTION_FAILED;
    if (territories.count > 0)
        return ACTION_DONE;
    enum action_status status =
        load_territories(&installation->context, load_territories_antioquia, &count);
    if (status == ACTION_DONE)
        printf("Entidades territoriales: %zu\n", count);
    return status;
}

/* Whether somebody can log in as administrator, or has this address. */
static bool is_needless(const struct person_list *people, const char *email)
{
    for (size_t i = 0; i < people->count; i++) {
        const struct person *person = &people->items[i];
        bool is_administrator = person->is_administrator && !person->is_disabled;
        if (email == NULL ? is_administrator : strcmp(person->email, email) == 0)
            return true;
    }
    return false;
}

static enum action_status create_administrator(struct installation *installation, const char *email)
{
    struct person_list people = {0};
    struct create_person_answer answer;
    if (!person_store_list(installation->database, &installation->arena, &people,
                           &installation->context.error))
        return ACTION_FAILED;
    if (is_needless(&people, email))
        return ACTION_DONE;
    struct create_person input = {
        .email = email != NULL ? email : default_email,
        .name = "Administración",
        .is_administrator = true,
    };
    enum action_status status = create_person(&installation->context, &input, &answer);
    if (status == ACTION_DONE)
        printf("Administra la instalación: %s\nContraseña de un solo uso: %s\n", input.email,
               answer.password);
    return status;
}

static int prepare(struct installation *installation, const char *email)
{
    int applied_count = 0;
    if (!migrate_run(installation->database, &applied_count, &installation->context.error))
        return installation_report(installation, ACTION_FAILED);
    printf("Base de datos: versión %d (pasos nuevos: %d)\n", migrate_latest(), applied_count);
    enum action_status status = load_catalogue(installation);
    if (status == ACTION_DONE)
        status = create_administrator(installation, email);
    return installation_report(installation, status);
}

static int run(struct installation *installation, int argc, char **argv)
{
    if (argc == 1)
        return prepare(installation, NULL);
    if (argc == 3 && strcmp(argv[1], "--admin") == 0)
        return prepare(installation, argv[2]);
    return installation_print_usage(usage);
}

int command_init(int argc, char **argv)
{
    return installation_run(argc, argv, usage, installation_open_new, run);
}
