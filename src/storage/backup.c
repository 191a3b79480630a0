#include "storage/backup.h"

#include <string.h>
#include <unistd.h>

#include "storage/archive.h"
#include "storage/backup_index.h"
#include "storage/database.h"
#include "storage/disk.h"
#include "storage/evidence_files.h"
#include "storage/evidence_store.h"
#include "storage/migrate.h"
#include "storage/table_copy.h"

#include "base/banned.h"

enum { BUFFER = 1 << 16, ENTRY_NAME_SIZE = 100 };

static bool write_table(struct database *database, struct archive_writer *writer,
                        const struct table_copy *table, int64_t *row_count, struct error *error)
{
    char name[ENTRY_NAME_SIZE];
    snprintf(name, sizeof name, BACKUP_INDEX_TABLES "%s.jsonl", table->name);
    return archive_begin_entry(writer, name, error) &&
           table_copy_write(database, table, writer->file, row_count, error) &&
           archive_end_entry(writer, error);
}

/* One moment of the database: tables and the names of the evidence fit together. */
static bool write_tables(struct database *database, struct archive_writer *writer,
                         struct backup_summary *summary, struct error *error)
{
    if (!migrate_load_version(database, &summary->schema_step, error))
        return false;
    for (size_t i = 0; i < table_copy_count; i++) {
        int64_t row_count = 0;
        if (!write_table(database, writer, &table_copy_tables[i], &row_count, error))
            return false;
        summary->row_count += row_count;
    }
    return true;
}

static bool copy_bytes(int from, FILE *to, int64_t *size, struct error *error)
{
    char buffer[BUFFER];
    size_t got = 0;
    do {
        if (!disk_read(from, buffer, sizeof buffer, &got, error))
            return false;
        if (fwrite(buffer, 1, got, to) != got)
            return disk_fail(error, "escribir la copia");
        *size += (int64_t)got;
    } while (got > 0);
    return true;
}

/* Bytes that changed on the disk would make the whole archive wrong: they are left out and counted.
 */
static bool write_evidence(struct archive_writer *writer, const char *folder, const char *sum,
                           struct backup_summary *summary, struct error *error)
{
    char name[ENTRY_NAME_SIZE];
    int descriptor = -1;
    int64_t size = 0;
    if (!evidence_files_check(folder, sum, NULL) ||
        !evidence_files_open(folder, sum, &descriptor, &size, NULL)) {
        summary->missing_count++;
        return true;
    }
    snprintf(name, sizeof name, BACKUP_INDEX_EVIDENCE "%s", sum);
    size = 0;
    bool ok = archive_begin_entry(writer, name, error) &&
              copy_bytes(descriptor, writer->file, &size, error) &&
              archive_end_entry(writer, error);
    close(descriptor);
    summary->evidence_count += ok;
    summary->evidence_bytes += size;
    return ok;
}

static bool write_parts(struct database *database, const char *evidence_folder,
                        struct archive_writer *writer, struct backup_summary *summary,
                        struct error *error)
{
    struct arena arena = {0};
    struct evidence_hash_list hashes = {0};
    bool ok = database_begin(database, false, error) &&
              write_tables(database, writer, summary, error) &&
              evidence_store_list_hashes(database, &arena, &hashes, error);
    database_rollback(database);
    for (size_t i = 0; ok && i < hashes.count; i++)
        ok = write_evidence(writer, evidence_folder, hashes.items[i], summary, error);
    arena_release(&arena);
    return ok && archive_begin_entry(writer, BACKUP_INDEX_NAME, error) &&
           backup_index_write(writer->file, summary, table_copy_count, error) &&
           archive_end_entry(writer, error);
}

/* link refuses an existing name, which rename would overwrite. */
static bool give_name(const char *partial, const char *path, struct error *error)
{
    bool ok = link(partial, path) == 0 || disk_fail(error, path);
    unlink(partial);
    return ok && disk_sync_parent(path, error);
}

bool backup_write(struct database *database, const char *evidence_folder, const char *path,
                  struct backup_summary *summary, struct error *error)
{
    struct arena arena = {0};
    struct archive_writer writer = {0};
    const char *partial = arena_printf(&arena, "%s.parcial", path);
    *summary = (struct backup_summary){0};
    env_now_iso(summary->created_utc);
    bool ok = access(path, F_OK) != 0 ||
              error_set(error, ERROR_CONFLICT, "%s ya existe: elija otro nombre", path);
    unlink(partial); /* of a copy that was interrupted */
    ok = ok && archive_create(&writer, partial, error);
    if (ok && !write_parts(database, evidence_folder, &writer, summary, error)) {
        archive_abandon(&writer);
        ok = false;
    }
    ok = ok && archive_finish(&writer, error) && backup_verify(partial, summary, error) &&
         give_name(partial, path, error);
    if (!ok)
        unlink(partial);
    arena_release(&arena);
    return ok || error_add_context(error, "hacer la copia");
}

