#include "base/date.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h"

static const char *const months[] = {"enero",      "febrero", "marzo",     "abril",
                                     "mayo",       "junio",   "julio",     "agosto",
                                     "septiembre", "octubre", "noviembre", "diciembre"};

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool date_is_valid(struct date date)
{
    return date.year >= 1900 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
           date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

/* Reads min to max digits; false for fewer or more. */
static bool read_number(const char **p, int min, int max, int *value)
{
    int count = 0;
    *value = 0;
    for (; **p >= '0' && **p <= '9'; (*p)++)
        if (++count <= max)
            *value = *value * 10 + (**p - '0');
    return count >= min && count <= max;
}

bool date_parse_iso(const char *text, struct date *date)
{
    struct date read;
    const char *p = text;
    if (!read_number(&p, 4, 4, &read.year) || *p++ != '-' || !read_number(&p, 2, 2, &read.month) ||
        *p++ != '-' || !read_number(&p, 2, 2, &read.day) || *p != '\0' || !date_is_valid(read))
        return false;
    *date = read;
    return true;
}

bool date_parse_typed(const char *text, struct date *date)
{
    char trimmed[DATE_ISO_SIZE];
    text += strspn(text, " \t");
    size_t length = strcspn(text, " \t");
    if (length >= sizeof trimmed || text[length + strspn(text + length, " \t")] != '\0')
        return false;
    memcpy(trimmed, text, length);
    trimmed[length] = '\0';
    if (date_parse_iso(trimmed, date))
        return true;
    struct date read;
    const char *p = trimmed;
    if (!read_number(&p, 1, 2, &read.day) || *p == '\0' || strchr("/-.", *p) == NULL)
        return false;
    char separator = *p++;
    if (!read_number(&p, 1, 2, &read.month) || *p++ != separator ||
        !read_number(&p, 4, 4, &read.year) || *p != '\0' || !date_is_valid(read))
        return false;
    *date = read;
    return true;
}

char *date_format_iso(struct date date, char text[DATE_ISO_SIZE])
{
    text[0] = '\0';
    if (date_is_valid(date))
        snprintf(text, DATE_ISO_SIZE, "%04u-%02u-%02u", (unsigned)date.year % 10000u,
                 (unsigned)date.month % 100u, (unsigned)date.day % 100u);
    return text;
}

char *date_format_long(struct date date, char text[DATE_LONG_SIZE])
{
    text[0] = '\0';
    if (date_is_valid(date))
        snprintf(text, DATE_LONG_SIZE, "%d de %s de %d", date.day, months[date.month - 1],
                 date.year);
    return text;
}

int date_compare(struct date one, struct date other)
{
    int64_t a = date_to_days(one), b = date_to_days(other);
    return (a > b) - (a < b);
}

/* Years begin in March here, so that the leap day is the last of its year. */
int64_t date_to_days(struct date date)
{
    int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct date date_from_days(int64_t days)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t day_of_era = days - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153;
    int64_t day = day_of_year - (153 * month + 2) / 5 + 1;
    month += month < 10 ? 3 : -9;
    return (struct date){(int)(year_of_era + era * 400 + (month <= 2)), (int)month, (int)day};
}

struct date date_from_unix_seconds(int64_t seconds)
{
    int64_t days = seconds / 86400;
    return date_from_days(seconds % 86400 < 0 ? days - 1 : days);
}
