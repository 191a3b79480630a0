#include "core/technical_sheet/mga.h"

#include <stddef.h>
#include <string.h>

#include "core/technical_sheet/catalog_name.h"

#include "base/banned.h"

static bool copy_digits(const char *code, char digits[MGA_INDICATOR_DIGITS + 1])
{
    size_t count = 0;
    for (; *code != '\0'; code++) {
        if (strchr(" .-", *code) != NULL)
            continue;
        if (*code < '0' || *code > '9' || count == MGA_INDICATOR_DIGITS)
            return false;
        digits[count++] = *code;
    }
    digits[count] = '\0';
    return count == MGA_SECTOR_DIGITS || count == MGA_PROGRAMME_DIGITS ||
           count == MGA_PRODUCT_DIGITS || count == MGA_INDICATOR_DIGITS;
}

static void cut(char *part, size_t part_digits, const char *digits)
{
    if (strlen(digits) < part_digits)
        return;
    memcpy(part, digits, part_digits);
    part[part_digits] = '\0';
}

bool mga_parse(struct arena *arena, const char *code, struct mga *mga)
{
    char digits[MGA_INDICATOR_DIGITS + 1];
    *mga = (struct mga){.sector_name = "", .programme_name = ""};
    if (!copy_digits(code, digits))
        return false;
    cut(mga->sector, MGA_SECTOR_DIGITS, digits);
    cut(mga->programme, MGA_PROGRAMME_DIGITS, digits);
    cut(mga->product, MGA_PRODUCT_DIGITS, digits);
    cut(mga->indicator, MGA_INDICATOR_DIGITS, digits);
    mga->sector_name = catalog_find_sector(arena, mga->sector);
    if (mga->programme[0] != '\0')
        mga->programme_name = catalog_find_sector(arena, mga->programme);
    return true;
}

static const char *name_part(struct arena *arena, const char *word, const char *code,
                             const char *name)
{
    return code[0] == '\0'
               ? ""
               : arena_printf(arena, "%s %s%s%s", word, code, name[0] == '\0' ? "" : ", ", name);
}

const char *mga_describe(struct arena *arena, const char *code)
{
    struct mga mga;
    if (!mga_parse(arena, code, &mga))
        return code;
    const char *programme = name_part(arena, "; programa", mga.programme, mga.programme_name);
    const char *product = name_part(arena, "; producto", mga.product, "");
    return arena_printf(arena, "%s. %s%s%s.", code,
                        name_part(arena, "Sector", mga.sector, mga.sector_name), programme,
                        product);
}
