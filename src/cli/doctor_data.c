/* The doctor's checks of what the database holds. */
#include <inttypes.h>
#include <string.h>

#include "base/count_text.h"
#include "cli/doctor.h"
#include "security/audit.h"
#include "storage/audit_store.h"
#include "storage/council_store.h"
#include "storage/database.h"
#include "storage/inspection.h"
#include "storage/person_store.h"
#include "storage/report_store.h"
#include "storage/sha256.h"

#include "base/banned.h"

static void check_integrity(struct doctor *doctor)
{
    struct error error = {0};
    if (database_check_integrity(doctor->database, &error) &&
        database_check_statements(doctor->database, &error)) {
        doctor_add(doctor, &(struct doctor_finding){DOCTOR_SOUND, "base_de_datos",
                                                    "Las tablas se leen bien y están enteras", ""});
        return;
    }
    doctor_add(doctor,
               &(struct doctor_finding){
                   DOCTOR_ERROR, "base_de_datos",
                   arena_printf(doctor->arena, "La base de datos está dañada: %s", error.message),
                   "Detenga el servicio, guarde el archivo y restaure la última copia."});
}

static void inspect(struct doctor *doctor, enum inspection inspection)
{
    struct error error = {0};
    struct inspection_result result;
    const struct inspection_text *text = inspection_text(inspection);
    if (!inspection_run(doctor->database, inspection, doctor->arena, &result, &error))
        doctor_add_failure(doctor, text->code, &error);
    else if (result.count == 0)
        doctor_add(doctor, &(struct doctor_finding){DOCTOR_SOUND, text->code, text->sound, ""});
    else
        doctor_add(doctor,
                   &(struct doctor_finding){
                       inspection == INSPECTION_ZERO_WEIGHTS ? DOCTOR_WARNING : DOCTOR_ERROR,
                       text->code,
                       arena_printf(doctor->arena, "%" PRId64 " veces, %s: %s", result.count,
                                    text->fault, result.examples),
                       text->advice});
}

static void check_chain(struct doctor *doctor, int64_t council_id)
{
    struct error error = {0};
    struct audit_verdict verdict;
    const char *name = council_id == 0
                           ? "la instalación"
                           : arena_printf(doctor->arena, "el consejo %" PRId64, council_id);
    if (!audit_verify(doctor->database, council_id, NULL, &verdict, &error))
        doctor_add_failure(doctor, "registro", &error);
    else if (verdict.fault == AUDIT_CHAIN_WHOLE)
        doctor_add(doctor,
                   &(struct doctor_finding){DOCTOR_SOUND, "registro",
                                            arena_printf(doctor->arena,
                                                         "El registro de %s está completo: %" PRId64
                                                         " actuaciones, código %s",
                                                         name, verdict.length, verdict.head_code),
                                            ""});
    else
        doctor_add(
            doctor,
            &(struct doctor_finding){
                DOCTOR_ERROR, "registro",
                arena_printf(doctor->arena,
                             "El registro de %s está roto en la actuación %" PRId64 ": %s", name,
                             verdict.broken_sequence, audit_chain_explain(verdict.fault)),
                "Guarde la base de datos como prueba y compare con la última copia."});
}

static void check_chains(struct doctor *doctor)
{
    struct error error = {0};
    int64_t *council_ids = NULL;
    size_t count = 0;
    if (!audit_store_list_chains(doctor->database, doctor->arena, &council_ids, &count, &error)) {
        doctor_add_failure(doctor, "registro", &error);
        return;
    }
    for (size_t i = 0; i < count; i++)
        check_chain(doctor, council_ids[i]);
    if (count == 0 || council_ids[0] != 0)
        doctor_add(doctor, &(struct doctor_finding){
                               DOCTOR_ERROR, "registro", "La instalación no tiene registro",
                               "Restaure una copia: alguien borró el registro."});
}

struct reports {
    struct doctor *doctor;
    int checked, changed;
    const char *example;
};

static void judge(struct reports *reports, const void *bytes, size_t length, const char *sha256,
                  const char *what)
{
    char sum[SHA256_TEXT_SIZE];
    sha256_format(bytes, length, sum);
    reports->checked++;
    if (strcmp(sum, sha256) == 0)
        return;
    reports->changed++;
    if (reports->example == NULL)
        reports->example = arena_strdup(reports->doctor->arena, what);
}

