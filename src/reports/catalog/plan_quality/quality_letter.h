/* Quality letter: what the council asks of the administration so that the plan can be followed up.
 *
 * Drafted from the review of the plan; the council's own words stand around the lists. Findings
 * that the council itself mends (finding_kind_request is "") are not asked for. It holds nothing
 * that the review does not. */
#ifndef ATALAYA_REPORTS_CATALOG_PLAN_QUALITY_QUALITY_LETTER_H
#define ATALAYA_REPORTS_CATALOG_PLAN_QUALITY_QUALITY_LETTER_H

#include "core/plan_quality/plan_quality.h"
#include "reports/document.h"

struct quality_letter {
    const struct plan_quality *quality;
    const char *council;
    const char *created;    /* "2026-04-15T12:00:00Z" */
    const char *place_date; /* "Guatapé, 15 de abril de 2026" */
    const char *addressee;  /* lines */
    const char *opening;    /* Markdown, before the lists */
    const char *closing;    /* Markdown, after them */
    const char *signer, *office;
};

/* How many findings are asked for. */
size_t quality_letter_count(const struct plan_quality *quality);

/* What a council may start from, in plain words. */
const char *quality_letter_suggest_opening(struct arena *arena, const struct plan_quality *quality);
const char *quality_letter_suggest_closing(void);

struct document *quality_letter_compose(struct arena *arena, const struct quality_letter *letter);

#endif
