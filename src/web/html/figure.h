/* Figures: ratios and amounts of the evaluation, as people read them in pages. */
#ifndef ATALAYA_WEB_HTML_FIGURE_H
#define ATALAYA_WEB_HTML_FIGURE_H

#include "base/strbuf.h"
#include "core/evaluation/evaluation.h"
#include "core/plan/plan.h"

/* "66,7 %" with a no-break space; "–" where it does not exist. */
void figure_add_percent(struct strbuf *out, struct ratio ratio);
/* "3,19"; "–" where it does not exist. */
void figure_add_amount(struct strbuf *out, struct amount amount);
/* A cell of the matrix: number, NP explained, or "sin dato". */
void figure_add_cell(struct strbuf *out, struct quantity quantity);
/* What the plan says of a year, or what the council supposes, with the words "supuesto del CTP". */
void figure_add_planned(struct strbuf *out, const struct indicator_year *year);
/* Shape and word of a state that has one line to itself. */
void figure_add_state(struct strbuf *out, enum rating rating);
/* The same as a piece of text that does not break. */
void figure_add_rating(struct strbuf *out, enum rating rating);
/* The shape alone, its word read aloud only. */
void figure_add_rating_mark(struct strbuf *out, enum rating rating);
/* Progress with the tick of what was due, in whole percent: the exact figure stands beside it. */
void figure_add_bar(struct strbuf *out, struct ratio progress, struct ratio due);

#endif
