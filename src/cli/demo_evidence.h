/* The demonstration's evidence: files made for its results (catalog/demo/evidence/), each of which
 * says that it is a constructed example. Texts in Markdown become PDFs, lists stay CSV. */
#ifndef ATALAYA_CLI_DEMO_EVIDENCE_H
#define ATALAYA_CLI_DEMO_EVIDENCE_H

#include "cli/demo_people.h"
#include "core/plan/plan.h"

/* Attaches all of them, in the councillor's name. */
enum action_status demo_evidence_attach(struct installation *installation,
                                        const struct demo_people *people, const struct plan *plan);

/* The indicator with this code; NULL where the plan has none. */
const struct indicator *demo_evidence_find_indicator(const struct plan *plan, const char *code);

#endif
