/* Codes, coordinates, kinds and names, as DANE writes them. */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "exchange/divipola/divipola_parts.h"

#include "base/banned.h"

enum { DEGREE_DECIMALS = 6, MAX_DEGREES = 180 };

const char *divipola_code(struct arena *arena, const char *text, int digits)
{
    const char *code = text_trim(arena, text);
    const int length = (int)strlen(code);
    if (length < 1 || length > digits || strspn(code, "0123456789") != (size_t)length)
        return NULL;
    return arena_printf(arena, "%.*s%s", digits - length, "00000", code);
}

/* Digits beyond the sixth decimal are dropped: a tenth of a metre. */
bool divipola_degrees(const char *text, int64_t *degrees_e6)
{
    int64_t value = 0;
    int decimals = -1, digits = 0;
    text += strspn(text, " ");
    const bool is_negative = *text == '-';
    for (text += is_negative; *text != '\0' && *text != ' '; text++) {
        if ((*text == '.' || *text == ',') && decimals < 0 && digits > 0) {
            decimals = 0;
        } else if (*text < '0' || *text > '9') {
            return false;
        } else if (decimals < DEGREE_DECIMALS) {
            value = value * 10 + (*text - '0');
            decimals += decimals >= 0;
            digits++;
        }
        if (value > (int64_t)MAX_DEGREES * 1000000)
            return false;
    }
    if (digits == 0 || decimals == 0 || text[strspn(text, " ")] != '\0')
        return false;
    for (int i = decimals < 0 ? 0 : decimals; i < DEGREE_DECIMALS; i++)
        value *= 10;
    *degrees_e6 = is_negative ? -value : value;
    return value <= (int64_t)MAX_DEGREES * 1000000;
}

const char *divipola_kind(struct arena *arena, const char *text)
{
    /* San Andrés is an island that is no municipality: its seat is the department's. */
    static const struct {
        const char *word, *kind;
    } kinds[] = {{"municipio", "municipio"},
                 {"distrito", "distrito"},
                 {"isla", "area_no_municipalizada"},
                 {"area no municipalizada", "area_no_municipalizada"},
                 {"corregimiento departamental", "area_no_municipalizada"}};
    const char *word = text_fold(arena, text);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strcmp(kinds[i].word, word) == 0)
            return kinds[i].kind;
    return NULL;
}

static bool is_upper(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
}

static bool has_small_letters(const char *text)
{
    for (uint32_t c; (c = text_next(&text)) != 0;)
        if ((c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7))
            return true;
    return false;
}

static bool is_small_word(const char *word, size_t length)
{
    static const char *const words[] = {"DE", "DEL", "LA", "LAS", "LOS", "EL", "Y", "E"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strlen(words[i]) == length && strncmp(words[i], word, length) == 0)
            return true;
    return false;
}

/* Initials with points stay in capitals: "D.C.". */
static void add_word(struct strbuf *out, const char *word, size_t length, bool is_first)
{
    const bool stays = memchr(word, '.', length) != NULL;
    bool is_start = is_first || !is_small_word(word, length);
    const char *end = word + length;
    for (const char *cursor = word; cursor < end;) {
        uint32_t c = text_next(&cursor);
        text_append(out, is_upper(c) && !is_start && !stays ? c + 0x20 : c);
        is_start = c == '(' || c == '-' || (is_start && !is_upper(c));
    }
}

const char *divipola_name(struct arena *arena, const char *text)
{
    struct strbuf out;
    const char *name = text_collapse(arena, text);
    if (has_small_letters(name))
        return name;
    strbuf_init(&out, arena);
    for (bool is_first = true; *name != '\0'; is_first = false) {
        const size_t length = strcspn(name, " ");
        if (!is_first)
            strbuf_add_char(&out, ' ');
        add_word(&out, name, length, is_first);
        name += length + (name[length] == ' ');
    }
    return out.data;
}
