#include "core/measurement/entry.h"

#include <string.h>

#include "base/strbuf.h"

#include "base/banned.h"

__extension__ typedef __int128 int128;

static const struct {
    enum entry_mode mode;
    const char *code, *label;
} modes[] = {
    {ENTRY_MODE_PERIOD, "periodo", "Solo del periodo, desde el último registro"},
    {ENTRY_MODE_YEAR, "vigencia", "Acumulado en el año"},
    {ENTRY_MODE_TERM, "cuatrienio", "Acumulado en los cuatro años"},
};

const char *entry_mode_code(enum entry_mode mode)
{
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++)
        if (modes[i].mode == mode)
            return modes[i].code;
    return "";
}

const char *entry_mode_label(enum entry_mode mode)
{
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++)
        if (modes[i].mode == mode)
            return modes[i].label;
    return "";
}

bool entry_mode_parse(const char *text, enum entry_mode *mode)
{
    for (size_t i = 0; text != NULL && i < sizeof modes / sizeof modes[0]; i++)
        if (strcmp(modes[i].code, text) == 0) {
            *mode = modes[i].mode;
            return true;
        }
    return false;
}

static const char *show(struct arena *arena, int64_t value_e4)
{
    char text[DECIMAL_TEXT_SIZE];
    return arena_strdup(arena, decimal_format_es(value_e4, 0, text));
}

static int128 sum_earlier(const struct entry_context *context)
{
    int128 sum = 0;
    for (int i = 0; i < context->earlier_count; i++)
        if (quantity_is_number(context->earlier[i]))
            sum += context->earlier[i].value_e4;
    return sum;
}

/* "6.566 de 2024 y 100 de 2025": what the years before gave. */
static const char *list_earlier(struct arena *arena, const struct entry_context *context)
{
    struct strbuf list;
    strbuf_init(&list, arena);
    int left = 0;
    for (int i = 0; i < context->earlier_count; i++)
        left += quantity_is_number(context->earlier[i]);
    for (int i = 0; i < context->earlier_count; i++) {
        if (!quantity_is_number(context->earlier[i]))
            continue;
        strbuf_printf(&list, "%s de %d", show(arena, context->earlier[i].value_e4),
                      context->first_year + i);
        left--;
        strbuf_add(&list, left > 1 ? ", " : left == 1 ? " y " : "");
    }
    return list.data;
}

static bool fits(int128 value_e4)
{
    const int128 limit = (int128)100000000000000 * DECIMAL_SCALE; /* 14 digits before the point */
    return value_e4 > -limit && value_e4 < limit;
}

static struct entry_conversion refuse(const char *message)
{
    return (struct entry_conversion){.message = message};
}

static struct entry_conversion convert_period(struct arena *arena,
                                              const struct entry_context *context, int64_t typed_e4)
{
    if (!quantity_is_number(context->recorded))
        return (struct entry_conversion){.is_valid = true, .value_e4 = typed_e4};
    int128 total = (int128)context->recorded.value_e4 + typed_e4;
    if (!fits(total))
        return refuse(typed_number_message(TYPED_NUMBER_TOO_LARGE));
    return (struct entry_conversion){
        .is_valid = true,
        .value_e4 = (int64_t)total,
        .sentence = arena_printf(arena, "%s ya registrado en %d más %s: %s.",
                                 show(arena, context->recorded.value_e4), context->year,
                                 show(arena, typed_e4), show(arena, (int64_t)total))};
}

static struct entry_conversion convert_term(struct arena *arena,
                                            const struct entry_context *context, int64_t typed_e4)
{
    const char *years = list_earlier(arena, context);
    if (years[0] == '\0')
        return (struct entry_conversion){.is_valid = true, .value_e4 = typed_e4};
    int128 rest = typed_e4 - sum_earlier(context);
    if (rest < 0 || !fits(rest))
        return refuse(
            arena_printf(arena,
                         "El acumulado de los cuatro años (%s) es menor que lo de los años "
                         "anteriores (%s). Revise el número o el modo.",
                         show(arena, typed_e4), years));
    return (struct entry_conversion){
        .is_valid = true,
        .value_e4 = (int64_t)rest,
        .sentence = arena_printf(arena, "%s de los cuatro años menos %s: %s.",
                                 show(arena, typed_e4), years, show(arena, (int64_t)rest))};
}

struct entry_conversion entry_convert(struct arena *arena, const struct entry_context *context,
                                      enum entry_mode mode, int64_t typed_e4)
{
    if (typed_e4 < 0 && entry_refuses_negative(context->type))
        return refuse("Este indicador cuenta cosas: el resultado no puede ser negativo.");
    if (context->type == ACCUMULATION_SUM && mode == ENTRY_MODE_PERIOD)
        return convert_period(arena, context, typed_e4);
    if (context->type == ACCUMULATION_SUM && mode == ENTRY_MODE_TERM)
        return convert_term(arena, context, typed_e4);
    return (struct entry_conversion){.is_valid = true, .value_e4 = typed_e4};
}

bool entry_refuses_negative(enum accumulation_type type)
{
    return type == ACCUMULATION_SUM || type == ACCUMULATION_FLOW ||
           type == ACCUMULATION_MAINTENANCE;
}
