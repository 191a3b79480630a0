#include "core/evaluation/ratio_wide.h"

#include <assert.h>
#include <stddef.h>

#include "base/banned.h"

enum { HALF_BITS = 64, FIT_BITS = 126, FINE_BITS = 50 };

/* Every boundary is a multiple of 1/BOUNDARY_GRID: 2·10^6 (half of the last printed place; bands)
 * times the least common multiple of 1 to 20 (the years of a period). */
#define BOUNDARY_GRID (2000000ul * 232792560ul)

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

/* The middle of the cell, of a grid finer than the boundaries, in which wide lies. wide is on no
 * edge of its cell: there its reduced form would have been small. */
static struct ratio get_stand_in(const mpq_t wide)
{
    mpz_t cell;
    mpz_init(cell);
    mpz_mul_ui(cell, mpq_numref(wide), BOUNDARY_GRID);
    mpz_mul_2exp(cell, cell, FINE_BITS);
    mpz_fdiv_q(cell, cell, mpq_denref(wide));
    mpz_mul_2exp(cell, cell, 1);
    mpz_add_ui(cell, cell, 1);
    assert(mpz_sizeinbase(cell, 2) <= FIT_BITS);
    struct ratio ratio = {get_integer(cell), (int128)BOUNDARY_GRID << (FINE_BITS + 1)};
    mpz_clear(cell);
    return ratio;
}

struct ratio ratio_wide_get(const mpq_t wide)
{
    if (mpz_sizeinbase(mpq_numref(wide), 2) <= FIT_BITS &&
        mpz_sizeinbase(mpq_denref(wide), 2) <= FIT_BITS)
        return (struct ratio){get_integer(mpq_numref(wide)), get_integer(mpq_denref(wide))};
    return get_stand_in(wide);
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
    assert(mpz_sizeinbase(doubled, 2) <= FIT_BITS);
    int128 rounded = get_integer(doubled);
    int sign = mpz_sgn(mpq_numref(wide));
    mpz_clears(doubled, divisor, NULL);
    return sign < 0 ? -rounded : rounded;
}
