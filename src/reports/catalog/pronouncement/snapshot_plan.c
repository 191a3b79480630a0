/* The plan in a snapshot: its tree and the chosen indicators. */
#include <string.h>

#include "core/plan/assumption.h"
#include "reports/catalog/pronouncement/snapshot_parts.h"

#include "base/banned.h"

enum { MAX_NODES = 20000, MAX_INDICATORS = 20000 };
static const int64_t max_value_e4 = 999999999999999999; /* 14 integer digits, 4 decimals */

json_t *snapshot_make_quantity(struct quantity quantity)
{
    if (quantity_is_number(quantity))
        return json_integer(quantity.value_e4);
    return quantity.state == QUANTITY_NOT_PROGRAMMED ? json_string("NP") : json_null();
}

bool snapshot_is_value(int64_t value_e4)
{
    return value_e4 >= -max_value_e4 && value_e4 <= max_value_e4;
}

/* Weights are never negative. */
static bool read_weight(const json_t *object, struct quantity *weight)
{
    return snapshot_read_quantity(json_object_get(object, "weight"), weight) &&
           weight->value_e4 >= 0;
}

bool snapshot_read_quantity(const json_t *value, struct quantity *quantity)
{
    *quantity = (struct quantity){0};
    if (json_is_integer(value) && !snapshot_is_value(json_integer_value(value)))
        return false;
    if (json_is_integer(value))
        *quantity = quantity_number(json_integer_value(value));
    else if (json_is_string(value))
        quantity->state = QUANTITY_NOT_PROGRAMMED;
    return json_is_integer(value) || json_is_null(value) ||
           (json_is_string(value) && strcmp(json_string_value(value), "NP") == 0);
}

const char *snapshot_read_text(const json_t *object, const char *name, struct arena *arena)
{
    const char *text = json_string_value(json_object_get(object, name));
    return text == NULL ? "" : arena_strdup(arena, text);
}

static json_t *make_node(const struct plan_node *node)
{
    return json_pack("{s:i, s:s, s:s, s:i, s:o}", "parent", node->parent_index, "code", node->code,
                     "name", node->name, "depth", node->depth, "weight",
                     snapshot_make_quantity(node->weight));
}

static json_t *make_indicator(const struct indicator *indicator, int year_count)
{
    json_t *planned = json_array(), *assumed = json_array();
    for (int i = 0; i < year_count; i++) {
        json_array_append_new(planned, snapshot_make_quantity(indicator->years[i].planned));
        json_array_append_new(assumed, snapshot_make_quantity(indicator->years[i].assumed));
    }
    json_t *made = json_pack(
        "{s:I, s:i, s:s, s:s, s:s, s:s, s:s, s:s, s:b, s:s, s:o, s:o, s:o, s:o}", "id",
        (json_int_t)indicator->id, "node", indicator->node_index, "code", indicator->code, "name",
        indicator->name, "unit", indicator->unit, "level", indicator_level_code(indicator->level),
        "type", accumulation_type_code(indicator->type), "direction",
        indicator_direction_code(indicator->direction), "target_includes_baseline",
        indicator->target_includes_baseline, "responsible", indicator->responsible, "baseline",
        snapshot_make_quantity(indicator->baseline), "target",
        snapshot_make_quantity(indicator->target), "weight",
        snapshot_make_quantity(indicator->weight), "planned", planned);
    if (assumption_exists(indicator))
        json_object_set(made, "assumed", assumed);
    json_decref(assumed);
    return made;
}

json_t *snapshot_make_plan(const struct plan *plan)
{
    json_t *nodes = json_array(), *indicators = json_array();
    for (size_t i = 0; i < plan->node_count; i++)
        json_array_append_new(nodes, make_node(&plan->nodes[i]));
    for (size_t i = 0; i < plan->indicator_count; i++)
        json_array_append_new(indicators, make_indicator(&plan->indicators[i], plan->year_count));
    return json_pack("{s:s, s:i, s:i, s:o, s:o}", "name", plan->name, "first_year",
                     plan->first_year, "year_count", plan->year_count, "nodes", nodes, "indicators",
                     indicators);
}

static bool read_node(const json_t *object, int index, struct arena *arena, struct plan *plan)
{
    struct plan_node *node = &plan->nodes[index];
    json_int_t parent = json_integer_value(json_object_get(object, "parent"));
    json_int_t depth = json_integer_value(json_object_get(object, "depth"));
    if (parent < -1 || parent >= index || depth < 1 || depth > PLAN_LEVELS)
        return false;
    *node = (struct plan_node){.id = index + 1,
                               .parent_id = parent + 1,
                               .parent_index = (int)parent,
                               .depth = (int)depth,
                               .code = snapshot_read_text(object, "code", arena),
                               .name = snapshot_read_text(object, "name", arena),
                               .position = index};
    /* The parents' depths are what finding an ancestor relies on. */
    return (parent < 0 ? depth == 1 : plan->nodes[parent].depth == depth - 1) &&
           read_weight(object, &node->weight);
}

