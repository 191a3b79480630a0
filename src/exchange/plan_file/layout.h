/* Layout: where the header of a sheet stands and what each of its columns means.
 *
 * It is found by trying every row near the top, one to three rows high, and keeping what explains
 * most: a name, a target, years. Titles above, merged groups ("2024" over four columns) and a year
 * written wrongly in a row of years are understood. A layout made by a person (mapping.h) has the
 * same form. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_LAYOUT_H
#define ATALAYA_EXCHANGE_PLAN_FILE_LAYOUT_H

#include "exchange/plan_file/column.h"
#include "exchange/workbook/workbook.h"

enum { LAYOUT_MAX_HEADER_ROWS = 3, LAYOUT_MAX_COLUMNS = 300 };

struct layout_column {
    int column; /* 1-based */
    enum column_meaning meaning;
    int year;           /* yearly meanings: 2025 */
    int part;           /* 1..12: a quarter or month; 0: the whole year */
    int cut_month;      /* 6: the year up to June; 0: not said */
    int written_year;   /* what the header says where it was corrected; 0: not corrected */
    bool is_repeated;   /* a second column with the same meaning: not read */
    const char *header; /* as people see it, collapsed */
};

struct table_layout {
    const struct sheet *sheet;
    int header_row, header_rows;
    int first_data_row;
    struct layout_column *columns;
    int column_count;
    int first_year, last_year; /* 0: the header names no year */
    int score;                 /* 0: nothing was recognised */
    const char *title;         /* the texts above the header, one a line; "" */
};

/* What is known before looking. */
struct layout_hint {
    int header_row;        /* 0: look for it */
    const char *file_name; /* its years help where headers say "año 1" */
};

/* The best layout of the sheet; score 0 where nothing makes sense. */
struct table_layout layout_find(struct arena *arena, const struct sheet *sheet,
                                const struct layout_hint *hint);

/* The layout of the given header rows, whatever it is worth: what a person starts from. Years that
 * are only numbered and that nothing explains are 0. */
struct table_layout layout_read(struct arena *arena, const struct sheet *sheet, int header_row,
                                int header_rows, const char *file_name);

/* The column with this meaning, NULL where there is none. Not for yearly ones. */
const struct layout_column *layout_column_of(const struct table_layout *layout,
                                             enum column_meaning meaning);

/* The whole-year column; NULL where there is none. */
const struct layout_column *layout_year_column(const struct table_layout *layout,
                                               enum column_meaning meaning, int year);

/* How many years have a whole-year column, or at least parts, of this meaning. */
int layout_count_years(const struct table_layout *layout, enum column_meaning meaning);

/* A name, and a target or a planned year: rows under it can be indicators. */
bool layout_has_indicators(const struct table_layout *layout);

/* Sixteen hexadecimal digits of the header's folded texts: equal headers, equal signature. */
const char *layout_signature(struct arena *arena, const struct sheet *sheet, int header_row,
                             int header_rows);

#endif
