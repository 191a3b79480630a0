/* CSV dialect: in which encoding and with which separator a text file was written. */
#ifndef ATALAYA_EXCHANGE_WORKBOOK_CSV_CSV_DIALECT_H
#define ATALAYA_EXCHANGE_WORKBOOK_CSV_CSV_DIALECT_H

#include <stddef.h>

#include "base/arena.h"

/* The content as UTF-8 in arena memory that may be written to, without byte-order mark and NULs.
 * By the mark (UTF-8, UTF-16 both ways), else UTF-8 where it is valid, else Windows-1252.
 * *encoding gets the name. */
char *csv_dialect_decode(struct arena *arena, const void *content, size_t length,
                         const char **encoding);

/* ',' ';' or TAB: the one that occurs equally often, outside quotes, in most of the first lines;
 * of equals the more frequent. A first line "sep=;" decides. ',' when there is none at all. */
char csv_dialect_find_separator(const char *text);

#endif
