#include "exchange/matrix_csv/csv_stream.h"

#include <string.h>

#include "base/banned.h"

enum { BUFFER_BYTES = CSV_STREAM_MAX_RECORD_BYTES + 64 * 1024 };

void csv_stream_init(struct csv_stream *reader, struct arena *arena, csv_source source,
                     void *context)
{
    memset(reader, 0, offsetof(struct csv_stream, fields));
    reader->source = source;
    reader->context = context;
    reader->capacity = BUFFER_BYTES;
    reader->buffer = arena_alloc(arena, BUFFER_BYTES);
    reader->next_line = 1;
    reader->field_count = 0;
}

/* Brings more bytes behind those that are there; false at the end of the source, when it failed, or
 * when the buffer is full with one record. */
static bool fill(struct csv_stream *reader)
{
    if (reader->start > 0) {
        memmove(reader->buffer, reader->buffer + reader->start, reader->end - reader->start);
        reader->end -= reader->start;
        reader->start = 0;
    }
    if (reader->is_source_done || reader->end == reader->capacity)
        return false;
    long got = reader->source(reader->context, reader->buffer + reader->end,
                              reader->capacity - reader->end);
    if (got <= 0) {
        reader->is_source_done = true;
        reader->has_failed |= got < 0;
        return false;
    }
    reader->end += (size_t)got;
    return true;
}

/* Behind the quoted field that opens at p, or NULL where it does not close before end. A doubled
 * quote that the end cuts in two is met again when there are more bytes. */
static const char *find_closing(const char *p, const char *end)
{
    for (p++; (p = memchr(p, '"', (size_t)(end - p))) != NULL; p += 2)
        if (p + 1 == end || p[1] != '"')
            return p + 1;
    return NULL;
}

/* Behind the line end at p; NULL where more bytes must tell whether CR stands alone. */
static const char *pass_line_end(const struct csv_stream *reader, const char *p, const char *end)
{
    if (*p == '\n')
        return p + 1;
    if (p + 1 < end)
        return p[1] == '\n' ? p + 2 : p + 1;
    return reader->is_source_done ? p + 1 : NULL;
}

/* The end of the record that begins at start (behind its line end), or NULL when it is not whole in
 * the buffer. *open_quote tells that the bytes end inside quotes. Only a quote at the start of a
 * field opens; within one it is a character, as in «tubería de 3"». */
static const char *find_record_end(const struct csv_stream *reader, bool *open_quote)
{
    const char *p = reader->buffer + reader->start, *end = reader->buffer + reader->end;
    char separator = reader->separator;
    bool is_start = true;
    *open_quote = false;
    while (p < end) {
        char c = *p;
        if (c == '"' && is_start) {
            p = find_closing(p, end);
            *open_quote = p == NULL;
            if (p == NULL)
                return NULL;
            is_start = false;
            continue;
        }
        if (c == '\n' || c == '\r')
            return pass_line_end(reader, p, end);
        if (separator == 0 && (c == ',' || c == ';'))
            separator = c; /* in the header: the first one decides */
        is_start = c == separator;
        p++;
    }
    return NULL;
}

static void decide_separator(struct csv_stream *reader, const char *p, const char *end)
{
    const char *closing = *p == '"' ? find_closing(p, end) : NULL;
    reader->separator = ',';
    for (p = closing == NULL ? p : closing; p < end; p++)
        if (*p == ',' || *p == ';') {
            reader->separator = *p;
            return;
        }
}

/* Takes the quotes away in place; p stands on the opening one. What follows the closing quote,
 * though nothing should, is kept as it is. Returns behind the field. */
static char *unquote(char *p, char *end, char separator, struct csv_field *field)
{
    char *out = p;
    field->text = p;
    bool is_quoted = true;
    for (p++; p < end && (is_quoted || *p != separator); p++) {
        if (!is_quoted || *p != '"')
            *out++ = *p;
        else if (p + 1 < end && p[1] == '"')
            *out++ = *p++;
        else
            is_quoted = false;
    }
    field->length = (size_t)(out - field->text);
    return p;
}

