#include "exchange/sheet_file/sheet_values.h"

#include <string.h>

#include "base/date.h"
#include "base/decimal.h"

#include "base/banned.h"

/* Day 0 of spreadsheets, so that 61 is the first of March 1900; and of old ones of the Mac. */
static const struct date usual_start = {1899, 12, 30}, mac_start = {1904, 1, 1};

static const char *read_date(struct arena *arena, const struct workbook *workbook,
                             const struct cell *cell)
{
    enum { MAX_DAYS = 2958465 }; /* of the year 9999 */
    int64_t days = cell->number_e4 / DECIMAL_SCALE;
    if (days < 0 || days > MAX_DAYS)
        return cell->text;
    struct date date =
        date_from_days(date_to_days(workbook->is_1904 ? mac_start : usual_start) + days);
    return arena_printf(arena, "%02d/%02d/%04d", date.day, date.month, date.year);
}

static const char *read_number(struct arena *arena, const struct workbook *workbook,
                               const struct cell *cell)
{
    if (cell->is_date)
        return read_date(arena, workbook, cell);
    if (cell->is_inexact || cell->number_e4 % DECIMAL_SCALE != 0)
        return cell->text;
    return arena_printf(arena, "%lld", (long long)(cell->number_e4 / DECIMAL_SCALE));
}

const char *sheet_values_read(struct arena *arena, const struct workbook *workbook,
                              const struct cell *cell)
{
    const char *text = cell->text;
    switch (cell->kind) {
    case CELL_EMPTY:
        return cell->is_formula ? NULL : "";
    case CELL_NUMBER:
        return read_number(arena, workbook, cell);
    case CELL_ERROR:
        return NULL;
    default:
        return text[0] == '\'' && text[1] != '\0' && strchr("=+-@\t\r", text[1]) != NULL ? text + 1
                                                                                         : text;
    }
}
