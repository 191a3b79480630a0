#include "actions/approve_report.h"

#include <string.h>

#include "actions/report_lookup.h"
#include "base/env.h"
#include "security/audit.h"
#include "security/report_proof.h"
#include "storage/council_store.h"
#include "storage/sha256.h"

#include "base/banned.h"

enum { CODE_BYTES = 7 };

static bool read_revision(struct action_context *context, int64_t *revision)
{
    struct council *council = NULL;
    if (!council_store_find(context->database, context->identity->council_id, context->arena,
                            &council, &context->error))
        return false;
    *revision = council == NULL ? 0 : council->revision;
    return true;
}

/* Another correction of the same report may have been approved first. */
static enum action_status check_superseded(struct action_context *context,
                                           const struct report_record *report)
{
    struct report_record *former = NULL;
    if (report->supersedes_id == 0)
        return ACTION_DONE;
    enum action_status status = report_find(context, report->supersedes_id, &former);
    if (status != ACTION_DONE)
        return status;
    return former->superseded_by != 0 ? ACTION_CONFLICT : ACTION_DONE;
}

static bool fill_seal(struct action_context *context, struct report_seal *seal)
{
    unsigned char random[CODE_BYTES];
    char *code = arena_alloc(context->arena, CROCKFORD_CODE_SIZE);
    char *head = arena_alloc(context->arena, CROCKFORD_CODE_SIZE);
    char *now = arena_alloc(context->arena, ENV_TIMESTAMP_SIZE);
    env_random_bytes(random, sizeof random);
    crockford_format(random, code);
    env_now_iso(now);
    const char *name = context->identity->name;
    *seal = (struct report_seal){code, head, now, name == NULL ? "" : name};
    return audit_format_head(context->database, context->identity->council_id, head,
                             &context->error);
}

enum action_status start_report_approval(struct action_context *context, int64_t report_id,
                                         struct report_approval *approval)
{
    struct report_record *report = NULL;
    if (!action_is_allowed(context, ACTION_APPROVE_REPORT))
        return ACTION_FORBIDDEN;
    if (!read_revision(context, &approval->council_revision))
        return ACTION_FAILED;
    enum action_status status = report_find(context, report_id, &report);
    if (status != ACTION_DONE)
        return status;
    if (report->is_approved)
        return ACTION_CONFLICT;
    status = check_superseded(context, report);
    if (status != ACTION_DONE)
        return status;
    if (report->supersedes_id != 0 && report->correction_note[0] == '\0')
        action_add_message(context, "correccion", "Escriba qué se corrige antes de aprobar.");
    if (action_has_messages(context))
        return ACTION_INVALID;
    approval->report = report;
    return fill_seal(context, &approval->seal) ? ACTION_DONE : ACTION_FAILED;
}

static bool write_files(struct action_context *context, const struct report_record *report,
                        const struct report_frozen *frozen, bool *was_draft)
{
    *was_draft = true;
    for (size_t i = 0; i < frozen->files.count && *was_draft; i++) {
        struct report_file file = frozen->files.items[i];
        file.council_id = report->council_id;
        file.report_id = report->id;
        if (!report_store_add_file(context->database, &file, was_draft, &context->error))
            return false;
    }
    return true;
}

/* Inside the writing transaction. */
static enum action_status write(struct action_context *context,
                                const struct report_approval *approval,
                                const struct report_frozen *frozen, struct report_record *report)
{
    bool was_draft = false;
    int64_t revision = 0;
    if (!read_revision(context, &revision))
        return ACTION_FAILED;
    if (revision != approval->council_revision)
        return ACTION_CONFLICT;
    report->snapshot_json = frozen->snapshot_json;
    report->snapshot_sha256 = frozen->snapshot_sha256;
    report->code = approval->seal.code;
    report->chain_head = approval->seal.chain_head;
    report->approved_utc = approval->seal.approved_utc;
    report->approved_by = context->identity->person_id;
    if (!write_files(context, report, frozen, &was_draft) ||
        (was_draft &&
         !report_store_approve(context->database, report, &was_draft, &context->error)))
        return ACTION_FAILED;
    return was_draft ? ACTION_DONE : ACTION_CONFLICT;
}

enum action_status approve_report(struct action_context *context,
                                  const struct report_approval *approval,
                                  const struct report_frozen *frozen)
{
    struct report_record report = *approval->report;
    if (!action_is_allowed(context, ACTION_APPROVE_REPORT) ||
        report.council_id != context->identity->council_id)
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status = write(context, approval, frozen, &report);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    return action_commit(context, action_object(context, "report", report.id),
                         report_proof_write(context->arena, &report, &frozen->files));
}
