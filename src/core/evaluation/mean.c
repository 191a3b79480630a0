#include "core/evaluation/mean.h"

#include <stddef.h>

#include "core/evaluation/ratio_wide.h"

#include "base/banned.h"

#define SMALL_LIMIT ((int128)1 << 62)

static uint64_t greatest_common_divisor(uint64_t a, uint64_t b)
{
    while (b != 0) {
        uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

void mean_begin(struct mean *mean)
{
    *mean = (struct mean){.sum = {0, 1}};
}

static void widen(struct mean *mean)
{
    if (mean->is_wide)
        return;
    mpq_init(mean->wide);
    ratio_wide_set(mean->wide, mean->sum);
    mean->is_wide = true;
}

/* sum += value·weight over a common denominator below 2^62; false where it does not fit. */
static bool add_small(struct ratio *sum, struct ratio value, int128 weight)
{
    if (value.denominator >= SMALL_LIMIT || sum->denominator >= SMALL_LIMIT)
        return false;
    uint64_t a = (uint64_t)sum->denominator, b = (uint64_t)value.denominator;
    uint64_t divisor = a == b ? a : greatest_common_divisor(a, b);
    int128 common = (int128)(a / divisor) * (int128)b;
    int128 left = 0, right = 0, total = 0;
    if (common >= SMALL_LIMIT ||
        __builtin_mul_overflow(sum->numerator, common / sum->denominator, &left) ||
        __builtin_mul_overflow(value.numerator, common / value.denominator, &right) ||
        __builtin_mul_overflow(right, weight, &right) ||
        __builtin_add_overflow(left, right, &total))
        return false;
    *sum = (struct ratio){total, common};
    return true;
}

static void add_wide(struct mean *mean, const mpq_t value, int128 weight)
{
    widen(mean);
    mpq_t product;
    mpq_init(product);
    ratio_wide_set(product, (struct ratio){weight, 1});
    mpq_mul(product, product, value);
    mpq_add(mean->wide, mean->wide, product);
    mpq_clear(product);
}

static void add_weighted(struct mean *mean, struct ratio value, int128 weight)
{
    if (!mean->is_wide && add_small(&mean->sum, value, weight))
        return;
    mpq_t wide;
    mpq_init(wide);
    ratio_wide_set(wide, value);
    add_wide(mean, wide, weight);
    mpq_clear(wide);
}

void mean_add_ratio(struct mean *mean, struct ratio value, int64_t weight)
{
    if (!ratio_exists(value))
        return;
    mean->has_values = true;
    mean->weight += weight;
    add_weighted(mean, value, weight);
}

void mean_add(struct mean *mean, const struct exact *value, int64_t weight)
{
    if (!value->exists)
        return;
    if (!value->is_wide) {
        mean_add_ratio(mean, value->small, weight);
        return;
    }
    mean->has_values = true;
    mean->weight += weight;
    add_wide(mean, value->wide, weight);
}

void mean_add_all(struct mean *mean, const struct mean *other)
{
    mean->has_values |= other->has_values;
    mean->weight += other->weight;
    if (other->is_wide)
        add_wide(mean, other->wide, 1);
    else
        add_weighted(mean, other->sum, 1);
}

/* sum/weight with the common factor of numerator-free parts left in: only sizes matter here. */
static bool divide_small(const struct mean *mean, struct ratio *quotient)
{
    int128 denominator = 0;
    if (mean->is_wide || __builtin_mul_overflow(mean->sum.denominator, mean->weight, &denominator))
        return false;
    if (denominator >= SMALL_LIMIT)
        return false;
    *quotient = (struct ratio){mean->sum.numerator, denominator};
    return true;
}

void mean_get(const struct mean *mean, struct exact *value)
{
    *value = (struct exact){.exists = mean->has_values && mean->weight > 0};
    if (!value->exists || divide_small(mean, &value->small))
        return;
    value->is_wide = true;
    mpq_init(value->wide);
    if (mean->is_wide)
        mpq_set(value->wide, mean->wide);
    else
        ratio_wide_set(value->wide, mean->sum);
    mpq_t weight;
    mpq_init(weight);
    ratio_wide_set(weight, (struct ratio){mean->weight, 1});
    mpq_div(value->wide, value->wide, weight);
    mpq_clear(weight);
}

static void set_wide(mpq_t wide, const struct exact *value)
{
    if (value->is_wide)
        mpq_set(wide, value->wide);
    else
        ratio_wide_set(wide, value->small);
}

static bool is_zero(const struct exact *value)
{
    return value->is_wide ? mpq_sgn(value->wide) == 0 : value->small.numerator == 0;
}

void exact_divide(const struct exact *left, const struct exact *right, struct exact *quotient)
{
    *quotient = (struct exact){.exists = left->exists && right->exists && !is_zero(right)};
    if (!quotient->exists)
        return;
    quotient->is_wide = true;
    mpq_t divisor;
    mpq_init(divisor);
    mpq_init(quotient->wide);
    set_wide(quotient->wide, left);
    set_wide(divisor, right);
    mpq_div(quotient->wide, quotient->wide, divisor);
    mpq_clear(divisor);
}

void mean_release(struct mean *mean)
{
    if (mean->is_wide)
        mpq_clear(mean->wide);
    mean->is_wide = false;
}

void exact_release(struct exact *value)
{
    if (value->is_wide)
        mpq_clear(value->wide);
    value->is_wide = false;
}

struct ratio exact_get(const struct exact *value)
{
    if (!value->exists)
        return (struct ratio){0, 0};
    return value->is_wide ? ratio_wide_get(value->wide) : value->small;
}
