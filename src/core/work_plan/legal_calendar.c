#include "core/work_plan/legal_calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { MONTHS_OF_A_YEAR = 12 };

struct rule {
    const char *code, *title, *product, *norm;
    enum work_step step;
    enum activity_basis basis;
    bool is_yearly;
    int from, to; /* months after office; or first and last year */
    int start_month, start_day, end_month, end_day, named_year;
};

static const struct rule rules[] = {
#define LEGAL_AFTER_OFFICE(code_, from_, to_, title_, product_, step_, basis_, norm_)              \
    {.code = code_,                                                                                \
     .title = title_,                                                                              \
     .product = product_,                                                                          \
     .norm = norm_,                                                                                \
     .step = WORK_STEP_##step_,                                                                    \
     .basis = ACTIVITY_BASIS_##basis_,                                                             \
     .from = from_,                                                                                \
     .to = to_},
#define LEGAL_EACH_YEAR(code_, first_, last_, m1, d1, m2, d2, named_, title_, product_, step_,     \
                        basis_, norm_)                                                             \
    {.code = code_,                                                                                \
     .title = title_,                                                                              \
     .product = product_,                                                                          \
     .norm = norm_,                                                                                \
     .step = WORK_STEP_##step_,                                                                    \
     .basis = ACTIVITY_BASIS_##basis_,                                                             \
     .is_yearly = true,                                                                            \
     .from = first_,                                                                               \
     .to = last_,                                                                                  \
     .start_month = m1,                                                                            \
     .start_day = d1,                                                                              \
     .end_month = m2,                                                                              \
     .end_day = d2,                                                                                \
     .named_year = named_},
#include "core/work_plan/legal_event.def"
#undef LEGAL_AFTER_OFFICE
#undef LEGAL_EACH_YEAR
};
enum { RULE_COUNT = sizeof rules / sizeof rules[0] };

/* The day, or the month's last one where it has no such day. */
static struct date clamp_day(struct date date)
{
    while (date.day > 1 && !date_is_valid(date))
        date.day--;
    return date;
}

struct date legal_calendar_add_months(struct date date, int months)
{
    int total = date.year * MONTHS_OF_A_YEAR + date.month - 1 + months;
    return clamp_day((struct date){
        .year = total / MONTHS_OF_A_YEAR, .month = total % MONTHS_OF_A_YEAR + 1, .day = date.day});
}

struct date legal_calendar_term_end(struct date begin, int months)
{
    struct date end = legal_calendar_add_months(begin, months);
    return end.day == begin.day ? date_from_days(date_to_days(end) - 1) : end;
}

static struct legal_event make(const struct rule *rule)
{
    return (struct legal_event){.code = rule->code,
                                .title = rule->title,
                                .product = rule->product,
                                .norm = rule->norm,
                                .step = rule->step,
                                .basis = rule->basis};
}

static struct legal_event make_after_office(const struct rule *rule, struct date office)
{
    struct legal_event event = make(rule);
    event.start = legal_calendar_add_months(office, rule->from);
    event.end = legal_calendar_term_end(office, rule->to);
    return event;
}

/* The title's %d is the year that it names. */
static const char *name_year(struct arena *arena, const char *title, int year)
{
    const char *place = strstr(title, "%d");
    if (place == NULL)
        return title;
    return arena_printf(arena, "%s%d%s", arena_strndup(arena, title, (size_t)(place - title)), year,
                        place + 2);
}

static struct legal_event make_yearly(struct arena *arena, const struct rule *rule, int year)
{
    struct legal_event event = make(rule);
    event.code = arena_printf(arena, "%s-%d", rule->code, year);
    event.title = name_year(arena, rule->title, year + rule->named_year);
    event.start = (struct date){year, rule->start_month, rule->start_day};
    event.end = clamp_day((struct date){year, rule->end_month, rule->end_day});
    return event;
}

static int compare(const void *one, const void *other)
{
    const struct legal_event *a = one, *b = other;
    int order = date_compare(a->start, b->start);
    order = order != 0 ? order : date_compare(a->end, b->end);
    return order != 0 ? order : strcmp(a->code, b->code);
}

struct legal_event_list legal_calendar_compute(struct arena *arena, struct date office)
{
    enum { TERM_YEARS = 4 };
    struct legal_event_list list = {
        ARENA_NEW_ARRAY(arena, RULE_COUNT * TERM_YEARS, struct legal_event), 0};
    if (!date_is_valid(office))
        return list;
    for (size_t i = 0; i < RULE_COUNT; i++) {
        if (!rules[i].is_yearly)
            list.items[list.count++] = make_after_office(&rules[i], office);
        for (int k = rules[i].from; rules[i].is_yearly && k <= rules[i].to; k++)
            list.items[list.count++] = make_yearly(arena, &rules[i], office.year + k);
    }
    qsort(list.items, list.count, sizeof *list.items, compare);
    return list;
}

const struct legal_event *legal_calendar_find(const struct legal_event_list *events,
                                              const char *code)
{
    for (size_t i = 0; i < events->count; i++)
        if (strcmp(events->items[i].code, code) == 0)
            return &events->items[i];
    return NULL;
}
