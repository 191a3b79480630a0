/* Sample plan: what the benchmarks of the board measure: a council with a plan of 300 indicators
 * × 4 years in 5 lines and 20 components, results of two years published. Names are composed of
 * words as real plans use them, all different; figures vary as they do in real boards (met, behind,
 * over, without report, not programmed, all types), and, as in three real plans of 736 indicators,
 * three of four have no baseline and small whole targets are the most common. The same number gives
 * the same plan. */
#ifndef ATALAYA_BENCH_SAMPLE_PLAN_H
#define ATALAYA_BENCH_SAMPLE_PLAN_H

#include "storage/database.h"
#include "storage/object_key.h"

enum {
    SAMPLE_COUNCILS = 125,
    SAMPLE_INDICATORS = 300,
    SAMPLE_YEARS = 4,
    SAMPLE_REPORTED_YEARS = 2
};

/* Adds council "consejo-NUMBER" with its plan, within the caller's transaction; the territory must
 * be there. Ends the program on an error: a benchmark has nobody to tell. */
struct object_key sample_plan_add(struct database *database, int number,
                                  const char *territory_code);

/* Ends the program with the error's message unless ok. */
void sample_check(bool ok, const struct error *error);

#endif
