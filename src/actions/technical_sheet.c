#include "actions/technical_sheet.h"

#include "base/count_text.h"
#include "base/env.h"
#include "storage/indicator_store.h"
#include "storage/technical_sheet_store.h"

#include "base/banned.h"

static const char *check_value(struct action_context *context, const char *name,
                               enum sheet_field field, const char *typed)
{
    const struct sheet_field_facts *facts = sheet_field_facts(field);
    const struct action_text_rule rule = {.field = name,
                                          .label = facts->label,
                                          .max_characters = facts->limit,
                                          .is_optional = true,
                                          .has_lines = facts->kind == SHEET_KIND_LINES};
    const char *problem = NULL;
    if (facts->kind == SHEET_KIND_TEXT || facts->kind == SHEET_KIND_LINES)
        return action_check_text(context, &rule, typed);
    const char *value = technical_sheet_read(context->arena, field, typed, &problem);
    if (problem != NULL)
        action_add_message(context, name, "%s", problem);
    else if (facts->kind == SHEET_KIND_EMAIL && value[0] != '\0')
        return action_check_email(context, name, value);
    return value;
}

void check_technical_sheet(struct action_context *context, const char *prefix,
                           const struct save_technical_sheet *input, struct technical_sheet *sheet)
{
    for (int i = 0; i < SHEET_FIELDS; i++) {
        enum sheet_field field = (enum sheet_field)i;
        const struct sheet_field_facts *facts = sheet_field_facts(field);
        if (facts->origin != SHEET_FROM_TYPED || input->values[i] == NULL)
            continue;
        const char *name = arena_printf(context->arena, "%s%s", prefix, facts->key);
        sheet->values[i] = check_value(context, name, field, input->values[i]);
    }
}

/* "indicator:17" and which fields changed; never their values, for some name people. */
static const char *describe(struct action_context *context, const struct technical_sheet *before,
                            const struct technical_sheet *after, int *changes)
{
    const char *text = "";
    *changes = 0;
    for (int i = 0; i < SHEET_FIELDS; i++)
        if (technical_sheet_differs(before, after, (enum sheet_field)i)) {
            text = arena_printf(context->arena, "%s%s%s", text, text[0] == '\0' ? "" : ", ",
                                sheet_field_facts((enum sheet_field)i)->key);
            ++*changes;
        }
    return text;
}

/* Checks one sheet against what is stored and writes it; ACTION_INVALID with messages. */
static enum action_status write(struct action_context *context, const char *prefix,
                                const struct save_technical_sheet *input,
                                struct sheet_change *change, const char **detail)
{
    struct indicator *indicator = NULL;
    struct technical_sheet before, after;
    int changes = 0;
    const struct object_key key = {context->identity->council_id, input->indicator_id};
    *detail = NULL;
    if (!indicator_store_load(context->database, key, context->arena, &indicator,
                              &context->error) ||
        !technical_sheet_store_load(context->database, key, context->arena, &before,
                                    &context->error))
        return ACTION_FAILED;
    if (indicator == NULL)
        return ACTION_NOT_FOUND;
    after = before;
    check_technical_sheet(context, prefix, input, &after);
    if (action_has_messages(context))
        return ACTION_INVALID;
    const char *changed = describe(context, &before, &after, &changes);
    if (changes == 0)
        return ACTION_DONE;
    after.version = input->version;
    if (!technical_sheet_store_save(context->database, &after, change, &context->error))
        return action_failure(context);
    *detail = arena_printf(context->arena, "versión %lld: %s", (long long)after.version, changed);
    return ACTION_DONE;
}

static struct sheet_change make_change(struct action_context *context, enum sheet_source source)
{
    char now[ENV_TIMESTAMP_SIZE];
    env_now_iso(now);
    return (struct sheet_change){context->identity->person_id, arena_strdup(context->arena, now),
                                 source};
}

enum action_status save_technical_sheet(struct action_context *context,
                                        const struct save_technical_sheet *input)
{
    const char *detail = NULL;
    if (!action_is_allowed(context, ACTION_SAVE_TECHNICAL_SHEET))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    struct sheet_change change = make_change(context, SHEET_SOURCE_PAGE);
    enum action_status status = write(context, "", input, &change, &detail);
    if (status != ACTION_DONE || detail == NULL)
        return action_abandon(context, status);
    return action_commit(
        context, arena_printf(context->arena, "indicator:%lld", (long long)input->indicator_id),
        detail);
}

/* All sheets are tried, so that every problem of the file is told at once. */
static enum action_status write_all(struct action_context *context,
                                    const struct import_technical_sheets *input, int *changed_count)
{
    struct sheet_change change = make_change(context, SHEET_SOURCE_FILE);
    for (size_t i = 0; i < input->count; i++) {
        const char *detail = NULL;
        const char *prefix = arena_printf(context->arena, "%s/", input->places[i]);
        enum action_status status = write(context, prefix, &input->items[i], &change, &detail);
        if (status == ACTION_CONFLICT)
            action_add_message(context, prefix,
                               "Otra persona guardó esta ficha mientras tanto. Revise otra vez.");
        else if (status != ACTION_DONE && status != ACTION_INVALID)
            return status;
        *changed_count += detail != NULL;
    }
    return action_has_messages(context) ? ACTION_INVALID : ACTION_DONE;
}

enum action_status import_technical_sheets(struct action_context *context,
                                           const struct import_technical_sheets *input,
                                           int *changed_count)
{
    *changed_count = 0;
    if (!action_is_allowed(context, ACTION_IMPORT_TECHNICAL_SHEETS))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status = write_all(context, input, changed_count);
    if (status != ACTION_DONE || *changed_count == 0)
        return action_abandon(context, status);
    return action_commit(context, "technical_sheets",
                         count_text(context->arena, *changed_count, "ficha", "fichas"));
}
