/* Topic planning: everything between a topic's problem and what is asked of the plan: problem tree,
 * objectives, logical framework, value chain, with what each lacks; read once for the pages and
 * composed as one document. */
#ifndef ATALAYA_REPORTS_CATALOG_TOPIC_PLANNING_TOPIC_PLANNING_H
#define ATALAYA_REPORTS_CATALOG_TOPIC_PLANNING_TOPIC_PLANNING_H

#include "core/logical_framework/logical_framework.h"
#include "core/plan/plan.h"
#include "core/value_chain/value_chain.h"
#include "reports/document.h"
#include "storage/problem_tree_store.h"
#include "storage/topic_store.h"

struct topic_planning {
    const struct priority_topic *topic;
    const struct plan *plan;
    struct topic_links links; /* what of the plan belongs to the topic */
    struct problem_tree tree;
    struct problem_tree_links objective_links;
    const struct problem_finding *findings;
    size_t finding_count;
    struct logical_framework framework;
    const struct framework_finding *framework_findings;
    size_t framework_finding_count;
    struct value_chain chain;
    const struct chain_gap *gaps;
    size_t gap_count;
};

/* Reads a topic's planning into arena. */
bool topic_planning_gather(struct database *database, struct arena *arena,
                           const struct priority_topic *topic, struct topic_planning *planning,
                           struct error *error);

/* The document "Del problema al plan: <topic>". created as in document.h. */
struct document *topic_planning_compose(struct arena *arena, const struct topic_planning *planning,
                                        const char *council, const char *created);

/* "1.200.000.000 pesos"; "sin escribir" for 0. */
const char *topic_planning_format_pesos(struct arena *arena, int64_t pesos);

#endif
