#include <string.h>

#include "core/measurement/entry.h"

#include "base/banned.h"

__extension__ typedef __int128 int128;

struct finding {
    struct arena *arena;
    const struct entry_context *context;
    int64_t value_e4;
    struct entry_oddity *oddities;
    size_t count;
};

static const char *show(struct arena *arena, int64_t value_e4)
{
    char text[DECIMAL_TEXT_SIZE];
    return arena_strdup(arena, decimal_format_es(value_e4, 0, text));
}

static void add(struct finding *finding, const char *code, const char *text)
{
    finding->oddities[finding->count++] = (struct entry_oddity){code, text};
}

static bool is_falling_type(const struct entry_context *context)
{
    return context->type == ACCUMULATION_REDUCTION ||
           context->type == ACCUMULATION_YEARLY_REDUCTION ||
           (context->type == ACCUMULATION_MAINTENANCE &&
            context->direction == DIRECTION_LOWER_IS_BETTER);
}

static bool is_level_type(enum accumulation_type type)
{
    return type == ACCUMULATION_CAPACITY || type == ACCUMULATION_REDUCTION ||
           type == ACCUMULATION_YEARLY_REDUCTION;
}

static bool is_programmed(struct quantity planned)
{
    return quantity_is_number(planned) && planned.value_e4 > 0;
}

/* The last figure before this year, or the baseline; where says which. */
static struct quantity previous_level(struct finding *finding, const char **where)
{
    const struct entry_context *context = finding->context;
    for (int i = context->earlier_count - 1; i >= 0; i--)
        if (quantity_is_number(context->earlier[i])) {
            *where = arena_printf(finding->arena, "el de %d", context->first_year + i);
            return context->earlier[i];
        }
    *where = "la línea base";
    return context->baseline;
}

static void find_far_above(struct finding *finding)
{
    struct quantity planned = finding->context->planned;
    if (is_falling_type(finding->context) || !is_programmed(planned) ||
        finding->value_e4 <= (int128)3 * planned.value_e4)
        return;
    add(finding, "MUY_POR_ENCIMA",
        arena_printf(finding->arena,
                     "Es más de tres veces lo programado (%s). Revise la unidad y el periodo.",
                     show(finding->arena, planned.value_e4)));
}

static void find_zero(struct finding *finding)
{
    if (finding->value_e4 != 0 || is_falling_type(finding->context) ||
        !is_programmed(finding->context->planned))
        return;
    add(finding, "CERO",
        arena_printf(finding->arena, "Se programaron %s y el resultado es cero. Diga por qué.",
                     show(finding->arena, finding->context->planned.value_e4)));
}

static void find_setback(struct finding *finding)
{
    if (!is_level_type(finding->context->type))
        return;
    const char *where = NULL;
    struct quantity previous = previous_level(finding, &where);
    if (!quantity_is_number(previous))
        return;
    bool is_worse = is_falling_type(finding->context) ? finding->value_e4 > previous.value_e4
                                                      : finding->value_e4 < previous.value_e4;
    if (is_worse)
        add(finding, "RETROCESO",
            arena_printf(finding->arena, "Es peor que %s (%s). Diga qué pasó.", where,
                         show(finding->arena, previous.value_e4)));
}

/* A figure above its year's plan that fits the plan once the earlier years are taken away. */
static void find_accumulated_look(struct finding *finding)
{
    const struct entry_context *context = finding->context;
    if (context->type != ACCUMULATION_SUM || !is_programmed(context->planned))
        return;
    int128 earlier = 0;
    for (int i = 0; i < context->earlier_count; i++)
        if (quantity_is_number(context->earlier[i]))
            earlier += context->earlier[i].value_e4;
    int128 rest = finding->value_e4 - earlier;
    bool is_above = finding->value_e4 > context->planned.value_e4;
    if (earlier <= 0 || !is_above || rest < 0 || rest > context->planned.value_e4)
        return;
    add(finding, "PARECE_ACUMULADO",
        arena_printf(
            finding->arena,
            "Parece la suma de varios años: los anteriores ya dan %s. Aquí va solo lo de %d.",
            show(finding->arena, (int64_t)earlier), context->year));
}

static void find_without_target(struct finding *finding)
{
    if (quantity_is_number(finding->context->planned) || finding->value_e4 == 0)
        return;
    add(finding, "SIN_META",
        arena_printf(finding->arena,
                     "Para %d no había nada programado. Diga de dónde sale el avance.",
                     finding->context->year));
}

static void find_percent(struct finding *finding)
{
    const char *unit = finding->context->unit;
    bool is_percent =
        unit != NULL && (strchr(unit, '%') != NULL || strstr(unit, "orcentaje") != NULL ||
                         strstr(unit, "ORCENTAJE") != NULL);
    if (is_percent && finding->value_e4 > (int64_t)100 * DECIMAL_SCALE)
        add(finding, "PORCENTAJE", "La unidad es porcentaje y el valor pasa de 100.");
}

size_t entry_find_oddities(struct arena *arena, const struct entry_context *context,
                           int64_t value_e4, struct entry_oddity oddities[ENTRY_MAX_ODDITIES])
{
    struct finding finding = {arena, context, value_e4, oddities, 0};
    find_far_above(&finding);
    find_zero(&finding);
    find_setback(&finding);
    find_accumulated_look(&finding);
    find_without_target(&finding);
    find_percent(&finding);
    return finding.count;
}
