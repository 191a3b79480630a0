#include "actions/commission.h"

#include <string.h>

#include "base/env.h"
#include "base/text.h"
#include "storage/commission_store.h"
#include "storage/councillor_store.h"

#include "base/banned.h"

static const struct action_text_rule name_rule = {
    .field = "nombre", .label = "el nombre de la comisión", .max_characters = 120};
static const struct action_text_rule purpose_rule = {.field = "proposito",
                                                     .label = "de qué se ocupa",
                                                     .max_characters = 600,
                                                     .is_optional = true,
                                                     .has_lines = true};

static const char *object_of(struct action_context *context, int64_t id)
{
    return arena_printf(context->arena, "commission:%lld", (long long)id);
}

static bool check_name_is_free(struct action_context *context, const struct commission *it)
{
    struct commission_list all;
    const char *folded = text_fold(context->arena, it->name);
    if (!commission_store_list(context->database, it->council_id, context->arena, &all,
                               &context->error))
        return false;
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].id != it->id && folded[0] != '\0' &&
            strcmp(text_fold(context->arena, all.items[i].name), folded) == 0) {
            action_add_message(context, "nombre",
                               "Ya hay una comisión con ese nombre. Escriba otro.");
            break;
        }
    return true;
}

/* Each marked councillor once, and the coordinator with them. */
static size_t gather_members(const struct save_commission *input, int64_t *ids)
{
    size_t count = 0;
    for (size_t i = 0; i <= input->member_count; i++) {
        int64_t id = i < input->member_count ? input->member_ids[i] : input->coordinator_id;
        bool is_known = id == 0;
        for (size_t j = 0; j < count; j++)
            is_known = is_known || ids[j] == id;
        if (!is_known)
            ids[count++] = id;
    }
    return count;
}

static enum action_status check_members(struct action_context *context, const struct commission *it,
                                        const int64_t *ids, size_t count)
{
    struct councillor_list all;
    if (!councillor_store_list(context->database, it->council_id, context->arena, &all,
                               &context->error))
        return ACTION_FAILED;
    for (size_t i = 0; i < count; i++)
        if (councillor_find(&all, ids[i]) == NULL)
            return ACTION_NOT_FOUND;
    const struct councillor *coordinator = councillor_find(&all, it->coordinator_id);
    if (coordinator != NULL && !councillor_is_in_office(coordinator, env_today()))
        action_add_message(context, "coordinador", "Elija a alguien que siga en el consejo.");
    return ACTION_DONE;
}

static enum action_status find(struct action_context *context, int64_t id, struct commission **it)
{
    const struct object_key key = {context->identity->council_id, id};
    *it = ARENA_NEW(context->arena, struct commission);
    (*it)->council_id = key.council_id;
    if (id == 0)
        return ACTION_DONE;
    if (!commission_store_load(context->database, key, context->arena, it, &context->error))
        return ACTION_FAILED;
    return *it == NULL ? ACTION_NOT_FOUND : ACTION_DONE;
}

static enum action_status write(struct action_context *context, struct commission *it,
                                const int64_t *ids, size_t count)
{
    bool is_done = it->id == 0 ? commission_store_add(context->database, it, &context->error)
                               : commission_store_save(context->database, it, &context->error);
    const struct object_key key = {it->council_id, it->id};
    if (is_done &&
        commission_store_set_members(context->database, key, ids, count, &context->error))
        return ACTION_DONE;
    return action_failure(context);
}

static enum action_status save(struct action_context *context, const struct save_commission *input,
                               struct commission *it)
{
    int64_t *ids = ARENA_NEW_ARRAY(context->arena, input->member_count + 1, int64_t);
    size_t count = gather_members(input, ids);
    it->name = action_check_text(context, &name_rule, input->name);
    it->purpose = action_check_text(context, &purpose_rule, input->purpose);
    it->coordinator_id = input->coordinator_id;
    enum action_status status = check_members(context, it, ids, count);
    if (status != ACTION_DONE)
        return status;
    if (!check_name_is_free(context, it))
        return ACTION_FAILED;
    if (action_has_messages(context))
        return ACTION_INVALID;
    if (it->id != 0)
        it->version = input->version;
    return write(context, it, ids, count);
}

enum action_status save_commission(struct action_context *context,
                                   const struct save_commission *input, int64_t *commission_id)
{
    struct commission *it = NULL;
    if (!action_is_allowed(context,
                           input->id == 0 ? ACTION_ADD_COMMISSION : ACTION_SAVE_COMMISSION))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status = find(context, input->id, &it);
    if (status == ACTION_DONE)
        status = save(context, input, it);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    *commission_id = it->id;
    return action_commit(context, object_of(context, it->id), it->name);
}

enum action_status remove_commission(struct action_context *context, int64_t commission_id)
{
    const struct object_key key = {context->identity->council_id, commission_id};
    bool was_there = false;
    if (!action_is_allowed(context, ACTION_REMOVE_COMMISSION))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!commission_store_delete(context->database, key, &was_there, &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (!was_there)
        return action_abandon(context, ACTION_NOT_FOUND);
    return action_commit(context, object_of(context, commission_id), NULL);
}
