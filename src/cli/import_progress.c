#include "cli/import_progress.h"

#include <stdio.h>
#include <unistd.h>

#include "base/banned.h"

enum { STEP_TERMINAL = 1, STEP_LINES = 10 };

void import_progress_init(struct import_progress *progress, const char *what, bool is_asked)
{
    *progress = (struct import_progress){.what = what, .is_terminal = isatty(STDERR_FILENO) == 1};
    progress->is_shown = is_asked || progress->is_terminal;
}

bool import_progress_report(void *context, size_t done, size_t total)
{
    struct import_progress *progress = context;
    const size_t percent = total == 0 ? 0 : done * 100 / total;
    const size_t step = progress->is_terminal ? STEP_TERMINAL : STEP_LINES;
    if (!progress->is_shown || percent < progress->shown_percent + step)
        return true;
    progress->shown_percent = percent;
    if (progress->is_terminal)
        fprintf(stderr, "\r%s… %zu %%", progress->what, percent);
    else
        fprintf(stderr, "%s… %zu %%\n", progress->what, percent);
    return true;
}

void import_progress_end(struct import_progress *progress)
{
    if (progress->is_terminal)
        fprintf(stderr, "\r%*s\r", 40, "");
}
