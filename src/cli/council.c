/* atalaya council: opens councils and lists them. */
#include <stdio.h>
#include <string.h>

#include "actions/create_council.h"
#include "cli/command.h"
#include "cli/installation.h"
#include "storage/council_store.h"

#include "base/banned.h"

static const char usage[] =
    "Uso: atalaya council list\n"
    "     atalaya council add CÓDIGO NOMBRE ENTIDAD\n\n"
    "Muestra los consejos o abre uno. CÓDIGO va en las direcciones, como guatape. ENTIDAD es el\n"
    "código DANE del municipio o departamento, como 05321.\n\n";

static int list(struct installation *installation)
{
    struct council_list councils = {0};
    struct action_context *context = &installation->context;
    if (!council_store_list(context->database, context->arena, &councils, &context->error))
        return installation_report(installation, ACTION_FAILED);
    for (size_t i = 0; i < councils.count; i++)
        printf("%-20s %s  %s\n", councils.items[i].code, councils.items[i].territory_code,
               councils.items[i].name);
    return 0;
}

static int add(struct installation *installation, char **words)
{
    const struct create_council input = {
        .code = words[0], .name = words[1], .territory_code = words[2]};
    int64_t id = 0;
    return installation_report(installation, create_council(&installation->context, &input, &id));
}

static int run(struct installation *installation, int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "list") == 0)
        return list(installation);
    if (argc == 5 && strcmp(argv[1], "add") == 0)
        return add(installation, argv + 2);
    return installation_print_usage(usage);
}

int command_council(int argc, char **argv)
{
    return installation_run(argc, argv, usage, installation_open, run);
}
