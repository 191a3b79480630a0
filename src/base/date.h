/* Date: days of the Gregorian calendar, without clock or locale.
 *
 * All-zero memory is no date. Years 1900 to 9999. */
#ifndef ATALAYA_BASE_DATE_H
#define ATALAYA_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

struct date {
    int year, month, day; /* 2025, 1–12, 1–31 */
};

enum { DATE_ISO_SIZE = 11, DATE_LONG_SIZE = 48 };

bool date_is_valid(struct date date);

/* "2025-12-31" only. */
bool date_parse_iso(const char *text, struct date *date);
/* As people type it: "31/12/2025", "31-12-2025", "31.12.2025" or ISO; surrounding spaces dropped.
 */
bool date_parse_typed(const char *text, struct date *date);

/* "2025-12-31"; "" for no date. Returns text. */
char *date_format_iso(struct date date, char text[DATE_ISO_SIZE]);
/* "31 de diciembre de 2025"; "" for no date. Returns text. */
char *date_format_long(struct date date, char text[DATE_LONG_SIZE]);

/* -1, 0, 1. */
int date_compare(struct date one, struct date other);

/* Days since 1970-01-01, and back. */
int64_t date_to_days(struct date date);
struct date date_from_days(int64_t days);
/* The day of a time in seconds since 1970-01-01 (add a zone's offset first). */
struct date date_from_unix_seconds(int64_t seconds);

#endif
