#include "actions/change_name.h"

#include <string.h>

#include "storage/person_store.h"

#include "base/banned.h"

static const struct action_text_rule name_rule = {
    .field = "nombre", .label = "su nombre", .max_characters = 120};

enum action_status change_name(struct action_context *context, const char *name)
{
    const int64_t person_id = context->identity->person_id;
    struct person *person = NULL;
    if (!action_is_allowed(context, ACTION_CHANGE_NAME))
        return ACTION_FORBIDDEN;
    const char *clean = action_check_text(context, &name_rule, name);
    if (action_has_messages(context))
        return ACTION_INVALID;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!person_store_find(context->database, person_id, context->arena, &person, &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (person == NULL)
        return action_abandon(context, ACTION_NOT_FOUND);
    if (strcmp(person->name, clean) == 0)
        return action_abandon(context, ACTION_DONE);
    person->name = clean;
    if (!person_store_save(context->database, person, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context, action_object(context, "person", person_id), NULL);
}
