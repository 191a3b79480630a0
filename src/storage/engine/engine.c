#include "storage/engine/engine.h"

#include <string.h>

#include "base/banned.h"

const struct engine_operations *engine_for_url(const char *url)
{
    if (strncmp(url, "postgresql://", 13) == 0 || strncmp(url, "postgres://", 11) == 0)
        return &engine_postgres;
    return strstr(url, "://") == NULL ? &engine_sqlite : NULL;
}
