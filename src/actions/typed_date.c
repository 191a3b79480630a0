#include "actions/typed_date.h"

#include "base/text.h"

#include "base/banned.h"

enum { FIRST_YEAR = 1990, LAST_YEAR = 2099 };

struct date typed_date_read(struct action_context *context, const char *field, const char *typed)
{
    struct date date = {0};
    if (text_is_blank(typed))
        return date;
    if (date_parse_typed(typed, &date) && date.year >= FIRST_YEAR && date.year <= LAST_YEAR)
        return date;
    action_add_message(context, field, "Escriba una fecha que exista, como 30/06/2026.");
    return (struct date){0};
}

struct date typed_date_require(struct action_context *context, const char *field, const char *label,
                               const char *typed)
{
    if (text_is_blank(typed))
        action_add_message(context, field, "Escriba %s, como 30/06/2026.", label);
    return typed_date_read(context, field, typed);
}
