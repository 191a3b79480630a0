#include "security/audit.h"

#include <string.h>

#include "base/env.h"
#include "storage/audit_store.h"

#include "base/banned.h"

_Static_assert((int)AUDIT_STORE_HASH_SIZE == (int)AUDIT_CHAIN_HASH_SIZE, "one hash, two layers");

bool audit_append(struct database *database, struct audit_event *event, struct error *error)
{
    struct audit_chain chain = {.council_id = event->council_id};
    char time_utc[ENV_TIMESTAMP_SIZE];
    if (!audit_store_load_head(database, event->council_id, &chain.length, chain.head, error))
        return error_add_context(error, "registro de actuaciones");
    env_now_iso(time_utc);
    struct audit_chain_entry entry = {
        .actor_id = event->actor_id,
        .time_utc = time_utc,
        .action = event->action,
        .object = event->object,
        .detail = event->detail == NULL ? "" : event->detail,
    };
    audit_chain_append(&chain, &entry);
    event->sequence = entry.sequence;
    struct audit_record record = {
        .council_id = entry.council_id,
        .sequence = entry.sequence,
        .actor_id = entry.actor_id,
        .time_utc = entry.time_utc,
        .action = entry.action,
        .object = entry.object,
        .detail = entry.detail,
    };
    memcpy(record.previous, entry.previous, sizeof record.previous);
    memcpy(record.hash, entry.hash, sizeof record.hash);
    return audit_store_add(database, &record, error) ||
           error_add_context(error, "registro de actuaciones");
}

struct walk {
    struct audit_chain chain;
    const char *wanted_code;
    struct audit_verdict *verdict;
};

static bool visit(void *context, const struct audit_record *record, bool is_damaged)
{
    struct walk *walk = context;
    struct audit_chain_entry entry = {
        .council_id = record->council_id,
        .sequence = record->sequence,
        .actor_id = record->actor_id,
        .time_utc = record->time_utc,
        .action = record->action,
        .object = record->object,
        .detail = record->detail,
    };
    memcpy(entry.previous, record->previous, sizeof entry.previous);
    memcpy(entry.hash, record->hash, sizeof entry.hash);
    enum audit_chain_fault fault =
        is_damaged ? AUDIT_CHAIN_WRONG_HASH : audit_chain_check(&walk->chain, &entry);
    if (fault != AUDIT_CHAIN_WHOLE) {
        walk->verdict->fault = fault;
        walk->verdict->broken_sequence = walk->chain.length + 1;
        return false;
    }
    if (walk->wanted_code != NULL) {
        char code[CROCKFORD_CODE_SIZE];
        audit_chain_format_code(entry.hash, code);
        if (strcmp(code, walk->wanted_code) == 0)
            walk->verdict->code_sequence = entry.sequence;
    }
    return true;
}

bool audit_verify(struct database *database, int64_t council_id, const char *wanted_code,
                  struct audit_verdict *verdict, struct error *error)
{
    struct walk walk = {
        .chain.council_id = council_id, .wanted_code = wanted_code, .verdict = verdict};
    *verdict = (struct audit_verdict){.fault = AUDIT_CHAIN_WHOLE};
    if (!audit_store_walk(database, council_id, visit, &walk, error))
        return false;
    verdict->length = walk.chain.length;
    if (walk.chain.length > 0)
        audit_chain_format_code(walk.chain.head, verdict->head_code);
    return true;
}

bool audit_format_head(struct database *database, int64_t council_id,
                       char code[CROCKFORD_CODE_SIZE], struct error *error)
{
    unsigned char hash[AUDIT_CHAIN_HASH_SIZE];
    int64_t length = 0;
    code[0] = '\0';
    if (!audit_store_load_head(database, council_id, &length, hash, error))
        return false;
    if (length > 0)
        audit_chain_format_code(hash, code);
    return true;
}
