/* Sheet set: the layouts of all sheets of a workbook, and reading several of them into one draft.
 */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_SHEET_SET_H
#define ATALAYA_EXCHANGE_PLAN_FILE_SHEET_SET_H

#include "exchange/plan_file/table.h"

struct sheet_set {
    const struct workbook *workbook;
    struct table_layout
        *layouts;         /* one for each sheet; score 0: no indicators, hidden or not chosen */
    int indicator_sheets; /* how many have a score */
};

/* What was found last, and for which options: every format that might know a file asks for the same
 * layouts, and the one that reads it once more. */
struct sheet_set_memo {
    struct sheet_set set; /* workbook NULL: nothing yet */
    const char *sheet;
    int header_row;
};

/* Hidden sheets only count when the options choose them; sheets whose names speak of money
 * ("Ejecución financiera") only where no other has a plan: their figures are pesos. With a memo in
 * the options its layouts are shared: not to be changed. */
struct sheet_set sheet_set_find(struct arena *arena, const struct workbook *workbook,
                                const struct plan_file_options *options);

/* The sheet that the options name, or any that is not hidden. */
bool sheet_set_is_chosen(const struct sheet *sheet, const struct plan_file_options *options);

/* The years of all layouts with a score. False with a message when there is none, or more than
 * PLAN_DRAFT_MAX_YEARS. */
bool sheet_set_find_period(const struct sheet_set *set, struct plan_draft *draft,
                           struct error *error);

/* The same, widened to the term of the plan: the one that a title states ("2024 - 2027"), else the
 * four years of the mayors' term. A board that shows two of its years is still of four. */
bool sheet_set_find_term(const struct sheet_set *set, struct draft_builder *builder,
                         struct error *error);

/* Whether the table is of results or of products, as the header of its names says, else the sheet's
 * name; products where neither does: *is_known is then false. */
enum indicator_level sheet_set_find_level(const struct table_layout *layout, bool *is_known);

/* Adds the problems of a layout: corrected years, repeated columns. */
void sheet_set_report_layout(struct draft_builder *builder, const struct table_layout *layout);

/* Notes a sheet that is not read, with a problem where it is hidden and may hold something. */
void sheet_set_skip(struct draft_builder *builder, const struct sheet *sheet, const char *note);

/* True when the folded text stands in one of the sheet's first rows or in its name. */
bool sheet_set_mentions(const struct sheet *sheet, const char *folded);

/* False with a message where not one indicator was read. */
bool sheet_set_require_indicators(const struct draft_builder *builder, struct error *error);

#endif
