#include "actions/people.h"

#include <string.h>

#include "base/text.h"
#include "storage/person_store.h"

#include "base/banned.h"

static struct person_summary summarize(const struct person *person)
{
    return (struct person_summary){
        .id = person->id,
        .email = person->email,
        .name = person->name,
        .created_utc = person->created_utc,
        .is_administrator = person->is_administrator,
        .is_disabled = person->is_disabled,
        .must_change_password = person->must_change_password,
        .has_second_step = person->totp_secret != NULL,
    };
}

static bool holds(struct arena *arena, const char *text, const char *folded)
{
    return strstr(text_fold(arena, text), folded) != NULL;
}

enum action_status list_people(struct action_context *context, const char *wanted,
                               struct person_summary_list *people)
{
    struct arena *arena = context->arena;
    struct person_list all = {0};
    *people = (struct person_summary_list){0};
    if (!identity_can(context->identity, CAPABILITY_MANAGE_PEOPLE))
        return ACTION_FORBIDDEN;
    if (!person_store_list(context->database, arena, &all, &context->error))
        return ACTION_FAILED;
    const char *folded = text_fold(arena, wanted == NULL ? "" : wanted);
    people->items = ARENA_NEW_ARRAY(arena, all.count, struct person_summary);
    for (size_t i = 0; i < all.count; i++)
        if (holds(arena, all.items[i].name, folded) || holds(arena, all.items[i].email, folded))
            people->items[people->count++] = summarize(&all.items[i]);
    return ACTION_DONE;
}

enum action_status find_person(struct action_context *context, int64_t person_id,
                               struct person_summary *person)
{
    struct person *found = NULL;
    if (!identity_can(context->identity, CAPABILITY_MANAGE_PEOPLE))
        return ACTION_FORBIDDEN;
    if (!person_store_find(context->database, person_id, context->arena, &found, &context->error))
        return ACTION_FAILED;
    if (found == NULL)
        return ACTION_NOT_FOUND;
    *person = summarize(found);
    return ACTION_DONE;
}
