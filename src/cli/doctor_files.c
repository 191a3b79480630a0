/* The doctor's checks of the data folder: rights, keys, space, and evidence against its rows. */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/count_text.h"
#include "cli/doctor.h"
#include "storage/evidence_files.h"
#include "storage/evidence_walk.h"
#include "storage/inspection.h"

#include "base/banned.h"

enum { OTHERS = 077, LEFT_BEHIND_S = 24 * 3600, LOW_SPACE_MIB = 512, MIB = 1024 * 1024 };

static const char *in_folder(const struct doctor *doctor, const char *name)
{
    return arena_printf(doctor->arena, "%s/%s", doctor->settings->data, name);
}

/* A file that only its owner may read. */
static void check_rights(struct doctor *doctor, const char *path, bool must_exist)
{
    struct stat about;
    if (stat(path, &about) != 0) {
        if (must_exist || errno != ENOENT)
            doctor_add(doctor, &(struct doctor_finding){
                                   DOCTOR_ERROR, "permisos",
                                   arena_printf(doctor->arena, "No se puede leer %s: %s", path,
                                                strerror(errno)),
                                   "Revise que sea la carpeta de datos de esta instalación."});
        return;
    }
    if ((about.st_mode & OTHERS) != 0)
        doctor_add(doctor,
                   &(struct doctor_finding){
                       DOCTOR_ERROR, "permisos",
                       arena_printf(doctor->arena, "Otras cuentas pueden leer %s (%03o)", path,
                                    (unsigned)(about.st_mode & 0777)),
                       arena_printf(doctor->arena, "Quíteles el permiso con: chmod go= %s", path)});
}

static void check_all_rights(struct doctor *doctor)
{
    const size_t before = doctor->errors;
    check_rights(doctor, doctor->settings->data, true);
    check_rights(doctor, in_folder(doctor, "secret.key"), true);
    check_rights(doctor, in_folder(doctor, "atalaya.sqlite"), false);
    check_rights(doctor, in_folder(doctor, EVIDENCE_FILES_FOLDER), false);
    if (doctor->errors == before)
        doctor_add(doctor,
                   &(struct doctor_finding){DOCTOR_SOUND, "permisos",
                                            "Solo la cuenta dueña lee los datos y la llave", ""});
}

static void check_space(struct doctor *doctor)
{
    struct statvfs disk;
    if (statvfs(doctor->settings->data, &disk) != 0)
        return; /* check_rights has said that there is no folder */
    const uint64_t free_mib = (uint64_t)disk.f_bavail * disk.f_frsize / MIB;
    const bool is_low = free_mib < LOW_SPACE_MIB;
    doctor_add(doctor, &(struct doctor_finding){
                           is_low ? DOCTOR_WARNING : DOCTOR_SOUND, "espacio",
                           arena_printf(doctor->arena, "Quedan %" PRIu64 " MiB libres en el disco",
                                        free_mib),
                           is_low ? "Libere espacio: sin él no se podrá guardar nada." : ""});
}

static void check_settings(struct doctor *doctor)
{
    const struct settings *settings = doctor->settings;
    const bool is_public = settings_is_public(settings);
    const bool is_demonstration = access(in_folder(doctor, "demostracion"), F_OK) == 0;
    const bool is_https = strncmp(settings->base_url, "https://", 8) == 0;
    if (is_public && is_demonstration)
        doctor_add(doctor,
                   &(struct doctor_finding){
                       DOCTOR_ERROR, "demostracion",
                       "La demostración, con claves que todos conocen, está abierta a otros",
                       "Use otra carpeta de datos, o atienda solo en 127.0.0.1."});
    else if (is_public && !is_https)
        doctor_add(doctor,
                   &(struct doctor_finding){
                       DOCTOR_ERROR, "direccion",
                       arena_printf(doctor->arena, "Las claves viajan sin cifrar por %s",
                                    settings->base_url),
                       "Ponga delante un servidor con HTTPS y escriba https:// en base_url."});
    else if (is_https && settings_is_loopback(settings->listen) &&
             settings->trusted_proxy_count == 0)
        doctor_add(doctor,
                   &(struct doctor_finding){
                       DOCTOR_WARNING, "direccion",
                       "No se sabe en qué servidor confiar: todos parecen el mismo visitante",
                       "Escriba trusted_proxies = 127.0.0.1 en la configuración."});
    else
        doctor_add(doctor, &(struct doctor_finding){
                               DOCTOR_SOUND, "direccion",
                               arena_printf(doctor->arena, "Se atiende en %s%s", settings->base_url,
                                            is_demonstration ? ", con la demostración" : ""),
                               ""});
}

void doctor_check_folder(struct doctor *doctor)
{
    check_all_rights(doctor);
    check_space(doctor);
    check_settings(doctor);
}

