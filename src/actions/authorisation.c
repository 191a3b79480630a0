#include "actions/authorisation.h"

#include "actions/typed_date.h"
#include "base/env.h"
#include "storage/councillor_store.h"

#include "base/banned.h"

static const char *object_of(struct action_context *context, int64_t councillor_id)
{
    return arena_printf(context->arena, "councillor:%lld", (long long)councillor_id);
}

static void check(struct action_context *context, const struct authorise_councillor *input,
                  struct authorisation *given)
{
    given->given = typed_date_require(context, "fecha", "cuándo la dio", input->given);
    if (date_is_valid(given->given) && date_compare(given->given, env_today()) > 0)
        action_add_message(context, "fecha", "Esa fecha aún no llega. Escriba cuándo la dio.");
    if (!authorisation_channel_parse(input->channel == NULL ? "" : input->channel, &given->channel))
        action_add_message(context, "medio", "Elija por qué medio la dio.");
    given->covers_name = input->covers_name;
    given->covers_photo = input->covers_photo;
    given->covers_phone = input->covers_phone;
    given->covers_sector = input->covers_sector;
    if (!input->covers_name && !input->covers_photo && !input->covers_phone &&
        !input->covers_sector)
        action_add_message(context, "nombre_publico", "Marque al menos un dato que autorizó.");
}

static const char *describe(struct action_context *context, const struct authorisation *given)
{
    char day[DATE_ISO_SIZE];
    return arena_printf(
        context->arena, "texto %s; %s; %s;%s%s%s%s", given->text_version,
        date_format_iso(given->given, day), authorisation_channel_code(given->channel),
        given->covers_name ? " nombre" : "", given->covers_photo ? " foto" : "",
        given->covers_phone ? " telefono" : "", given->covers_sector ? " sector" : "");
}

static enum action_status write(struct action_context *context, struct authorisation *given)
{
    struct councillor *councillor = NULL;
    const struct object_key key = {given->council_id, given->councillor_id};
    char now[ENV_TIMESTAMP_SIZE];
    env_now_iso(now);
    if (!councillor_store_load(context->database, key, context->arena, &councillor,
                               &context->error))
        return ACTION_FAILED;
    if (councillor == NULL || councillor->is_forgotten)
        return ACTION_NOT_FOUND;
    return councillor_store_add_authorisation(context->database, given,
                                              context->identity->person_id, now, &context->error)
               ? ACTION_DONE
               : ACTION_FAILED;
}

enum action_status authorise_councillor(struct action_context *context,
                                        const struct authorise_councillor *input)
{
    struct authorisation given = {.council_id = context->identity->council_id,
                                  .councillor_id = input->councillor_id,
                                  .text_version = authorisation_current_version()};
    if (!action_is_allowed(context, ACTION_AUTHORISE_COUNCILLOR))
        return ACTION_FORBIDDEN;
    check(context, input, &given);
    if (action_has_messages(context))
        return ACTION_INVALID;
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status = write(context, &given);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    return action_commit(context, object_of(context, input->councillor_id),
                         describe(context, &given));
}

enum action_status revoke_authorisation(struct action_context *context, int64_t councillor_id,
                                        int64_t authorisation_id)
{
    const struct authorisation it = {.id = authorisation_id,
                                     .council_id = context->identity->council_id,
                                     .councillor_id = councillor_id,
                                     .revoked = env_today()};
    bool has_changed = false;
    if (!action_is_allowed(context, ACTION_REVOKE_AUTHORISATION))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!councillor_store_revoke(context->database, &it, &has_changed, &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (!has_changed)
        return action_abandon(context, ACTION_NOT_FOUND);
    return action_commit(context, object_of(context, councillor_id), NULL);
}
