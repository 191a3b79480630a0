/* Parts of a snapshot. Private to it. Readers answer false for what no snapshot has. */
#ifndef ATALAYA_REPORTS_CATALOG_PRONOUNCEMENT_SNAPSHOT_PARTS_H
#define ATALAYA_REPORTS_CATALOG_PRONOUNCEMENT_SNAPSHOT_PARTS_H

#include <jansson.h>

#include "reports/catalog/pronouncement/pronouncement.h"

/* A cell: ten-thousandths, "NP", or null for missing. */
json_t *snapshot_make_quantity(struct quantity quantity);
bool snapshot_read_quantity(const json_t *value, struct quantity *quantity);
/* Whether a cell can hold it: the evaluation's figures are exact for no more. */
bool snapshot_is_value(int64_t value_e4);
/* A text in the arena, "" where there is none. */
const char *snapshot_read_text(const json_t *object, const char *name, struct arena *arena);

/* Tree and indicators. */
json_t *snapshot_make_plan(const struct plan *plan);
bool snapshot_read_plan(const json_t *root, struct arena *arena, struct plan *plan);

/* The results that count. */
json_t *snapshot_make_results(const struct board *board);
bool snapshot_read_results(const json_t *root, struct arena *arena, struct measurement **results,
                           size_t *count);

json_t *snapshot_make_official(const struct official_figure_list *official);
bool snapshot_read_official(const json_t *root, struct arena *arena,
                            struct official_figure_list *official);

json_t *snapshot_make_topics(const struct pronouncement_topics *topics);
/* root is NULL where the snapshot has none. */
bool snapshot_read_topics(const json_t *root, struct arena *arena, const struct plan *plan,
                          struct pronouncement_topics *topics);

/* What came out, for each indicator and node: compared, never shown. */
json_t *snapshot_make_figures(const struct board *board);

#endif
