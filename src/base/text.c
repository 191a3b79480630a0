#include "base/text.h"

#include <string.h>

#include "base/banned.h"

/* Bytes 0x80..0x9F of Windows-1252; 0: undefined there. */
static const uint16_t windows_1252_high[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* U+00C0..U+017F folded; "": stays as it is (× and ÷). From the canonical decompositions of
 * Unicode, letters without one (æ, ð, ø, þ, ß, ı, ĸ, ŋ …) by their usual spelling. */
static const char folded_latin[0x180 - 0xC0][3] = {
    "a", "a", "a",  "a",  "a", "a", "ae", "c",  "e",  "e", "e", "e", "i",  "i",  "i", "i", "d", "n",
    "o", "o", "o",  "o",  "o", "",  "o",  "u",  "u",  "u", "u", "y", "th", "ss", "a", "a", "a", "a",
    "a", "a", "ae", "c",  "e", "e", "e",  "e",  "i",  "i", "i", "i", "d",  "n",  "o", "o", "o", "o",
    "o", "",  "o",  "u",  "u", "u", "u",  "y",  "th", "y", "a", "a", "a",  "a",  "a", "a", "c", "c",
    "c", "c", "c",  "c",  "c", "c", "d",  "d",  "d",  "d", "e", "e", "e",  "e",  "e", "e", "e", "e",
    "e", "e", "g",  "g",  "g", "g", "g",  "g",  "g",  "g", "h", "h", "h",  "h",  "i", "i", "i", "i",
    "i", "i", "i",  "i",  "i", "i", "ij", "ij", "j",  "j", "k", "k", "k",  "l",  "l", "l", "l", "l",
    "l", "l", "l",  "l",  "l", "n", "n",  "n",  "n",  "n", "n", "n", "n",  "n",  "o", "o", "o", "o",
    "o", "o", "oe", "oe", "r", "r", "r",  "r",  "r",  "r", "s", "s", "s",  "s",  "s", "s", "s", "s",
    "t", "t", "t",  "t",  "t", "t", "u",  "u",  "u",  "u", "u", "u", "u",  "u",  "u", "u", "u", "u",
    "w", "w", "y",  "y",  "y", "z", "z",  "z",  "z",  "z", "z", "s",
};

/* Length of the well-formed sequence at bytes, 0 when there is none; *code_point is set then. */
static size_t decode(const unsigned char *bytes, size_t available, uint32_t *code_point)
{
    unsigned char first = bytes[0];
    if (first < 0x80) {
        *code_point = first;
        return 1;
    }
    size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || length > available)
        return 0;
    uint32_t value = first & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (bytes[i] & 0x3Fu);
    }
    static const uint32_t smallest[5] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < smallest[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *code_point = value;
    return length;
}

bool text_is_utf8(const char *bytes, size_t length)
{
    const unsigned char *cursor = (const unsigned char *)bytes;
    while (length > 0) {
        uint32_t code_point;
        size_t step = decode(cursor, length, &code_point);
        if (step == 0)
            return false;
        cursor += step;
        length -= step;
    }
    return true;
}

uint32_t text_next(const char **cursor)
{
    const unsigned char *bytes = (const unsigned char *)*cursor;
    if (bytes[0] == '\0')
        return 0;
    uint32_t code_point = TEXT_REPLACEMENT;
    /* The NUL at the end is no continuation byte, so no sequence reads past it. */
    size_t length = decode(bytes, 4, &code_point);
    *cursor += length == 0 ? 1 : length;
    return code_point;
}

void text_append(struct strbuf *buffer, uint32_t code_point)
{
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
        code_point = TEXT_REPLACEMENT;
    if (code_point < 0x80) {
        strbuf_add_char(buffer, (char)code_point);
        return;
    }
    int more = code_point < 0x800 ? 1 : code_point < 0x10000 ? 2 : 3;
    static const unsigned char lead[4] = {0, 0xC0, 0xE0, 0xF0};
    strbuf_add_char(buffer, (char)(lead[more] | code_point >> (6 * more)));
    while (more-- > 0)
        strbuf_add_char(buffer, (char)(0x80 | (code_point >> (6 * more) & 0x3F)));
}

/* A NUL would end the text before its time. */
static void append_no_nul(struct strbuf *text, uint32_t code_point)
{
    text_append(text, code_point == 0 ? TEXT_REPLACEMENT : code_point);
}

char *text_from_windows_1252(struct arena *arena, const char *bytes, size_t length)
{
    struct strbuf text;
    strbuf_init(&text, arena);
    size_t high = 0;
    for (size_t i = 0; i < length; i++)
        high += (unsigned char)bytes[i] >= 0x80;
    strbuf_reserve(&text, length + 2 * high);
    for (size_t i = 0; i < length; i++) {
        uint32_t code_point = (unsigned char)bytes[i];
        if (code_point >= 0x80 && code_point <= 0x9F) {
            code_point = windows_1252_high[code_point - 0x80];
        }
        append_no_nul(&text, code_point);
    }
    return text.data;
}

static uint32_t utf16_unit(const char *bytes, bool big_endian)
{
    uint32_t first = (unsigned char)bytes[0];
    uint32_t second = (unsigned char)bytes[1];
    return big_endian ? first << 8 | second : second << 8 | first;
}