static char *plain(char *p, char *end, char separator, struct csv_field *field)
{
    char *stop = memchr(p, separator, (size_t)(end - p));
    if (stop == NULL)
        stop = end;
    *field = (struct csv_field){p, (size_t)(stop - p)};
    return stop;
}

static void split(struct csv_stream *reader, char *p, char *end)
{
    reader->field_count = 0;
    for (;;) {
        struct csv_field rest;
        struct csv_field *field = reader->field_count < CSV_STREAM_MAX_FIELDS
                                      ? &reader->fields[reader->field_count]
                                      : &rest;
        p = p < end && *p == '"' ? unquote(p, end, reader->separator, field)
                                 : plain(p, end, reader->separator, field);
        reader->field_count++;
        if (p >= end)
            return;
        p++;
    }
}

static long count_lines(const char *p, const char *end)
{
    long lines = 0;
    for (; p < end; p++)
        if (*p == '\n' || (*p == '\r' && (p + 1 == end || p[1] != '\n')))
            lines++;
    return lines;
}

/* Drops a record that does not fit in the buffer, up to a line end outside quotes. */
static enum csv_status skip_large(struct csv_stream *reader)
{
    bool is_quoted = false;
    for (;;) {
        for (; reader->start < reader->end; reader->start++) {
            char c = reader->buffer[reader->start];
            if (c == '"')
                is_quoted = !is_quoted;
            if (c == '\n') {
                reader->next_line++;
                if (!is_quoted) {
                    reader->start++;
                    return CSV_TOO_LARGE;
                }
            }
        }
        if (!fill(reader))
            return reader->has_failed ? CSV_READ_ERROR : is_quoted ? CSV_OPEN_QUOTE : CSV_TOO_LARGE;
    }
}

/* Finds one record, whatever it holds. *end is behind its line end, *text_end before it. */
static enum csv_status find_record(struct csv_stream *reader, char **text_end, char **end)
{
    bool open_quote = false;
    const char *found = NULL;
    while ((found = find_record_end(reader, &open_quote)) == NULL) {
        if (fill(reader))
            continue;
        if (reader->has_failed)
            return CSV_READ_ERROR;
        if (reader->end == reader->capacity && !reader->is_source_done)
            return skip_large(reader);
        if (reader->start == reader->end)
            return CSV_END;
        if (open_quote) {
            reader->start = reader->end;
            return CSV_OPEN_QUOTE;
        }
        found = find_record_end(reader, &open_quote);
        if (found == NULL)
            found = reader->buffer + reader->end;
        break;
    }
    *end = reader->buffer + (found - reader->buffer);
    *text_end = *end;
    char *start = reader->buffer + reader->start;
    if (*text_end > start && (*text_end)[-1] == '\n')
        --*text_end;
    if (*text_end > start && (*text_end)[-1] == '\r')
        --*text_end;
    return CSV_RECORD;
}

static void skip_byte_order_mark(struct csv_stream *reader)
{
    while (reader->end - reader->start < 3 && fill(reader))
        continue;
    if (reader->end - reader->start >= 3 &&
        memcmp(reader->buffer + reader->start, "\xEF\xBB\xBF", 3) == 0)
        reader->start += 3;
}

enum csv_status csv_stream_next(struct csv_stream *reader)
{
    if (reader->separator == 0 && reader->next_line == 1)
        skip_byte_order_mark(reader);
    for (;;) {
        char *text_end = NULL, *end = NULL;
        reader->line = reader->next_line;
        enum csv_status status = find_record(reader, &text_end, &end);
        if (status != CSV_RECORD)
            return status;
        char *start = reader->buffer + reader->start;
        reader->next_line += count_lines(start, end);
        reader->start = (size_t)(end - reader->buffer);
        if (text_end == start)
            continue;
        if (memchr(start, '\0', (size_t)(text_end - start)) != NULL)
            return CSV_NUL_BYTE;
        if (reader->separator == 0)
            decide_separator(reader, start, text_end);
        split(reader, start, text_end);
        return CSV_RECORD;
    }
}
