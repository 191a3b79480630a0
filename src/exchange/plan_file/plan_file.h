/* Plan file: from a workbook to the draft of a plan, whatever its layout.
 *
 * Four kinds are told apart and named: Atalaya's own matrix, the SisPT plan indicativo, the
 * municipal board by secretarías, and any other table, by a mapping of its columns that is proposed
 * or given (mapped/mapping.h). Each is a descriptor (format.h, formats.def). Nothing is written:
 * the draft goes to the preview and to actions/import_plan.h. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_PLAN_FILE_H
#define ATALAYA_EXCHANGE_PLAN_FILE_PLAN_FILE_H

#include "core/plan/plan_draft.h"
#include "exchange/workbook/workbook.h"

/* Far above the largest plan known (some 2,000): beyond it the file is no plan and is refused. */
enum { PLAN_FILE_MAX_INDICATORS = 10000 };

enum plan_file_answer { ANSWER_DEFAULT, ANSWER_YES, ANSWER_NO };

struct plan_mapping;

/* What a person chose; all zero: everything is found out. */
struct plan_file_options {
    const char *format_id; /* "matrix", "sispt", "municipal_board", "mapped"; NULL: recognised */
    const char *sheet;     /* read only this one, also when hidden; NULL: all that hold a plan */
    int header_row;        /* 1-based; 0: searched */
#define QUESTION(id) enum plan_file_answer id;
#include "exchange/plan_file/questions.def"
#undef QUESTION
    const struct plan_mapping *mapping; /* for "mapped"; NULL: proposed from the headers */
    struct sheet_set_memo *memo;        /* NULL; plan_file_read's own */
};

bool plan_file_is_format(const char *id);

/* Reads workbook into draft; all memory is the arena's, and texts of the workbook are borrowed.
 * False: no sheet has a table of a plan, or the one asked for is not there; the message, for
 * people, says what was looked for. */
bool plan_file_read(struct arena *arena, const struct workbook *workbook,
                    const struct plan_file_options *options, struct plan_draft *draft,
                    struct error *error);

#endif
