/* atalaya user: accounts and roles from the command line, for whoever runs the machine. */
#include <stdio.h>
#include <string.h>

#include "actions/member.h"
#include "actions/person.h"
#include "cli/command.h"
#include "cli/installation.h"
#include "storage/council_store.h"
#include "storage/member_store.h"
#include "storage/person_store.h"

#include "base/banned.h"

static const char usage[] =
    "Uso: atalaya user list\n"
    "     atalaya user add CORREO NOMBRE [--admin]\n"
    "     atalaya user password CORREO\n"
    "     atalaya user disable CORREO\n"
    "     atalaya user enable CORREO\n"
    "     atalaya user role CORREO --council CÓDIGO ROL[,ROL…]   (ROL «ninguno» lo retira)\n\n"
    "Crea y cuida las cuentas. Las contraseñas que muestra son de un solo uso.\n"
    "Roles: presidencia, secretaria_tecnica, consejero, verificador, enlace, lectura.\n\n";

static int list_people(struct installation *installation)
{
    struct person_list people = {0};
    if (!person_store_list(installation->database, &installation->arena, &people,
                           &installation->context.error))
        return installation_report(installation, ACTION_FAILED);
    for (size_t i = 0; i < people.count; i++) {
        const struct person *person = &people.items[i];
        struct member_list councils = {0};
        printf("%s\t%s%s%s%s\n", person->email, person->name,
               person->is_administrator ? "\tadministra la instalación" : "",
               person->is_disabled ? "\tdesactivada" : "",
               person->totp_secret != NULL ? "\tsegundo paso" : "");
        if (!member_store_list_of_person(installation->database, person->id, &installation->arena,
                                         &councils, &installation->context.error))
            return installation_report(installation, ACTION_FAILED);
        for (size_t j = 0; j < councils.count; j++)
            printf("\t%s\t%s\n", councils.items[j].council_code, councils.items[j].roles);
    }
    return 0;
}

static int add_person(struct installation *installation, char **arguments, int count)
{
    struct create_person_answer answer;
    struct create_person input = {.email = arguments[0], .name = arguments[1]};
    input.is_administrator = count == 3 && strcmp(arguments[2], "--admin") == 0;
    if (count != 2 && !input.is_administrator)
        return installation_print_usage(usage);
    enum action_status status = create_person(&installation->context, &input, &answer);
    if (status == ACTION_DONE)
        printf("Contraseña de un solo uso para %s: %s\n", input.email, answer.password);
    return installation_report(installation, status);
}

/* The person with an e-mail; says so and answers NULL where there is none. */
static const struct person *find(struct installation *installation, const char *email)
{
    struct person *person = NULL;
    const char *clean = action_check_email(&installation->context, "", email);
    if (!person_store_find_by_email(installation->database, clean, &installation->arena, &person,
                                    &installation->context.error))
        installation_report(installation, ACTION_FAILED);
    else if (person == NULL)
        fprintf(stderr, "atalaya: no hay una cuenta con el correo %s\n", email);
    return person;
}

static int renew_password(struct installation *installation, const struct person *person)
{
    char password[PASSWORD_ONE_TIME_SIZE];
    enum action_status status = reset_password(&installation->context, person->id, password);
    if (status == ACTION_DONE)
        printf("Contraseña de un solo uso para %s: %s\n", person->email, password);
    return installation_report(installation, status);
}

static enum action_status apply_roles(struct installation *installation,
                                      const struct person *person, role_set roles)
{
    struct action_context *context = &installation->context;
    if (roles == 0)
        return remove_member(context, person->id);
    enum action_status status = change_role(context, person->id, roles);
    return status == ACTION_NOT_FOUND ? add_member(context, person->id, roles) : status;
}

static int set_roles(struct installation *installation, const struct person *person,
                     char **arguments, int count)
{
    role_set roles = 0;
    if (count != 3 || strcmp(arguments[0], "--council") != 0)
        return installation_print_usage(usage);
    if (!installation_enter_council(installation, arguments[1]))
        return 1;
    if (strcmp(arguments[2], "ninguno") != 0 &&
        (!role_parse_set(arguments[2], &roles) || roles == 0)) {
        fprintf(stderr, "atalaya: rol desconocido: %s\n", arguments[2]);
        return 1;
    }
    return installation_report(installation, apply_roles(installation, person, roles));
}

static int run(struct installation *installation, int argc, char **argv)
{
    if (argc < 2)
        return installation_print_usage(usage);
    const char *command = argv[1];
    if (strcmp(command, "list") == 0 && argc == 2)
        return list_people(installation);
    if (strcmp(command, "add") == 0 && argc >= 4)
        return add_person(installation, argv + 2, argc - 2);
    if (argc < 3)
        return installation_print_usage(usage);
    bool is_single = argc == 3;
    bool is_role = strcmp(command, "role") == 0;
    if (!is_role && (!is_single || strstr(" password disable enable ", command) == NULL))
        return installation_print_usage(usage);
    const struct person *person = find(installation, argv[2]);
    if (person == NULL)
        return 1;
    if (is_role)
        return set_roles(installation, person, argv + 3, argc - 3);
    if (strcmp(command, "password") == 0)
        return renew_password(installation, person);
    if (strcmp(command, "disable") == 0)
        return installation_report(installation,
                                   disable_person(&installation->context, person->id));
    if (strcmp(command, "enable") == 0)
        return installation_report(installation, enable_person(&installation->context, person->id));
    return installation_print_usage(usage);
}

int command_user(int argc, char **argv)
{
    return installation_run(argc, argv, usage, installation_open, run);
}
