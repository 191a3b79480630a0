/* Node: the figures of the plan's nodes (plan, línea, componente, programa) from their indicators.
 *
 * Rules: §8 of the evaluation. Products and results are two trees: summarise each alone. Values are
 * capped before they are averaged; what one indicator does beyond its due never covers another's
 * shortfall. Beside every mean stand its counts and coverage. Pure; exact.
 *
 *     Two indicators of one programme, t = 1: (M 4, P 1, E 4) and (M 4, P 2, E 0), ACUMULADO:
 *     avance 50, programado 37.5, ic 33.3333, CRITICO. */
#ifndef ATALAYA_CORE_EVALUATION_NODE_H
#define ATALAYA_CORE_EVALUATION_NODE_H

#include <stddef.h>

#include "base/arena.h"
#include "core/evaluation/evaluation.h"

/* Stored and used in files: never renumber. */
enum weighting {
    WEIGHTING_EQUAL = 1,         /* iguales: every child weighs 1 */
    WEIGHTING_BY_INDICATORS = 2, /* por_indicadores: plain mean over all indicators below */
    WEIGHTING_EXPLICIT = 3,      /* explicitos: the plan's own weights, missing = 1 */
};

const char *weighting_code(enum weighting weighting);  /* "iguales" … */
const char *weighting_label(enum weighting weighting); /* "Todos pesan igual en cada nivel" … */
bool weighting_parse(const char *text, enum weighting *weighting);

struct node_leaf {
    int node; /* index of the node that it hangs from */
    const struct evaluation *evaluation;
    int64_t weight_e4; /* WEIGHTING_EXPLICIT: >= 0; 10000 where the plan has none */
};

/* What node_summarise needs of the leaves of one node, added up: for who reads leaf after leaf and
 * keeps none. */
struct node_sum;

struct node_tree {
    const int *parents;        /* of each node; -1 for a root; a parent comes before its children */
    const int64_t *weights_e4; /* of each node; NULL: all weigh 1 */
    size_t node_count;
    const struct node_leaf *leaves;
    size_t leaf_count;
    struct node_sum *const
        *sums; /* of further leaves of each node, NULL where it has none; or NULL */
};

struct node_settings {
    enum weighting weighting;
    bool is_deadline_passed; /* as in the evaluation of the leaves */
    const struct rating_bands *bands;
};

struct node_summary {
    int indicators;
    int reported, no_report, not_programmed, met, with_error;
    int ratings[RATING_COUNT];            /* how many indicators have each rating_term */
    struct ratio coverage;                /* reported/(reported + no_report + with_error) */
    struct ratio compliance;              /* cumplimiento_vigencia */
    struct ratio due;                     /* programado_a_la_fecha */
    struct ratio progress;                /* avance_cuatrienio */
    struct ratio owed;                    /* debido: min of progress and due, leaf by leaf */
    struct ratio pace;                    /* ic = owed/due */
    enum rating rating_year, rating_term; /* RATING_NONE: empty */
};

/* In arena; sums that outgrow 128 bits live outside it until node_sum_release. */
struct node_sum *node_sum_create(struct arena *arena);
/* Adds a leaf, as node_summarise would with the same settings. */
void node_sum_add(struct node_sum *sum, const struct evaluation *leaf, int64_t weight_e4,
                  const struct node_settings *settings);
void node_sum_release(struct node_sum *sum);

/* Fills summaries[node_count], in the order of the nodes. arena is only for scratch memory. */
void node_summarise(struct arena *arena, const struct node_tree *tree,
                    const struct node_settings *settings, struct node_summary *summaries);

#endif
