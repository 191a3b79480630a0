#include "base/moment.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/banned.h"

enum { COLOMBIA_OFFSET_S = -5 * 3600, DAY_S = 24 * 3600, HOUR_S = 3600 };

struct date moment_day(int64_t seconds)
{
    return date_from_unix_seconds(seconds + COLOMBIA_OFFSET_S);
}

const char *moment_format_day(struct arena *arena, int64_t seconds)
{
    char text[DATE_LONG_SIZE];
    return arena_strdup(arena, date_format_long(moment_day(seconds), text));
}

const char *moment_format(struct arena *arena, int64_t seconds)
{
    int64_t of_day = ((seconds + COLOMBIA_OFFSET_S) % DAY_S + DAY_S) % DAY_S;
    int hour = (int)(of_day / HOUR_S);
    int minute = (int)(of_day % HOUR_S / 60);
    return arena_printf(arena, "%s, %d:%02d\u00a0%s", moment_format_day(arena, seconds),
                        hour % 12 == 0 ? 12 : hour % 12, minute,
                        hour < 12 ? "a.\u00a0m." : "p.\u00a0m.");
}

static int two_digits(const char *text)
{
    return (text[0] - '0') * 10 + (text[1] - '0');
}

static bool read_utc(const char *utc, int64_t *seconds)
{
    static const char form[] = "0000-00-00T00:00:00Z";
    struct date date;
    char day[DATE_ISO_SIZE];
    if (strlen(utc) != sizeof form - 1)
        return false;
    for (size_t i = 0; form[i] != '\0'; i++)
        if (form[i] == '0' ? utc[i] < '0' || utc[i] > '9' : utc[i] != form[i])
            return false;
    snprintf(day, sizeof day, "%.10s", utc);
    if (!date_parse_iso(day, &date))
        return false;
    *seconds = date_to_days(date) * DAY_S + two_digits(utc + 11) * HOUR_S +
               two_digits(utc + 14) * 60 + two_digits(utc + 17);
    return true;
}

struct date moment_day_of_utc(const char *utc)
{
    int64_t seconds = 0;
    return read_utc(utc, &seconds) ? moment_day(seconds) : (struct date){0};
}

const char *moment_format_day_of_utc(struct arena *arena, const char *utc)
{
    int64_t seconds = 0;
    return read_utc(utc, &seconds) ? moment_format_day(arena, seconds) : utc;
}

const char *moment_format_utc(struct arena *arena, const char *utc)
{
    int64_t seconds = 0;
    return read_utc(utc, &seconds) ? moment_format(arena, seconds) : utc;
}
