#include "core/work_plan/month_grid.h"

#include <assert.h>
#include <string.h>

#include "base/banned.h"

enum { THURSDAY = 3, FEWEST_YEAR = 1990, LAST_YEAR = 2099, MONTHS = 12 };

int month_grid_weekday(struct date date)
{
    /* 1970-01-01 was a Thursday; days before it are negative. */
    int64_t weekday = (date_to_days(date) + THURSDAY) % MONTH_GRID_DAYS;
    return (int)(weekday < 0 ? weekday + MONTH_GRID_DAYS : weekday);
}

struct month_grid month_grid_compute(int year, int month)
{
    struct month_grid grid = {.year = year, .month = month};
    struct date date = {year, month, 1};
    int week = 0;
    while (date_is_valid(date)) {
        int weekday = month_grid_weekday(date);
        assert(week < MONTH_GRID_WEEKS);
        grid.days[week][weekday] = date;
        grid.week_count = week + 1;
        week += weekday == MONTH_GRID_DAYS - 1;
        date.day++;
    }
    return grid;
}

const char *month_grid_name(int month)
{
    static const char *const names[MONTHS] = {"enero",      "febrero", "marzo",     "abril",
                                              "mayo",       "junio",   "julio",     "agosto",
                                              "septiembre", "octubre", "noviembre", "diciembre"};
    assert(month >= 1 && month <= MONTHS);
    return names[month - 1];
}

bool month_grid_parse(const char *text, int *year, int *month)
{
    enum { LENGTH = 7, DASH = 4 };
    if (strlen(text) != LENGTH || text[DASH] != '-' || strspn(text, "0123456789") != DASH ||
        strspn(text + DASH + 1, "0123456789") != 2)
        return false;
    *year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + text[3] - '0';
    *month = (text[DASH + 1] - '0') * 10 + text[DASH + 2] - '0';
    return *year >= FEWEST_YEAR && *year <= LAST_YEAR && *month >= 1 && *month <= MONTHS;
}
