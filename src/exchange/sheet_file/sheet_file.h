/* Sheet file: technical sheets as a spreadsheet brings them back: what is in it, by indicator and
 * field, with the place of everything that cannot be understood.
 *
 * The sheet is found by its columns, in any order, with or without others between them; headers are
 * the labels of the exported file, or the keys. Nothing is judged here but cells as such: what a
 * value may be says actions/technical_sheet.h. Values live in the arena. */
#ifndef ATALAYA_EXCHANGE_SHEET_FILE_SHEET_FILE_H
#define ATALAYA_EXCHANGE_SHEET_FILE_SHEET_FILE_H

#include "core/technical_sheet/technical_sheet.h"
#include "exchange/workbook/workbook.h"

enum { SHEET_FILE_MAX_ROWS = 2000 };

struct sheet_file_row {
    int row; /* 1-based */
    int64_t indicator_id;
    int64_t version;                  /* -1: the file does not say */
    const char *values[SHEET_FIELDS]; /* NULL: the file has no such column */
};

struct sheet_file_problem {
    const char *place; /* "H12" */
    const char *text;  /* a Spanish sentence */
};

struct sheet_file {
    const char *sheet;         /* that was read; "" for CSV */
    int columns[SHEET_FIELDS]; /* 1-based; 0: not in the file */
    struct sheet_file_row *rows;
    size_t count;
    struct sheet_file_problem *problems;
    size_t problem_count;
};

/* ERROR_INVALID: no sheet has the columns. With problems it still answers true. */
bool sheet_file_read(struct arena *arena, const struct workbook *workbook, struct sheet_file *file,
                     struct error *error);

/* The place of a value, "H12"; "12" where its column is not in the file. */
const char *sheet_file_place(struct arena *arena, const struct sheet_file *file, int row,
                             enum sheet_field field);

#endif
