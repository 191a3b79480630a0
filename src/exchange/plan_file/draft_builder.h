/* Draft builder: collects what the formats read into a plan draft.
 *
 * Beside each indicator it keeps what the file says about the type, in its own words, until the
 * types are proposed (draft_finish.h). Problems beyond a limit are counted, not kept. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_DRAFT_BUILDER_H
#define ATALAYA_EXCHANGE_PLAN_FILE_DRAFT_BUILDER_H

#include "exchange/plan_file/format.h"

enum { DRAFT_MAX_PROBLEMS = 5000 };

/* The file's own words about one indicator. */
struct draft_words {
    const char *type_label, *trend_label; /* NULL: none */
    int sheet_index;                      /* in draft->sheets */
    bool has_own_code;                    /* a column of codes, not one found inside a name */
};

/* A year's figure that the file gives by quarters or months. */
struct draft_parts {
    size_t indicator; /* in draft->indicators */
    int year;         /* from 0 */
    bool is_actual;
    int count;               /* figures above or below zero */
    bool never_falls;        /* each is at least the one before */
    int64_t sum_e4, last_e4; /* of all; of the last part with a figure that is not 0 */
};

struct draft_builder {
    struct arena *arena;
    const struct workbook *workbook;
    const struct plan_file_options *options;
    struct plan_draft *draft;
    struct draft_words *words; /* one for each indicator */
    struct draft_parts *parts;
    size_t parts_count;
    const struct sheet *named_sheet; /* whose name sheet_name is, without spaces around */
    const char *sheet_name;
    int unkept_problem_count;
    bool is_overfull; /* more than PLAN_FILE_MAX_INDICATORS */
    bool is_matrix;   /* our own form: nothing is proposed, faults leave rows out */
};

void draft_builder_init(struct draft_builder *builder, struct arena *arena,
                        const struct workbook *workbook, const struct plan_file_options *options);

/* Makes room for one more, all zero; NULL past PLAN_FILE_MAX_INDICATORS: is_overfull is then set.
 */
struct draft_indicator *draft_builder_add_indicator(struct draft_builder *builder,
                                                    const struct draft_words *words);

void draft_builder_add_parts(struct draft_builder *builder, const struct draft_parts *parts);

/* Takes back the last one (its row turned out to be wrong). */
void draft_builder_drop_last(struct draft_builder *builder);

void draft_builder_add_problem(struct draft_builder *builder, const struct draft_problem *problem);

/* Adds the sheet and answers its index. note NULL: "". */
int draft_builder_add_sheet(struct draft_builder *builder, const struct sheet *sheet, bool is_used,
                            const char *note);

/* Takes out the indicators that keep(context, index) refuses, and counts the sheets again. */
void draft_builder_filter(struct draft_builder *builder, bool (*keep)(void *context, size_t index),
                          void *context);

/* The source of a cell, its text copied and cut at 200 bytes. */
struct cell_source draft_builder_source(struct draft_builder *builder, const struct sheet *sheet,
                                        int row, int column);

#endif
