#include "exchange/plan_file/layout_year.h"

#include <string.h>

#include "base/banned.h"

enum { CLEAR_FAMILY = 3, MAX_PERIOD = 8 };

static bool is_yearly(const struct layout_claim *claim)
{
    return column_is_yearly(claim->claim.meaning);
}

static bool is_same_family(const struct layout_claim *a, const struct layout_claim *b)
{
    return a->claim.meaning == b->claim.meaning && a->claim.part == b->claim.part &&
           strcmp(a->claim.stem, b->claim.stem) == 0;
}

/* A header that says only "programado o no" belongs to the years at its left. */
static void place_states(struct layout_claims *claims)
{
    int year = 0;
    for (int i = 0; i < claims->count; i++) {
        struct layout_claim *each = &claims->list[i];
        if (each->claim.meaning == COLUMN_YEAR_STATE && each->claim.year == 0)
            each->claim.year = year;
        if (is_yearly(each) && each->claim.year != 0)
            year = each->claim.year;
    }
}

static bool family_has_year(const struct layout_claims *claims, const struct layout_claim *member,
                            int year)
{
    for (int i = 0; i < claims->count; i++)
        if (is_same_family(&claims->list[i], member) && claims->list[i].claim.year == year)
            return true;
    return false;
}

static int family_size(const struct layout_claims *claims, const struct layout_claim *member)
{
    int size = 0;
    for (int i = 0; i < claims->count; i++)
        size += is_same_family(&claims->list[i], member);
    return size;
}

static int find_last_year(const struct table_layout *layout, const struct layout_claims *claims)
{
    int years[2] = {0};
    int last = 0;
    for (int i = 0; i < claims->count; i++)
        if (is_yearly(&claims->list[i]) && claims->list[i].claim.year > last)
            last = claims->list[i].claim.year;
    if (column_find_years(layout->title, years, 2) == 2 && years[1] > last &&
        years[1] - years[0] < MAX_PERIOD)
        last = years[1];
    return last;
}

/* The year that a repeated one stands for: the next, if nothing else claims it. 0: none. */
static int correct_year(const struct layout_claims *claims, const struct layout_claim *claim,
                        int last_year)
{
    const int next = claim->claim.year + 1;
    if (family_has_year(claims, claim, next))
        return 0;
    return next <= last_year || family_size(claims, claim) >= CLEAR_FAMILY ? next : 0;
}

static bool is_repeated(const struct layout_claims *claims, int index)
{
    for (int i = 0; i < index; i++)
        if (is_same_family(&claims->list[i], &claims->list[index]) &&
            claims->list[i].claim.year == claims->list[index].claim.year)
            return true;
    return false;
}

static void add(struct arena *arena, struct table_layout *layout, struct layout_column column)
{
    layout->columns =
        arena_grow(arena, layout->columns, (size_t)layout->column_count, sizeof layout->columns[0]);
    layout->columns[layout->column_count++] = column;
}

/* "Meta 2027" beside "Esperado 2024" to "Esperado 2027": the target of the four years. */
static bool is_target(const struct table_layout *layout, const struct layout_claims *claims,
                      const struct layout_column *column, int last_year)
{
    const struct layout_claim model = {
        .claim = {.meaning = COLUMN_PLANNED, .stem = "meta ", .year = last_year}};
    return column->meaning == COLUMN_PLANNED && column->year == last_year &&
           layout_column_of(layout, COLUMN_TARGET) == NULL && family_size(claims, &model) == 1 &&
           family_has_year(claims, &model, last_year);
}

static struct layout_column as_target(struct layout_column column)
{
    column.meaning = COLUMN_TARGET;
    column.year = 0;
    return column;
}

/* The column that already stands for the same year. */
static struct layout_column *find_other(const struct table_layout *layout,
                                        const struct layout_column *column)
{
    for (int i = 0; i < layout->column_count; i++) {
        struct layout_column *each = &layout->columns[i];
        if (column->part == 0 && !column->is_repeated && each->part == 0 && !each->is_repeated &&
            each->meaning == column->meaning && each->year == column->year)
            return each;
    }
    return NULL;
}

