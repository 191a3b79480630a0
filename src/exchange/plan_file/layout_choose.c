#include "exchange/plan_file/layout_choose.h"

#include <stdlib.h>

#include "exchange/plan_file/layout_header.h"

#include "base/banned.h"

/* To tell names apart their columns are read; no table has as many that claim to be it. */
enum { MAX_COMPARED = 12 };

static void add_column(struct arena *arena, struct table_layout *layout,
                       struct layout_column column)
{
    layout->columns =
        arena_grow(arena, layout->columns, (size_t)layout->column_count, sizeof layout->columns[0]);
    layout->columns[layout->column_count++] = column;
}

/* Of two columns that claim to be the name, the one that tells indicators apart. */
static bool is_better_name(const struct table_layout *layout, const struct layout_claim *a,
                           const struct layout_claim *b)
{
    if (a->claim.strength < 5 || b->claim.strength < 5)
        return a->claim.strength > b->claim.strength;
    const int distinct_a =
        layout_header_distinct_percent(layout->sheet, a->column, layout->first_data_row);
    const int distinct_b =
        layout_header_distinct_percent(layout->sheet, b->column, layout->first_data_row);
    if (abs(distinct_a - distinct_b) >= 10)
        return distinct_a > distinct_b;
    return a->claim.strength > b->claim.strength;
}

/* A repeated "línea base" belongs to the name that it stands nearest to. */
static bool is_nearer(const struct table_layout *layout, const struct layout_claim *a,
                      const struct layout_claim *b)
{
    const struct layout_column *name = layout_column_of(layout, COLUMN_NAME);
    if (name == NULL || a->claim.strength != b->claim.strength)
        return a->claim.strength > b->claim.strength;
    return abs(a->column - name->column) < abs(b->column - name->column);
}

static bool is_better(const struct table_layout *layout, const struct layout_claim *a,
                      const struct layout_claim *b)
{
    switch (a->claim.meaning) {
    case COLUMN_NAME:
        return is_better_name(layout, a, b);
    case COLUMN_BASELINE:
    case COLUMN_UNIT:
        return is_nearer(layout, a, b);
    default:
        return a->claim.strength > b->claim.strength;
    }
}

static void choose_plain(struct arena *arena, struct table_layout *layout,
                         const struct layout_claims *claims, enum column_meaning meaning)
{
    const struct layout_claim *best = NULL;
    for (int i = 0, compared = 0; i < claims->count && compared <= MAX_COMPARED; i++) {
        const struct layout_claim *each = &claims->list[i];
        if (each->claim.meaning != meaning)
            continue;
        if (best == NULL || is_better(layout, each, best))
            best = each;
        compared++;
    }
    for (int i = 0; best != NULL && i < claims->count; i++) {
        const struct layout_claim *each = &claims->list[i];
        if (each == best ||
            (each->claim.meaning == meaning && each->claim.strength == best->claim.strength))
            add_column(arena, layout,
                       (struct layout_column){.column = each->column,
                                              .meaning = meaning,
                                              .is_repeated = each != best,
                                              .header = each->header});
    }
}

void layout_choose(struct arena *arena, struct table_layout *layout, struct layout_claims *claims)
{
    choose_plain(arena, layout, claims, COLUMN_NAME); /* others are measured from it */
    for (int i = COLUMN_NONE + 1; i < COLUMN_MEANING_COUNT; i++) {
        if (!column_is_yearly((enum column_meaning)i) && i != COLUMN_NAME)
            choose_plain(arena, layout, claims, (enum column_meaning)i);
    }
    layout_year_choose(arena, layout, claims);
}