struct comparison {
    struct doctor *doctor;
    struct inspection_file_list named; /* in the order of their sums */
    int unnamed, left_behind;
    const char *example;
};

static int compare_sums(const void *a, const void *b)
{
    const struct inspection_file *one = a;
    const struct inspection_file *other = b;
    return strcmp(one->sha256, other->sha256);
}

static void visit(void *context, const struct evidence_walk_file *file)
{
    struct comparison *comparison = context;
    const struct inspection_file wanted = {.sha256 = file->name};
    if (file->age_s < LEFT_BEHIND_S)
        return; /* somebody may be sending it now */
    if (file->is_incoming) {
        comparison->left_behind++;
        return;
    }
    if (comparison->named.count > 0 &&
        bsearch(&wanted, comparison->named.items, comparison->named.count, sizeof wanted,
                compare_sums) != NULL)
        return;
    comparison->unnamed++;
    if (comparison->example == NULL)
        comparison->example = arena_strdup(comparison->doctor->arena, file->name);
}

static void look_for_unnamed(struct comparison *comparison, const char *folder)
{
    struct error error = {0};
    struct doctor *doctor = comparison->doctor;
    if (!evidence_walk(folder, visit, comparison, &error))
        doctor_add_failure(doctor, "soportes_de_mas", &error);
    else if (comparison->unnamed > 0)
        doctor_add(doctor, &(struct doctor_finding){
                               DOCTOR_WARNING, "soportes_de_mas",
                               arena_printf(doctor->arena, "%s de ningún resultado: %s",
                                            count_text(doctor->arena, comparison->unnamed,
                                                       "archivo en el disco no es",
                                                       "archivos en el disco no son"),
                                            comparison->example),
                               "Son restos de un corte. Guárdelos aparte y bórrelos."});
    else if (comparison->left_behind > 0)
        doctor_add(doctor,
                   &(struct doctor_finding){DOCTOR_WARNING, "soportes_de_mas",
                                            count_text(doctor->arena, comparison->left_behind,
                                                       "archivo quedó a medio recibir",
                                                       "archivos quedaron a medio recibir"),
                                            "Reinicie el servicio: los borra al comenzar."});
    else
        doctor_add(doctor,
                   &(struct doctor_finding){DOCTOR_SOUND, "soportes_de_mas",
                                            "Ningún archivo sobra en la carpeta de soportes", ""});
}

static const char *judge(const struct inspection_file *row, const char *folder, struct arena *arena)
{
    struct error error = {0};
    int descriptor = -1;
    int64_t size_bytes = 0;
    if (!evidence_files_open(folder, row->sha256, &descriptor, &size_bytes, &error))
        return arena_printf(arena, "soporte %" PRId64 " del consejo %" PRId64 ": falta", row->id,
                            row->council_id);
    close(descriptor);
    if (size_bytes != row->size_bytes || !evidence_files_check(folder, row->sha256, &error))
        return arena_printf(arena, "soporte %" PRId64 " del consejo %" PRId64 ": cambió", row->id,
                            row->council_id);
    return NULL;
}

static void check_named(struct comparison *comparison, const char *folder)
{
    struct doctor *doctor = comparison->doctor;
    const char *example = NULL;
    int faults = 0;
    for (size_t i = 0; i < comparison->named.count; i++) {
        const char *fault = judge(&comparison->named.items[i], folder, doctor->arena);
        faults += fault != NULL;
        example = example == NULL ? fault : example;
    }
    if (faults > 0)
        doctor_add(doctor, &(struct doctor_finding){
                               DOCTOR_ERROR, "soportes",
                               arena_printf(doctor->arena, "%s: %s",
                                            count_text(doctor->arena, faults,
                                                       "soporte no está como se guardó",
                                                       "soportes no están como se guardaron"),
                                            example),
                               "Recupere esos archivos de la última copia."});
    else
        doctor_add(doctor, &(struct doctor_finding){DOCTOR_SOUND, "soportes",
                                                    arena_printf(doctor->arena,
                                                                 "Los soportes están enteros: %zu",
                                                                 comparison->named.count),
                                                    ""});
}

void doctor_check_evidence(struct doctor *doctor)
{
    struct error error = {0};
    struct comparison comparison = {.doctor = doctor};
    const char *folder = in_folder(doctor, EVIDENCE_FILES_FOLDER);
    if (!inspection_list_files(doctor->database, doctor->arena, &comparison.named, &error)) {
        doctor_add_failure(doctor, "soportes", &error);
        return;
    }
    if (comparison.named.count > 0)
        qsort(comparison.named.items, comparison.named.count, sizeof comparison.named.items[0],
              compare_sums);
    check_named(&comparison, folder);
    look_for_unnamed(&comparison, folder);
}
