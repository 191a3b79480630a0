/* The board as a document with one table: what CSV, XLSX and printed annexes write. */
#ifndef ATALAYA_REPORTS_BOARD_BOARD_TABLE_H
#define ATALAYA_REPORTS_BOARD_BOARD_TABLE_H

#include "reports/board/selection.h"
#include "reports/document.h"

/* The rows of a selection, products and results as a sheet each, with a total row; in the plan's
 * order under their línea, componente and programa with their sums. XLSX cells that are computed
 * carry live formulas. council names the document. */
struct document *board_document(struct arena *arena, const struct board_selection *selection,
                                const char *council);

/* The same rows in one table, both levels after each other, nothing but rows: for CSV. */
struct document_table *board_single_table(struct arena *arena,
                                          const struct board_selection *selection);

/* "2 de 2 reportados (cobertura 100,0 %) · cumplimiento de 2025: 90,5 % · avance 33,1 % de 41,7 %
 * debido": what stands beside a group's name and in a total. Never an average without its counts.
 */
const char *board_summary_text(struct arena *arena, const struct board *board,
                               const struct node_summary *summary);

/* The symbol of a state or band. */
enum chart_symbol board_symbol(enum rating rating);

/* A raw ratio as a percentage cell: missing where it does not exist. */
struct quantity board_percent(struct ratio ratio);

/* An amount as a cell: missing where it does not exist or outgrows a cell. */
struct quantity board_quantity(struct amount amount);

#endif
