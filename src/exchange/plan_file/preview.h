/* Preview: what was understood from a plan's file, before anything is written, for people (text)
 * and for programs (JSON). */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_PREVIEW_H
#define ATALAYA_EXCHANGE_PLAN_FILE_PREVIEW_H

#include "base/strbuf.h"
#include "core/plan/plan_draft.h"

/* Totals that both forms show. */
struct preview_totals {
    int by_severity[3]; /* enum problem_severity */
    int lines, components, programmes;
    int unconfirmed_types;
    struct quantity official_progress; /* mean of the file's own total percentages */
    int official_count;
};

struct preview_totals preview_count(struct arena *arena, const struct plan_draft *draft);

void preview_write_text(struct strbuf *out, const struct plan_draft *draft);
void preview_write_json(struct strbuf *out, const struct plan_draft *draft);

#endif
