#include "core/technical_sheet/technical_sheet.h"

#include <assert.h>
#include <string.h>

#include "core/plan/assumption.h"
#include "core/technical_sheet/mga.h"

#include "base/banned.h"

enum { PRIVATE = 1, OPTIONAL = 2 };

static const struct sheet_field_facts facts[SHEET_FIELDS] = {
#define SHEET_FIELD(number, name, key, label, help, kind, filler, origin, flags, limit)            \
    [SHEET_##name] = {number,                                                                      \
                      key,                                                                         \
                      label,                                                                       \
                      help,                                                                        \
                      SHEET_KIND_##kind,                                                           \
                      SHEET_##filler,                                                              \
                      SHEET_FROM_##origin,                                                         \
                      ((flags)&PRIVATE) != 0,                                                      \
                      ((flags)&OPTIONAL) != 0,                                                     \
                      limit},
#include "core/technical_sheet/sheet_field.def"
#undef SHEET_FIELD
};

static const char *const item_labels[] = {
#define SHEET_ITEM(number, label) label,
#include "core/technical_sheet/sheet_item.def"
#undef SHEET_ITEM
};

const struct sheet_field_facts *sheet_field_facts(enum sheet_field field)
{
    assert(field < SHEET_FIELDS);
    return &facts[field];
}

bool sheet_field_parse(const char *key, enum sheet_field *field)
{
    for (int i = 0; i < SHEET_FIELDS; i++)
        if (strcmp(facts[i].key, key) == 0) {
            *field = (enum sheet_field)i;
            return true;
        }
    return false;
}

const char *technical_sheet_item_label(int number)
{
    assert(number >= 1 && number <= SHEET_ITEMS);
    return item_labels[number - 1];
}

const char *sheet_filler_label(enum sheet_filler filler)
{
    static const char *const labels[] = {"el plan", "la administración", "la secretaría técnica",
                                         "el consejo"};
    assert(filler <= SHEET_BY_COUNCIL);
    return labels[filler];
}

void technical_sheet_clear(struct technical_sheet *sheet)
{
    for (int i = 0; i < SHEET_FIELDS; i++)
        sheet->values[i] = "";
    sheet->version = 0;
    sheet->time_utc = "";
}

/* Orientation is no cell of the matrix: the type of accumulation says it, and for what is measured
 * each year by itself the direction does. */
static const char *find_orientation(const struct indicator *indicator)
{
    switch (indicator->type) {
    case ACCUMULATION_SUM:
    case ACCUMULATION_CAPACITY:
        return "Incremento";
    case ACCUMULATION_FLOW:
        return indicator->direction == DIRECTION_LOWER_IS_BETTER ? "Reducción" : "Incremento";
    case ACCUMULATION_MAINTENANCE:
        return "Mantenimiento";
    case ACCUMULATION_REDUCTION:
    case ACCUMULATION_YEARLY_REDUCTION:
        return "Reducción";
    default:
        return "";
    }
}

static const char *find_place(struct arena *arena, const struct plan *plan,
                              const struct indicator *indicator)
{
    const char *place = "";
    if (indicator->node_index < 0)
        return place;
    const struct plan_node *last = &plan->nodes[indicator->node_index];
    for (int depth = 1; depth <= last->depth; depth++) {
        const struct plan_node *node = plan_find_ancestor(plan, last, depth);
        if (node != NULL)
            place = arena_printf(arena, "%s%s%s", place, place[0] == '\0' ? "" : " › ", node->name);
    }
    return place;
}

static const char *show_quantity(struct arena *arena, struct quantity quantity)
{
    char text[DECIMAL_TEXT_SIZE];
    return quantity.state == QUANTITY_MISSING
               ? ""
               : arena_strdup(arena, quantity_format_es(quantity, text));
}

