/* Import file: a waiting file (actions/pending_import.h) as the pages of the import see it: read,
 * with the options that a person chose, or those that the council keeps for such a table. */
#ifndef ATALAYA_WEB_IMPORT_FILE_H
#define ATALAYA_WEB_IMPORT_FILE_H

#include "exchange/plan_file/plan_file.h"
#include "storage/import_store.h"
#include "storage/pending_import_store.h"
#include "web/page.h"

struct import_file {
    const char *token;
    const struct pending_import *pending;
    struct workbook *workbook; /* NULL: it cannot be read, and problem says why */
    const char *problem;
    struct import_reader *reader; /* NULL: the page read it itself */
    struct plan_file_options options;
    bool is_chosen;                    /* a person said how to read it */
    const struct import_mapping *kept; /* the council's, by which it is read; NULL: none */
};

/* False when it was answered already: a failure, or a page that says how far the reading is and
 * asks again by itself. True: the file is given back with import_file_close after rendering. */
bool import_file_load(struct page_context *page, struct import_file *file);
void import_file_close(struct import_file *file);

/* The options as JSON, with the answers of the draft (NULL: none). */
const char *import_file_options(const struct page_context *page,
                                const struct plan_file_options *options,
                                const struct plan_draft *draft);

#endif
