/* Format: the kinds of plan files that are understood, each a descriptor in formats.def.
 *
 * A format says how sure it is that a workbook is of its kind, and reads it into a draft. The
 * surest is taken unless the options name one. What was not understood stands in the draft's
 * problems, what only a person can know in its questions. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_FORMAT_H
#define ATALAYA_EXCHANGE_PLAN_FILE_FORMAT_H

#include "base/error.h"
#include "exchange/plan_file/plan_file.h"

struct draft_builder;

/* 0 is certainly not, 100 is certainly; reason is a Spanish sentence for people. */
struct plan_recognition {
    int score;
    const char *reason;
};

struct plan_format {
    const char *id;    /* "sispt" */
    const char *label; /* "Plan indicativo de SisPT (DNP)" */
    struct plan_recognition (*recognise)(struct arena *arena, const struct workbook *workbook,
                                         const struct plan_file_options *options);
    /* Adds sheets, indicators and problems. False when nothing of this format is there. */
    bool (*read)(struct draft_builder *builder, struct error *error);
};

#define FORMAT(name) extern const struct plan_format name##_format;
#include "exchange/plan_file/formats.def"
#undef FORMAT

/* The registered formats, ended by NULL. */
extern const struct plan_format *const plan_format_list[];

/* NULL for an unknown id. */
const struct plan_format *plan_format_find(const char *id);

/* The surest format and why; NULL when none scores. */
const struct plan_format *plan_format_detect(struct arena *arena, const struct workbook *workbook,
                                             const struct plan_file_options *options,
                                             struct plan_recognition *recognition);

#endif
