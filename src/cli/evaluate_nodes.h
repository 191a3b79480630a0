/* The trees of nodes that `evaluate --by` sums: products and results apart, nodes in the order in
 * which their rows appear. Of the rows only sums are kept: memory grows with the nodes. Private to
 * the command. */
#ifndef ATALAYA_CLI_EVALUATE_NODES_H
#define ATALAYA_CLI_EVALUATE_NODES_H

#include "exchange/matrix_csv/matrix_csv.h"

struct evaluate_nodes;

/* settings are borrowed. */
struct evaluate_nodes *evaluate_nodes_create(struct arena *arena,
                                             const struct node_settings *settings);
void evaluate_nodes_release(struct evaluate_nodes *nodes);

/* Adds the evaluation of a row to its línea, componente and programa. */
void evaluate_nodes_add(struct evaluate_nodes *nodes, const struct matrix_row *row,
                        const struct evaluation *evaluation);

/* Appends a row for each node of that depth (0 the plan … 3 programa): products, then results. */
void evaluate_nodes_write(struct evaluate_nodes *nodes, int depth, struct strbuf *out);

#endif
