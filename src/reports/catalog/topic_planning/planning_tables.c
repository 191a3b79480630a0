/* The document of a topic's planning: the second half of topic_planning.h. */
#include "reports/catalog/topic_planning/topic_planning.h"

#include "base/banned.h"

struct composer {
    struct arena *arena;
    const struct topic_planning *planning;
    struct document *document;
};

/* "    Texto": how deep a card hangs, in a table of plain cells. */
static const char *indent(struct arena *arena, int depth, const char *text)
{
    return arena_printf(arena, "%*s%s", depth < 1 ? 0 : (depth - 1) * 4, "", text);
}

static void add_tree_table(struct composer *composer)
{
    static const struct document_column columns[] = {
        {.key = "papel", .label = "Qué es", .weight = 22},
        {.key = "problema", .label = "Lo que pasa hoy", .is_row_header = true, .weight = 60}};
    const struct problem_tree *tree = &composer->planning->tree;
    struct document_table *table = document_add_table(
        composer->document, &(struct document_table_head){.caption = "Tarjetas del árbol",
                                                          .sheet_name = "Problemas",
                                                          .columns = columns,
                                                          .column_count = 2});
    for (size_t i = 0; i < tree->count; i++) {
        struct document_cell *row = document_table_add_row(table, DOCUMENT_ROW_DATA);
        int depth = problem_tree_depth(tree, &tree->nodes[i]);
        row[0] = document_cell_text(problem_tree_role_label(tree->nodes[i].side, depth));
        row[1] = document_cell_text(indent(composer->arena, depth, tree->nodes[i].problem));
    }
}

static const char *answer_of(struct composer *composer, const struct problem_node *node)
{
    const struct objective_link_list *links =
        &composer->planning->objective_links.of[OBJECTIVE_PROGRAMME];
    const char *names = "";
    for (size_t i = 0; i < links->count; i++) {
        const struct plan_node *programme =
            links->items[i].problem_node_id == node->id
                ? plan_find_node(composer->planning->plan, links->items[i].target_id)
                : NULL;
        if (programme != NULL)
            names = arena_printf(composer->arena, "%s%s%s", names, names[0] == '\0' ? "" : "; ",
                                 programme->name);
    }
    return names[0] == '\0' && node->is_unanswered ? "Sin respuesta en el plan" : names;
}

static void add_objective_table(struct composer *composer)
{
    static const struct document_column columns[] = {
        {.key = "papel", .label = "Qué es", .weight = 18},
        {.key = "objetivo", .label = "Cómo se ve resuelto", .is_row_header = true, .weight = 42},
        {.key = "respuesta", .label = "Qué le responde en el plan", .weight = 30}};
    const struct problem_tree *tree = &composer->planning->tree;
    struct document_table *table = document_add_table(
        composer->document, &(struct document_table_head){.caption = "Objetivos",
                                                          .sheet_name = "Objetivos",
                                                          .columns = columns,
                                                          .column_count = 3});
    for (size_t i = 0; i < tree->count; i++) {
        const struct problem_node *node = &tree->nodes[i];
        struct document_cell *row = document_table_add_row(table, DOCUMENT_ROW_DATA);
        int depth = problem_tree_depth(tree, node);
        const char *text = !node->is_convertible
                               ? arena_printf(composer->arena, "No convertible: %s", node->reason)
                           : node->objective[0] == '\0' ? "(por escribir)"
                                                        : node->objective;
        row[0] = document_cell_text(problem_tree_objective_label(node->side, depth));
        row[1] = document_cell_text(indent(composer->arena, depth, text));
        row[2] = document_cell_text(answer_of(composer, node));
    }
}

static void add_framework_table(struct composer *composer)
{
    static const struct document_column columns[] = {
        {.key = "nivel", .label = "Nivel", .weight = 12},
        {.key = "resumen", .label = "Resumen", .is_row_header = true, .weight = 28},
        {.key = "indicadores", .label = "Indicadores o costo", .weight = 28},
        {.key = "verificacion", .label = "Dónde se comprueba", .weight = 22},
        {.key = "supuestos", .label = "Supuestos", .weight = 22},
        {.key = "estado", .label = "Estado", .weight = 10}};
    const struct logical_framework *framework = &composer->planning->framework;
    struct document_table *table = document_add_table(
        composer->document,
        &(struct document_table_head){.caption = "Matriz de marco lógico",
                                      .subtitle = "Propuesta: sale de los objetivos y los "
                                                  "indicadores, y el consejo aún no la cambió.",
                                      .sheet_name = "Marco lógico",
                                      .columns = columns,
                                      .column_count = 6,
                                      .is_wide = true});
    for (size_t i = 0; i < framework->count; i++) {
        const struct framework_row *row = &framework->rows[i];
        struct document_cell *cells = document_table_add_row(table, DOCUMENT_ROW_DATA);
        cells[0] = document_cell_text(framework_level_label(row->level));
        cells[1] = document_cell_text(row->summary);
        cells[2] = document_cell_text(row->indicators);
        cells[3] = document_cell_text(row->verification);
        cells[4] = document_cell_text(row->assumptions);
        cells[5] = document_cell_text(row->is_written ? "Escrita" : "Propuesta");
    }
}

static const char *names_of(struct composer *composer, const struct chain_links *links,
                            const struct chain_list *targets, int64_t from_id)
{
    const char *names = "";
    for (size_t i = 0; i < targets->count; i++)
        if (chain_links_have(links, (struct chain_link){from_id, targets->items[i].id}))
            names = arena_printf(composer->arena, "%s%s%s", names, names[0] == '\0' ? "" : "; ",
                                 targets->items[i].name);
    return names;
}

