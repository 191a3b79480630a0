#include "core/councillor/sector.h"

#include <string.h>

#include "core/councillor/councillor.h"

#include "base/banned.h"

static const char own_prefix[] = "propio_";

const struct sector *sector_find(const struct sector *sectors, size_t count, const char *code)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(sectors[i].code, code) == 0)
            return &sectors[i];
    return NULL;
}

bool sector_code_is_own(const char *code)
{
    enum { MAX_DIGITS = 3 };
    if (strncmp(code, own_prefix, sizeof own_prefix - 1) != 0)
        return false;
    const char *number = code + sizeof own_prefix - 1;
    size_t length = strlen(number);
    return length >= 1 && length <= MAX_DIGITS && number[0] != '0' &&
           strspn(number, "0123456789") == length;
}

static struct sector_tally tally(const struct sector *sector, const struct councillor *councillors,
                                 size_t count, struct date today)
{
    struct sector_tally result = {.sector = sector};
    for (size_t i = 0; i < count; i++)
        result.in_office += strcmp(councillors[i].sector, sector->code) == 0 &&
                            councillor_is_in_office(&councillors[i], today);
    int open = sector->seats - result.in_office;
    result.vacancies = open > 0 ? open : 0;
    result.excess = open < 0 ? -open : 0;
    result.is_missing = sector->is_by_law && result.in_office == 0;
    return result;
}

void sector_tally_compute(const struct sector_list *sectors, const struct councillor *councillors,
                          size_t councillor_count, struct date today, struct sector_tally *tallies)
{
    for (size_t i = 0; i < sectors->count; i++)
        tallies[i] = tally(&sectors->items[i], councillors, councillor_count, today);
}