char *text_from_utf16(struct arena *arena, const char *bytes, size_t length, bool big_endian)
{
    struct strbuf text;
    strbuf_init(&text, arena);
    strbuf_reserve(&text, length / 2 * 3);
    size_t i = 0;
    while (i + 1 < length) {
        uint32_t unit = utf16_unit(bytes + i, big_endian);
        i += 2;
        if (unit >= 0xD800 && unit <= 0xDBFF && i + 1 < length) {
            uint32_t low = utf16_unit(bytes + i, big_endian);
            if (low >= 0xDC00 && low <= 0xDFFF) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        append_no_nul(&text, unit);
    }
    if (i < length)
        text_append(&text, TEXT_REPLACEMENT);
    return text.data;
}

bool text_is_noncharacter(uint32_t code_point)
{
    return (code_point >= 0xFDD0 && code_point <= 0xFDEF) || (code_point & 0xFFFE) == 0xFFFE;
}

static bool is_portable(uint32_t code_point)
{
    return (code_point >= ' ' || code_point == '\t' || code_point == '\n' || code_point == '\r') &&
           !text_is_noncharacter(code_point);
}

/* At the next byte that is not plain ASCII, where most texts end. */
static const char *skip_plain(const char *text)
{
    while (*text >= ' ' && *text <= '~')
        text++;
    return text;
}

const char *text_portable(struct arena *arena, const char *text)
{
    struct strbuf clean;
    const char *kept = text, *cursor = text, *start;
    bool is_whole = true;
    while (*(start = cursor = skip_plain(cursor)) != '\0') {
        uint32_t code_point = text_next(&cursor);
        if (is_portable(code_point) && (code_point != TEXT_REPLACEMENT || cursor - start > 1))
            continue;
        if (is_whole)
            strbuf_init(&clean, arena);
        is_whole = false;
        strbuf_add_bytes(&clean, kept, (size_t)(start - kept));
        text_append(&clean, TEXT_REPLACEMENT);
        kept = cursor;
    }
    if (is_whole)
        return text;
    strbuf_add(&clean, kept);
    return clean.data;
}

/* Zero-width characters, marks that turn the direction of a text, and controls: none of them shows,
 * and a name with them is not what it looks like. */
static bool is_hidden(uint32_t code_point)
{
    return (code_point >= 0x200B && code_point <= 0x200F) ||
           (code_point >= 0x202A && code_point <= 0x202E) ||
           (code_point >= 0x2060 && code_point <= 0x206F) || code_point == 0xFEFF ||
           (code_point != 0 && code_point < '\t') || (code_point > '\r' && code_point < ' ') ||
           (code_point >= 0x7F && code_point < 0xA0 && code_point != 0x85) ||
           text_is_noncharacter(code_point);
}

bool text_is_space(uint32_t code_point)
{
    return code_point == ' ' || (code_point >= '\t' && code_point <= '\r') || code_point == 0x85 ||
           code_point == 0xA0 || code_point == 0x1680 ||
           (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x2028 ||
           code_point == 0x2029 || code_point == 0x202F || code_point == 0x205F ||
           code_point == 0x3000 || is_hidden(code_point);
}

static const char *skip_space(const char *text)
{
    const char *next = text;
    while (text_is_space(text_next(&next)))
        text = next;
    return text;
}

const char *text_or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

const char *text_and(const char *next)
{
    const char *p = *next == 'h' || *next == 'H' ? next + 1 : next;
    const bool is_i = *p == 'i' || *p == 'I' || strncmp(p, "í", 2) == 0 || strncmp(p, "Í", 2) == 0;
    const bool is_glide = is_i && p != next && strchr("aeoAEO", p[1]) != NULL && p[1] != '\0';
    return is_i && !is_glide ? " e " : " y ";
}

bool text_is_blank(const char *text)
{
    return text == NULL || *skip_space(text) == '\0';
}

char *text_trim(struct arena *arena, const char *text)
{
    const char *start = skip_space(text);
    const char *end = start;
    const char *cursor = start;
    uint32_t code_point;
    while ((code_point = text_next(&cursor)) != 0) {
        if (!text_is_space(code_point))
            end = cursor;
    }
    return arena_strndup(arena, start, (size_t)(end - start));
}

static void append_folded(struct strbuf *folded, uint32_t code_point)
{
    bool is_dropped = (code_point >= 0x300 && code_point <= 0x36F) || code_point == 0xAD;
    if (is_dropped)
        return;
    if (code_point >= 'A' && code_point <= 'Z')
        strbuf_add_char(folded, (char)(code_point - 'A' + 'a'));
    else if (code_point == 0xAA || code_point == 0xBA)
        strbuf_add_char(folded, code_point == 0xAA ? 'a' : 'o');
    else if (code_point >= 0xC0 && code_point < 0x180 && folded_latin[code_point - 0xC0][0] != '\0')
        strbuf_add(folded, folded_latin[code_point - 0xC0]);
    else
        text_append(folded, code_point);
}

static char *collapse(struct arena *arena, const char *text,
                      void (*append)(struct strbuf *, uint32_t))
{
    struct strbuf result;
    strbuf_init(&result, arena);
    strbuf_reserve(&result, strlen(text));
    bool is_space_pending = false;
    uint32_t code_point;
    while ((code_point = text_next(&text)) != 0) {
        if (text_is_space(code_point)) {
            is_space_pending |= !is_hidden(code_point);
            continue;
        }
        if (is_space_pending && result.length > 0)
            strbuf_add_char(&result, ' ');
        is_space_pending = false;
        append(&result, code_point);
    }
    return result.data;
}

char *text_collapse(struct arena *arena, const char *text)
{
    return collapse(arena, text, text_append);
}

char *text_fold(struct arena *arena, const char *text)
{
    return collapse(arena, text, append_folded);
}
