#include "actions/topic_planning.h"

#include "actions/topic_lookup.h"
#include "base/count_text.h"
#include "core/measurement/entry.h"
#include "storage/logical_framework_store.h"
#include "storage/problem_tree_store.h"
#include "storage/value_chain_store.h"

#include "base/banned.h"

enum { CELL_CHARACTERS = 600 };

static const char *check_cell(struct action_context *context, const char *field, const char *label,
                              const char *text)
{
    const struct action_text_rule rule = {.field = field,
                                          .label = label,
                                          .max_characters = CELL_CHARACTERS,
                                          .is_optional = true,
                                          .has_lines = true};
    return action_check_text(context, &rule, text);
}

static void check_row(struct action_context *context, const struct save_framework *input,
                      struct framework_row *row)
{
    row->node_id = input->node_id;
    row->version = input->version;
    row->summary = check_cell(context, "resumen", "el resumen", input->summary);
    row->indicators = check_cell(context, "indicadores", "los indicadores", input->indicators);
    row->verification =
        check_cell(context, "verificacion", "dónde se comprueba", input->verification);
    row->assumptions = check_cell(context, "supuestos", "los supuestos", input->assumptions);
    row->is_external = input->is_external;
    if (!framework_likelihood_parse(input->likelihood, &row->likelihood))
        action_add_message(context, "probabilidad", "Elija una de las opciones.");
}

/* Whether the topic has such an objective. */
static enum action_status find_objective(struct action_context *context, struct object_key topic,
                                         int64_t node_id)
{
    struct problem_tree tree;
    if (!problem_tree_store_load(context->database, topic, context->arena, &tree, &context->error))
        return ACTION_FAILED;
    const struct problem_node *node = problem_tree_find(&tree, node_id);
    return node != NULL && node->is_convertible ? ACTION_DONE : ACTION_NOT_FOUND;
}

static enum action_status fail(struct action_context *context)
{
    switch (context->error.kind) {
    case ERROR_CONFLICT:
        return action_abandon(context, ACTION_CONFLICT);
    case ERROR_CONSTRAINT: /* nothing of another topic or council can be linked */
        return action_abandon(context, ACTION_NOT_FOUND);
    default:
        return action_abandon(context, ACTION_FAILED);
    }
}

enum action_status save_framework(struct action_context *context,
                                  const struct save_framework *input)
{
    struct priority_topic *topic = NULL;
    struct framework_row row = {0};
    if (!action_is_allowed(context, ACTION_SAVE_FRAMEWORK))
        return ACTION_FORBIDDEN;
    enum action_status status = topic_begin(context, input->topic_id, &topic);
    if (status != ACTION_DONE)
        return status;
    const struct object_key key = {topic->council_id, topic->id};
    status = find_objective(context, key, input->node_id);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    check_row(context, input, &row);
    if (action_has_messages(context))
        return action_abandon(context, ACTION_INVALID);
    if (!logical_framework_store_save(context->database, key, &row, &context->error))
        return fail(context);
    return action_commit(context, action_object(context, "topic", topic->id), row.summary);
}

/* Whole pesos; 0 where nothing is typed or a message was added. */
static int64_t check_pesos(struct action_context *context, const struct typed_money *typed)
{
    const struct typed_number number = typed_number_read(typed->text);
    const char *field = arena_printf(context->arena, "dinero_%lld", (long long)typed->project_id);
    if (number.status == TYPED_NUMBER_EMPTY)
        return 0;
    if (number.status != TYPED_NUMBER_OK)
        action_add_message(context, field, "%s", typed_number_message(number.status));
    else if (number.value_e4 <= 0 || number.value_e4 % DECIMAL_SCALE != 0)
        action_add_message(context, field, "Escriba pesos completos, sin centavos.");
    else
        return number.value_e4 / DECIMAL_SCALE;
    return 0;
}

static void check_money(struct action_context *context, const struct save_chain *input,
                        struct chain_list *money)
{
    money->items = ARENA_NEW_ARRAY(context->arena, input->money_count + 1, struct chain_item);
    for (size_t i = 0; i < input->money_count; i++) {
        int64_t pesos = check_pesos(context, &input->money[i]);
        if (pesos > 0)
            money->items[money->count++] =
                (struct chain_item){input->money[i].project_id, "", pesos};
    }
}

enum action_status save_chain(struct action_context *context, const struct save_chain *input)
{
    struct priority_topic *topic = NULL;
    if (!action_is_allowed(context, ACTION_SAVE_CHAIN))
        return ACTION_FORBIDDEN;
    enum action_status status = topic_begin(context, input->topic_id, &topic);
    if (status != ACTION_DONE)
        return status;
    struct value_chain_record record = {.products_of_results = input->products_of_results,
                                        .projects_of_products = input->projects_of_products,
                                        .version = input->version};
    check_money(context, input, &record.money);
    if (action_has_messages(context))
        return action_abandon(context, ACTION_INVALID);
    const struct object_key key = {topic->council_id, topic->id};
    if (!value_chain_store_save(context->database, key, &record, &context->error))
        return fail(context);
    return action_commit(
        context, action_object(context, "topic", topic->id),
        count_text(context->arena,
                   (int64_t)(record.products_of_results.count + record.projects_of_products.count),
                   "vínculo", "vínculos"));
}
