#include "actions/create_council.h"

#include <string.h>

#include "base/env.h"
#include "storage/council_store.h"
#include "storage/territory_store.h"

#include "base/banned.h"

enum { CODE_MIN = 2, CODE_MAX = 40 };

/* Words that stand at the same place of an address as a council's code would. */
static bool is_reserved(const char *code)
{
    static const char *const reserved[] = {"nuevo", "nueva", "todos"};
    for (size_t i = 0; i < sizeof reserved / sizeof reserved[0]; i++)
        if (strcmp(code, reserved[i]) == 0)
            return true;
    return false;
}

static void check_code(struct action_context *context, const char *code)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    size_t length = code == NULL ? 0 : strlen(code);
    if (length < CODE_MIN || length > CODE_MAX || strspn(code, letters) != length ||
        code[0] == '-' || code[length - 1] == '-')
        action_add_message(context, "codigo",
                           "Escriba un código de 2 a 40 letras minúsculas sin tilde, cifras o "
                           "guiones, como guatape.");
    else if (is_reserved(code))
        action_add_message(context, "codigo", "Ese código está reservado. Escriba otro.");
}

static bool check_territory(struct action_context *context, const char *code)
{
    struct territory *territory = NULL;
    if (code != NULL && *code != '\0' &&
        !territory_store_find(context->database, code, context->arena, &territory, &context->error))
        return false;
    if (territory == NULL)
        action_add_message(context, "entidad",
                           "Elija el municipio, distrito o departamento del "
                           "consejo.");
    return true;
}

enum action_status create_council(struct action_context *context,
                                  const struct create_council *input, int64_t *council_id)
{
    static const struct action_text_rule name_rule = {
        .field = "nombre", .label = "el nombre del consejo", .max_characters = 160};
    char now[ENV_TIMESTAMP_SIZE];
    if (!action_is_allowed(context, ACTION_CREATE_COUNCIL))
        return ACTION_FORBIDDEN;
    check_code(context, input->code);
    const char *name = action_check_text(context, &name_rule, input->name);
    if (!check_territory(context, input->territory_code))
        return ACTION_FAILED;
    if (action_has_messages(context))
        return ACTION_INVALID;
    env_now_iso(now);
    struct council council = {
        .code = input->code,
        .territory_code = input->territory_code,
        .name = name,
        .bands_json = "",
        .created_utc = now,
    };
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!council_store_add(context->database, &council, &context->error)) {
        if (context->error.kind != ERROR_CONSTRAINT)
            return action_abandon(context, ACTION_FAILED);
        action_add_message(context, "codigo", "Ya hay un consejo con ese código. Escriba otro.");
        return action_abandon(context, ACTION_INVALID);
    }
    *council_id = council.id;
    return action_commit(context, action_object(context, "council", council.id),
                         arena_printf(context->arena, "código %s, entidad %s", council.code,
                                      council.territory_code));
}
