/* Sheet preview: a file of technical sheets beside what is stored: what would change, all that is
 * wrong with row and column, and what is passed over. Nothing is written. */
#ifndef ATALAYA_WEB_PAGES_TECHNICAL_SHEETS_IMPORT_SHEET_PREVIEW_H
#define ATALAYA_WEB_PAGES_TECHNICAL_SHEETS_IMPORT_SHEET_PREVIEW_H

#include "exchange/sheet_file/sheet_file.h"
#include "web/sheet_view.h"

struct sheet_difference {
    const struct indicator *indicator;
    enum sheet_field field;
    const char *before, *after; /* as they are kept */
    bool is_first;              /* of its sheet */
};

struct sheet_preview {
    struct sheet_difference *differences;
    size_t difference_count;
    size_t sheet_count; /* sheets that would get a version */
    struct sheet_file_problem *problems;
    size_t problem_count;
    struct sheet_file_problem *notes; /* values of the plan that differ: they are not changed */
    size_t note_count;
    const char *data; /* the differences, for sheet_preview_parse */
};

/* book is as the council sees it. */
void sheet_preview_compute(struct action_context *context, const struct sheet_book *book,
                           const struct sheet_file *file, struct sheet_preview *preview);

/* The sheets of sheet_preview.data with their places; false where somebody made it up. */
bool sheet_preview_parse(struct arena *arena, const char *data,
                         struct import_technical_sheets *sheets);

#endif
