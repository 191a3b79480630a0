#include "actions/council_sectors.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "storage/councillor_store.h"

#include "base/banned.h"

enum { MAX_NAME = 80, MAX_DIGITS = 2 };

static const char *field(struct action_context *context, const char *prefix, const char *code)
{
    return arena_printf(context->arena, "%s%s", prefix, code);
}

static int read_seats(struct action_context *context, const struct typed_sector *typed)
{
    const char *text = text_trim(context->arena, typed->seats == NULL ? "" : typed->seats);
    size_t length = strlen(text);
    if (length == 0)
        return 0;
    if (length <= MAX_DIGITS && strspn(text, "0123456789") == length)
        return (int)strtol(text, NULL, 10);
    action_add_message(context, field(context, "puestos_", typed->code),
                       "Escriba cuántos puestos tiene, de 0 a 99.");
    return 0;
}

static struct sector check_catalog(struct action_context *context, const struct typed_sector *typed,
                                   const struct sector *known)
{
    struct sector sector = *known;
    const size_t messages = context->messages.count;
    sector.seats = read_seats(context, typed);
    if (sector.is_by_law && sector.seats == 0 && context->messages.count == messages)
        action_add_message(context, field(context, "puestos_", sector.code),
                           "La ley pide este sector: escriba al menos 1 puesto.");
    return sector;
}

static struct sector check_own(struct action_context *context, const struct typed_sector *typed)
{
    const char *name_field = field(context, "nombre_", typed->code);
    const struct action_text_rule rule = {
        .field = name_field, .label = "el nombre del sector", .max_characters = MAX_NAME};
    return (struct sector){.code = typed->code,
                           .name = action_check_text(context, &rule, typed->name),
                           .seats = read_seats(context, typed),
                           .is_sensitive = typed->is_sensitive,
                           .is_own = true};
}

static bool is_used(const struct councillor_list *councillors, const char *code)
{
    for (size_t i = 0; i < councillors->count; i++)
        if (strcmp(councillors->items[i].sector, code) == 0)
            return true;
    return false;
}

static bool drop_own(struct action_context *context, const struct councillor_list *councillors,
                     const char *code)
{
    if (is_used(councillors, code)) {
        action_add_message(context, field(context, "nombre_", code),
                           "Hay consejeros de este sector. Cámbielos de sector antes de quitarlo.");
        return true;
    }
    return councillor_store_delete_sector(context->database, context->identity->council_id, code,
                                          &context->error);
}

static bool take(struct action_context *context, const struct councillor_list *councillors,
                 const struct typed_sector *typed)
{
    const size_t messages = context->messages.count;
    const struct sector *known = sector_find(sector_catalog, sector_catalog_count, typed->code);
    if (known == NULL && !sector_code_is_own(typed->code))
        return true;
    if (known == NULL && text_is_blank(typed->name) && text_is_blank(typed->seats))
        return drop_own(context, councillors, typed->code);
    const struct sector sector =
        known != NULL ? check_catalog(context, typed, known) : check_own(context, typed);
    return context->messages.count > messages ||
           councillor_store_save_sector(context->database, context->identity->council_id, &sector,
                                        &context->error);
}

enum action_status save_sectors(struct action_context *context, const struct save_sectors *input)
{
    const int64_t council_id = context->identity->council_id;
    struct councillor_list councillors;
    if (!action_is_allowed(context, ACTION_SAVE_SECTORS))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    bool ok = councillor_store_list(context->database, council_id, context->arena, &councillors,
                                    &context->error);
    for (size_t i = 0; ok && i < input->count; i++)
        ok = take(context, &councillors, &input->items[i]);
    if (!ok)
        return action_abandon(context, ACTION_FAILED);
    if (action_has_messages(context))
        return action_abandon(context, ACTION_INVALID);
    return action_commit(context,
                         arena_printf(context->arena, "council:%lld", (long long)council_id), NULL);
}