bool backup_verify(const char *path, struct backup_summary *summary, struct error *error)
{
    struct arena arena = {0};
    struct archive archive;
    bool ok =
        archive_open(&archive, path, &arena, error) && backup_index_check(&archive, summary, error);
    archive_close(&archive);
    arena_release(&arena);
    return ok;
}

/* NULL: an older program did not have the table yet; it stays empty. */
static const struct archive_entry *find_table(const struct archive *archive,
                                              const struct table_copy *table)
{
    char name[ENTRY_NAME_SIZE];
    snprintf(name, sizeof name, BACKUP_INDEX_TABLES "%s.jsonl", table->name);
    return archive_find(archive, name);
}

/* An older copy's rows fit the tables of its own step only. */
static bool require_empty(struct database *database, const struct archive *archive, int schema_step,
                          struct error *error)
{
    int version = 0;
    if (!migrate_load_version(database, &version, error))
        return false;
    if (version != schema_step)
        return error_set(error, ERROR_CONFLICT,
                         "la copia es de un paso anterior (%d): restaure en una base de datos sin "
                         "tablas",
                         schema_step);
    for (size_t i = 0; i < table_copy_count; i++) {
        const struct table_copy *table = &table_copy_tables[i];
        bool is_empty = true;
        if (find_table(archive, table) != NULL &&
            !table_copy_is_empty(database, table, &is_empty, error))
            return false;
        if (!is_empty)
            return error_set(error, ERROR_CONFLICT,
                             "la base de datos ya tiene datos (%s): restaure en una nueva",
                             table->name);
    }
    return true;
}

static bool load_tables(struct database *database, struct archive *archive, struct error *error)
{
    const struct engine_operations *engine = database_operations(database);
    if (!engine->defer_references(database_engine(database), error))
        return false;
    for (size_t i = 0; i < table_copy_count; i++) {
        const struct table_copy *table = &table_copy_tables[i];
        const struct archive_entry *entry = find_table(archive, table);
        if (entry != NULL && (!archive_seek(archive, entry, error) ||
                              !table_copy_load(database, table, archive->file, entry->size, error)))
            return false;
    }
    return true;
}

static bool load_evidence(const char *folder, struct archive *archive,
                          const struct archive_entry *entry, struct error *error)
{
    struct evidence_receiver receiver;
    char buffer[BUFFER];
    bool ok = archive_seek(archive, entry, error) &&
              evidence_files_begin(&receiver, folder, entry->size, error);
    if (!ok)
        return false;
    for (int64_t rest = entry->size; ok && rest > 0;) {
        size_t length = fread(buffer, 1, rest < BUFFER ? (size_t)rest : BUFFER, archive->file);
        ok = length > 0 ? evidence_files_add(&receiver, buffer, length, error)
                        : disk_fail(error, entry->name);
        rest -= (int64_t)length;
    }
    if (ok)
        return evidence_files_finish(&receiver, error);
    evidence_files_abandon(&receiver);
    return false;
}

static bool load_all_evidence(const char *folder, struct archive *archive, struct error *error)
{
    for (size_t i = 0; i < archive->entry_count; i++) {
        const struct archive_entry *entry = &archive->entries[i];
        bool is_evidence =
            strncmp(entry->name, BACKUP_INDEX_EVIDENCE, strlen(BACKUP_INDEX_EVIDENCE)) == 0;
        if (is_evidence && !load_evidence(folder, archive, entry, error))
            return false;
    }
    return true;
}

/* Evidence first, as always: rows must never name a file that is not there. */
static bool restore(struct database *database, const char *evidence_folder, struct archive *archive,
                    int schema_step, struct error *error)
{
    if (schema_step > migrate_latest() || schema_step < 1)
        return error_set(error, ERROR_UNSUPPORTED,
                         "la copia es de una versión más nueva de Atalaya (paso %d; este programa "
                         "conoce hasta el %d)",
                         schema_step, migrate_latest());
    bool ok = migrate_run_to(database, schema_step, error) &&
              require_empty(database, archive, schema_step, error) &&
              load_all_evidence(evidence_folder, archive, error) &&
              database_begin(database, true, error) && load_tables(database, archive, error) &&
              database_commit(database, error);
    database_rollback(database);
    return ok && migrate_run(database, NULL, error);
}

bool backup_restore(struct database *database, const char *evidence_folder, const char *path,
                    struct backup_summary *summary, struct error *error)
{
    struct arena arena = {0};
    struct archive archive;
    bool ok = archive_open(&archive, path, &arena, error) &&
              backup_index_check(&archive, summary, error) &&
              restore(database, evidence_folder, &archive, summary->schema_step, error);
    archive_close(&archive);
    arena_release(&arena);
    return ok || error_add_context(error, "restaurar la copia");
}