/* A year that the plan leaves open is told by the council's supposition, with its mark. */
static const char *show_year(struct arena *arena, const struct indicator_year *year)
{
    if (year->planned.state == QUANTITY_MISSING && quantity_is_number(year->assumed))
        return arena_printf(arena, "%s (%s)", show_quantity(arena, year->assumed), assumption_mark);
    return show_quantity(arena, year->planned);
}

/* "" unless every year has a target or is not programmed: a gap is a gap. */
static const char *find_yearly(struct arena *arena, const struct indicator *indicator)
{
    const char *all = "";
    for (int i = 0; i < indicator->year_count; i++) {
        const char *one = show_year(arena, &indicator->years[i]);
        if (one[0] == '\0')
            return "";
        all = arena_printf(arena, "%s%s%d: %s", all, i == 0 ? "" : " · ", indicator->first_year + i,
                           one);
    }
    return all;
}

/* The national classification names products; a result has no code to wait for. */
static const char *find_mga(struct arena *arena, const struct indicator *indicator)
{
    if (indicator->level == INDICATOR_LEVEL_RESULT && indicator->mga_code[0] == '\0')
        return "No aplica: el código MGA es de productos.";
    return mga_describe(arena, indicator->mga_code);
}

void technical_sheet_fill(struct arena *arena, const struct plan *plan,
                          const struct indicator *indicator, struct technical_sheet *sheet)
{
    sheet->values[SHEET_CODE] = indicator->code;
    sheet->values[SHEET_NAME] = indicator->name;
    sheet->values[SHEET_PLACE] = find_place(arena, plan, indicator);
    sheet->values[SHEET_LEVEL] = indicator_level_label(indicator->level);
    sheet->values[SHEET_MGA] = find_mga(arena, indicator);
    sheet->values[SHEET_UNIT] = indicator->unit;
    sheet->values[SHEET_ORIENTATION] = find_orientation(indicator);
    sheet->values[SHEET_TYPE] =
        indicator->type == ACCUMULATION_NONE ? "" : accumulation_type_label(indicator->type);
    sheet->values[SHEET_BASELINE] = quantity_is_number(indicator->baseline)
                                        ? show_quantity(arena, indicator->baseline)
                                        : indicator->baseline_note;
    sheet->values[SHEET_TARGET] = show_quantity(arena, indicator->target);
    sheet->values[SHEET_YEARLY] = find_yearly(arena, indicator);
    sheet->values[SHEET_RESPONSIBLE] = indicator->responsible;
    sheet->values[SHEET_VERSION] =
        sheet->version == 0 ? "" : arena_printf(arena, "%lld", (long long)sheet->version);
}

void technical_sheet_hide_private(struct technical_sheet *sheet)
{
    for (int i = 0; i < SHEET_FIELDS; i++)
        if (facts[i].is_private)
            sheet->values[i] = "";
}

struct sheet_completeness technical_sheet_measure(const struct technical_sheet *sheet)
{
    struct sheet_completeness result = {0};
    bool waits_for_plan[SHEET_ITEMS + 1] = {false};
    for (int number = 1; number <= SHEET_ITEMS; number++)
        result.is_complete[number] = true;
    for (int i = 0; i < SHEET_FIELDS; i++) {
        if (facts[i].is_optional || sheet->values[i][0] != '\0')
            continue;
        result.is_complete[facts[i].number] = false;
        if (facts[i].origin == SHEET_FROM_PLAN)
            waits_for_plan[facts[i].number] = true;
    }
    for (int number = 1; number <= SHEET_ITEMS; number++) {
        result.count += result.is_complete[number];
        result.plan_missing += waits_for_plan[number];
    }
    result.percent = result.count * 100 / SHEET_ITEMS;
    return result;
}

bool technical_sheet_differs(const struct technical_sheet *one, const struct technical_sheet *other,
                             enum sheet_field field)
{
    return facts[field].origin == SHEET_FROM_TYPED &&
           strcmp(one->values[field], other->values[field]) != 0;
}