static bool read_planned(const json_t *object, int year_count, struct indicator *indicator)
{
    const json_t *planned = json_object_get(object, "planned");
    if ((int)json_array_size(planned) != year_count)
        return false;
    for (int i = 0; i < year_count; i++)
        if (!snapshot_read_quantity(json_array_get(planned, (size_t)i),
                                    &indicator->years[i].planned))
            return false;
    return true;
}

/* Only told where the council supposed something; never of a year that the plan speaks of. */
static bool read_assumed(const json_t *object, int year_count, struct indicator *indicator)
{
    const json_t *assumed = json_object_get(object, "assumed");
    if (assumed == NULL)
        return true;
    if ((int)json_array_size(assumed) != year_count)
        return false;
    for (int i = 0; i < year_count; i++) {
        struct indicator_year *year = &indicator->years[i];
        if (!snapshot_read_quantity(json_array_get(assumed, (size_t)i), &year->assumed) ||
            year->assumed.state == QUANTITY_NOT_PROGRAMMED ||
            (quantity_is_number(year->assumed) && year->planned.state != QUANTITY_MISSING))
            return false;
    }
    return true;
}

/* A type that is still to be set has no code. */
static bool read_words(const json_t *object, struct indicator *indicator)
{
    const char *level = json_string_value(json_object_get(object, "level"));
    const char *type = json_string_value(json_object_get(object, "type"));
    const char *direction = json_string_value(json_object_get(object, "direction"));
    return level != NULL && type != NULL && direction != NULL &&
           indicator_level_parse(level, &indicator->level) &&
           (type[0] == '\0' || accumulation_type_parse(type, &indicator->type)) &&
           indicator_direction_parse(direction, &indicator->direction);
}

static bool read_indicator(const json_t *object, struct arena *arena, const struct plan *plan,
                           struct indicator *indicator)
{
    json_int_t node = json_integer_value(json_object_get(object, "node"));
    if (node < -1 || node >= (json_int_t)plan->node_count)
        return false;
    *indicator = (struct indicator){.id = json_integer_value(json_object_get(object, "id")),
                                    .node_id = node + 1,
                                    .node_index = (int)node,
                                    .code = snapshot_read_text(object, "code", arena),
                                    .name = snapshot_read_text(object, "name", arena),
                                    .unit = snapshot_read_text(object, "unit", arena),
                                    .responsible = snapshot_read_text(object, "responsible", arena),
                                    .target_includes_baseline = json_is_true(
                                        json_object_get(object, "target_includes_baseline")),
                                    .import_key = "",
                                    .mga_code = "",
                                    .programme_code = "",
                                    .type_reason = "",
                                    .baseline_note = "",
                                    .note = "",
                                    .first_year = plan->first_year,
                                    .year_count = plan->year_count};
    return read_words(object, indicator) && read_planned(object, plan->year_count, indicator) &&
           read_assumed(object, plan->year_count, indicator) &&
           snapshot_read_quantity(json_object_get(object, "baseline"), &indicator->baseline) &&
           snapshot_read_quantity(json_object_get(object, "target"), &indicator->target) &&
           read_weight(object, &indicator->weight);
}

bool snapshot_read_plan(const json_t *root, struct arena *arena, struct plan *plan)
{
    const json_t *nodes = json_object_get(root, "nodes");
    const json_t *indicators = json_object_get(root, "indicators");
    json_int_t first_year = json_integer_value(json_object_get(root, "first_year"));
    json_int_t year_count = json_integer_value(json_object_get(root, "year_count"));
    size_t node_count = json_array_size(nodes), indicator_count = json_array_size(indicators);
    if (first_year < 1990 || first_year > 2200 || year_count < 1 || year_count > PLAN_MAX_YEARS ||
        node_count > MAX_NODES || indicator_count > MAX_INDICATORS)
        return false;
    *plan =
        (struct plan){.name = snapshot_read_text(root, "name", arena),
                      .first_year = (int)first_year,
                      .year_count = (int)year_count,
                      .created_utc = "",
                      .nodes = ARENA_NEW_ARRAY(arena, node_count + 1, struct plan_node),
                      .node_count = node_count,
                      .indicators = ARENA_NEW_ARRAY(arena, indicator_count + 1, struct indicator),
                      .indicator_count = indicator_count};
    for (size_t i = 0; i < node_count; i++)
        if (!read_node(json_array_get(nodes, i), (int)i, arena, plan))
            return false;
    for (size_t i = 0; i < indicator_count; i++)
        if (!read_indicator(json_array_get(indicators, i), arena, plan, &plan->indicators[i]))
            return false;
    return true;
}
