#include "base/count_text.h"

#include "base/banned.h"

const char *count_text(struct arena *arena, int64_t count, const char *one, const char *many)
{
    return arena_printf(arena, "%lld %s", (long long)count, count == 1 ? one : many);
}
