#include "base/test.h"

#include "storage/database.h"
#include "storage/indicator_store.h"
#include "storage/plan_store.h"
#include "storage/test_plan.h"

#include "base/banned.h"

static int64_t add_branch(struct database *database, const struct plan *plan, int position)
{
    struct error error = {0};
    int64_t parent_id = 0;
    static const char *const names[] = {"Línea", "Componente", "Programa"};
    for (int depth = 1; depth <= PLAN_LEVELS; depth++) {
        struct plan_node node = {.parent_id = parent_id,
                                 .depth = depth,
                                 .code = "",
                                 .name = names[depth - 1],
                                 .position = position};
        if (!plan_store_add_node(database, plan, &node, &error))
            fail_msg("%s", error.message);
        parent_id = node.id;
    }
    return parent_id;
}

static int64_t add_indicator(struct database *database, const struct plan *plan, int number,
                             int64_t node_id)
{
    struct error error = {0};
    char key[32], name[64];
    snprintf(key, sizeof key, "clave-%d", number);
    snprintf(name, sizeof name, "Kilómetros de vía mejorados %d", number);
    struct indicator indicator = {
        .node_id = node_id,
        .import_key = key,
        .name = name,
        .unit = "km",
        .level = INDICATOR_LEVEL_PRODUCT,
        .type = ACCUMULATION_SUM,
        .direction = DIRECTION_HIGHER_IS_BETTER,
        .target = quantity_number(40000),
        .original_target = quantity_number(40000),
        .position = number,
    };
    for (int i = 0; i < plan->year_count; i++) {
        struct quantity planned =
            i == 3 ? (struct quantity){.state = QUANTITY_NOT_PROGRAMMED} : quantity_number(10000);
        indicator.years[i] =
            (struct indicator_year){.planned = planned, .original_planned = planned};
    }
    if (!indicator_store_add(database, plan, &indicator, &error))
        fail_msg("%s", error.message);
    return indicator.id;
}

int64_t test_plan_fill(struct test_database *test, struct plan *plan, int indicator_count)
{
    struct error error = {0};
    int64_t first = 0, programmes[2];
    *plan = (struct plan){.council_id = test->council_id,
                          .name = "Plan de desarrollo 2024-2027",
                          .first_year = 2024,
                          .year_count = 4,
                          .created_utc = "2026-03-01T12:00:00Z"};
    assert_true(database_begin(test->database, true, &error));
    if (!plan_store_add(test->database, plan, &error))
        fail_msg("%s", error.message);
    assert_true(plan_store_make_current(test->database,
                                        (struct object_key){plan->council_id, plan->id}, &error));
    plan->is_current = true;
    for (int i = 0; i < 2; i++)
        programmes[i] = add_branch(test->database, plan, i);
    for (int i = 0; i < indicator_count; i++) {
        int64_t id = add_indicator(test->database, plan, i + 1, programmes[i % 2]);
        first = i == 0 ? id : first;
    }
    assert_true(database_commit(test->database, &error));
    return first;
}
