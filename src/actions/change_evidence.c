/* The part of attach_evidence.h that changes, removes and replaces what is attached. */
#include "actions/evidence_intake.h"
#include "actions/measurement_step.h"
#include "base/env.h"
#include "core/measurement/evidence_kind.h"
#include "storage/measurement_store.h"

#include "base/banned.h"

struct holder {
    struct evidence *evidence;
    struct measurement *measurement;
};

/* Present evidence that the identity may change. */
static enum action_status load(struct action_context *context, int64_t evidence_id,
                               struct holder *holder)
{
    struct object_key key = {context->identity->council_id, evidence_id};
    *holder = (struct holder){0};
    if (!evidence_store_load(context->database, key, context->arena, &holder->evidence,
                             &context->error))
        return ACTION_FAILED;
    if (holder->evidence == NULL || !evidence_is_present(holder->evidence))
        return ACTION_NOT_FOUND;
    key.id = holder->evidence->measurement_id;
    if (!measurement_store_load(context->database, key, context->arena, &holder->measurement,
                                &context->error))
        return ACTION_FAILED;
    bool is_own = holder->evidence->uploaded_by == context->identity->person_id;
    return is_own || identity_can(context->identity, CAPABILITY_RECORD) ? ACTION_DONE
                                                                        : ACTION_FORBIDDEN;
}

/* A verdict stands on its evidence. */
static enum action_status check_open(struct action_context *context, const struct holder *holder)
{
    enum measurement_state state = holder->measurement->state;
    if (state != MEASUREMENT_VERIFIED && state != MEASUREMENT_PUBLISHED)
        return ACTION_DONE;
    action_add_message(context, "",
                       "El resultado ya se verificó con este soporte y no se puede quitar. Quien "
                       "publica puede ocultarlo al público.");
    return ACTION_CONFLICT;
}

/* Of a published result, what the public sees or would see is changed by who publishes. */
static enum action_status check_public(struct action_context *context, const struct holder *holder,
                                       const struct evidence_words *words)
{
    bool is_seen = holder->evidence->is_public || words->is_public;
    if (!is_seen || !measurement_counts_for_public(holder->measurement) ||
        identity_can(context->identity, CAPABILITY_PUBLISH))
        return ACTION_DONE;
    action_add_message(context, "",
                       "El resultado ya está publicado. Lo que el público ve de él lo cambian la "
                       "presidencia o la secretaría técnica. Pídales el cambio.");
    return ACTION_CONFLICT;
}

/* A photograph that becomes public tells everybody where it was taken, unless its person saw that.
 */
static enum action_status check_location(struct action_context *context,
                                         const struct holder *holder,
                                         const struct evidence_words *words)
{
    bool has_location = false;
    if (!words->is_public || holder->evidence->is_public || words->accepts_location)
        return ACTION_DONE;
    if (!evidence_intake_find_location(context, holder->evidence, &has_location))
        return ACTION_FAILED;
    if (has_location)
        action_add_message(context, "ubicacion",
                           "La foto guarda el lugar donde se tomó. Marque que ya lo revisó, o deje "
                           "la foto reservada.");
    return ACTION_DONE;
}

static enum action_status commit(struct action_context *context, const struct evidence *evidence)
{
    return action_commit(context, action_object(context, "evidence", evidence->id),
                         action_object(context, "measurement", evidence->measurement_id));
}

enum action_status change_evidence(struct action_context *context,
                                   const struct change_evidence *input)
{
    struct holder holder;
    if (!action_is_allowed(context, ACTION_CHANGE_EVIDENCE))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status = load(context, input->evidence_id, &holder);
    if (status == ACTION_DONE)
        status = check_public(context, &holder, &input->words);
    if (status == ACTION_DONE)
        status = check_location(context, &holder, &input->words);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    evidence_intake_read(context, &input->words, holder.evidence);
    if (action_has_messages(context))
        return action_abandon(context, ACTION_INVALID);
    if (!evidence_store_save(context->database, holder.evidence, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return commit(context, holder.evidence);
}

enum action_status remove_evidence(struct action_context *context, int64_t evidence_id)
{
    struct holder holder;
    char now[ENV_TIMESTAMP_SIZE];
    bool was_present = false;
    if (!action_is_allowed(context, ACTION_REMOVE_EVIDENCE))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status = load(context, evidence_id, &holder);
    if (status == ACTION_DONE)
        status = check_open(context, &holder);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    env_now_iso(now);
    const struct object_key key = {context->identity->council_id, evidence_id};
    if (!evidence_store_remove(context->database, key, now, &was_present, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return was_present ? commit(context, holder.evidence)
                       : action_abandon(context, ACTION_NOT_FOUND);
}

/* The new row takes the old one's place and words; a photograph that tells its place is reserved
 * however it comes. */
static enum action_status swap(struct action_context *context, const struct holder *holder,
                               struct evidence *row)
{
    const struct evidence *old = holder->evidence;
    const struct object_key key = {old->council_id, old->id};
    bool was_present = false;
    row->measurement_id = old->measurement_id;
    row->proves = old->proves;
    row->evidence_date = old->evidence_date;
    row->is_public = old->is_public && row->is_public;
    if (!evidence_store_add(context->database, row, &context->error) ||
        !evidence_store_replace(context->database, key, row->id, &was_present, &context->error))
        return ACTION_FAILED;
    return was_present ? ACTION_DONE : ACTION_NOT_FOUND;
}

enum action_status replace_evidence(struct action_context *context,
                                    const struct replace_evidence *input)
{
    struct holder holder;
    struct evidence row = {.is_public =
                               !evidence_kind_has_location(input->file.bytes, input->file.length)};
    if (!action_is_allowed(context, ACTION_REPLACE_EVIDENCE))
        return ACTION_FORBIDDEN;
    enum action_status status = evidence_intake(context, &input->file, &row);
    if (status != ACTION_DONE)
        return status;
    if (!action_begin(context))
        return ACTION_FAILED;
    status = load(context, input->evidence_id, &holder);
    if (status == ACTION_DONE)
        status = check_open(context, &holder);
    if (status == ACTION_DONE)
        status = swap(context, &holder, &row);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    status = commit(context, &row);
    if (status == ACTION_DONE && !evidence_intake_ensure(context, &input->file, &row))
        return ACTION_FAILED;
    return status;
}
