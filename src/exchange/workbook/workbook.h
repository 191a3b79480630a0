/* Workbook: a spreadsheet file as it is, before anybody says what it means.
 *
 * One form for XLSX and CSV, so that the formats of plans are recognised and read from one model.
 * It keeps every used cell's kind, text and number, the merged ranges and which sheets are hidden;
 * it forgets formulas (their last value is kept, and that there was one), pictures, macros and
 * styles but for "percentage" and "date". Hostile and broken files end in an error with a plain
 * Spanish message within bounded time and memory: see struct workbook_limits.
 *
 * All memory belongs to the arena given; nothing is written to disk; no DTD is ever read. */
#ifndef ATALAYA_EXCHANGE_WORKBOOK_WORKBOOK_H
#define ATALAYA_EXCHANGE_WORKBOOK_WORKBOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

enum cell_kind {
    CELL_EMPTY = 0,
    CELL_TEXT,
    CELL_NUMBER,
    CELL_BOOLEAN,
    CELL_ERROR, /* #DIV/0!, #REF! …: text holds it */
};

enum { WORKBOOK_MAX_ROWS = 1048576, WORKBOOK_MAX_COLUMNS = 16384 };

struct cell {
    enum cell_kind kind;
    bool is_formula; /* with CELL_EMPTY: a formula whose value the file does not hold */
    bool is_percent; /* number shown as a percentage: number_e4 4130 is 41.3 % */
    bool is_date;
    bool is_inexact;   /* the file's number had more than 4 decimals; with CELL_TEXT: a number of
                          more than 14 integer digits, which no figure of a plan can be */
    int64_t number_e4; /* CELL_NUMBER: rounded half away from zero from the file's decimal text
                          after undoing binary noise (15 significant digits) */
    const char *text;  /* valid UTF-8, never NULL: the text, or the number as the file writes it;
                          _x000D_ and the like decoded; not trimmed */
};

struct merged_range {
    int first_row, first_column, last_row, last_column; /* 1-based, inclusive */
};

struct sheet {
    const char *name; /* "" for CSV */
    bool hidden;
    int row_count;                     /* last row with a non-empty cell */
    int column_count;                  /* last column with a non-empty cell */
    const struct merged_range *merged; /* by first row, then first column */
    size_t merged_count;
    size_t
        unsaved_formula_count; /* formulas without a saved value: open it in Excel, save it again */
    const void *cells;         /* private: see sheet_cell */
};

struct workbook {
    enum workbook_kind { WORKBOOK_XLSX, WORKBOOK_CSV } kind;
    const char *file_name;
    char sha256[65];      /* of the file's bytes, hexadecimal */
    const char *encoding; /* CSV: "UTF-8", "UTF-16", "Windows-1252"; XLSX: "UTF-8" */
    char separator;       /* CSV: ',' ';' or TAB; XLSX: 0 */
    bool has_macros;      /* an .xlsm: macros are not read nor run, and that is said */
    bool is_1904;         /* dates count from 1904-01-01 (old Excel for Mac) */
    struct sheet *sheets;
    size_t sheet_count;
};

struct workbook_limits {
    size_t file_bytes;   /* the file itself: default 32 MiB */
    size_t part_bytes;   /* one part uncompressed: default 64 MiB */
    size_t total_bytes;  /* all parts that are read, uncompressed: default 128 MiB */
    unsigned ratio;      /* uncompressed : compressed, default 100, only above 1 MiB */
    unsigned entries;    /* files in the ZIP: default 2000 */
    unsigned sheets;     /* default 200 */
    unsigned rows;       /* per sheet, used ones: default 100 000 */
    unsigned columns;    /* default 1000, at most WORKBOOK_MAX_COLUMNS */
    size_t cells;        /* in all: default 2 million */
    size_t text_bytes;   /* one cell: default 128 KiB (Excel's 32,767 characters fit) */
    size_t memory_bytes; /* taken from the arena and for working: default 48 MiB */
    int64_t time_ms;     /* default 10 000: then it gives up */
};

struct workbook_limits workbook_default_limits(void);

/* Called now and then with done and total (any unit); false stops with ERROR_BUSY. May be NULL. */
struct workbook_progress {
    bool (*report)(void *context, size_t done, size_t total);
    void *context;
};

/* Reads bytes as XLSX or CSV by their content (the name's ending only words the message when they
 * disagree). limits NULL: the defaults. Errors are for the user: "El archivo está dañado: …". */
struct workbook_request {
    const char *file_name;
    const void *bytes;
    size_t length;
    const struct workbook_limits *limits;
    const struct workbook_progress *progress;
};

bool workbook_read(struct arena *arena, const struct workbook_request *request,
                   struct workbook **workbook, struct error *error);

/* Opens and reads a file of the disk, with request's limits and progress (its bytes are not read).
 */
bool workbook_read_file(struct arena *arena, const char *path,
                        const struct workbook_request *request, struct workbook **workbook,
                        struct error *error);

/* The first row after `row` (0: from the start) that has a cell, 0 when there is none: a stray cell
 * at the bottom of the sheet then costs nobody a million empty rows. */
int sheet_next_row(const struct sheet *sheet, int row);

/* The cell at 1-based row and column; outside the used area an empty cell. Never NULL. */
const struct cell *sheet_cell(const struct sheet *sheet, int row, int column);

/* The cell that shows at this place: inside a merged range the range's first cell. */
const struct cell *sheet_shown_cell(const struct sheet *sheet, int row, int column);

/* "B": the letters of a 1-based column. */
const char *sheet_column_name(struct arena *arena, int column);

/* "B7": letters for a 1-based column and the row. */
const char *sheet_cell_name(struct arena *arena, int row, int column);

#endif
