#include "core/topic/bpin.h"

#include <stddef.h>

#include "base/text.h"

#include "base/banned.h"

enum bpin_problem bpin_parse(const char *text, char digits[BPIN_MAX_DIGITS + 1])
{
    int count = 0;
    digits[0] = '\0';
    for (const char *cursor = text; *cursor != '\0';) {
        uint32_t c = text_next(&cursor);
        if (text_is_space(c) || c == '-' || c == '.')
            continue;
        if (c < '0' || c > '9')
            return BPIN_NOT_DIGITS;
        if (count < BPIN_MAX_DIGITS) {
            digits[count] = (char)c;
            digits[count + 1] = '\0';
        }
        count++;
    }
    if (count == 0)
        return BPIN_EMPTY;
    if (count < BPIN_MIN_DIGITS)
        return BPIN_TOO_SHORT;
    return count > BPIN_MAX_DIGITS ? BPIN_TOO_LONG : BPIN_OK;
}
