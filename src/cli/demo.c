/* atalaya demo: fills an installation with the demonstration council. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "actions/create_council.h"
#include "actions/import_plan.h"
#include "actions/member.h"
#include "actions/person.h"
#include "base/env.h"
#include "cli/command.h"
#include "cli/demo_results.h"
#include "cli/installation.h"
#include "exchange/matrix_csv/matrix_draft.h"
#include "storage/council_store.h"
#include "storage/person_store.h"
#include "storage/plan_store.h"

#include "base/banned.h"

extern const char *const demo_guatape;
extern const char *const demo_constructed;

static const char usage[] =
    "Uso: atalaya demo --data CARPETA\n\n"
    "Carga la demostración: un consejo como el de Guatapé, con los 93 indicadores reales de su "
    "plan\n"
    "y algunos ejemplos construidos. Repetirlo no daña nada. Las cuentas de la demostración "
    "tienen\n"
    "una contraseña conocida: no la cargue en una instalación que se vea desde otros equipos.\n\n";

static const char council_code[] = "guatape";
static const char plan_name[] = "Juntos Construimos 2024-2027";

static const struct {
    const char *email, *name;
    enum role role;
} people[] = {
    {"presidencia@demo.atalaya", "Rosalba Gómez", ROLE_PRESIDENT},
    {"secretaria@demo.atalaya", "Hernán Ciro", ROLE_TECHNICAL_SECRETARY},
    {"consejera@demo.atalaya", "Luz Marina Giraldo", ROLE_COUNCILLOR},
    {"verificadora@demo.atalaya", "Ana Lucía Urrea", ROLE_VERIFIER},
    {"enlace@demo.atalaya", "Enlace de planeación", ROLE_LIAISON},
    {"lectura@demo.atalaya", "Invitado de lectura", ROLE_READER},
};

/* The account, with the demonstration's known password. */
static enum action_status make_person(struct installation *installation, size_t index,
                                      int64_t *person_id)
{
    struct action_context *context = &installation->context;
    const struct create_person input = {.email = people[index].email, .name = people[index].name};
    struct create_person_answer answer;
    struct person *person = NULL;
    char hash[PASSWORD_HASH_SIZE];
    enum action_status status = create_person(context, &input, &answer);
    if (status != ACTION_DONE)
        return status;
    *person_id = answer.person_id;
    if (!password_hash(DEMO_PASSWORD, hash) || !action_begin(context))
        return ACTION_FAILED;
    if (!person_store_find(installation->database, *person_id, &installation->arena, &person,
                           &context->error))
        return action_abandon(context, ACTION_FAILED);
    person->password_hash = hash;
    person->must_change_password = false;
    if (!person_store_save(installation->database, person, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context,
                         arena_printf(&installation->arena, "person:%lld", (long long)*person_id),
                         "demostración");
}

static enum action_status make_people(struct installation *installation, struct demo_people *ids)
{
    for (size_t i = 0; i < sizeof people / sizeof people[0]; i++) {
        installation->identity.council_id = 0;
        enum action_status status = make_person(installation, i, &ids->by_role[people[i].role]);
        if (status != ACTION_DONE)
            return status;
        if (!installation_enter_council(installation, council_code))
            return ACTION_FAILED;
        status = add_member(&installation->context, ids->by_role[people[i].role],
                            ROLE_BIT(people[i].role));
        if (status != ACTION_DONE)
            return status;
    }
    return ACTION_DONE;
}

static enum action_status make_plan(struct installation *installation)
{
    struct action_context *context = &installation->context;
    struct plan_draft draft, constructed;
    struct import_plan_answer answer;
    if (!matrix_draft_read(context->arena, demo_guatape, "guatape.csv", &draft, &context->error) ||
        !matrix_draft_read(context->arena, demo_constructed, "ejemplos_construidos.csv",
                           &constructed, &context->error))
        return ACTION_FAILED;
    const struct import_plan first = {.draft = &draft, .plan_name = plan_name};
    enum action_status status = import_plan(context, &first, &answer);
    if (status != ACTION_DONE)
        return status;
    const struct import_plan second = {.draft = &constructed};
    return import_plan(context, &second, &answer);
}

static bool leave_marker(struct installation *installation)
{
    const char *path =
        arena_printf(&installation->arena, "%s/demostracion", installation->settings.data);
    FILE *file = fopen(path, "w");
    if (file == NULL)
        return error_set(&installation->context.error, ERROR_IO, "no se pudo escribir %s", path);
    fputs("Esta carpeta tiene la demostración y cuentas de contraseña conocida.\n", file);
    return fclose(file) == 0;
}

/* A load that was cut short leaves a council without a plan: said, and nothing is mended by guess.
 */
static enum action_status check_loaded(struct installation *installation, int64_t council_id)
{
    struct action_context *context = &installation->context;
    int64_t plan_id = 0;
    if (!plan_store_find_current(installation->database, council_id, &plan_id, &context->error))
        return ACTION_FAILED;
    if (plan_id == 0) {
        error_set(&context->error, ERROR_INVALID,
                  "el consejo «%s» ya existe y no tiene plan: use otra carpeta de datos",
                  council_code);
        return ACTION_FAILED;
    }
    puts("La demostración ya estaba cargada.");
    return ACTION_DONE;
}

static enum action_status load(struct installation *installation)
{
    struct action_context *context = &installation->context;
    struct council *known = NULL;
    struct demo_people ids = {0};
    int64_t council_id = 0;
    if (!council_store_find_by_code(installation->database, council_code, &installation->arena,
                                    &known, &context->error))
        return ACTION_FAILED;
    if (known != NULL)
        return check_loaded(installation, known->id);
    const struct create_council council = {.code = council_code,
                                           .name = "Consejo Territorial de Planeación de Guatapé",
                                           .territory_code = "05321"};
    enum action_status status = create_council(context, &council, &council_id);
    if (status == ACTION_DONE && !leave_marker(installation))
        status = ACTION_FAILED;
    if (status == ACTION_DONE)
        status = make_people(installation, &ids);
    /* From here on the presidency acts, so that results have somebody who recorded them. */
    installation->identity.person_id = ids.by_role[ROLE_PRESIDENT];
    if (status == ACTION_DONE)
        status = make_plan(installation);
    if (status == ACTION_DONE)
        status = demo_results_write(installation, &ids);
    return status;
}

int command_demo(int argc, char **argv)
{
    struct installation installation;
    if (installation_is_help(argc, argv, usage))
        return 0;
    if (!installation_open(&installation, &argc, argv))
        return 1;
    int status = argc == 1 ? installation_report(&installation, load(&installation))
                           : installation_print_usage(usage);
    if (status == 0)
        printf("Cuentas de la demostración (contraseña %s):\n", DEMO_PASSWORD);
    for (size_t i = 0; status == 0 && i < sizeof people / sizeof people[0]; i++)
        printf("  %-28s %s\n", people[i].email, role_label(people[i].role));
    installation_close(&installation);
    return status;
}
