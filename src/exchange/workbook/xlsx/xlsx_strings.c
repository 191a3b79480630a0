#include "exchange/workbook/xlsx/xlsx_strings.h"

#include <string.h>

#include "base/strbuf.h"

#include "base/banned.h"

enum { CHUNK_STRINGS = 4096, MAX_CHUNKS = 256, ESCAPE_LENGTH = 7 };

struct strings_reader {
    struct workbook_budget *budget;
    struct xlsx_strings *strings;
    const char ***chunks;
    struct strbuf text;
    bool is_taking; /* inside a t of an si or of one of its runs */
};

static int hexadecimal_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The UTF-16 unit of "_xHHHH_" at text, -1 when there is none. */
static int escaped_unit(const char *text, size_t length)
{
    if (length < ESCAPE_LENGTH || text[0] != '_' || text[1] != 'x' || text[6] != '_')
        return -1;
    int unit = 0;
    for (int i = 2; i < 6; i++) {
        int digit = hexadecimal_digit(text[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

static size_t put_code_point(char *target, int code_point)
{
    if (code_point < 0x80) {
        target[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        target[0] = (char)(0xC0 | code_point >> 6);
        target[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point < 0x10000) {
        target[0] = (char)(0xE0 | code_point >> 12);
        target[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
        target[2] = (char)(0x80 | (code_point & 0x3F));
        return 3;
    }
    target[0] = (char)(0xF0 | code_point >> 18);
    target[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
    target[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
    target[3] = (char)(0x80 | (code_point & 0x3F));
    return 4;
}

size_t xlsx_strings_unescape(char *text, size_t length)
{
    size_t written = 0;
    size_t at = 0;
    while (at < length) {
        int unit = text[at] == '_' ? escaped_unit(text + at, length - at) : -1;
        if (unit < 0) {
            text[written++] = text[at++];
            continue;
        }
        at += ESCAPE_LENGTH;
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            int low = escaped_unit(text + at, length - at);
            bool is_pair = low >= 0xDC00 && low <= 0xDFFF;
            at += is_pair ? ESCAPE_LENGTH : 0;
            unit = is_pair ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD;
        } else if (unit >= 0xDC00 && unit <= 0xDFFF) {
            unit = 0xFFFD;
        }
        if (unit != 0) /* a NUL would end the text */
            written += put_code_point(text + written, unit);
    }
    text[written] = '\0';
    return written;
}

static bool start_element(void *context, int depth, const char *name, const char **attributes)
{
    (void)attributes;
    struct strings_reader *reader = context;
    if (depth == 2)
        strbuf_clear(&reader->text);
    /* sst/si/t and sst/si/r/t, but not sst/si/rPh/t. */
    bool is_phonetic = depth == 3 && strcmp(name, "rPh") == 0;
    if (is_phonetic)
        reader->is_taking = false;
    else if (depth == 2 || depth == 3)
        reader->is_taking = true;
    return true;
}

static bool take_text(void *context, int depth, const char *text, size_t length)
{
    struct strings_reader *reader = context;
    if (depth < 3 || depth > 4 || !reader->is_taking)
        return true;
    if (reader->text.length + length > reader->budget->limits->text_bytes)
        return error_set(reader->budget->error, ERROR_TOO_LARGE,
                         "Una celda del archivo tiene un texto demasiado largo (más de %zu KB). "
                         "Acórtelo y vuelva a intentarlo.",
                         reader->budget->limits->text_bytes >> 10);
    strbuf_add_bytes(&reader->text, text, length);
    return true;
}

static bool add_string(struct strings_reader *reader)
{
    struct xlsx_strings *strings = reader->strings;
    struct arena *arena = reader->budget->arena;
    size_t chunk = strings->count / CHUNK_STRINGS;
    if (chunk == MAX_CHUNKS)
        return error_set(reader->budget->error, ERROR_TOO_LARGE,
                         "El archivo tiene demasiados textos distintos. Deje en él solo las hojas "
                         "del plan y vuelva a intentarlo.");
    if (strings->count % CHUNK_STRINGS == 0)
        reader->chunks[chunk] = ARENA_NEW_ARRAY(arena, CHUNK_STRINGS, const char *);
    size_t length = xlsx_strings_unescape(reader->text.data, reader->text.length);
    const char *text = length == 0 ? "" : arena_strndup(arena, reader->text.data, length);
    reader->chunks[chunk][strings->count % CHUNK_STRINGS] = text;
    strings->count++;
    return workbook_budget_check_memory(reader->budget);
}

static bool end_element(void *context, int depth, const char *name)
{
    struct strings_reader *reader = context;
    if (depth == 3)
        reader->is_taking = false;
    return depth != 2 || strcmp(name, "si") != 0 || add_string(reader);
}

bool xlsx_strings_read(struct workbook_budget *budget, struct xlsx_package *package,
                       const char *part, struct xlsx_strings *strings)
{
    *strings = (struct xlsx_strings){0};
    struct strings_reader reader = {.budget = budget, .strings = strings};
    reader.chunks = ARENA_NEW_ARRAY(budget->arena, MAX_CHUNKS, const char **);
    strings->chunks = (const char *const **)reader.chunks;
    strbuf_init(&reader.text, &budget->scratch);
    struct xlsx_xml_handler handler = {start_element, end_element, take_text, &reader};
    bool is_read = xlsx_package_read_xml(package, part, &handler);
    arena_clear(&budget->scratch);
    return is_read;
}

const char *xlsx_strings_get(const struct xlsx_strings *strings, size_t index)
{
    if (index >= strings->count)
        return NULL;
    return strings->chunks[index / CHUNK_STRINGS][index % CHUNK_STRINGS];
}
