/* Workbook budget: what a stranger's file may cost, counted in one place for all readers.
 *
 * Each function answers false once a limit is passed and has then filled the error with a plain
 * Spanish message; the reader only has to stop. */
#ifndef ATALAYA_EXCHANGE_WORKBOOK_WORKBOOK_BUDGET_H
#define ATALAYA_EXCHANGE_WORKBOOK_WORKBOOK_BUDGET_H

#include "exchange/workbook/workbook.h"

struct workbook_budget {
    struct arena *arena;  /* the result's */
    struct arena scratch; /* work memory, released with the budget */
    size_t arena_start_bytes;
    const struct workbook_limits *limits;
    const struct workbook_progress *progress; /* may be NULL */
    int64_t deadline_ms;
    size_t done_bytes;
    size_t expected_bytes; /* for the progress only */
    size_t cell_count;
    struct error *error;
};

void workbook_budget_init(struct workbook_budget *budget, struct arena *arena,
                          const struct workbook_request *request, struct error *error);
void workbook_budget_release(struct workbook_budget *budget);

/* After each piece of input: counts its bytes, looks at clock and memory and reports progress. */
bool workbook_budget_spend(struct workbook_budget *budget, size_t bytes);

/* Memory alone; cheap enough for each cell. */
bool workbook_budget_check_memory(struct workbook_budget *budget);

/* Counts one cell more. */
bool workbook_budget_add_cell(struct workbook_budget *budget);

#endif
