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

/* A line, or a component of the line before it. */
struct preview_node {
    int level; /* 0, 1 */
    const char *name;
    int programmes, indicators;
    size_t order, line_order; /* private: the place of its first indicator, of its line's */
};

/* The plan's tree in the order of the file, programmes only counted. Answers how many nodes. */
size_t preview_list_tree(struct arena *arena, const struct plan_draft *draft,
                         struct preview_node **nodes);

/* Problems with the same severity and code. */
struct preview_group {
    const struct draft_problem **problems; /* count of them, in the file's order */
    size_t count;
};

/* All problems by kind, errors first. Answers how many groups. */
size_t preview_group_problems(struct arena *arena, const struct plan_draft *draft,
                              struct preview_group **groups);

void preview_write_text(struct strbuf *out, const struct plan_draft *draft);
void preview_write_json(struct strbuf *out, const struct plan_draft *draft);

#endif
