/* The steps of phase 1 with their state (Preparar): /c/{council}/condiciones. For members: it is
 * their work; what it leads to is public where the council says so. */
#ifndef ATALAYA_WEB_PAGES_PHASE_PHASE_PAGE_H
#define ATALAYA_WEB_PAGES_PHASE_PHASE_PAGE_H

#include "core/phase/phase.h"
#include "storage/object_key.h"
#include "web/page.h"

/* A step whose page is part of the program. */
struct phase_view_step {
    enum phase_step step;
    struct phase_progress progress;
    bool has_next; /* something is missing that this visitor can do: missing[next] */
    size_t next;
};

struct phase_view {
    const struct page_context *page;
    struct phase_counts counts;
    struct phase_view_step steps[PHASE_STEPS];
    size_t count, ready;
    const struct phase_view_step *first; /* where to go on; NULL: nothing that the visitor can do */
};

/* Counts what the phase needs. plan.id 0: no plan yet. False: the
 * failure was answered. */
bool phase_counts_read(struct page_context *page, struct object_key plan,
                       struct phase_counts *counts);

/* What is missing that the visitor can do; NULL: nothing. */
const enum phase_check *phase_view_next(const struct phase_view_step *step);
/* An address under the council: "temas" -> "/c/guatape/temas". */
const char *phase_view_path(struct arena *arena, const struct phase_view *view, const char *end);
/* "Hay 2 pasos listos de 4." */
const char *phase_view_sentence(struct arena *arena, const struct phase_view *view);

void phase_render(struct strbuf *out, const struct phase_view *view);

#endif