static void add_links(struct composer *composer, struct document_table *table, const char *link,
                      const struct chain_list *list, const char *const *related)
{
    for (size_t i = 0; i < list->count; i++) {
        struct document_cell *row = document_table_add_row(table, DOCUMENT_ROW_DATA);
        row[0] = document_cell_text(link);
        row[1] = document_cell_text(list->items[i].name);
        row[2] = document_cell_text(related == NULL ? "" : related[i]);
        row[3] = document_cell_text(
            list->items[i].pesos == 0
                ? ""
                : topic_planning_format_pesos(composer->arena, list->items[i].pesos));
    }
}

static const char **relate(struct composer *composer, const struct chain_list *list,
                           const struct chain_links *links, const struct chain_list *targets)
{
    const char **related = ARENA_NEW_ARRAY(composer->arena, list->count + 1, const char *);
    for (size_t i = 0; i < list->count; i++)
        related[i] = names_of(composer, links, targets, list->items[i].id);
    return related;
}

static void add_chain_table(struct composer *composer)
{
    static const struct document_column columns[] = {
        {.key = "eslabon", .label = "Eslabón", .weight = 14},
        {.key = "nombre", .label = "Nombre", .is_row_header = true, .weight = 36},
        {.key = "con_que", .label = "Con qué se logra", .weight = 36},
        {.key = "dinero", .label = "Insumos (dinero)", .weight = 20}};
    const struct value_chain *chain = &composer->planning->chain;
    struct document_table *table = document_add_table(
        composer->document, &(struct document_table_head){.caption = "Eslabones de la cadena",
                                                          .sheet_name = "Cadena de valor",
                                                          .columns = columns,
                                                          .column_count = 4});
    add_links(composer, table, "Actividad", &chain->projects, NULL);
    add_links(composer, table, "Producto", &chain->products,
              relate(composer, &chain->products, &chain->projects_of_products, &chain->projects));
    add_links(composer, table, "Resultado", &chain->results,
              relate(composer, &chain->results, &chain->products_of_results, &chain->products));
    add_links(composer, table, "Impacto", &chain->impacts, NULL);
}

static void add_finding(struct composer *composer, const char *of, const char *text,
                        const char *advice)
{
    document_add_paragraph(composer->document,
                           of[0] == '\0'
                               ? arena_printf(composer->arena, "%s %s", text, advice)
                               : arena_printf(composer->arena, "«%s»: %s %s", of, text, advice));
}

static const char *problem_of(const struct topic_planning *planning, int64_t node_id)
{
    const struct problem_node *node = problem_tree_find(&planning->tree, node_id);
    return node == NULL ? "" : node->problem;
}

static void add_findings(struct composer *composer)
{
    const struct topic_planning *planning = composer->planning;
    document_add_heading(composer->document, 1, "Qué falta");
    if (planning->finding_count + planning->framework_finding_count + planning->gap_count == 0)
        document_add_paragraph(composer->document, "Nada. Todo está completo.");
    for (size_t i = 0; i < planning->finding_count; i++)
        add_finding(composer, problem_of(planning, planning->findings[i].node_id),
                    problem_finding_text(planning->findings[i].kind),
                    problem_finding_advice(planning->findings[i].kind));
    for (size_t i = 0; i < planning->framework_finding_count; i++)
        add_finding(composer, problem_of(planning, planning->framework_findings[i].node_id),
                    framework_finding_text(planning->framework_findings[i].kind),
                    framework_finding_advice(planning->framework_findings[i].kind));
    for (size_t i = 0; i < planning->gap_count; i++)
        add_finding(composer, planning->gaps[i].name, chain_gap_text(planning->gaps[i].kind),
                    chain_gap_advice(planning->gaps[i].kind));
}

static void add_trees(struct composer *composer)
{
    const struct topic_planning *planning = composer->planning;
    struct document *document = composer->document;
    document_add_heading(document, 1, "Árbol de problemas");
    document_add_tree(document, tree_draw(composer->arena, &planning->tree, TREE_PROBLEMS,
                                          planning->topic->name));
    add_tree_table(composer);
    document_add_heading(document, 1, "Árbol de objetivos");
    document_add_tree(document, tree_draw(composer->arena, &planning->tree, TREE_OBJECTIVES,
                                          planning->topic->name));
    add_objective_table(composer);
}

struct document *topic_planning_compose(struct arena *arena, const struct topic_planning *planning,
                                        const char *council, const char *created)
{
    const char *title = arena_printf(arena, "Del problema al plan: %s", planning->topic->name);
    struct composer composer = {
        arena, planning,
        document_create(arena, &(struct document_metadata){.title = title,
                                                           .kicker = "Tema prioritario",
                                                           .council = council,
                                                           .running_head = planning->topic->name,
                                                           .cut = planning->plan->name,
                                                           .created = created})};
    if (planning->topic->description[0] != '\0')
        document_add_paragraph(composer.document, planning->topic->description);
    if (planning->tree.count == 0) {
        document_add_paragraph(composer.document,
                               "Este tema todavía no tiene su árbol de problemas.");
        return composer.document;
    }
    add_trees(&composer);
    document_add_heading(composer.document, 1, "Marco lógico");
    add_framework_table(&composer);
    document_add_heading(composer.document, 1, "Cadena de valor");
    document_add_paragraph(
        composer.document,
        arena_printf(arena, "Insumos de todos los proyectos: %s.",
                     topic_planning_format_pesos(arena, value_chain_pesos(&planning->chain))));
    add_chain_table(&composer);
    add_findings(&composer);
    return composer.document;
}
