/* Topic planning: the council writes the rows of a topic's logical framework and the links of its
 * value chain. */
#ifndef ATALAYA_ACTIONS_TOPIC_PLANNING_H
#define ATALAYA_ACTIONS_TOPIC_PLANNING_H

#include "actions/action.h"
#include "core/value_chain/value_chain.h"

/* As typed. */
struct save_framework {
    int64_t topic_id, node_id;
    int64_t version; /* that was read; 0: the row was a proposal */
    const char *summary, *indicators, *verification, *assumptions;
    const char *likelihood; /* code, "" where it is not said */
    bool is_external;
};

/* Messages on "resumen", "indicadores", "verificacion", "supuestos" and "probabilidad".
 * ACTION_NOT_FOUND: no such objective, or one that is not convertible. ACTION_CONFLICT: somebody
 * wrote the row since. */
enum action_status save_framework(struct action_context *context,
                                  const struct save_framework *input);

struct typed_money {
    int64_t project_id;
    const char *text; /* "1.200.000.000"; "" is none */
};

struct save_chain {
    int64_t topic_id;
    int64_t version;                                              /* that was read */
    struct chain_links products_of_results, projects_of_products; /* exactly these are kept */
    const struct typed_money *money;
    size_t money_count;
};

/* Messages on "dinero_17". ACTION_NOT_FOUND: something that the topic is not linked to.
 * ACTION_CONFLICT: somebody changed the chain since. */
enum action_status save_chain(struct action_context *context, const struct save_chain *input);

#endif
