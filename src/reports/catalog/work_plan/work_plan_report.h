/* Work plan report: a council's work plan as a document to print and as a schedule (cronograma).
 *
 * The schedule of a year is one chart, the same on the page and on paper; a long one is parted so
 * that each part stands on a page. A bar is the time from first to last day: full where it is done,
 * hatched where it is late, empty where it is open, dashed where it was cancelled; its line says
 * the same in words. */
#ifndef ATALAYA_REPORTS_CATALOG_WORK_PLAN_WORK_PLAN_REPORT_H
#define ATALAYA_REPORTS_CATALOG_WORK_PLAN_WORK_PLAN_REPORT_H

#include "core/work_plan/work_activity.h"
#include "reports/document.h"

enum { WORK_PLAN_CHART_ROWS = 14 }; /* of one part */

struct work_plan_report {
    const char *council;
    const struct work_plan_row *rows; /* of the year, in their order */
    size_t count;
    int year;
    struct date today;
    const char *created; /* "2026-04-15T12:00:00Z" */
};

/* Rows whose time touches the year; the order stays. Answers how many. */
size_t work_plan_report_select(const struct work_plan_row *rows, size_t count, int year,
                               struct work_plan_row *selected);

/* The schedule of rows first … first + count - 1 of a report. */
const struct chart *work_plan_report_chart(struct arena *arena,
                                           const struct work_plan_report *report, size_t first,
                                           size_t count);

/* "Del 1 al 31 de marzo", "Del 1 de marzo al 30 de abril", "15 de marzo" — with the year where it
 * is not the usual one. */
const char *work_plan_report_time(struct arena *arena, const struct work_activity *activity,
                                  int usual_year);

struct document *work_plan_report_compose(struct arena *arena,
                                          const struct work_plan_report *report);

#endif