/* "Avance a junio" gives way to "Avance a diciembre"; answers the one that is not read. */
static struct layout_column take_later_cut(struct layout_column *kept, struct layout_column column)
{
    if (column.cut_month > kept->cut_month) {
        const struct layout_column earlier = *kept;
        *kept = column;
        column = earlier;
    }
    column.is_repeated = true;
    return column;
}

/* Adds a family's columns for the years that are still free. */
static void add_family(struct arena *arena, struct table_layout *layout,
                       struct layout_claims *claims, const struct layout_claim *member)
{
    const struct layout_claim model = *member;
    const int last_year = find_last_year(layout, claims);
    for (int i = 0; i < claims->count; i++) {
        struct layout_claim *each = &claims->list[i];
        if (!is_same_family(each, &model) || each->claim.year == 0)
            continue;
        struct layout_column column = {.column = each->column,
                                       .meaning = model.claim.meaning,
                                       .year = each->claim.year,
                                       .part = each->claim.part,
                                       .cut_month = each->claim.cut_month,
                                       .header = each->header};
        if (is_repeated(claims, i)) {
            const int corrected = correct_year(claims, each, last_year);
            column.is_repeated = corrected == 0;
            column.written_year = corrected == 0 ? 0 : each->claim.year;
            column.year = corrected == 0 ? column.year : corrected;
            each->claim.year = column.year;
        }
        struct layout_column *other = find_other(layout, &column);
        if (other == NULL)
            add(arena, layout, column);
        else if (other->cut_month > 0 && column.cut_month > 0)
            add(arena, layout, take_later_cut(other, column));
        else if (is_target(layout, claims, &column, last_year))
            add(arena, layout, as_target(column)); /* a better family has this year */
    }
}

/* What a family covers, then how sure its words are; taken ones rank 0. */
static void rank_families(const struct layout_claims *claims, enum column_meaning meaning,
                          int *ranks)
{
    for (int i = 0; i < claims->count; i++)
        ranks[i] =
            claims->list[i].claim.meaning == meaning
                ? family_size(claims, &claims->list[i]) * 10 + claims->list[i].claim.strength + 1
                : 0;
}

static const struct layout_claim *find_family(const struct layout_claims *claims, const int *ranks)
{
    int best = -1;
    for (int i = 0; i < claims->count; i++)
        if (ranks[i] > 0 && (best < 0 || ranks[i] > ranks[best]))
            best = i;
    return best < 0 ? NULL : &claims->list[best];
}

static void choose_meaning(struct arena *arena, struct table_layout *layout,
                           struct layout_claims *claims, enum column_meaning meaning)
{
    int ranks[LAYOUT_MAX_COLUMNS];
    const struct layout_claim *family;
    rank_families(claims, meaning, ranks);
    while ((family = find_family(claims, ranks)) != NULL) {
        for (int i = 0; i < claims->count; i++)
            ranks[i] = is_same_family(&claims->list[i], family) ? 0 : ranks[i];
        add_family(arena, layout, claims, family);
    }
}

/* The years that columns of this meaning have: "Resultado 2023" before the first target is none of
 * the plan's. */
static void set_years(struct table_layout *layout, enum column_meaning meaning)
{
    for (int i = 0; i < layout->column_count; i++) {
        const struct layout_column *each = &layout->columns[i];
        if (each->meaning != meaning || each->is_repeated)
            continue;
        if (layout->first_year == 0 || each->year < layout->first_year)
            layout->first_year = each->year;
        if (each->year > layout->last_year)
            layout->last_year = each->year;
    }
}

void layout_year_find_period(struct table_layout *layout)
{
    layout->first_year = layout->last_year = 0;
    set_years(layout, COLUMN_PLANNED);
    if (layout->first_year == 0)
        set_years(layout, COLUMN_ACTUAL);
}

void layout_year_choose(struct arena *arena, struct table_layout *layout,
                        struct layout_claims *claims)
{
    place_states(claims);
    for (int i = COLUMN_NONE + 1; i < COLUMN_MEANING_COUNT; i++)
        if (column_is_yearly((enum column_meaning)i))
            choose_meaning(arena, layout, claims, (enum column_meaning)i);
    layout_year_find_period(layout);
}
