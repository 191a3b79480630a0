/* Plan format: the kinds of plan files that are understood, and how one becomes a draft of a plan.
 *
 * Each format is a descriptor in formats.def: it says how sure it is that a workbook is of its kind,
 * and reads it. The surest is taken unless the options name one. Nothing is written anywhere; what
 * was not understood stands in the draft's problems, what only a person can know in its questions. */
#ifndef ATALAYA_EXCHANGE_PLAN_FORMAT_PLAN_FORMAT_H
#define ATALAYA_EXCHANGE_PLAN_FORMAT_PLAN_FORMAT_H

#include "base/error.h"
#include "core/plan/plan_draft.h"
#include "exchange/workbook/workbook.h"

struct draft_builder;
struct plan_mapping;

struct plan_answer {
    const char *question_id; /* "zero_future_is_missing" */
    bool is_yes;
};

/* What a person chose; all zero: everything is found out. */
struct plan_format_options {
    const char *format_id;              /* NULL: the surest */
    const char *sheet;                  /* read only this sheet, also a hidden one; NULL: all */
    int header_row;                     /* 1-based; 0: looked for */
    const struct plan_mapping *mapping; /* for "mapped"; NULL: proposed from the headers */
    const struct plan_answer *answers;
    size_t answer_count;
};

/* 0 is certainly not, 100 is certainly; reason is a Spanish sentence for people. */
struct plan_recognition {
    int score;
    const char *reason;
};

struct plan_format {
    const char *id;    /* "sispt" */
    const char *label; /* "Plan indicativo del SisPT" */
    struct plan_recognition (*recognise)(struct arena *arena, const struct workbook *workbook,
                                         const struct plan_format_options *options);
    /* Adds sheets, indicators and problems. False when nothing of this format is there. */
    bool (*read)(struct draft_builder *builder, struct error *error);
};

/* The registered formats, ended by NULL. */
extern const struct plan_format *const plan_format_list[];

/* NULL for an unknown id. */
const struct plan_format *plan_format_find(const char *id);

/* The surest format and why; NULL when none scores. */
const struct plan_format *plan_format_detect(struct arena *arena, const struct workbook *workbook,
                                             const struct plan_format_options *options,
                                             struct plan_recognition *recognition);

/* Reads the workbook into a draft, all of it in the arena, with its types proposed, questions
 * answered (as the options say, else by default) and checks made. options NULL: none. False with a
 * message for people when no format fits, the chosen sheet is missing, or no indicator was found. */
bool plan_format_read(struct arena *arena, const struct workbook *workbook,
                      const struct plan_format_options *options, struct plan_draft **draft,
                      struct error *error);

#endif
