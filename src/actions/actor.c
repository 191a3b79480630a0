#include "actions/actor.h"

#include <string.h>

#include "actions/actor_check.h"
#include "base/count_text.h"
#include "base/text.h"
#include "storage/actor_store.h"

#include "base/banned.h"

static const char *object_of(struct action_context *context, int64_t id)
{
    return action_object(context, "actor", id);
}

static struct actor make_actor(const struct action_context *context)
{
    return (struct actor){.council_id = context->identity->council_id,
                          .name = "",
                          .office = "",
                          .contact_name = "",
                          .post = "",
                          .email = "",
                          .phone = ""};
}

/* The stored one, or a new one. Inside the transaction. */
static enum action_status find(struct action_context *context,
                               const struct actor_surroundings *around, int64_t id,
                               struct actor *actor)
{
    const struct actor *known = actor_find(&around->actors, id);
    *actor = known != NULL ? *known : make_actor(context);
    return id != 0 && known == NULL ? ACTION_NOT_FOUND : ACTION_DONE;
}

static enum action_status write(struct action_context *context, struct actor *actor)
{
    bool is_done = actor->id == 0 ? actor_store_add(context->database, actor, &context->error)
                                  : actor_store_save(context->database, actor, &context->error);
    return is_done ? ACTION_DONE : action_failure(context);
}

static enum action_status save(struct action_context *context, const struct save_actor *input,
                               struct actor *actor)
{
    struct actor_surroundings around;
    if (!actor_check_load(context, &around))
        return ACTION_FAILED;
    enum action_status status = find(context, &around, input->id, actor);
    if (status != ACTION_DONE)
        return status;
    if (!actor_check_typed(context, &around, input, actor))
        return ACTION_FAILED;
    if (action_has_messages(context))
        return ACTION_INVALID;
    if (actor->id != 0)
        actor->version = input->version;
    return write(context, actor);
}

enum action_status save_actor(struct action_context *context, const struct save_actor *input,
                              int64_t *actor_id)
{
    struct actor actor;
    if (!action_is_allowed(context, input->id == 0 ? ACTION_ADD_ACTOR : ACTION_SAVE_ACTOR))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status = save(context, input, &actor);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    *actor_id = actor.id;
    return action_commit(context, object_of(context, actor.id), actor_kind_code(actor.kind));
}

/* The actor that a code proposes; false for a code that says nothing of this council. */
static bool read_proposal(struct action_context *context, const struct actor_surroundings *around,
                          const char *code, struct actor *actor, bool *is_good)
{
    enum { LONGEST_NAME = 160 };
    static const char office[] = "oficina:";
    *actor = make_actor(context);
    *is_good = false;
    if (strncmp(code, office, sizeof office - 1) == 0) {
        const char *name = text_collapse(context->arena, code + sizeof office - 1);
        actor->kind = ACTOR_OFFICE;
        actor->name = actor->office = name;
        *is_good = name[0] != '\0' && text_is_utf8(name, strlen(name)) &&
                   strlen(name) <= LONGEST_NAME * 2 &&
                   actor_find_office(context->arena, &around->actors, name) == NULL;
        return true;
    }
    if (!actor_check_parse_link(code, actor))
        return true;
    actor->kind = actor->commission_id != 0 ? ACTOR_COMMISSION : ACTOR_MEMBER;
    if (!actor_check_link(context, around, actor, is_good))
        return false;
    *is_good = *is_good && !actor_check_is_taken(around, actor);
    return true;
}

static enum action_status add_all(struct action_context *context, const char *const *codes,
                                  size_t count, size_t *added)
{
    for (size_t i = 0; i < count; i++) {
        struct actor_surroundings around;
        struct actor actor;
        bool is_good = false;
        if (!actor_check_load(context, &around) ||
            !read_proposal(context, &around, codes[i], &actor, &is_good))
            return ACTION_FAILED;
        if (!is_good)
            continue;
        if (!actor_store_add(context->database, &actor, &context->error))
            return ACTION_FAILED;
        ++*added;
    }
    return ACTION_DONE;
}

enum action_status add_proposed_actors(struct action_context *context, const char *const *codes,
                                       size_t count, size_t *added)
{
    *added = 0;
    if (!action_is_allowed(context, ACTION_ADD_PROPOSED_ACTORS))
        return ACTION_FORBIDDEN;
    if (count == 0) {
        action_add_message(context, "propuesta", "Marque al menos un actor.");
        return ACTION_INVALID;
    }
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status = add_all(context, codes, count, added);
    if (status != ACTION_DONE || *added == 0)
        return action_abandon(context, status);
    return action_commit(context, "actors",
                         count_text(context->arena, (int64_t)*added, "actor", "actores"));
}

static enum action_status set_retired(struct action_context *context, enum action action,
                                      int64_t actor_id, bool is_retired)
{
    struct actor_surroundings around;
    struct actor actor;
    if (!action_is_allowed(context, action))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!actor_check_load(context, &around))
        return action_abandon(context, ACTION_FAILED);
    enum action_status status = find(context, &around, actor_id, &actor);
    if (status == ACTION_DONE && actor.is_retired == is_retired)
        status = ACTION_CONFLICT;
    actor.is_retired = is_retired;
    if (status == ACTION_DONE)
        status = write(context, &actor);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    return action_commit(context, object_of(context, actor_id), actor_kind_code(actor.kind));
}

enum action_status retire_actor(struct action_context *context, int64_t actor_id)
{
    return set_retired(context, ACTION_RETIRE_ACTOR, actor_id, true);
}

enum action_status restore_actor(struct action_context *context, int64_t actor_id)
{
    return set_retired(context, ACTION_RESTORE_ACTOR, actor_id, false);
}

static enum action_status remove_unused(struct action_context *context, int64_t actor_id)
{
    struct actor_surroundings around;
    bool was_there = false;
    const struct object_key key = {context->identity->council_id, actor_id};
    if (!actor_check_load(context, &around))
        return ACTION_FAILED;
    const struct actor *actor = actor_find(&around.actors, actor_id);
    if (actor == NULL)
        return ACTION_NOT_FOUND;
    if (actor->use_count > 0) {
        action_add_message(context, "",
                           "Este actor tiene letras en la matriz. Retírelo en vez de borrarlo.");
        return ACTION_INVALID;
    }
    if (!actor_store_delete(context->database, key, &was_there, &context->error))
        return ACTION_FAILED;
    return was_there ? ACTION_DONE : ACTION_NOT_FOUND;
}

enum action_status remove_actor(struct action_context *context, int64_t actor_id)
{
    if (!action_is_allowed(context, ACTION_REMOVE_ACTOR))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status = remove_unused(context, actor_id);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    return action_commit(context, object_of(context, actor_id), NULL);
}
