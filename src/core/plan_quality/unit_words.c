#include "core/plan_quality/unit_words.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

#include "base/banned.h"

static const char percent_key[] = "porcentaj";
static const char count_key[] = "numero";

/* Folded ways of writing, without the final point, and the key of the unit. */
static const char *const synonyms[][2] = {
    {"%", percent_key},
    {"porciento", percent_key},
    {"por ciento", percent_key},
    {"porcentual", percent_key},
    {"#", count_key},
    {"no", count_key},
    {"nro", count_key},
    {"num", count_key},
    {"unidad", count_key},
    {"unidades", count_key},
    {"und", count_key},
    {"un", count_key},
    {"cantidad", count_key},
    {"km", "kilometro"},
    {"kms", "kilometro"},
    {"m", "metro"},
    {"mts", "metro"},
    {"ml", "metro lineal"},
    {"m2", "metro cuadrado"},
    {"mt2", "metro cuadrado"},
    {"m²", "metro cuadrado"},
    {"m3", "metro cubico"},
    {"m³", "metro cubico"},
    {"ha", "hectarea"},
    {"has", "hectarea"},
    {"kg", "kilogramo"},
    {"ton", "tonelada"},
};

/* Plural and singular meet: "arboles" and "arbol", "clases" and "clase", "meses" and "mes". */
static void add_word(struct strbuf *out, const char *word, size_t length)
{
    enum { SHORT_WORD = 4 };
    if (length > SHORT_WORD && word[length - 1] == 's')
        length--;
    if (length >= SHORT_WORD && word[length - 1] == 'e')
        length--;
    strbuf_add_bytes(out, word, length);
}

const char *unit_words_key(struct arena *arena, const char *unit)
{
    char *folded = text_fold(arena, unit);
    size_t length = strlen(folded);
    if (length > 0 && folded[length - 1] == '.')
        folded[length - 1] = '\0';
    for (size_t i = 0; i < sizeof synonyms / sizeof synonyms[0]; i++)
        if (strcmp(folded, synonyms[i][0]) == 0)
            return synonyms[i][1];
    struct strbuf key;
    strbuf_init(&key, arena);
    for (const char *p = folded; *p != '\0';) {
        size_t word = strcspn(p, " ");
        strbuf_add(&key, key.length == 0 ? "" : " ");
        add_word(&key, p, word);
        p += word + (p[word] == ' ');
    }
    return key.data;
}

bool unit_words_is_percent(const char *key)
{
    return strcmp(key, percent_key) == 0;
}

bool unit_words_is_count(const char *key)
{
    return strcmp(key, count_key) == 0;
}
