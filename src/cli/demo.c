/* atalaya demo: fills an installation with the demonstration council. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "actions/create_council.h"
#include "actions/import_plan.h"
#include "cli/command.h"
#include "cli/demo_council.h"
#include "cli/demo_duties.h"
#include "cli/demo_evidence.h"
#include "cli/demo_report.h"
#include "cli/demo_results.h"
#include "cli/demo_sheets.h"
#include "cli/demo_topics.h"
#include "cli/demo_weights.h"
#include "cli/installation.h"
#include "exchange/matrix_csv/matrix_draft.h"
#include "storage/council_store.h"
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

enum {
    DAYS_FOUNDED = 36,
    DAYS_IMPORTED = 34,
    DAYS_CHOSEN = 32,
    DAYS_PROVED = 30,
    DAYS_REPORTED = 3
};

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

/* What the council did in the last weeks: from the plan that its secretariat brought in to results
 * in every state. */
static enum action_status tell_story(struct installation *installation,
                                     const struct demo_people *people)
{
    struct action_context *context = &installation->context;
    struct object_key key = {installation->identity.council_id, 0};
    struct plan *plan = NULL;
    demo_people_set_days_ago(DAYS_IMPORTED);
    demo_people_become(installation, people, ROLE_TECHNICAL_SECRETARY);
    enum action_status status = make_plan(installation);
    if (status != ACTION_DONE)
        return status;
    if (!plan_store_find_current(context->database, key.council_id, &key.id, &context->error) ||
        !plan_store_load(context->database, key, context->arena, &plan, &context->error))
        return ACTION_FAILED;
    demo_people_set_days_ago(DAYS_CHOSEN);
    status = demo_council_make(installation, people);
    if (status == ACTION_DONE)
        status = demo_topics_make(installation, people, plan);
    if (status == ACTION_DONE)
        status = demo_duties_make(installation, people, plan);
    if (status == ACTION_DONE)
        status = demo_sheets_write(installation, people, plan);
    if (status == ACTION_DONE)
        status = demo_weights_save(installation, people, plan);
    demo_people_set_days_ago(DAYS_PROVED);
    if (status == ACTION_DONE)
        status = demo_evidence_attach(installation, people, plan);
    if (status == ACTION_DONE)
        status = demo_results_write(installation, people, plan);
    demo_people_set_days_ago(DAYS_REPORTED);
    if (status == ACTION_DONE)
        status = demo_report_write(installation, people);
    if (status == ACTION_DONE)
        status = demo_council_plan(installation, people);
    demo_people_set_days_ago(0);
    return status;
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
    demo_people_set_days_ago(DAYS_FOUNDED);
    enum action_status status = create_council(context, &council, &council_id);
    if (status == ACTION_DONE && !demo_people_leave_marker(installation))
        status = ACTION_FAILED;
    if (status == ACTION_DONE)
        status = demo_people_make(installation, council_code, &ids);
    return status == ACTION_DONE ? tell_story(installation, &ids) : status;
}

static int run(struct installation *installation, int argc, char **argv)
{
    (void)argv;
    if (argc != 1)
        return installation_print_usage(usage);
    int status = installation_report(installation, load(installation));
    if (status == 0)
        demo_people_print();
    return status;
}

int command_demo(int argc, char **argv)
{
    return installation_run(argc, argv, usage, installation_open, run);
}
