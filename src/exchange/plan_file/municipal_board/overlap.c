#include "exchange/plan_file/municipal_board/overlap.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "base/banned.h"

enum { REPEATED_PERCENT = 80 };

/* What makes a row the same in two sheets. */
struct identity {
    const char *text;
    size_t index;
    int sheet;
};

struct overlap {
    struct draft_builder *builder;
    struct identity *list; /* by text, then index */
    size_t count;
    bool *is_removed; /* by sheet */
};

static int compare(const void *a, const void *b)
{
    const struct identity *left = a;
    const struct identity *right = b;
    const int order = strcmp(left->text, right->text);
    return order != 0 ? order : (left->index > right->index) - (left->index < right->index);
}

static void identify(struct overlap *overlap)
{
    struct arena *arena = overlap->builder->arena;
    const struct plan_draft *draft = overlap->builder->draft;
    overlap->count = draft->indicator_count;
    overlap->list = ARENA_NEW_ARRAY(arena, overlap->count + 1, struct identity);
    for (size_t i = 0; i < overlap->count; i++) {
        const struct draft_indicator *each = &draft->indicators[i];
        overlap->list[i] =
            (struct identity){text_fold(arena, arena_printf(arena, "%s|%s|%s", each->code,
                                                            each->name, each->path[2])),
                              i, overlap->builder->words[i].sheet_index};
    }
    qsort(overlap->list, overlap->count, sizeof overlap->list[0], compare);
}

/* The same row in another sheet that stays; NULL: only here. */
static const struct identity *find_twin(const struct overlap *overlap, size_t place)
{
    const struct identity *own = &overlap->list[place];
    size_t first = place;
    while (first > 0 && strcmp(overlap->list[first - 1].text, own->text) == 0)
        first--;
    for (size_t i = first; i < overlap->count && strcmp(overlap->list[i].text, own->text) == 0; i++)
        if (overlap->list[i].sheet != own->sheet && !overlap->is_removed[overlap->list[i].sheet])
            return &overlap->list[i];
    return NULL;
}

static int count_twins(const struct overlap *overlap, int sheet)
{
    int count = 0;
    for (size_t i = 0; i < overlap->count; i++)
        count += overlap->list[i].sheet == sheet && find_twin(overlap, i) != NULL;
    return count;
}

static void fill_value(struct draft_value *value, const struct draft_value *other)
{
    if (value->quantity.state == QUANTITY_MISSING && other->quantity.state != QUANTITY_MISSING)
        *value = *other;
}

/* A sheet for each year repeats the rows with other years: what is missing is taken from it. */
static void fill_years(struct plan_draft *draft, size_t kept, size_t removed)
{
    for (int year = 0; year < draft->year_count; year++) {
        struct draft_year *to = &draft->indicators[kept].years[year];
        const struct draft_year *from = &draft->indicators[removed].years[year];
        fill_value(&to->planned, &from->planned);
        fill_value(&to->actual, &from->actual);
        if (!quantity_is_number(to->compliance.percent))
            to->compliance = from->compliance;
        if (!quantity_is_number(to->progress.percent))
            to->progress = from->progress;
    }
}

static void remove_sheet(struct overlap *overlap, int sheet)
{
    struct plan_draft *draft = overlap->builder->draft;
    for (size_t i = 0; i < overlap->count; i++) {
        const struct identity *twin =
            overlap->list[i].sheet == sheet ? find_twin(overlap, i) : NULL;
        if (twin != NULL)
            fill_years(draft, twin->index, overlap->list[i].index);
    }
    overlap->is_removed[sheet] = true;
    draft->sheets[sheet].used = false;
    draft->sheets[sheet].note =
        "repite los indicadores de otras hojas: leerla los contaría dos veces";
    draft_builder_add_problem(
        overlap->builder,
        &(struct draft_problem){.severity = PROBLEM_INFO,
                                .code = "HOJA_REPETIDA",
                                .source = {.sheet = draft->sheets[sheet].name, .raw = ""},
                                .text = "La hoja repite los indicadores de otras hojas.",
                                .action = "Se leen una sola vez."});
}

/* The largest first: a consolidated sheet goes before the sheets that it gathers. */
static int find_repeated(const struct overlap *overlap)
{
    const struct plan_draft *draft = overlap->builder->draft;
    int found = -1;
    for (int i = (int)draft->sheet_count - 1; i >= 0; i--) {
        const int size = draft->sheets[i].indicator_count;
        if (size == 0 || overlap->is_removed[i] ||
            (found >= 0 && size <= draft->sheets[found].indicator_count))
            continue;
        if (count_twins(overlap, i) * 100 >= size * REPEATED_PERCENT)
            found = i;
    }
    return found;
}

static bool keep(void *context, size_t index)
{
    const struct overlap *overlap = context;
    return !overlap->is_removed[overlap->builder->words[index].sheet_index];
}

void overlap_remove(struct draft_builder *builder)
{
    struct overlap overlap = {.builder = builder};
    int sheet;
    overlap.is_removed = ARENA_NEW_ARRAY(builder->arena, builder->draft->sheet_count + 1, bool);
    identify(&overlap);
    while ((sheet = find_repeated(&overlap)) >= 0)
        remove_sheet(&overlap, sheet);
    draft_builder_filter(builder, keep, &overlap);
}
