/* What people type in one field. The first byte chooses the reader; what is understood is written
 * and read again without a change. */
#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "core/technical_sheet/mga.h"
#include "core/topic/bpin.h"
#include "exchange/workbook/cell_number.h"
#include "security/crockford.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_number(const char *text)
{
    char written[DECIMAL_TEXT_SIZE];
    int64_t value = 0, again = 0;
    if (decimal_parse(text, strlen(text), DECIMAL_STYLE_POINT, &value)) {
        decimal_format(value, written);
        assert(decimal_parse(written, strlen(written), DECIMAL_STYLE_POINT, &again));
        assert(value == again);
    }
    if (decimal_parse(text, strlen(text), DECIMAL_STYLE_ES_CO, &value) && value >= 0) {
        decimal_format_es(value, 0, written);
        assert(decimal_parse(written, strlen(written), DECIMAL_STYLE_ES_CO, &again));
        assert(value == again);
    }
}

static void read_cell(const char *text)
{
    char written[DECIMAL_TEXT_SIZE];
    int64_t value = 0, again = 0;
    enum cell_number_status status = cell_number_parse(text, &value);
    if (status != CELL_NUMBER_EXACT && status != CELL_NUMBER_ROUNDED)
        return;
    decimal_format(value, written);
    status = cell_number_parse(written, &again);
    /* Fifteen digits are kept: what has more is rounded once more. */
    assert(status == CELL_NUMBER_EXACT ? value == again : status == CELL_NUMBER_ROUNDED);
}

static void read_date(const char *text)
{
    char written[DATE_ISO_SIZE];
    struct date date = {0}, again = {0};
    if (!date_parse_typed(text, &date))
        return;
    assert(date_is_valid(date) && date_parse_iso(date_format_iso(date, written), &again));
    assert(date_compare(date, again) == 0);
    assert(date_compare(date_from_days(date_to_days(date)), date) == 0);
}

static void read_codes(struct arena *arena, const char *text)
{
    char digits[BPIN_MAX_DIGITS + 1], code[CROCKFORD_CODE_SIZE], again[CROCKFORD_CODE_SIZE];
    struct mga mga;
    if (bpin_parse(text, digits) == BPIN_OK) {
        size_t length = strlen(digits);
        assert(length >= BPIN_MIN_DIGITS && length <= BPIN_MAX_DIGITS);
        assert(strspn(digits, "0123456789") == length);
    }
    if (crockford_parse(text, code))
        assert(strlen(code) == CROCKFORD_CODE_SIZE - 1 && crockford_parse(code, again) &&
               strcmp(code, again) == 0);
    if (mga_parse(arena, text, &mga))
        assert(strlen(mga.sector) == MGA_SECTOR_DIGITS);
    assert(mga_describe(arena, text) != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    if (size == 0)
        return 0;
    /* A copy without room behind it, so that a step too far is seen. */
    const char *text = arena_strndup(&arena, (const char *)data + 1, size - 1);
    switch (data[0] % 4) {
    case 0:
        read_number(text);
        break;
    case 1:
        read_cell(text);
        break;
    case 2:
        read_date(text);
        break;
    default:
        read_codes(&arena, text);
        break;
    }
    arena_release(&arena);
    return 0;
}
