#include "security/report_proof.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "storage/audit_store.h"
#include "storage/sha256.h"

#include "base/banned.h"

static int compare_files(const void *left, const void *right)
{
    const struct report_file *a = left, *b = right;
    int order = strcmp(a->format, b->format);
    return order != 0 ? order : strcmp(a->paper, b->paper);
}

const char *report_proof_write(struct arena *arena, const struct report_record *report,
                               const struct report_file_list *files)
{
    struct strbuf lines;
    char sum[SHA256_TEXT_SIZE];
    struct report_file *sorted = ARENA_NEW_ARRAY(arena, files->count + 1, struct report_file);
    for (size_t i = 0; i < files->count; i++)
        sorted[i] = files->items[i];
    qsort(sorted, files->count, sizeof *sorted, compare_files);
    strbuf_init(&lines, arena);
    for (size_t i = 0; i < files->count; i++)
        strbuf_printf(&lines, "%s %s %s\n", sorted[i].format, sorted[i].paper, sorted[i].sha256);
    sha256_format(lines.data, lines.length, sum);
    return arena_printf(arena, "código %s, contenido %s, archivos %s", report->code,
                        report->snapshot_sha256, sum);
}

static bool is_sum_of(const void *bytes, size_t length, const char *sha256)
{
    char sum[SHA256_TEXT_SIZE];
    sha256_format(bytes, length, sum);
    return strcmp(sum, sha256) == 0;
}

static bool check_files(struct database *database, const struct report_file_list *files,
                        struct arena *arena, struct report_proof *proof, struct error *error)
{
    proof->has_files = files->count > 0;
    for (size_t i = 0; i < files->count; i++) {
        struct report_file *file = NULL;
        if (!report_store_find_file(database, &files->items[i], arena, &file, error))
            return false;
        if (file != NULL && is_sum_of(file->bytes, file->size_bytes, file->sha256))
            continue;
        proof->has_files = false;
        proof->damaged_file =
            arena_printf(arena, "%s %s", files->items[i].format, files->items[i].paper);
    }
    return true;
}

bool report_proof_check_bytes(struct database *database, const struct report_record *report,
                              struct arena *arena, struct report_proof *proof, struct error *error)
{
    const struct object_key key = {report->council_id, report->id};
    struct report_file_list files;
    *proof = (struct report_proof){.has_snapshot = is_sum_of(report->snapshot_json,
                                                             strlen(report->snapshot_json),
                                                             report->snapshot_sha256)};
    return report_store_list_files(database, key, arena, &files, error) &&
           check_files(database, &files, arena, proof, error);
}

struct search {
    const char *object, *detail;
    int64_t sequence; /* of the approval; 0: not found */
};

static bool visit(void *context, const struct audit_record *record, bool is_damaged)
{
    struct search *search = context;
    if (!is_damaged && strcmp(record->action, "approve_report") == 0 &&
        strcmp(record->object, search->object) == 0 && strcmp(record->detail, search->detail) == 0)
        search->sequence = record->sequence;
    return search->sequence == 0;
}

static bool check_chain(struct database *database, const struct report_record *report,
                        const struct search *wanted, struct report_proof *proof,
                        struct error *error)
{
    struct search search = *wanted;
    bool is_first = report->chain_head[0] == '\0';
    if (!audit_verify(database, report->council_id, is_first ? NULL : report->chain_head,
                      &proof->chain, error) ||
        !audit_store_walk(database, report->council_id, visit, &search, error))
        return false;
    proof->is_in_chain = search.sequence != 0;
    proof->has_head = is_first || (proof->chain.code_sequence != 0 &&
                                   proof->chain.code_sequence < search.sequence);
    return true;
}

bool report_proof_check(struct database *database, const struct report_record *report,
                        struct arena *arena, struct report_proof *proof, struct error *error)
{
    const struct object_key key = {report->council_id, report->id};
    struct report_file_list files;
    if (!report_proof_check_bytes(database, report, arena, proof, error) ||
        !report_store_list_files(database, key, arena, &files, error))
        return false;
    const struct search wanted = {.object =
                                      arena_printf(arena, "report:%lld", (long long)report->id),
                                  .detail = report_proof_write(arena, report, &files)};
    return check_chain(database, report, &wanted, proof, error);
}

bool report_proof_is_whole(const struct report_proof *proof)
{
    return proof->has_snapshot && proof->has_files && proof->is_in_chain && proof->has_head &&
           proof->chain.fault == AUDIT_CHAIN_WHOLE;
}
