#include "exchange/plan_file/column.h"

#include <string.h>

#include "base/banned.h"

static const struct {
    const char *word, *label;
    bool is_number, is_yearly;
} meanings[] = {
#define COLUMN(id, word, label, is_number, is_yearly)                                              \
    [COLUMN_##id] = {word, label, is_number, is_yearly},
#include "exchange/plan_file/columns.def"
#undef COLUMN
};

const char *column_word(enum column_meaning meaning)
{
    return meanings[meaning].word;
}

const char *column_label(enum column_meaning meaning)
{
    return meanings[meaning].label;
}

bool column_holds_numbers(enum column_meaning meaning)
{
    return meanings[meaning].is_number;
}

bool column_is_yearly(enum column_meaning meaning)
{
    return meanings[meaning].is_yearly;
}

enum column_meaning column_parse_word(const char *word)
{
    for (int i = COLUMN_NONE + 1; i < COLUMN_MEANING_COUNT; i++)
        if (word != NULL && strcmp(word, meanings[i].word) == 0)
            return (enum column_meaning)i;
    return COLUMN_NONE;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

int column_find_years(const char *text, int *years, int limit)
{
    int count = 0;
    for (const char *p = text; *p != '\0';) {
        int length = 0;
        int value = 0;
        for (; is_digit(p[length]); length++)
            if (length < 6)
                value = value * 10 + (p[length] - '0');
        if (length == 4 && value >= 1990 && value <= 2099 && count < limit)
            years[count++] = value;
        p += length > 0 ? length : 1;
    }
    return count;
}
