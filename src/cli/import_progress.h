/* Progress of a long import, on standard error: one line that is rewritten on a terminal; with
 * --progress and no terminal a line for every tenth. */
#ifndef ATALAYA_CLI_IMPORT_PROGRESS_H
#define ATALAYA_CLI_IMPORT_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct import_progress {
    const char *what; /* "Leyendo el archivo" */
    bool is_terminal, is_shown;
    size_t shown_percent;
};

/* is_asked shows it also where standard error is no terminal. */
void import_progress_init(struct import_progress *progress, const char *what, bool is_asked);

/* For struct workbook_progress and struct import_plan; context is the progress. Always true. */
bool import_progress_report(void *context, size_t done, size_t total);

/* Clears the line of a terminal. */
void import_progress_end(struct import_progress *progress);

#endif
