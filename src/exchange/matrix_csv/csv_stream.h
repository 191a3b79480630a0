/* CSV records as a stream: RFC 4180 in flat memory, for files of any length.
 *
 * Separator ',' or ';', seen in the header; a byte-order mark is passed over; lines end with LF, CR
 * LF or CR; a quoted field may hold separators, line ends and doubled quotes, and a quote within an
 * unquoted field is a character (tubería de 3"). Fields are views into the reader's buffer, valid
 * until the next record. Records that are larger than the limit, hold NUL bytes, or whose quotes do
 * not close are named, not guessed. */
#ifndef ATALAYA_EXCHANGE_MATRIX_CSV_CSV_STREAM_H
#define ATALAYA_EXCHANGE_MATRIX_CSV_CSV_STREAM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum { CSV_STREAM_MAX_FIELDS = 1024, CSV_STREAM_MAX_RECORD_BYTES = 256 * 1024 };

struct csv_field {
    const char *text; /* not NUL-ended; quotes taken away, spaces kept */
    size_t length;
};

enum csv_status {
    CSV_RECORD, /* fields are there */
    CSV_END,
    CSV_TOO_LARGE,  /* a record over the limit: it was skipped up to its line end */
    CSV_OPEN_QUOTE, /* the file ends inside quotes */
    CSV_NUL_BYTE,   /* no text: a record of UTF-16 or of a binary file */
    CSV_READ_ERROR, /* the source failed */
};

/* Gives up to size bytes; 0 at the end, -1 when it failed. */
typedef long (*csv_source)(void *context, char *buffer, size_t size);

struct csv_stream {
    csv_source source;
    void *context;
    char separator; /* 0 until the header has been read */
    char *buffer;
    size_t start, end, capacity; /* unread bytes are buffer[start, end) */
    bool is_source_done, has_failed;
    long line; /* 1-based line on which the last record began */
    long next_line;
    struct csv_field fields[CSV_STREAM_MAX_FIELDS];
    size_t field_count; /* may pass CSV_STREAM_MAX_FIELDS: the rest is not kept */
};

/* The buffer comes from the arena. */
void csv_stream_init(struct csv_stream *reader, struct arena *arena, csv_source source,
                     void *context);

/* Reads the next record that is not an empty line. The first call decides the separator: the first
 * ',' or ';' outside quotes of the header (',' where there is none). */
enum csv_status csv_stream_next(struct csv_stream *reader);

#endif
