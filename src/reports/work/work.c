#include "reports/work/work.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/moment.h"
#include "reports/duty/duty_book.h"
#include "reports/work/work_duty.h"

#include "base/banned.h"

static const char *const codes[WORK_KIND_COUNT] = {
    [WORK_RETURNED] = "devueltos",
    [WORK_RETURNED_OTHERS] = "devueltos-a-otros",
    [WORK_DRAFT] = "borradores",
    [WORK_DRAFT_OTHERS] = "borradores-de-otros",
    [WORK_MISSING] = "faltan",
    [WORK_NOT_REPORTED] = "sin-cifra",
    [WORK_ANALYSE] = "analizar",
    [WORK_VERIFY] = "verificar",
    [WORK_VERIFY_OWN] = "verifica-otra-persona",
    [WORK_PUBLISH] = "publicar",
    [WORK_SENT] = "enviados",
};

const char *work_kind_code(enum work_kind kind)
{
    return codes[kind];
}

enum work_kind work_kind_parse(const char *code)
{
    int kind = 0;
    while (kind < WORK_KIND_COUNT && (code == NULL || strcmp(codes[kind], code) != 0))
        kind++;
    return (enum work_kind)kind;
}

struct composing {
    struct arena *arena;
    const struct work_data *data;
    const struct work_request *request;
    struct work *work;
};

static void add(struct composing *composing, enum work_kind kind, const struct work_item *item)
{
    struct work_list *list = &composing->work->lists[kind];
    list->items = arena_grow(composing->arena, list->items, list->count, sizeof list->items[0]);
    list->items[list->count++] = *item;
}

static const char *find_name(const struct composing *composing, int64_t person_id)
{
    const struct measurement_person_list *people = &composing->data->people;
    for (size_t i = 0; i < people->count; i++)
        if (people->items[i].id == person_id)
            return people->items[i].name;
    return "";
}

static int compare_evidence(const void *key, const void *item)
{
    int64_t id = *(const int64_t *)key;
    int64_t other = ((const struct evidence_count *)item)->measurement_id;
    return id < other ? -1 : id > other;
}

static int count_evidence(const struct composing *composing, int64_t measurement_id)
{
    const struct evidence_count_list *list = &composing->data->evidence;
    const struct evidence_count *found = list->count == 0
                                             ? NULL
                                             : bsearch(&measurement_id, list->items, list->count,
                                                       sizeof list->items[0], compare_evidence);
    return found == NULL ? 0 : found->count;
}

/* When the present state began. */
static const char *since(const struct measurement *measurement)
{
    switch (measurement->state) {
    case MEASUREMENT_ANALYSED:
        return measurement->analysed_utc;
    case MEASUREMENT_VERIFIED:
        return measurement->verified_utc;
    case MEASUREMENT_RETURNED:
        return measurement->returned_utc;
    default:
        return measurement->recorded_utc;
    }
}

static int count_days(const struct composing *composing, const char *utc)
{
    struct date day = moment_day_of_utc(utc);
    if (!date_is_valid(day))
        return 0;
    int64_t days = date_to_days(composing->request->board.today) - date_to_days(day);
    return days < 0 ? 0 : (int)days;
}

/* The list of a result on its way; WORK_KIND_COUNT for none. */
static enum work_kind find_kind(const struct measurement *measurement, bool is_own)
{
    switch (measurement->state) {
    case MEASUREMENT_DRAFT:
        return is_own ? WORK_DRAFT : WORK_DRAFT_OTHERS;
    case MEASUREMENT_RETURNED:
        return is_own || measurement->recorded_by == 0 ? WORK_RETURNED : WORK_RETURNED_OTHERS;
    case MEASUREMENT_RECORDED:
        return WORK_ANALYSE;
    case MEASUREMENT_ANALYSED:
        return is_own ? WORK_VERIFY_OWN : WORK_VERIFY;
    case MEASUREMENT_VERIFIED:
        return WORK_PUBLISH;
    default:
        return WORK_KIND_COUNT;
    }
}

static void place_result(struct composing *composing, const struct measurement *measurement)
{
    int64_t person_id = composing->request->person_id;
    bool is_own = person_id != 0 && measurement->recorded_by == person_id;
    struct work_item item = {
        .row = board_find_row(composing->work->board, measurement->indicator_id),
        .year = measurement->year,
        .measurement = measurement,
        .recorder = find_name(composing, measurement->recorded_by),
        .returner = find_name(composing, measurement->returned_by),
        .evidence_count = count_evidence(composing, measurement->id),
        .days = count_days(composing, since(measurement)),
    };
    enum work_kind kind = find_kind(measurement, is_own);
    if (item.row == NULL || kind == WORK_KIND_COUNT)
        return;
    add(composing, kind, &item);
    if (measurement->state == MEASUREMENT_RECORDED && measurement->is_not_reported)
        add(composing, WORK_NOT_REPORTED, &item);
    if (is_own && measurement_counts_for_council(measurement))
        add(composing, WORK_SENT, &item);
}

/* Whether something was promised for the year; without a type every number is a promise. */
static bool is_programmed(const struct board_row *row, int year_index)
{
    return row->is_evaluated ? evaluation_is_programmed(&row->input, year_index + 1)
                             : quantity_is_number(row->years[year_index].planned);
}

