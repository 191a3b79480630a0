#include "cli/demo_trees.h"

#include <string.h>

#include "actions/problem_tree.h"
#include "actions/topic_planning.h"
#include "cli/demo_evidence.h"
#include "storage/topic_store.h"

#include "base/banned.h"

enum { MAX_CARDS = 20, MAX_LINKS = 6 };

static const struct card {
    size_t topic, number, parent;
    const char *side, *problem, *objective, *reason, *indicator, *answer;
} cards[] = {
#define CARD(...) {__VA_ARGS__},
#include "cli/demo_trees.def"
#undef CARD
};

/* A row of the matrix that the council wrote in its own words; the others stay proposals. */
static const struct written {
    size_t topic, number;
    const char *indicators, *verification, *assumptions, *likelihood;
} rows[] = {
    {0, 2, "De 0 a 4 kilómetros pavimentados, con cunetas, antes de terminar 2027",
     "Actas de entrega de obra y visita de la comisión",
     "El invierno no daña más de lo que se arregla", "probable"},
    {0, 3, "El valor está en el proyecto", "Contrato y facturas", "", ""},
    {1, 2, "Hogares con su casa mejorada, con certificado de obra, cada año",
     "Lista de hogares y certificados de la Secretaría de Planeación",
     "La gobernación gira su parte a tiempo", "probable"},
    {2, 2, "Productores atendidos por lo menos cuatro veces en el año",
     "Planillas de visita firmadas", "Los precios de los insumos no se disparan", "poco_probable"},
};

/* The chains: codes of results, of their products, and of the products that the project delivers.
 */
static const struct chain {
    const char *result, *products[MAX_LINKS], *of_project[MAX_LINKS], *pesos;
} chains[DEMO_TREE_COUNT] = {
    {"R02", {"010201", "010203", NULL}, {"010202", NULL}, "1.850.000.000"},
    {NULL, {NULL}, {"040302", NULL}, "640.000.000"},
    {NULL, {NULL}, {"050402", "050403", NULL}, ""},
};

static int64_t indicator_id(const struct plan *plan, const char *code)
{
    const struct indicator *indicator =
        code[0] == '\0' ? NULL : demo_evidence_find_indicator(plan, code);
    return indicator == NULL ? 0 : indicator->id;
}

static int64_t programme_id(const struct plan *plan, const char *code)
{
    const struct indicator *indicator =
        code[0] == '\0' ? NULL : demo_evidence_find_indicator(plan, code);
    return indicator == NULL ? 0 : indicator->node_id;
}

static enum action_status write_card(struct action_context *context, const struct plan *plan,
                                     const struct card *card, int64_t topic_id, int64_t *ids)
{
    const struct save_problem problem = {.topic_id = topic_id,
                                         .side = card->side,
                                         .parent_id = ids[card->parent],
                                         .text = card->problem,
                                         .is_terminal = card->reason[0] != '\0'};
    int64_t indicator = indicator_id(plan, card->indicator);
    int64_t programme = programme_id(plan, card->answer);
    enum action_status status = save_problem(context, &problem, &ids[card->number]);
    if (status != ACTION_DONE)
        return status;
    const struct save_objective objective = {.topic_id = topic_id,
                                             .node_id = ids[card->number],
                                             .version = 1,
                                             .text = card->objective,
                                             .state = card->reason[0] == '\0' ? "convertible"
                                                                              : "no_convertible",
                                             .reason = card->reason,
                                             .is_unanswered = strcmp(card->answer, "ninguno") == 0,
                                             .programme_ids = &programme,
                                             .programme_count = programme != 0,
                                             .indicator_ids = &indicator,
                                             .indicator_count = indicator != 0};
    return save_objective(context, &objective);
}

static const struct card *find_card(size_t topic, size_t number)
{
    for (size_t i = 0; i < sizeof cards / sizeof cards[0]; i++)
        if (cards[i].topic == topic && cards[i].number == number)
            return &cards[i];
    return NULL;
}

static enum action_status write_rows(struct action_context *context, size_t place, int64_t topic_id,
                                     const int64_t *ids)
{
    enum action_status status = ACTION_DONE;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0] && status == ACTION_DONE; i++) {
        if (rows[i].topic != place)
            continue;
        const struct save_framework input = {.topic_id = topic_id,
                                             .node_id = ids[rows[i].number],
                                             .summary = find_card(place, rows[i].number)->objective,
                                             .indicators = rows[i].indicators,
                                             .verification = rows[i].verification,
                                             .assumptions = rows[i].assumptions,
                                             .likelihood = rows[i].likelihood,
                                             .is_external = rows[i].assumptions[0] != '\0'};
        status = save_framework(context, &input);
    }
    return status;
}

/* The topic's only project. */
static bool find_project(struct action_context *context, int64_t topic_id, int64_t *project_id)
{
    struct topic_links links;
    const struct object_key key = {context->identity->council_id, topic_id};
    if (!topic_store_load_links(context->database, key, context->arena, &links, &context->error))
        return false;
    *project_id = links.project_count == 0 ? 0 : links.projects[0].id;
    return true;
}

static enum action_status write_chain(struct action_context *context, const struct plan *plan,
                                      const struct chain *chain, int64_t topic_id)
{
    struct chain_link products[MAX_LINKS], projects[MAX_LINKS];
    struct typed_money money = {.text = chain->pesos};
    struct save_chain input = {.topic_id = topic_id,
                               .products_of_results = {products, 0},
                               .projects_of_products = {projects, 0},
                               .money = &money,
                               .money_count = 1};
    if (!find_project(context, topic_id, &money.project_id))
        return ACTION_FAILED;
    for (size_t i = 0; chain->products[i] != NULL; i++)
        products[input.products_of_results.count++] = (struct chain_link){
            indicator_id(plan, chain->result), indicator_id(plan, chain->products[i])};
    for (size_t i = 0; chain->of_project[i] != NULL; i++)
        projects[input.projects_of_products.count++] =
            (struct chain_link){indicator_id(plan, chain->of_project[i]), money.project_id};
    return save_chain(context, &input);
}

enum action_status demo_trees_make(struct action_context *context, const struct plan *plan,
                                   size_t place, int64_t topic_id)
{
    int64_t ids[MAX_CARDS] = {0};
    enum action_status status = ACTION_DONE;
    for (size_t i = 0; i < sizeof cards / sizeof cards[0] && status == ACTION_DONE; i++)
        if (cards[i].topic == place)
            status = write_card(context, plan, &cards[i], topic_id, ids);
    if (status == ACTION_DONE)
        status = write_rows(context, place, topic_id, ids);
    return status == ACTION_DONE ? write_chain(context, plan, &chains[place], topic_id) : status;
}
