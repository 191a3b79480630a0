/* Table copy: whole tables as text lines, the same from both engines, for backup.h.
 *
 * The first line is the list of the columns, each further one a row, as JSON arrays: a number, a
 * text, null, {"b64": "…"} for bytes and {"t64": "…"} for a text that is not UTF-8. Rows come in an
 * order of their own, so that two copies of the same data are equal. The tables are table_copy.def.
 */
#ifndef ATALAYA_STORAGE_TABLE_COPY_H
#define ATALAYA_STORAGE_TABLE_COPY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"

struct database;

struct table_copy {
    const char *name;
    const char *order; /* columns */
    bool has_id;
};

extern const struct table_copy table_copy_tables[];
extern const size_t table_copy_count;

/* Writes all rows; inside a read transaction, so that the tables fit together. Memory does not grow
 * with the table. */
bool table_copy_write(struct database *database, const struct table_copy *table, FILE *file,
                      int64_t *row_count, struct error *error);

/* Inserts the rows that stand in the next size bytes of file; inside a writing transaction after
 * engine defer_references. ERROR_INVALID: a line is no row of this table. */
bool table_copy_load(struct database *database, const struct table_copy *table, FILE *file,
                     int64_t size, struct error *error);

/* Whether the table has no row. */
bool table_copy_is_empty(struct database *database, const struct table_copy *table, bool *is_empty,
                         struct error *error);

#endif
