/* Ratios that outgrow 128 bits: the bridge to GMP. Private to core/evaluation. */
#ifndef ATALAYA_CORE_EVALUATION_RATIO_WIDE_H
#define ATALAYA_CORE_EVALUATION_RATIO_WIDE_H

#include <gmp.h>

#include "core/evaluation/ratio.h"

/* wide = ratio, which must exist. */
void ratio_wide_set(mpq_t wide, struct ratio ratio);

/* The ratio equal to wide; where its reduced form needs more than 126 bits, a stand-in that lies on
 * the same side of every boundary m/(2·10^6·N), N = 1 to 20: those at which percentages are rounded
 * and bands begin, also after the ratio is multiplied by N/k. It may be printed and classified.
 * Never divide two of them: the quotient of exact values may lie on a boundary, that of stand-ins
 * beside it. |wide| < 2^25. */
struct ratio ratio_wide_get(const mpq_t wide);

/* wide·scale rounded half away from zero. */
int128 ratio_wide_scale_rounded(const mpq_t wide, unsigned long scale);

#endif
