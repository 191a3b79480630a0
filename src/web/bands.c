#include "web/bands.h"

#include <assert.h>

#include "base/decimal.h"

#include "base/banned.h"

enum { E4_PER_HUNDREDTH = 100 };

const char *bands_limit(struct arena *arena, const struct rating_bands *bands, int index)
{
    char text[DECIMAL_TEXT_SIZE];
    return arena_strdup(
        arena, decimal_format_es((int64_t)bands->lower_e4[index] * E4_PER_HUNDREDTH, 0, text));
}

const char *bands_explain(struct arena *arena, const struct rating_bands *bands, enum rating rating)
{
    const int index = (int)rating - RATING_LOW;
    assert(rating_is_band(rating));
    if (rating == RATING_CRITICAL)
        return arena_printf(arena, "Menos de %s\u00a0%%.", bands_limit(arena, bands, 0));
    if (rating == RATING_OUTSTANDING)
        return arena_printf(arena, "%s\u00a0%% o más.", bands_limit(arena, bands, index));
    return arena_printf(arena, "De %s\u00a0%% a menos de %s\u00a0%%.",
                        bands_limit(arena, bands, index), bands_limit(arena, bands, index + 1));
}
