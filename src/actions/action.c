#include "actions/action.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "security/audit.h"
#include "storage/council_store.h"
#include "storage/database.h"

#include "base/banned.h"

struct action_entry {
    const char *code;
    enum capability capability;
    const char *label;
};

static const struct action_entry entries[ACTION_COUNT] = {
#define ACTION(name, code, capability, label)                                                      \
    [ACTION_##name] = {code, CAPABILITY_##capability, label},
#include "actions/actions.def"
#undef ACTION
};

const char *action_code(enum action action)
{
    assert(action < ACTION_COUNT);
    return entries[action].code;
}

const char *action_label(enum action action)
{
    assert(action < ACTION_COUNT);
    return entries[action].label;
}

enum capability action_capability(enum action action)
{
    assert(action < ACTION_COUNT);
    return entries[action].capability;
}

bool action_parse(const char *code, enum action *action)
{
    for (enum action each = 0; each < ACTION_COUNT; each++) {
        if (strcmp(entries[each].code, code) == 0) {
            *action = each;
            return true;
        }
    }
    return false;
}

bool action_is_allowed(struct action_context *context, enum action action)
{
    context->action = action;
    return identity_can(context->identity, action_capability(action));
}

bool action_begin(struct action_context *context)
{
    context->is_traced = false;
    return database_begin(context->database, true, &context->error);
}

const char *action_object(const struct action_context *context, const char *kind, int64_t id)
{
    return arena_printf(context->arena, "%s:%lld", kind, (long long)id);
}

bool action_trace(struct action_context *context, const char *object, const char *detail)
{
    int64_t council_id = context->identity->council_id;
    assert(!context->is_traced);
    struct audit_event event = {
        .council_id = council_id,
        .actor_id = context->identity->person_id,
        .action = action_code(context->action),
        .object = object,
        .detail = detail,
    };
    if (!audit_append(context->database, &event, &context->error))
        return false;
    context->is_traced = true;
    context->trace_sequence = event.sequence;
    return council_id == 0 ||
           council_store_raise_revision(context->database, council_id, &context->error);
}

enum action_status action_close(struct action_context *context)
{
    assert(context->is_traced);
    context->is_traced = false;
    if (database_commit(context->database, &context->error))
        return ACTION_DONE;
    return action_abandon(context, ACTION_FAILED);
}

enum action_status action_commit(struct action_context *context, const char *object,
                                 const char *detail)
{
    if (!action_trace(context, object, detail))
        return action_abandon(context, ACTION_FAILED);
    return action_close(context);
}

int64_t action_parse_id(const char *text)
{
    enum { DECIMAL = 10 };
    char *end = NULL;
    long long id = text[0] >= '1' && text[0] <= '9' ? strtoll(text, &end, DECIMAL) : 0;
    return end != NULL && *end == '\0' ? (int64_t)id : 0;
}

enum action_status action_failure(const struct action_context *context)
{
    return context->error.kind == ERROR_CONFLICT ? ACTION_CONFLICT : ACTION_FAILED;
}

enum action_status action_abandon(struct action_context *context, enum action_status status)
{
    context->is_traced = false;
    database_rollback(context->database);
    return status;
}
