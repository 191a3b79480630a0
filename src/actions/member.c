#include "actions/member.h"

#include "base/env.h"
#include "storage/member_store.h"
#include "storage/person_store.h"

#include "base/banned.h"

bool member_check_roles(struct action_context *context, role_set roles)
{
    if ((roles & ROLE_ALL) != 0 && (roles & ~ROLE_ALL) == 0)
        return true;
    action_add_message(context, "roles", "Marque al menos un rol.");
    return false;
}

bool member_join(struct action_context *context, int64_t council_id, int64_t person_id,
                 role_set roles)
{
    struct member key = {.council_id = council_id, .person_id = person_id};
    struct member *before = NULL;
    role_set kept = 0;
    char now[ENV_TIMESTAMP_SIZE];
    env_now_iso(now);
    if (!member_store_find(context->database, &key, context->arena, &before, &context->error))
        return false;
    if (before != NULL && !role_parse_set(before->roles, &kept))
        return error_set(&context->error, ERROR_INVALID, "rol desconocido en la base de datos");
    key.roles = role_format_codes(roles | kept, context->arena);
    key.since_utc = before != NULL ? before->since_utc : now;
    return member_store_save(context->database, &key, &context->error);
}

enum action_status add_member(struct action_context *context, int64_t person_id, role_set roles)
{
    struct person *person = NULL;
    int64_t council_id = context->identity->council_id;
    if (!action_is_allowed(context, ACTION_ADD_MEMBER) || council_id == 0)
        return ACTION_FORBIDDEN;
    if (!member_check_roles(context, roles))
        return ACTION_INVALID;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!person_store_find(context->database, person_id, context->arena, &person, &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (person == NULL)
        return action_abandon(context, ACTION_NOT_FOUND);
    if (!member_join(context, council_id, person_id, roles))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(
        context, action_object(context, "person", person_id),
        arena_printf(context->arena, "roles %s", role_format_codes(roles, context->arena)));
}

static bool can_manage(role_set roles)
{
    return (capability_holders(CAPABILITY_MANAGE_MEMBERS) & roles & ROLE_ALL) != 0;
}

/* Whether somebody other than person_id can still manage the council's members. */
static bool has_other_manager(struct action_context *context, int64_t person_id, bool *has_other)
{
    struct member_list members = {0};
    *has_other = false;
    if (!member_store_list_of_council(context->database, context->identity->council_id,
                                      context->arena, &members, &context->error))
        return false;
    for (size_t i = 0; i < members.count; i++) {
        role_set roles = 0;
        if (members.items[i].person_id != person_id && !members.items[i].person_is_disabled &&
            role_parse_set(members.items[i].roles, &roles) && can_manage(roles))
            *has_other = true;
    }
    return true;
}

/* Opens the transaction and reads the member in it; keeps the last manager from going. */
static enum action_status begin_with(struct action_context *context, int64_t person_id,
                                     role_set new_roles, struct member **member)
{
    struct member key = {.council_id = context->identity->council_id, .person_id = person_id};
    bool has_other = false;
    role_set roles = 0;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!member_store_find(context->database, &key, context->arena, member, &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (*member == NULL)
        return action_abandon(context, ACTION_NOT_FOUND);
    if (can_manage(new_roles) || !role_parse_set((*member)->roles, &roles) || !can_manage(roles))
        return ACTION_DONE;
    if (!has_other_manager(context, person_id, &has_other))
        return action_abandon(context, ACTION_FAILED);
    if (has_other)
        return ACTION_DONE;
    action_add_message(context, new_roles == 0 ? "" : "roles",
                       "El consejo necesita al menos una persona en la presidencia o en la "
                       "secretaría técnica.");
    return action_abandon(context, ACTION_INVALID);
}

enum action_status change_role(struct action_context *context, int64_t person_id, role_set roles)
{
    struct member *member = NULL;
    if (!action_is_allowed(context, ACTION_CHANGE_ROLE) || context->identity->council_id == 0)
        return ACTION_FORBIDDEN;
    if (!member_check_roles(context, roles))
        return ACTION_INVALID;
    enum action_status status = begin_with(context, person_id, roles, &member);
    if (status != ACTION_DONE)
        return status;
    const char *before = member->roles;
    member->roles = role_format_codes(roles, context->arena);
    if (!member_store_save(context->database, member, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context, action_object(context, "person", person_id),
                         arena_printf(context->arena, "de %s a %s", before, member->roles));
}

enum action_status remove_member(struct action_context *context, int64_t person_id)
{
    struct member *member = NULL;
    if (!action_is_allowed(context, ACTION_REMOVE_MEMBER) || context->identity->council_id == 0)
        return ACTION_FORBIDDEN;
    enum action_status status = begin_with(context, person_id, 0, &member);
    if (status != ACTION_DONE)
        return status;
    if (!member_store_delete(context->database, member, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context, action_object(context, "person", person_id),
                         arena_printf(context->arena, "tenía %s", member->roles));
}
