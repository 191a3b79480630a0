/* Test plan: a plan with a tree, indicators and years in a test's database. For tests only. */
#ifndef ATALAYA_STORAGE_TEST_PLAN_H
#define ATALAYA_STORAGE_TEST_PLAN_H

#include "core/plan/plan.h"
#include "storage/test_database.h"

/* Adds a current plan 2024–2027 to the first council: two líneas, each with a componente and a
 * programa, and indicator_count indicators under them in turn: ACUMULADO, target 4, planned 1 each
 * year but NP in 2027, import keys "clave-1" … Leaves the plan without arrays in *plan, and answers
 * the id of the first indicator; the others follow by one. Commits. */
int64_t test_plan_fill(struct test_database *test, struct plan *plan, int indicator_count);

#endif
