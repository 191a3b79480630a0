/* The schedule of a work plan as a chart: part of work_plan_report.h. */
#include "core/work_plan/month_grid.h"
#include "reports/catalog/work_plan/work_plan_report.h"

#include "base/banned.h"

enum { FULL = 10000, MONTHS = 12, FIRST_LETTERS = 3 };

/* Where a day begins in its year, in hundredths of a percent of the width. */
static int position(struct date date, int year)
{
    int64_t first = date_to_days((struct date){year, 1, 1});
    int64_t length = date_to_days((struct date){year + 1, 1, 1}) - first;
    int64_t day = date_to_days(date) - first;
    day = day < 0 ? 0 : day > length ? length : day;
    return (int)(day * FULL / length);
}

static enum chart_span_style style_of(enum activity_standing standing)
{
    switch (standing) {
    case STANDING_DONE:
    case STANDING_DONE_LATE:
        return CHART_SPAN_FULL;
    case STANDING_LATE:
        return CHART_SPAN_HATCHED;
    case STANDING_CANCELLED:
        return CHART_SPAN_DASHED;
    case STANDING_AHEAD:
    case STANDING_RUNNING:
    case STANDINGS:
        break;
    }
    return CHART_SPAN_EMPTY;
}

static struct chart_span make_span(const struct work_plan_report *report,
                                   const struct work_activity *activity)
{
    enum activity_standing standing = work_activity_standing(activity, report->today);
    const struct date after = date_from_days(date_to_days(activity->end) + 1);
    return (struct chart_span){.label = activity->title,
                               .word = activity_standing_label(standing),
                               .style = style_of(standing),
                               .start = position(activity->start, report->year),
                               .end = position(after, report->year)};
}

static void add_months(struct arena *arena, struct chart *chart, int year)
{
    struct chart_tick *ticks = ARENA_NEW_ARRAY(arena, MONTHS, struct chart_tick);
    for (int month = 1; month <= MONTHS; month++)
        ticks[month - 1] = (struct chart_tick){
            .position = position((struct date){year, month, 1}, year),
            .label = arena_strndup(arena, month_grid_name(month), FIRST_LETTERS)};
    chart->spans.ticks = ticks;
    chart->spans.tick_count = MONTHS;
}

const struct chart *work_plan_report_chart(struct arena *arena,
                                           const struct work_plan_report *report, size_t first,
                                           size_t count)
{
    struct chart *chart = ARENA_NEW(arena, struct chart);
    struct chart_span *spans = ARENA_NEW_ARRAY(arena, count + 1, struct chart_span);
    struct strbuf description;
    strbuf_init(&description, arena);
    for (size_t i = 0; i < count; i++) {
        const struct work_activity *activity = report->rows[first + i].activity;
        spans[i] = make_span(report, activity);
        strbuf_printf(&description, "%s: %s. %s. ", activity->title,
                      work_plan_report_time(arena, activity, report->year), spans[i].word);
    }
    *chart =
        (struct chart){.kind = CHART_SPANS,
                       .title = arena_printf(arena, "Cronograma de %d", report->year),
                       .subtitle = "Llena: hecha. Rayada: atrasada. Vacía: abierta. De puntos: "
                                   "cancelada.",
                       .description = description.data,
                       .spans = {.items = spans, .count = count, .now = -1}};
    add_months(arena, chart, report->year);
    if (report->today.year == report->year)
        chart->spans.now = position(report->today, report->year);
    return chart;
}