static void count_cut_year(struct work *work, const struct measurement *measurement)
{
    work->programmed++;
    if (measurement == NULL || !measurement_counts_for_council(measurement))
        return;
    work->recorded++;
    work->verified += measurement->state >= MEASUREMENT_VERIFIED;
    work->published += measurement->state == MEASUREMENT_PUBLISHED;
}

static void place_year(struct composing *composing, int year_index)
{
    struct work *work = composing->work;
    int year = work->board->plan->first_year + year_index;
    for (size_t i = 0; i < work->board->row_count; i++) {
        const struct board_row *row = &work->board->rows[i];
        const struct measurement *measurement = row->years[year_index].measurement;
        if (!is_programmed(row, year_index)) {
            work->not_programmed += measurement == NULL;
            continue;
        }
        if (year == work->cut_year)
            count_cut_year(work, measurement);
        if (measurement == NULL)
            add(composing, WORK_MISSING,
                &(struct work_item){.row = row, .year = year, .recorder = "", .returner = ""});
    }
}

/* The longest wait first; the plan's order among equals. */
static int compare_items(const void *one, const void *other)
{
    const struct work_item *a = one, *b = other;
    int by_time = strcmp(since(a->measurement), since(b->measurement));
    if (by_time != 0)
        return by_time;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return a->year - b->year;
}

/* The line of the plan that a row stands under, by its place among the nodes; -1 for none. */
static ptrdiff_t find_line(const struct work *work, const struct board_row *row)
{
    const struct plan *plan = work->board->plan;
    int node = row->indicator->node_index;
    const struct plan_node *line =
        node < 0 ? NULL : plan_find_ancestor(plan, &plan->nodes[node], 1);
    return line == NULL ? -1 : line - plan->nodes;
}

/* What is missing is read year by year and line by line, wherever its indicators stand. */
static void group_missing(struct work *work)
{
    struct work_list *list = &work->lists[WORK_MISSING];
    for (size_t i = 1; i < list->count; i++) {
        const struct work_item item = list->items[i];
        const ptrdiff_t line = find_line(work, item.row);
        size_t place = i;
        for (; place > 0 && list->items[place - 1].year == item.year &&
               find_line(work, list->items[place - 1].row) > line;
             place--)
            list->items[place] = list->items[place - 1];
        list->items[place] = item;
    }
}

static void sort_lists(struct work *work)
{
    group_missing(work);
    for (int kind = 0; kind < WORK_KIND_COUNT; kind++)
        if (kind != WORK_MISSING && work->lists[kind].count > 1)
            qsort(work->lists[kind].items, work->lists[kind].count, sizeof(struct work_item),
                  compare_items);
}

/* A year that is over is missed; a later one that already has results too. */
static int choose_cut_year(const struct board *board, const struct work_request *request)
{
    int over = request->board.today.year - 1;
    bool is_chosen = plan_year_index(board->plan, request->board.cut_year) >= 0;
    if (is_chosen || over <= board->request.cut_year)
        return board->request.cut_year;
    int last = plan_last_year(board->plan);
    return over < last ? over : last;
}

struct work *work_compose(struct arena *arena, const struct work_data *data,
                          const struct work_request *request)
{
    struct composing composing = {arena, data, request, ARENA_NEW(arena, struct work)};
    struct work *work = composing.work;
    work->board = data->board;
    work->cut_year = choose_cut_year(data->board, request);
    for (size_t i = 0; i < data->results.count; i++)
        place_result(&composing, &data->results.items[i]);
    for (int i = plan_year_index(data->board->plan, work->cut_year); i >= 0; i--)
        place_year(&composing, i);
    sort_lists(work);
    return work;
}

bool work_gather(struct database *database, struct arena *arena, const struct work_request *request,
                 struct work **work, struct error *error)
{
    struct work_data data = {0};
    struct board *board = NULL;
    *work = NULL;
    if (!board_gather(database, arena, &request->board, &board, error))
        return false;
    if (board == NULL)
        return true;
    data.board = board;
    const struct measurement_work_query query = {
        .council_id = request->board.council_id,
        .plan_id = board->plan->id,
        .states = ~(1u << MEASUREMENT_PUBLISHED),
    };
    if (!measurement_store_list_work(database, &query, arena, &data.results, error) ||
        !measurement_store_list_people(database, query.council_id, arena, &data.people, error) ||
        !evidence_store_count(database, query.council_id, arena, &data.evidence, error))
        return false;
    struct duty_book *book = ARENA_NEW(arena, struct duty_book);
    book->council_id = query.council_id;
    book->today = request->board.today;
    if (!duty_book_gather(database, arena, book, error))
        return false;
    *work = work_compose(arena, &data, request);
    work_tell_duties(arena, *work, book, request->person_id);
    return true;
}

void work_keep_topic(struct work *work, const struct board_topic *topic)
{
    for (int kind = 0; kind < WORK_KIND_COUNT; kind++) {
        struct work_list *list = &work->lists[kind];
        size_t kept = 0;
        for (size_t i = 0; i < list->count; i++)
            if (board_topic_has(topic, list->items[i].row->indicator->id))
                list->items[kept++] = list->items[i];
        list->count = kept;
    }
}
