#include "actions/pending_import.h"

#include "base/env.h"
#include "base/text.h"

#include "base/banned.h"

enum { NAME_CHARACTERS = 200, KEPT_PER_PERSON = 5 };

/* The name is shown as where the figures came from: without what does not show. */
static const char *check_name(struct action_context *context, const char *name)
{
    static const struct action_text_rule rule = {
        .field = "archivo", .label = "el nombre del archivo", .max_characters = NAME_CHARACTERS};
    return action_check_text(context, &rule, text_collapse(context->arena, name));
}

static bool check_file(struct action_context *context, const struct start_import *input,
                       const char **name)
{
    if (input->bytes == NULL || input->file_name == NULL || input->file_name[0] == '\0')
        action_add_message(context, "archivo", "Elija el archivo del plan.");
    else if (input->length == 0)
        action_add_message(context, "archivo", "El archivo está vacío. Elija otro.");
    else if (input->length > PENDING_IMPORT_MAX_BYTES)
        action_add_message(context, "archivo",
                           "El archivo pasa de 32 MB. Quite las fotos y guarde.");
    else
        *name = check_name(context, input->file_name);
    return !action_has_messages(context);
}

enum action_status start_import(struct action_context *context, const struct start_import *input,
                                char token[TOKEN_SIZE])
{
    char hash[TOKEN_HASH_SIZE];
    const char *name = NULL;
    if (!action_is_allowed(context, ACTION_START_IMPORT))
        return ACTION_FORBIDDEN;
    if (!check_file(context, input, &name))
        return ACTION_INVALID;
    token_create(token);
    token_hash(token, hash);
    const struct pending_import pending = {.token = hash,
                                           .council_id = context->identity->council_id,
                                           .person_id = context->identity->person_id,
                                           .file_name = name,
                                           .bytes = input->bytes,
                                           .size_bytes = input->length,
                                           .options_json = "{}",
                                           .created_s = env_now_s()};
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!pending_import_store_delete_older(context->database, env_now_s() - PENDING_IMPORT_LIFE_S,
                                           &context->error) ||
        !pending_import_store_add(context->database, &pending, &context->error) ||
        !pending_import_store_keep_newest(context->database, &pending, KEPT_PER_PERSON,
                                          &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context, "import", NULL);
}

enum action_status find_import(struct action_context *context, const char *token,
                               struct pending_import **pending)
{
    char hash[TOKEN_HASH_SIZE];
    if (!action_is_allowed(context, ACTION_START_IMPORT))
        return ACTION_FORBIDDEN;
    if (!token_is_well_formed(token))
        return ACTION_NOT_FOUND;
    token_hash(token, hash);
    const struct pending_import key = {.token = hash,
                                       .council_id = context->identity->council_id,
                                       .person_id = context->identity->person_id};
    if (!pending_import_store_find(context->database, &key, context->arena, pending,
                                   &context->error))
        return ACTION_FAILED;
    bool is_there = *pending != NULL && (*pending)->created_s > env_now_s() - PENDING_IMPORT_LIFE_S;
    return is_there ? ACTION_DONE : ACTION_NOT_FOUND;
}

/* The mapping is named by the file from which a person made it. */
static bool keep_mapping(struct action_context *context, const struct map_import *input,
                         const char *file_name)
{
    char now[ENV_TIMESTAMP_SIZE];
    env_now_iso(now);
    const struct import_mapping mapping = {.council_id = context->identity->council_id,
                                           .signature = input->signature,
                                           .name = file_name,
                                           .mapping_json = input->mapping_json,
                                           .saved_utc = now};
    return input->mapping_json == NULL ||
           import_store_save_mapping(context->database, &mapping, &context->error);
}

enum action_status map_import(struct action_context *context, const struct map_import *input)
{
    struct pending_import *pending = NULL;
    enum action_status status = find_import(context, input->token, &pending);
    if (status != ACTION_DONE || !action_is_allowed(context, ACTION_MAP_IMPORT))
        return status == ACTION_DONE ? ACTION_FORBIDDEN : status;
    char hash[TOKEN_HASH_SIZE];
    token_hash(input->token, hash);
    const struct pending_import changed = {.token = hash,
                                           .council_id = context->identity->council_id,
                                           .person_id = context->identity->person_id,
                                           .options_json = input->options_json};
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!pending_import_store_save(context->database, &changed, &context->error) ||
        !keep_mapping(context, input, pending->file_name))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context, "import", NULL);
}

enum action_status forget_import(struct action_context *context, const char *token)
{
    char hash[TOKEN_HASH_SIZE];
    if (!action_is_allowed(context, ACTION_FORGET_IMPORT))
        return ACTION_FORBIDDEN;
    token_hash(token, hash);
    const struct pending_import key = {.token = hash,
                                       .council_id = context->identity->council_id,
                                       .person_id = context->identity->person_id};
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!pending_import_store_delete(context->database, &key, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context, "import", NULL);
}
