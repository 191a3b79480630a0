#include "actions/evidence_intake.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/env.h"
#include "base/log.h"
#include "base/text.h"
#include "core/measurement/evidence_kind.h"
#include "storage/database.h"
#include "storage/disk.h"
#include "storage/evidence_files.h"

#include "base/banned.h"

enum { NAME_CHARACTERS = 200, PROVES_CHARACTERS = 300 };

const char *evidence_intake_folder(const struct action_context *context)
{
    return arena_printf(context->arena, "%s/%s", context->data_folder, EVIDENCE_FILES_FOLDER);
}

static const struct evidence_kind *judge(struct action_context *context,
                                         const struct evidence_upload *file, const char *name)
{
    const struct evidence_kind *kind = NULL;
    enum evidence_problem problem = evidence_kind_recognise(name, file->bytes, file->length, &kind);
    if (problem != EVIDENCE_FINE)
        action_add_message(context, "archivos", "%s",
                           evidence_kind_explain(context->arena, problem, name));
    return kind;
}

static bool store(struct action_context *context, const struct evidence_upload *file,
                  struct evidence *row)
{
    struct evidence_receiver receiver;
    struct error *error = &context->error;
    if (!evidence_files_begin(&receiver, evidence_intake_folder(context), EVIDENCE_MAX_BYTES,
                              error))
        return false;
    if (!evidence_files_add(&receiver, file->bytes, file->length, error)) {
        evidence_files_abandon(&receiver);
        return false;
    }
    if (!evidence_files_finish(&receiver, error))
        return false;
    row->sha256 = arena_strdup(context->arena, receiver.sha256);
    row->size_bytes = receiver.size_bytes;
    return true;
}

enum action_status evidence_intake(struct action_context *context,
                                   const struct evidence_upload *file, struct evidence *row)
{
    char now[ENV_TIMESTAMP_SIZE];
    const size_t messages = context->messages.count;
    const char *name =
        action_check_text(context,
                          &(struct action_text_rule){.field = "archivos",
                                                     .label = "el nombre del archivo",
                                                     .max_characters = NAME_CHARACTERS},
                          file->file_name);
    if (context->messages.count > messages)
        return ACTION_INVALID;
    const struct evidence_kind *kind = judge(context, file, name);
    if (kind == NULL)
        return ACTION_INVALID;
    env_now_iso(now);
    row->council_id = context->identity->council_id;
    row->file_name = name;
    row->media_type = kind->media_type;
    row->uploaded_by = context->identity->person_id;
    row->uploaded_utc = arena_strdup(context->arena, now);
    return store(context, file, row) ? ACTION_DONE : ACTION_FAILED;
}

bool evidence_intake_ensure(struct action_context *context, const struct evidence_upload *file,
                            const struct evidence *row)
{
    struct evidence again = {0};
    struct error error = {0};
    int descriptor = -1;
    int64_t size_bytes = 0;
    if (evidence_files_open(evidence_intake_folder(context), row->sha256, &descriptor, &size_bytes,
                            &error)) {
        close(descriptor);
        return true;
    }
    return store(context, file, &again);
}

static bool forget(struct action_context *context, const char *sha256, struct error *error)
{
    bool is_named = true;
    return evidence_store_is_named(context->database, sha256, &is_named, error) &&
           (is_named || evidence_files_remove(evidence_intake_folder(context), sha256, error));
}

void evidence_intake_forget(struct action_context *context, const struct evidence_list *list)
{
    struct error error = {0};
    if (list->count == 0)
        return;
    bool ok = database_begin(context->database, true, &error);
    for (size_t i = 0; ok && i < list->count; i++)
        ok = forget(context, list->items[i].sha256, &error);
    database_rollback(context->database);
    if (!ok)
        log_warning("soportes", "un archivo borrado sigue en el disco: %s", error.message);
}

static const char *read_date(struct action_context *context, const char *typed)
{
    struct date date;
    char iso[DATE_ISO_SIZE];
    if (text_is_blank(typed))
        return "";
    if (!date_parse_typed(typed, &date)) {
        action_add_message(context, "fecha_soporte",
                           "Escriba una fecha que exista, como 30/06/2025, o deje el campo vacío.");
        return "";
    }
    if (date_compare(date, env_today()) > 0) {
        action_add_message(context, "fecha_soporte",
                           "Esa fecha aún no llega. Escriba la fecha del documento o la foto.");
        return "";
    }
    return arena_strdup(context->arena, date_format_iso(date, iso));
}

void evidence_intake_read(struct action_context *context, const struct evidence_words *words,
                          struct evidence *row)
{
    row->proves = action_check_text(context,
                                    &(struct action_text_rule){.field = "prueba",
                                                               .label = "qué demuestra el soporte",
                                                               .max_characters = PROVES_CHARACTERS,
                                                               .is_optional = true},
                                    words->proves);
    row->evidence_date = read_date(context, words->date);
    row->is_public = words->is_public;
}

/* All bytes of an open file of that size; fewer where it ends before. */
static bool read_whole(int descriptor, char *bytes, size_t size, size_t *length,
                       struct error *error)
{
    *length = 0;
    while (*length < size) {
        ssize_t got = read(descriptor, bytes + *length, size - *length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return disk_fail(error, "leer el soporte");
        if (got == 0)
            break;
        *length += (size_t)got;
    }
    return true;
}

bool evidence_intake_find_location(struct action_context *context, const struct evidence *evidence,
                                   bool *has_location)
{
    int descriptor = -1;
    int64_t size = 0;
    size_t length = 0;
    *has_location = false;
    if (strncmp(evidence->media_type, "image/", 6) != 0)
        return true;
    if (!evidence_files_open(evidence_intake_folder(context), evidence->sha256, &descriptor, &size,
                             &context->error))
        return false;
    char *bytes = arena_alloc(context->arena, (size_t)size + 1);
    bool is_read = read_whole(descriptor, bytes, (size_t)size, &length, &context->error);
    close(descriptor);
    *has_location = is_read && evidence_kind_has_location(bytes, length);
    return is_read;
}
