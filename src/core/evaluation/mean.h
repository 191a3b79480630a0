/* Mean: a weighted mean of many ratios, exact. Private to core/evaluation.
 *
 * While a common denominator fits in 62 bits the sum lives in two integers; beyond, in GMP. A mean
 * that was begun must be released. */
#ifndef ATALAYA_CORE_EVALUATION_MEAN_H
#define ATALAYA_CORE_EVALUATION_MEAN_H

#include <gmp.h>

#include "core/evaluation/ratio.h"

/* A value that may not exist, small or wide. */
struct exact {
    bool exists;
    bool is_wide; /* wide is initialised and holds it; otherwise small */
    struct ratio small;
    mpq_t wide;
};

struct mean {
    bool has_values;
    bool is_wide;
    int128 weight;    /* Σ w */
    struct ratio sum; /* Σ w·value, denominator 1 at first */
    mpq_t wide;
};

void mean_begin(struct mean *mean);
/* Values that do not exist are passed over; weight >= 0. */
void mean_add_ratio(struct mean *mean, struct ratio value, int64_t weight);
void mean_add(struct mean *mean, const struct exact *value, int64_t weight);
/* Adds the values and weights of another mean (for means over all leaves below a node). */
void mean_add_all(struct mean *mean, const struct mean *other);
/* Σ w·value / Σ w into *value (which must be released); does not exist without values or weight. */
void mean_get(const struct mean *mean, struct exact *value);
void mean_release(struct mean *mean);

/* left/right into *quotient (which must be released); does not exist where either does not or right
 * is 0. Exact also where both are wide: where every indicator stands at 0.4 of its due, so does
 * their node. */
void exact_divide(const struct exact *left, const struct exact *right, struct exact *quotient);

void exact_release(struct exact *value);
/* The value as a ratio (see ratio_wide_get for those that outgrow one). */
struct ratio exact_get(const struct exact *value);

#endif
