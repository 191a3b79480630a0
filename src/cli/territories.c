/* atalaya territories: the municipalities and departments that councils can be opened for. */
#include <stdio.h>
#include <string.h>

#include "actions/import_territories.h"
#include "cli/command.h"
#include "cli/installation.h"
#include "exchange/divipola/divipola.h"

#include "base/banned.h"

enum { SHOWN_PROBLEMS = 30 };

static const char usage[] =
    "Uso: atalaya territories list [--department CÓDIGO]\n"
    "     atalaya territories import ARCHIVO [--dry-run]\n\n"
    "Muestra las entidades territoriales, o trae las de un archivo DIVIPOLA del DANE (CSV o "
    "XLSX).\n"
    "Antioquia viene con el programa. Se trae todo o nada; lo que ya se sabía no se pierde.\n\n";

static int list(struct installation *installation, const char *department)
{
    struct territory_list all = {0};
    struct action_context *context = &installation->context;
    if (!territory_store_list(context->database, context->arena, &all, &context->error))
        return installation_report(installation, ACTION_FAILED);
    for (size_t i = 0; i < all.count; i++) {
        const struct territory *territory = &all.items[i];
        if (department == NULL || strcmp(territory->department_code, department) == 0)
            printf("%-5s  %-22s  %s%s%s\n", territory->code, territory->kind, territory->name,
                   territory->subregion_name == NULL ? "" : ", ",
                   territory->subregion_name == NULL ? "" : territory->subregion_name);
    }
    return 0;
}

static bool read_list(struct action_context *context, const char *path, struct divipola *list,
                      const char **sha256)
{
    struct workbook *workbook = NULL;
    const char *slash = strrchr(path, '/');
    const struct workbook_request request = {.file_name = slash == NULL ? path : slash + 1};
    if (!workbook_read_file(context->arena, path, &request, &workbook, &context->error) ||
        !divipola_read(context->arena, workbook, list, &context->error))
        return false;
    *sha256 = workbook->sha256;
    return true;
}

static bool print_problems(const struct divipola *list)
{
    for (size_t i = 0; i < list->problem_count && i < SHOWN_PROBLEMS; i++)
        fprintf(stderr, "atalaya: fila %d: %s\n", list->problems[i].row, list->problems[i].text);
    if (list->problem_count > SHOWN_PROBLEMS)
        fprintf(stderr, "atalaya: faltan por mostrar otros problemas: %zu\n",
                list->problem_count - SHOWN_PROBLEMS);
    if (list->problem_count > 0)
        fputs("atalaya: no se trajo nada; corrija el archivo\n", stderr);
    return list->problem_count > 0;
}

static int import(struct installation *installation, const char *path, bool is_trial)
{
    struct divipola list;
    struct import_territories_answer answer;
    struct action_context *context = &installation->context;
    struct import_territories input = {.is_trial = is_trial};
    if (!read_list(context, path, &list, &input.file_sha256))
        return installation_report(installation, ACTION_FAILED);
    if (print_problems(&list))
        return 1;
    input.items = list.items;
    input.count = list.count;
    const enum action_status status = import_territories(context, &input, &answer);
    if (installation_report(installation, status) != 0)
        return 1;
    printf(
        "%s: entidades nuevas %zu, cambiadas %zu, iguales %zu (departamentos en el archivo: %zu)\n",
        is_trial ? "Se haría" : "Hecho", answer.added, answer.updated, answer.unchanged,
        list.department_count);
    for (size_t i = 0; i < answer.change_count; i++)
        printf("  %s: %s → %s\n", answer.changes[i].code, answer.changes[i].before,
               answer.changes[i].after);
    return 0;
}

static int run(struct installation *installation, int argc, char **argv)
{
    const char *verb = argc > 1 ? argv[1] : "";
    if (strcmp(verb, "list") == 0 && argc == 2)
        return list(installation, NULL);
    if (strcmp(verb, "list") == 0 && argc == 4 && strcmp(argv[2], "--department") == 0)
        return list(installation, argv[3]);
    if (strcmp(verb, "import") == 0 && argc == 3 && argv[2][0] != '-')
        return import(installation, argv[2], false);
    if (strcmp(verb, "import") == 0 && argc == 4 && strcmp(argv[3], "--dry-run") == 0)
        return import(installation, argv[2], true);
    return installation_print_usage(usage);
}

int command_territories(int argc, char **argv)
{
    return installation_run(argc, argv, usage, installation_open, run);
}
