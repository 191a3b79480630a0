/* Month grid: the days of a month in weeks that begin on Monday, for a calendar page. Pure. */
#ifndef ATALAYA_CORE_WORK_PLAN_MONTH_GRID_H
#define ATALAYA_CORE_WORK_PLAN_MONTH_GRID_H

#include <stdbool.h>

#include "base/date.h"

enum { MONTH_GRID_WEEKS = 6, MONTH_GRID_DAYS = 7 };

struct month_grid {
    int year, month, week_count;
    struct date days[MONTH_GRID_WEEKS][MONTH_GRID_DAYS]; /* no date: outside of the month */
};

/* 0 Monday … 6 Sunday.  2026-03-01 -> 6 */
int month_grid_weekday(struct date date);
/* March 2026 begins on a Sunday: six weeks. month is 1–12, year 1900–9999. */
struct month_grid month_grid_compute(int year, int month);
/* "marzo"; month is 1–12. */
const char *month_grid_name(int month);
/* Reads "2026-03"; false for anything else. */
bool month_grid_parse(const char *text, int *year, int *month);

#endif
