/* Quality document: the review of a plan (core/plan_quality) as a table and as a workbook.
 *
 * The workbook has the parts of the score on its first sheet and the findings on the second. */
#ifndef ATALAYA_REPORTS_CATALOG_PLAN_QUALITY_QUALITY_DOCUMENT_H
#define ATALAYA_REPORTS_CATALOG_PLAN_QUALITY_QUALITY_DOCUMENT_H

#include "core/plan_quality/plan_quality.h"
#include "reports/document.h"

/* One row for each finding, in the review's order. */
struct document_table *quality_findings_table(struct arena *arena,
                                              const struct plan_quality *quality);
struct document *quality_document(struct arena *arena, const struct plan_quality *quality,
                                  const char *council);

#endif
