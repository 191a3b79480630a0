#include "reports/catalog/topic_planning/topic_planning.h"

#include "storage/logical_framework_store.h"
#include "storage/plan_store.h"
#include "storage/value_chain_store.h"

#include "base/banned.h"

const char *topic_planning_format_pesos(struct arena *arena, int64_t pesos)
{
    char text[DECIMAL_TEXT_SIZE];
    return pesos == 0
               ? "sin escribir"
               : arena_printf(arena, "%s pesos", decimal_format_es(pesos * DECIMAL_SCALE, 0, text));
}

/* "Kilómetros de vía: de 0 a 4 (km), entre 2024 y 2027": how much, of what, by when. */
static const char *describe_indicator(struct arena *arena, const struct plan *plan,
                                      const struct indicator *indicator)
{
    char baseline[DECIMAL_TEXT_SIZE], target[DECIMAL_TEXT_SIZE];
    const char *name = indicator->name;
    if (!quantity_is_number(indicator->target))
        return arena_printf(arena, "%s: el plan no dice su meta", name);
    quantity_format_es(indicator->target, target);
    if (!quantity_is_number(indicator->baseline))
        return arena_printf(arena, "%s: hasta %s (%s), en %d; el plan no dice de cuánto parte",
                            name, target, indicator->unit, plan_last_year(plan));
    quantity_format_es(indicator->baseline, baseline);
    return arena_printf(arena, "%s: de %s a %s (%s), entre %d y %d", name, baseline, target,
                        indicator->unit, plan->first_year, plan_last_year(plan));
}

static const char *join(struct arena *arena, const char *before, const char *next)
{
    return before[0] == '\0' ? next : arena_printf(arena, "%s\n%s", before, next);
}

/* A row for each objective that has indicators. */
static struct framework_rows propose(struct arena *arena, const struct topic_planning *planning)
{
    const struct objective_link_list *links = &planning->objective_links.of[OBJECTIVE_INDICATOR];
    struct framework_row *rows = ARENA_NEW_ARRAY(arena, links->count + 1, struct framework_row);
    size_t count = 0;
    for (size_t i = 0; i < links->count; i++) {
        const struct indicator *indicator =
            plan_find_indicator(planning->plan, links->items[i].target_id);
        if (indicator == NULL)
            continue;
        if (count == 0 || rows[count - 1].node_id != links->items[i].problem_node_id)
            rows[count++] = (struct framework_row){
                .node_id = links->items[i].problem_node_id, .indicators = "", .verification = ""};
        struct framework_row *row = &rows[count - 1];
        row->indicators =
            join(arena, row->indicators, describe_indicator(arena, planning->plan, indicator));
        if (indicator->responsible[0] != '\0')
            row->verification = join(arena, row->verification,
                                     arena_printf(arena, "Reporte de %s", indicator->responsible));
    }
    return (struct framework_rows){rows, count};
}

static void add_item(struct arena *arena, struct chain_list *list, struct chain_item item,
                     size_t room)
{
    if (list->items == NULL)
        list->items = ARENA_NEW_ARRAY(arena, room, struct chain_item);
    list->items[list->count++] = item;
}

static int64_t pesos_of(const struct chain_list *money, int64_t project_id)
{
    for (size_t i = 0; i < money->count; i++)
        if (money->items[i].id == project_id)
            return money->items[i].pesos;
    return 0;
}

/* Drops links whose ends are no longer a result and a product: an indicator may change its level.
 */
static void keep_links(struct chain_links *links, const struct chain_list *from,
                       const struct chain_list *to)
{
    size_t kept = 0;
    for (size_t i = 0; i < links->count; i++) {
        bool has_from = false, has_to = false;
        for (size_t j = 0; j < from->count; j++)
            has_from = has_from || from->items[j].id == links->items[i].from_id;
        for (size_t j = 0; j < to->count; j++)
            has_to = has_to || to->items[j].id == links->items[i].to_id;
        if (has_from && has_to)
            links->items[kept++] = links->items[i];
    }
    links->count = kept;
}

static void fill_chain(struct arena *arena, struct topic_planning *planning,
                       const struct value_chain_record *record)
{
    struct value_chain *chain = &planning->chain;
    const struct topic_links *links = &planning->links;
    *chain = (struct value_chain){.products_of_results = record->products_of_results,
                                  .projects_of_products = record->projects_of_products,
                                  .version = record->version};
    for (size_t i = 0; i < links->indicator_count; i++) {
        const struct indicator *indicator =
            plan_find_indicator(planning->plan, links->indicator_ids[i]);
        if (indicator != NULL)
            add_item(
                arena,
                indicator->level == INDICATOR_LEVEL_PRODUCT ? &chain->products : &chain->results,
                (struct chain_item){indicator->id, indicator->name, 0}, links->indicator_count);
    }
    for (size_t i = 0; i < links->project_count; i++)
        add_item(arena, &chain->projects,
                 (struct chain_item){links->projects[i].id, links->projects[i].name,
                                     pesos_of(&record->money, links->projects[i].id)},
                 links->project_count);
    for (size_t i = 0; i < planning->tree.count; i++) {
        const struct problem_node *node = &planning->tree.nodes[i];
        if (node->side == PROBLEM_EFFECT && node->is_convertible && node->objective[0] != '\0')
            add_item(arena, &chain->impacts, (struct chain_item){node->id, node->objective, 0},
                     planning->tree.count);
    }
    keep_links(&chain->products_of_results, &chain->results, &chain->products);
    keep_links(&chain->projects_of_products, &chain->products, &chain->projects);
}

static void check(struct arena *arena, struct topic_planning *planning)
{
    planning->findings = problem_tree_check(&planning->tree, arena, &planning->finding_count);
    planning->framework_findings =
        logical_framework_check(&planning->framework, arena, &planning->framework_finding_count);
    planning->gaps =
        value_chain_check(&planning->chain, &planning->tree, arena, &planning->gap_count);
}

bool topic_planning_gather(struct database *database, struct arena *arena,
                           const struct priority_topic *topic, struct topic_planning *planning,
                           struct error *error)
{
    const struct object_key key = {topic->council_id, topic->id};
    const struct object_key plan_key = {topic->council_id, topic->plan_id};
    struct plan *plan = NULL;
    struct framework_rows written;
    struct value_chain_record record;
    *planning = (struct topic_planning){.topic = topic};
    if (!plan_store_load(database, plan_key, arena, &plan, error) ||
        !topic_store_load_links(database, key, arena, &planning->links, error) ||
        !problem_tree_store_load(database, key, arena, &planning->tree, error) ||
        !problem_tree_store_load_links(database, key, arena, &planning->objective_links, error) ||
        !logical_framework_store_list(database, key, arena, &written, error) ||
        !value_chain_store_load(database, key, arena, &record, error))
        return false;
    planning->plan = plan;
    planning->framework =
        logical_framework_build(arena, &planning->tree, written, propose(arena, planning));
    fill_chain(arena, planning, &record);
    check(arena, planning);
    return true;
}
