/* Reader: the rows of one sheet into the draft. Private to exchange/plan_file. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_READER_H
#define ATALAYA_EXCHANGE_PLAN_FILE_READER_H

#include "exchange/plan_file/figure.h"
#include "exchange/plan_file/header.h"
#include "exchange/plan_file/plan_file.h"

struct reader {
    struct arena *arena;
    struct plan_draft *draft;
    const struct header *header;
    bool is_matrix;
    enum figure_style file_style; /* where the column's texts leave a doubt */
    enum figure_style *styles;    /* by column */
    const char *inherited[PLAN_DRAFT_LEVELS];
    const char *sheet_line; /* the line where no column says it */
};

/* Appends the sheet's indicators and problems to the draft. */
void reader_read_sheet(struct reader *reader);

/* Adds a problem. code, text and action are kept, not copied. */
void reader_add_problem(struct arena *arena, struct plan_draft *draft,
                        const struct draft_problem *problem);

/* Keys, types, questions and sums of the whole draft: what needs all rows. */
void reader_review_draft(struct arena *arena, struct plan_draft *draft,
                         const struct plan_file_options *options);

#endif
