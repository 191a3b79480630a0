/* Ratios that outgrow 128 bits: the bridge to GMP. Private to core/evaluation. */
#ifndef ATALAYA_CORE_EVALUATION_RATIO_WIDE_H
#define ATALAYA_CORE_EVALUATION_RATIO_WIDE_H

#include <gmp.h>

#include "core/evaluation/ratio.h"

/* wide = ratio, which must exist. */
void ratio_wide_set(mpq_t wide, struct ratio ratio);

/* The ratio equal to wide; where its reduced form needs more than 126 bits, the nearest ratio over
 * 2^100 below it. Such a value lies on no boundary that is ever asked for (their denominators are
 * small), so rounding and classification stay right. */
struct ratio ratio_wide_get(const mpq_t wide);

/* wide·scale rounded half away from zero. */
int128 ratio_wide_scale_rounded(const mpq_t wide, unsigned long scale);

#endif