static bool check_report(struct reports *reports, struct object_key key, struct error *error)
{
    struct arena scratch = {0};
    struct database *database = reports->doctor->database;
    struct report_record *report = NULL;
    struct report_file_list files = {0};
    bool ok = report_store_load(database, key, &scratch, &report, error) &&
              report_store_list_files(database, key, &scratch, &files, error);
    if (ok && report != NULL && report->is_approved)
        judge(reports, report->snapshot_json, strlen(report->snapshot_json),
              report->snapshot_sha256, arena_printf(&scratch, "%s, sus datos", report->code));
    for (size_t i = 0; ok && report != NULL && i < files.count; i++) {
        struct report_file *file = NULL;
        ok = report_store_find_file(database, &files.items[i], &scratch, &file, error);
        if (ok && file != NULL)
            judge(reports, file->bytes, file->size_bytes, file->sha256,
                  arena_printf(&scratch, "%s, su archivo %s",
                               report->code == NULL ? report->title : report->code, file->format));
    }
    arena_release(&scratch);
    return ok;
}

static bool check_reports_of(struct reports *reports, int64_t council_id, struct error *error)
{
    struct report_record_list list = {0};
    struct doctor *doctor = reports->doctor;
    if (!report_store_list(doctor->database, council_id, doctor->arena, &list, error))
        return false;
    for (size_t i = 0; i < list.count; i++)
        if (!check_report(reports, (struct object_key){council_id, list.items[i].id}, error))
            return false;
    return true;
}

/* What was frozen is kept beside its hash: it must still be what was approved. */
static void check_reports(struct doctor *doctor)
{
    struct error error = {0};
    struct council_list councils = {0};
    struct reports reports = {.doctor = doctor};
    bool ok = council_store_list(doctor->database, doctor->arena, &councils, &error);
    for (size_t i = 0; ok && i < councils.count; i++)
        ok = check_reports_of(&reports, councils.items[i].id, &error);
    if (!ok)
        doctor_add_failure(doctor, "informes", &error);
    else if (reports.changed == 0)
        doctor_add(doctor,
                   &(struct doctor_finding){
                       DOCTOR_SOUND, "informes",
                       arena_printf(doctor->arena,
                                    "Los informes aprobados son los de su día (huellas: %d)",
                                    reports.checked),
                       ""});
    else
        doctor_add(doctor,
                   &(struct doctor_finding){DOCTOR_ERROR, "informes",
                                            arena_printf(doctor->arena, "%s: %s",
                                                         count_text(doctor->arena, reports.changed,
                                                                    "parte de un informe cambió",
                                                                    "partes de informes cambiaron"),
                                                         reports.example),
                                            "Recupere esos informes de una copia anterior."});
}

static void check_people(struct doctor *doctor)
{
    struct error error = {0};
    struct person_list people = {0};
    int administrators = 0, waiting = 0;
    if (!person_store_list(doctor->database, doctor->arena, &people, &error)) {
        doctor_add_failure(doctor, "cuentas", &error);
        return;
    }
    for (size_t i = 0; i < people.count; i++) {
        const struct person *person = &people.items[i];
        administrators += person->is_administrator && !person->is_disabled;
        waiting += person->is_administrator && !person->is_disabled && person->must_change_password;
    }
    if (administrators == 0)
        doctor_add(doctor, &(struct doctor_finding){
                               DOCTOR_WARNING, "cuentas", "Nadie administra la instalación",
                               "Cree una cuenta con: atalaya user add CORREO NOMBRE --admin"});
    else if (waiting > 0)
        doctor_add(
            doctor,
            &(struct doctor_finding){
                DOCTOR_WARNING, "cuentas",
                count_text(doctor->arena, waiting,
                           "cuenta de administración tiene clave de un solo uso sin cambiar",
                           "cuentas de administración tienen clave de un solo uso sin cambiar"),
                "Entre con ellas y cambie la clave."});
    else
        doctor_add(doctor,
                   &(struct doctor_finding){DOCTOR_SOUND, "cuentas",
                                            count_text(doctor->arena, administrators,
                                                       "persona administra la instalación",
                                                       "personas administran la instalación"),
                                            ""});
}

void doctor_check_data(struct doctor *doctor)
{
    check_integrity(doctor);
    for (int i = 0; i < INSPECTION_COUNT; i++)
        inspect(doctor, (enum inspection)i);
    check_chains(doctor);
    check_reports(doctor);
    check_people(doctor);
}
