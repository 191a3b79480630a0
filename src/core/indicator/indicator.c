#include "core/indicator/indicator.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/banned.h"

struct word {
    int value;
    const char *code, *label;
};

static const struct word types[] = {
    {ACCUMULATION_SUM, "ACUMULADO", "Acumulado"},
    {ACCUMULATION_CAPACITY, "CAPACIDAD", "Capacidad"},
    {ACCUMULATION_FLOW, "FLUJO", "Flujo"},
    {ACCUMULATION_MAINTENANCE, "MANTENIMIENTO", "Mantenimiento"},
    {ACCUMULATION_REDUCTION, "REDUCCION", "Reducción"},
    {ACCUMULATION_YEARLY_REDUCTION, "REDUCCION_ANUAL", "Reducción anual"},
    {0, NULL, NULL},
};

static const struct word levels[] = {
    {INDICATOR_LEVEL_PRODUCT, "producto", "Producto"},
    {INDICATOR_LEVEL_RESULT, "resultado", "Resultado"},
    {0, NULL, NULL},
};

static const struct word directions[] = {
    {DIRECTION_HIGHER_IS_BETTER, "MAYOR_ES_MEJOR", "Más es mejor"},
    {DIRECTION_LOWER_IS_BETTER, "MENOR_ES_MEJOR", "Menos es mejor"},
    {0, NULL, NULL},
};

static const struct word *find_value(const struct word *words, int value)
{
    for (; words->code != NULL; words++)
        if (words->value == value)
            return words;
    return NULL;
}

static const struct word *find_code(const struct word *words, const char *text)
{
    while (*text == ' ' || *text == '\t')
        text++;
    size_t length = strlen(text);
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        length--;
    for (; words->code != NULL; words++)
        if (strlen(words->code) == length && strncasecmp(words->code, text, length) == 0)
            return words;
    return NULL;
}

const char *accumulation_type_code(enum accumulation_type type)
{
    const struct word *word = find_value(types, (int)type);
    return word == NULL ? "" : word->code;
}

const char *accumulation_type_label(enum accumulation_type type)
{
    const struct word *word = find_value(types, (int)type);
    return word == NULL ? "Por definir" : word->label;
}

bool accumulation_type_parse(const char *text, enum accumulation_type *type)
{
    const struct word *word = find_code(types, text);
    if (word != NULL)
        *type = (enum accumulation_type)word->value;
    return word != NULL;
}

const char *indicator_level_code(enum indicator_level level)
{
    const struct word *word = find_value(levels, (int)level);
    return word == NULL ? "" : word->code;
}

const char *indicator_level_label(enum indicator_level level)
{
    const struct word *word = find_value(levels, (int)level);
    return word == NULL ? "" : word->label;
}

bool indicator_level_parse(const char *text, enum indicator_level *level)
{
    const struct word *word = find_code(levels, text);
    if (word != NULL)
        *level = (enum indicator_level)word->value;
    return word != NULL;
}

const char *indicator_direction_code(enum indicator_direction direction)
{
    const struct word *word = find_value(directions, (int)direction);
    return word == NULL ? "" : word->code;
}

const char *indicator_direction_label(enum indicator_direction direction)
{
    const struct word *word = find_value(directions, (int)direction);
    return word == NULL ? "" : word->label;
}

bool indicator_direction_parse(const char *text, enum indicator_direction *direction)
{
    const struct word *word = find_code(directions, text);
    if (word != NULL)
        *direction = (enum indicator_direction)word->value;
    return word != NULL;
}
