/* atalaya doctor: says whether an installation is sound. It reads everything and changes nothing,
 * so it may run beside the server. */
#include "cli/doctor.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/installation.h"
#include "storage/database.h"
#include "storage/migrate.h"

#include "base/banned.h"

static const char usage[] =
    "Uso: atalaya doctor [--json]\n\n"
    "Revisa la instalación: base de datos, árbol y pesos de los planes, filas sin dueño, registro\n"
    "de actuaciones, soportes en el disco, informes aprobados, llaves y ajustes. No cambia nada.\n"
    "Sale con 1 si encuentra un error. Con --json responde para programas.\n\n";

void doctor_add(struct doctor *doctor, const struct doctor_finding *finding)
{
    doctor->findings =
        arena_grow(doctor->arena, doctor->findings, doctor->count, sizeof doctor->findings[0]);
    doctor->findings[doctor->count++] = *finding;
    doctor->errors += finding->state == DOCTOR_ERROR;
    doctor->warnings += finding->state == DOCTOR_WARNING;
}

void doctor_add_failure(struct doctor *doctor, const char *check, const struct error *error)
{
    doctor_add(doctor, &(struct doctor_finding){
                           DOCTOR_ERROR, check,
                           arena_printf(doctor->arena, "No se pudo revisar: %s", error->message),
                           "Corrija lo que dice el mensaje y repita la revisión."});
}

/* SQLite would make a file that is not there. */
static bool is_there(const struct doctor *doctor)
{
    static const char scheme[] = "sqlite:";
    const char *url = doctor->settings->database;
    if (strncmp(url, scheme, sizeof scheme - 1) != 0)
        return true;
    return access(url + sizeof scheme - 1, F_OK) == 0;
}

static bool open_database(struct doctor *doctor)
{
    struct error error = {0};
    if (!is_there(doctor)) {
        doctor_add(doctor, &(struct doctor_finding){
                               DOCTOR_ERROR, "base_de_datos",
                               arena_printf(doctor->arena, "No hay base de datos en %s",
                                            doctor->settings->database),
                               "Prepare la instalación con: atalaya init, o restaure una copia."});
        return false;
    }
    if (!database_open(doctor->settings->database, &doctor->database, &error)) {
        doctor_add_failure(doctor, "base_de_datos", &error);
        return false;
    }
    return true;
}

/* Other versions have other tables: nothing more can be asked then. */
static bool check_version(struct doctor *doctor)
{
    struct error error = {0};
    int version = 0;
    if (!migrate_check(doctor->database, &error)) {
        doctor_add(doctor, &(struct doctor_finding){DOCTOR_ERROR, "version",
                                                    arena_strdup(doctor->arena, error.message),
                                                    "Haga una copia y lleve la base de datos a "
                                                    "esta versión con: atalaya migrate"});
        return false;
    }
    if (!migrate_load_version(doctor->database, &version, &error)) {
        doctor_add_failure(doctor, "version", &error);
        return false;
    }
    doctor_add(doctor,
               &(struct doctor_finding){
                   DOCTOR_SOUND, "version",
                   arena_printf(doctor->arena, "La base de datos (%s) está en la versión %d",
                                database_engine_name(doctor->database), version),
                   ""});
    return true;
}

static const char *state_word(enum doctor_state state)
{
    static const char *const words[] = {"bien", "aviso", "ERROR"};
    return words[state];
}

static void print_text(const struct doctor *doctor)
{
    for (size_t i = 0; i < doctor->count; i++) {
        const struct doctor_finding *finding = &doctor->findings[i];
        printf("%-5s  %s\n", state_word(finding->state), finding->text);
        if (finding->state != DOCTOR_SOUND && finding->advice[0] != '\0')
            printf("       → %s\n", finding->advice);
    }
    printf("\nRevisiones: %zu; bien: %zu; avisos: %zu; errores: %zu\n", doctor->count,
           doctor->count - doctor->warnings - doctor->errors, doctor->warnings, doctor->errors);
}

static void print_json(const struct doctor *doctor)
{
    static const char *const codes[] = {"ok", "warning", "error"};
    json_t *checks = json_array();
    for (size_t i = 0; i < doctor->count; i++) {
        const struct doctor_finding *finding = &doctor->findings[i];
        json_array_append_new(checks, json_pack("{s:s,s:s,s:s,s:s}", "check", finding->check,
                                                "state", codes[finding->state], "text",
                                                finding->text, "advice", finding->advice));
    }
    json_t *all = json_pack("{s:o,s:I,s:I}", "checks", checks, "warnings",
                            (json_int_t)doctor->warnings, "errors", (json_int_t)doctor->errors);
    json_dumpf(all, stdout, JSON_INDENT(1));
    putchar('\n');
    json_decref(all);
}

static int examine(struct doctor *doctor, bool as_json)
{
    doctor_check_folder(doctor);
    if (open_database(doctor) && check_version(doctor)) {
        doctor_check_data(doctor);
        doctor_check_evidence(doctor);
    }
    database_close(doctor->database);
    if (as_json)
        print_json(doctor);
    else
        print_text(doctor);
    return doctor->errors > 0 ? 1 : 0;
}

int command_doctor(int argc, char **argv)
{
    struct arena arena = {0};
    struct settings settings;
    struct error error = {0};
    if (installation_is_help(argc, argv, usage))
        return 0;
    struct doctor doctor = {.arena = &arena, .settings = &settings};
    int status = 1;
    if (!settings_load(&settings, &argc, argv, &arena, &error))
        fprintf(stderr, "atalaya: %s\n", error.message);
    else if (argc > 2 || (argc == 2 && strcmp(argv[1], "--json") != 0))
        status = installation_print_usage(usage);
    else
        status = examine(&doctor, argc == 2);
    arena_release(&arena);
    return status;
}
