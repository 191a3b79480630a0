#include "core/evaluation/ratio_wide.h"

#include <stddef.h>

#include "base/banned.h"

enum { HALF_BITS = 64, FIT_BITS = 126, SURROGATE_BITS = 100 };

static void set_integer(mpz_t integer, int128 value)
{
    unsigned __int128 magnitude = value < 0 ? -(unsigned __int128)value : (unsigned __int128)value;
    const uint64_t words[2] = {(uint64_t)magnitude, (uint64_t)(magnitude >> HALF_BITS)};
    mpz_import(integer, 2, -1, sizeof words[0], 0, 0, words);
    if (value < 0)
        mpz_neg(integer, integer);
}

static int128 get_integer(const mpz_t integer)
{
    uint64_t words[2] = {0, 0};
    size_t count = 0;
    mpz_export(words, &count, -1, sizeof words[0], 0, 0, integer);
    int128 magnitude = (int128)(((unsigned __int128)words[1] << HALF_BITS) | words[0]);
    return mpz_sgn(integer) < 0 ? -magnitude : magnitude;
}

void ratio_wide_set(mpq_t wide, struct ratio ratio)
{
    set_integer(mpq_numref(wide), ratio.numerator);
    set_integer(mpq_denref(wide), ratio.denominator);
    mpq_canonicalize(wide);
}

struct ratio ratio_wide_get(const mpq_t wide)
{
    if (mpz_sizeinbase(mpq_numref(wide), 2) <= FIT_BITS &&
        mpz_sizeinbase(mpq_denref(wide), 2) <= FIT_BITS)
        return (struct ratio){get_integer(mpq_numref(wide)), get_integer(mpq_denref(wide))};
    mpz_t scaled;
    mpz_init(scaled);
    mpz_mul_2exp(scaled, mpq_numref(wide), SURROGATE_BITS);
    mpz_fdiv_q(scaled, scaled, mpq_denref(wide));
    struct ratio ratio = {get_integer(scaled), (int128)1 << SURROGATE_BITS};
    mpz_clear(scaled);
    return ratio;
}

int128 ratio_wide_scale_rounded(const mpq_t wide, unsigned long scale)
{
    mpz_t doubled, divisor;
    mpz_inits(doubled, divisor, NULL);
    mpz_abs(doubled, mpq_numref(wide));
    mpz_mul_ui(doubled, doubled, 2 * scale);
    mpz_add(doubled, doubled, mpq_denref(wide)); /* + half, over 2·denominator */
    mpz_mul_ui(divisor, mpq_denref(wide), 2);
    mpz_fdiv_q(doubled, doubled, divisor);
    int128 rounded = get_integer(doubled);
    int sign = mpz_sgn(mpq_numref(wide));
    mpz_clears(doubled, divisor, NULL);
    return sign < 0 ? -rounded : rounded;
}
