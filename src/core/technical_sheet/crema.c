#include "core/technical_sheet/crema.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"

#include "base/banned.h"

enum { CLEAR, RELEVANT, ECONOMIC, MEASURABLE, ADEQUATE, LONG_NAME_WORDS = 25 };

enum sheet_field crema_answer_field(int test)
{
    assert(test >= 0 && test < CREMA_TESTS);
    return (enum sheet_field)(SHEET_CLEAR + 2 * test);
}

enum sheet_field crema_note_field(int test)
{
    return (enum sheet_field)(crema_answer_field(test) + 1);
}

struct crema_result crema_compute(const struct technical_sheet *sheet)
{
    struct crema_result result = {.percent = -1};
    for (int i = 0; i < CREMA_TESTS; i++) {
        const char *answer = sheet->values[crema_answer_field(i)];
        result.answered += answer[0] != '\0';
        if (answer[0] < '0' || answer[0] > '0' + CREMA_MAX_SCORE)
            continue;
        result.counted++;
        result.sum += answer[0] - '0';
    }
    result.most = CREMA_MAX_SCORE * result.counted;
    if (result.answered == CREMA_TESTS && result.counted > 0)
        result.percent = (result.sum * 200 + result.most) / (2 * result.most);
    return result;
}

static bool ends_with(const char *word, size_t length, const char *ending)
{
    size_t size = strlen(ending);
    return length >= size && length > 3 && memcmp(word + length - size, ending, size) == 0;
}

/* Regular participles, and the irregular ones that plans use. */
static bool is_participle(const char *word, size_t length)
{
    static const char *const endings[] = {
        "ado",    "ada",    "ados",    "adas",    "ido",    "ida",    "idos",    "idas",
        "uesto",  "uesta",  "uestos",  "uestas",  "hecho",  "hecha",  "hechos",  "hechas",
        "bierto", "bierta", "biertos", "biertas", "scrito", "scrita", "scritos", "scritas",
        "suelto", "suelta", "sueltos", "sueltas", "uelto",  "uelta",  "ueltos",  "ueltas"};
    /* Nouns that end like one. */
    static const char *const nouns[] = {"estado", "estados", "mercado", "mercados", "comunidad",
                                        "vida",   "vidas",   "ganado",  "medida",   "medidas",
                                        "grado",  "grados",  "partido", "sentido",  "salida"};
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
        if (strlen(nouns[i]) == length && memcmp(nouns[i], word, length) == 0)
            return false;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (ends_with(word, length, endings[i]))
            return true;
    return false;
}

static const char letters[] = "abcdefghijklmnopqrstuvwxyz";

bool crema_has_participle(struct arena *arena, const char *name)
{
    const char *at = text_fold(arena, name);
    while (*at != '\0') {
        at += strcspn(at, letters);
        size_t length = strspn(at, letters);
        if (length > 0 && is_participle(at, length))
            return true;
        at += length;
    }
    return false;
}

static int count_words(struct arena *arena, const char *text)
{
    const char *at = text_collapse(arena, text);
    int words = at[0] != '\0';
    for (; *at != '\0'; at++)
        words += *at == ' ';
    return words;
}

static void add(struct crema_hints *hints, bool is_so, int test, const char *text)
{
    if (is_so && hints->count < CREMA_MAX_HINTS)
        hints->items[hints->count++] = (struct crema_hint){test, text};
}

static bool lacks(const struct technical_sheet *sheet, enum sheet_field field)
{
    return sheet->values[field][0] == '\0';
}

struct crema_hints crema_find_hints(struct arena *arena, const struct technical_sheet *sheet)
{
    struct crema_hints hints = {.count = 0};
    const char *name = sheet->values[SHEET_NAME];
    add(&hints, !crema_has_participle(arena, name), CLEAR,
        "El nombre no dice la condición deseada con un participio, como «vías pavimentadas».");
    add(&hints, count_words(arena, name) > LONG_NAME_WORDS, CLEAR,
        "El nombre tiene más de 25 palabras.");
    add(&hints, lacks(sheet, SHEET_DEFINITION), CLEAR, "La ficha no dice qué mide el indicador.");
    add(&hints, lacks(sheet, SHEET_OBJECTIVE), RELEVANT, "La ficha no dice a qué objetivo aporta.");
    add(&hints, lacks(sheet, SHEET_SOURCE), ECONOMIC,
        "La ficha no dice de qué fuente sale el dato.");
    add(&hints, lacks(sheet, SHEET_UNIT), MEASURABLE, "El plan no dice la unidad de medida.");
    add(&hints, lacks(sheet, SHEET_FORMULA), MEASURABLE, "La ficha no tiene fórmula.");
    add(&hints, lacks(sheet, SHEET_PERIODICITY), MEASURABLE,
        "La ficha no dice cada cuánto se mide.");
    add(&hints, lacks(sheet, SHEET_BASELINE), ADEQUATE, "El plan no tiene línea base.");
    add(&hints, lacks(sheet, SHEET_TARGET), ADEQUATE, "El plan no tiene meta de los cuatro años.");
    add(&hints, lacks(sheet, SHEET_YEARLY), ADEQUATE, "El plan no tiene metas para cada año.");
    return hints;
}
