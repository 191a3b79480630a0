#include "security/crockford.h"

#include <stdint.h>
#include <string.h>

#include "base/banned.h"

static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

enum { GROUP = CROCKFORD_CODE_DIGITS / 2 };

static void put_digit(char *code, int position, char digit)
{
    code[position < GROUP ? position : position + 1] = digit;
}

static void end_code(char *code)
{
    code[GROUP] = '-';
    code[CROCKFORD_CODE_SIZE - 1] = '\0';
}

void crockford_format(const unsigned char *bytes, char code[CROCKFORD_CODE_SIZE])
{
    uint64_t bits = 0;
    for (int i = 0; i < 7; i++)
        bits = bits << 8 | bytes[i];
    bits >>= 56 - 5 * CROCKFORD_CODE_DIGITS;
    for (int i = CROCKFORD_CODE_DIGITS - 1; i >= 0; i--, bits >>= 5)
        put_digit(code, i, digits[bits & 31]);
    end_code(code);
}

static char canonical(char c)
{
    if (c >= 'a' && c <= 'z')
        c = (char)(c - 'a' + 'A');
    if (c == 'O')
        return '0';
    return c == 'I' || c == 'L' ? '1' : c;
}

bool crockford_parse(const char *typed, char code[CROCKFORD_CODE_SIZE])
{
    int count = 0;
    for (; *typed != '\0'; typed++) {
        if (*typed == '-' || *typed == ' ')
            continue;
        char digit = canonical(*typed);
        if (count == CROCKFORD_CODE_DIGITS || strchr(digits, digit) == NULL)
            return false;
        put_digit(code, count++, digit);
    }
    end_code(code);
    return count == CROCKFORD_CODE_DIGITS;
}
