#include "core/technical_sheet/catalog_name.h"

#include <string.h>

#include "base/banned.h"

/* Quotes of the CSV stand only around names with a comma, and never inside. */
static const char *read_name(struct arena *arena, const char *line, int commas)
{
    const char *name = line;
    for (int i = 0; i < commas; i++)
        name = strchr(name, ',') + 1;
    size_t length = strlen(name);
    if (length >= 2 && name[0] == '"')
        return arena_strndup(arena, name + 1, length - 2);
    return arena_strdup(arena, name);
}

static const char *find_line(const char *const *lines, size_t count, const char *code)
{
    size_t length = strlen(code);
    for (size_t i = 0; i < count; i++)
        if (strncmp(lines[i], code, length) == 0 && lines[i][length] == ',')
            return lines[i];
    return NULL;
}

const char *catalog_find_sector(struct arena *arena, const char *code)
{
    const char *line = find_line(sectors_lines, sectors_count, code);
    return line == NULL ? "" : read_name(arena, line, 2);
}

const char *catalog_find_goal(struct arena *arena, int goal)
{
    const char *line = find_line(ods_lines, ods_count, arena_printf(arena, "%d", goal));
    return line == NULL ? "" : read_name(arena, line, 1);
}
