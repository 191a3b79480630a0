/* Change of targets: the form with today's values, what was understood, and its confirmation. */
#ifndef ATALAYA_WEB_PAGES_TARGETS_TARGETS_PAGE_H
#define ATALAYA_WEB_PAGES_TARGETS_TARGETS_PAGE_H

#include "actions/change_targets.h"
#include "web/page.h"

struct targets_view {
    const struct page_context *page;
    const struct change_targets_answer *answer;
    bool is_typed;    /* the fields show what was typed, not today's values */
    bool is_conflict; /* somebody changed the indicator meanwhile */
};

/* The form, and the page that shows what was understood before it is saved. */
void targets_render_form(struct strbuf *out, const struct targets_view *view);
void targets_render_review(struct strbuf *out, const struct targets_view *view);

/* "Meta de los cuatro años" or "Programado 2025". */
const char *targets_label(struct arena *arena, const struct target_value *value);
/* What the field of a value holds: what was typed, or today's value as one would type it. */
const char *targets_field_value(const struct targets_view *view, const struct target_value *value);

#endif
