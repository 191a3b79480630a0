#include "storage/backup_index.h"

#include <jansson.h>
#include <string.h>

#include "storage/disk.h"

#include "base/banned.h"

enum { VERSION = 1, MAX_INDEX_BYTES = 4096 };
static const char format[] = "atalaya-copia";

bool backup_index_write(FILE *file, const struct backup_summary *summary, size_t table_count,
                        struct error *error)
{
    json_t *index = json_pack(
        "{s:s, s:i, s:s, s:i, s:I, s:I, s:I, s:I, s:I}", "format", format, "version", VERSION,
        "created_utc", summary->created_utc, "schema_step", summary->schema_step, "table_count",
        (json_int_t)table_count, "row_count", (json_int_t)summary->row_count, "evidence_count",
        (json_int_t)summary->evidence_count, "evidence_bytes", (json_int_t)summary->evidence_bytes,
        "missing_count", (json_int_t)summary->missing_count);
    bool ok =
        index != NULL && json_dumpf(index, file, JSON_INDENT(1)) == 0 && fputc('\n', file) != EOF;
    json_decref(index);
    return ok || disk_fail(error, BACKUP_INDEX_NAME);
}

static bool refuse(struct error *error, const char *reason)
{
    return error_set(error, ERROR_INVALID, "la copia no está completa: %s", reason);
}

static json_t *load_index(struct archive *archive, struct error *error)
{
    char text[MAX_INDEX_BYTES];
    const struct archive_entry *entry = archive_find(archive, BACKUP_INDEX_NAME);
    if (entry == NULL || entry->size > MAX_INDEX_BYTES) {
        refuse(error, "le falta el índice");
        return NULL;
    }
    if (!archive_seek(archive, entry, error))
        return NULL;
    size_t got = fread(text, 1, (size_t)entry->size, archive->file);
    json_t *index = json_loadb(text, got, JSON_REJECT_DUPLICATES, NULL);
    if (index == NULL)
        refuse(error, "su índice no se puede leer");
    return index;
}

static int64_t read_count(const json_t *index, const char *name)
{
    const json_t *value = json_object_get(index, name);
    return json_is_integer(value) ? json_integer_value(value) : -1;
}

static bool read_summary(const json_t *index, struct backup_summary *summary, struct error *error)
{
    const char *found = json_string_value(json_object_get(index, "format"));
    const char *created = json_string_value(json_object_get(index, "created_utc"));
    if (found == NULL || strcmp(found, format) != 0 || created == NULL)
        return refuse(error, "su índice no es de una copia");
    if (read_count(index, "version") != VERSION)
        return error_set(error, ERROR_UNSUPPORTED,
                         "la copia es de una versión más nueva de Atalaya");
    snprintf(summary->created_utc, sizeof summary->created_utc, "%s", created);
    summary->schema_step = (int)read_count(index, "schema_step");
    summary->row_count = read_count(index, "row_count");
    summary->evidence_count = read_count(index, "evidence_count");
    summary->evidence_bytes = read_count(index, "evidence_bytes");
    summary->missing_count = read_count(index, "missing_count");
    return true;
}

static bool has_prefix(const char *name, const char *prefix)
{
    return strncmp(name, prefix, strlen(prefix)) == 0;
}

static bool check_entries(const struct archive *archive, const struct backup_summary *summary,
                          int64_t table_count, struct error *error)
{
    int64_t tables = 0, evidence = 0, bytes = 0;
    for (size_t i = 0; i < archive->entry_count; i++) {
        const struct archive_entry *entry = &archive->entries[i];
        if (has_prefix(entry->name, BACKUP_INDEX_TABLES)) {
            tables++;
        } else if (has_prefix(entry->name, BACKUP_INDEX_EVIDENCE)) {
            evidence++;
            bytes += entry->size;
            if (strcmp(entry->name + strlen(BACKUP_INDEX_EVIDENCE), entry->sha256) != 0)
                return refuse(error, "un soporte no conserva sus bytes");
        } else if (strcmp(entry->name, BACKUP_INDEX_NAME) != 0) {
            return refuse(error, "tiene un archivo ajeno");
        }
    }
    if (tables != table_count)
        return refuse(error, "le faltan tablas");
    if (evidence != summary->evidence_count || bytes != summary->evidence_bytes)
        return refuse(error, "le faltan soportes");
    return true;
}

bool backup_index_check(struct archive *archive, struct backup_summary *summary,
                        struct error *error)
{
    *summary = (struct backup_summary){.size_bytes = archive->size};
    json_t *index = load_index(archive, error);
    bool ok = index != NULL && read_summary(index, summary, error) &&
              check_entries(archive, summary, read_count(index, "table_count"), error);
    json_decref(index);
    return ok;
}
