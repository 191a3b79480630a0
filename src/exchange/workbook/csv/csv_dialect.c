#include "exchange/workbook/csv/csv_dialect.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

#include "base/banned.h"

enum { SAMPLE_LINES = 40, SAMPLE_BYTES = 256 * 1024 };

char *csv_dialect_decode(struct arena *arena, const void *content, size_t length,
                         const char **encoding)
{
    const char *bytes = content;
    const unsigned char *mark = content;
    *encoding = "UTF-8";
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        length -= 3;
    } else if (length >= 2 && (mark[0] ^ mark[1]) == 1 && mark[0] >= 0xFE) {
        *encoding = "UTF-16";
        return text_from_utf16(arena, bytes + 2, length - 2, mark[0] == 0xFE);
    }
    if (!text_is_utf8(bytes, length)) {
        *encoding = "Windows-1252";
        return text_from_windows_1252(arena, bytes, length);
    }
    char *text = arena_alloc(arena, length + 1);
    memcpy(text, bytes, length);
    return text;
}

struct sample {
    unsigned counts[SAMPLE_LINES + 1]; /* separators in each line that is not blank */
    size_t lines;
};

/* A quote opens only where a field may begin: 3" is three inches. */
static bool opens_quote(const char *text, size_t at)
{
    return text[at] == '"' && (at == 0 || strchr(",;\t\r\n", text[at - 1]) != NULL);
}

/* The place behind a quoted part, or the end of the text. */
static size_t skip_quoted(const char *text, size_t at)
{
    for (at++; text[at] != '\0'; at++) {
        if (text[at] == '"' && text[at + 1] == '"')
            at++;
        else if (text[at] == '"')
            return at + 1;
    }
    return at;
}

static struct sample take_sample(const char *text, char separator)
{
    struct sample sample = {0};
    bool is_blank = true;
    size_t at = 0;
    while (at < SAMPLE_BYTES && text[at] != '\0') {
        if (opens_quote(text, at)) {
            at = skip_quoted(text, at);
            is_blank = false;
            continue;
        }
        char c = text[at++];
        sample.counts[sample.lines] += c == separator;
        if ((c == '\n' || c == '\r') && !is_blank) {
            is_blank = true;
            if (++sample.lines == SAMPLE_LINES)
                return sample;
        } else if (c != '\n' && c != '\r' && c != ' ') {
            is_blank = false;
        }
    }
    sample.lines += !is_blank;
    return sample;
}

struct score {
    size_t agreeing_lines;
    unsigned separators; /* in each of them */
};

/* The largest group of lines with the same count; titles and notes above a table do not disturb. */
static struct score judge(const struct sample *sample)
{
    struct score best = {0};
    for (size_t i = 0; i < sample->lines; i++) {
        struct score score = {0, sample->counts[i]};
        if (score.separators == 0)
            continue;
        for (size_t j = 0; j < sample->lines; j++)
            score.agreeing_lines += sample->counts[j] == score.separators;
        if (score.agreeing_lines > best.agreeing_lines ||
            (score.agreeing_lines == best.agreeing_lines && score.separators > best.separators))
            best = score;
    }
    return best;
}

char csv_dialect_find_separator(const char *text)
{
    static const char candidates[] = {',', ';', '\t'};
    if (strncmp(text, "sep=", 4) == 0 && text[4] != '\0' && strchr(",;\t", text[4]) != NULL)
        return text[4];
    char found = ',';
    struct score best = {0};
    for (size_t i = 0; i < sizeof candidates; i++) {
        struct sample sample = take_sample(text, candidates[i]);
        struct score score = judge(&sample);
        if (score.agreeing_lines > best.agreeing_lines ||
            (score.agreeing_lines == best.agreeing_lines && score.separators > best.separators)) {
            best = score;
            found = candidates[i];
        }
    }
    return found;
}
