#include "actions/council_rules.h"

#include <stdlib.h>
#include <string.h>

#include "actions/typed_date.h"
#include "storage/councillor_store.h"

#include "base/banned.h"

static void check_quorum(struct action_context *context, const struct save_rules *input,
                         struct council_rule *rule)
{
    enum { MAX_DIGITS = 3, DECIMAL = 10 };
    const char *number = input->quorum_number == NULL ? "" : input->quorum_number;
    rule->quorum_number = 0;
    if (!quorum_kind_parse(input->quorum == NULL ? "" : input->quorum, &rule->quorum)) {
        action_add_message(context, "quorum", "Elija cómo se cuenta el quórum.");
        return;
    }
    if (rule->quorum != QUORUM_NUMBER)
        return;
    size_t length = strlen(number);
    if (length >= 1 && length <= MAX_DIGITS && strspn(number, "0123456789") == length)
        rule->quorum_number = (int)strtol(number, NULL, DECIMAL);
    if (rule->quorum_number == 0)
        action_add_message(context, "quorum_numero", "Escriba cuántos consejeros hacen quórum.");
}

enum action_status save_council_rules(struct action_context *context,
                                      const struct save_rules *input)
{
    struct council_rule rule = {.council_id = context->identity->council_id,
                                .version = input->version};
    char office[DATE_ISO_SIZE];
    if (!action_is_allowed(context, ACTION_SAVE_COUNCIL_RULES))
        return ACTION_FORBIDDEN;
    rule.office_date =
        typed_date_require(context, "posesion", "la fecha de posesión", input->office);
    check_quorum(context, input, &rule);
    if (action_has_messages(context))
        return ACTION_INVALID;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!councillor_store_save_rule(context->database, &rule, &context->error))
        return action_abandon(context, action_failure(context));
    return action_commit(
        context, arena_printf(context->arena, "council:%lld", (long long)rule.council_id),
        arena_printf(context->arena, "posesión: %s; quórum: %s",
                     date_format_iso(rule.office_date, office), quorum_kind_code(rule.quorum)));
}
