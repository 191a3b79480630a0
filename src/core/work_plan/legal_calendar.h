/* Legal calendar: the dates that follow from the day on which the mayor or governor took office,
 * and which of them are law. Pure.
 *
 * A term of months ends the day before the day with the same number: three months from 1 January
 * end on 31 March. Where that day does not exist, it ends on the month's last day. */
#ifndef ATALAYA_CORE_WORK_PLAN_LEGAL_CALENDAR_H
#define ATALAYA_CORE_WORK_PLAN_LEGAL_CALENDAR_H

#include "base/arena.h"
#include "core/work_plan/work_activity.h"

struct legal_event {
    const char *code; /* "concepto", "pronunciamiento-2025" */
    const char *title, *product, *norm;
    enum work_step step;
    enum activity_basis basis;
    struct date start, end;
};

struct legal_event_list {
    struct legal_event *items; /* by start, then end */
    size_t count;
};

/* office 2024-01-01  ->  draft by 2024-02-29, concept by 2024-03-31, …; empty without a date. */
struct legal_event_list legal_calendar_compute(struct arena *arena, struct date office);

/* The day with the same number some months later, or the month's last: 31 January + 1 = 29 February
 * in 2024. */
struct date legal_calendar_add_months(struct date date, int months);
/* The last day of a term of months that begins on a day. */
struct date legal_calendar_term_end(struct date begin, int months);

/* NULL where the calendar has no such event. */
const struct legal_event *legal_calendar_find(const struct legal_event_list *events,
                                              const char *code);

#endif
