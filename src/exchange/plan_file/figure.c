#include "exchange/plan_file/figure.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "exchange/plan_file/figure_number.h"

#include "base/banned.h"

enum { COMPACT_SIZE = 40 };
enum { MORE_THAN_A_WORD = 24 }; /* letters: no word below has as many */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const struct {
    const char *word; /* without spaces, points and bars */
    enum figure_state state;
} words[] = {
    {"np", FIGURE_NOT_PROGRAMMED},
    {"noprogramado", FIGURE_NOT_PROGRAMMED},
    {"noprogramada", FIGURE_NOT_PROGRAMMED},
    {"noseprogramo", FIGURE_NOT_PROGRAMMED},
    {"sinprogramar", FIGURE_NOT_PROGRAMMED},
    {"sinprogramacion", FIGURE_NOT_PROGRAMMED},
    {"na", FIGURE_NOT_APPLICABLE},
    {"noaplica", FIGURE_NOT_APPLICABLE},
    {"nd", FIGURE_NO_DATA},
    {"sd", FIGURE_NO_DATA},
    {"si", FIGURE_NO_DATA}, /* "S.I.": sin información; SÍ is no number either */
    {"sindato", FIGURE_NO_DATA},
    {"sindatos", FIGURE_NO_DATA},
    {"sininformacion", FIGURE_NO_DATA},
    {"sinlineabase", FIGURE_NO_DATA},
    {"sinlinea", FIGURE_NO_DATA},
    {"slb", FIGURE_NO_DATA},
    {"nodisponible", FIGURE_NO_DATA},
    {"nohay", FIGURE_NO_DATA},
    {"nohaydato", FIGURE_NO_DATA},
    {"nohaydatos", FIGURE_NO_DATA},
    {"noexiste", FIGURE_NO_DATA},
    {"noreporta", FIGURE_NO_DATA},
    {"noreportado", FIGURE_NO_DATA},
    {"sinreporte", FIGURE_NO_DATA},
    {"pordefinir", FIGURE_NO_DATA},
    {"porestablecer", FIGURE_NO_DATA},
    {"pordeterminar", FIGURE_NO_DATA},
    {"pendiente", FIGURE_NO_DATA},
    {"-", FIGURE_NO_DATA},
    {"--", FIGURE_NO_DATA},
    {"---", FIGURE_NO_DATA},
    {"—", FIGURE_NO_DATA},
    {"–", FIGURE_NO_DATA},
};

static enum figure_state find_word(const char *folded)
{
    char compact[COMPACT_SIZE];
    size_t length = 0;
    for (const char *p = folded; *p != '\0'; p++) {
        if (*p == ' ' || *p == '.' || *p == '/' || *p == '\\')
            continue;
        if (length + 1 >= sizeof compact)
            return FIGURE_TEXT;
        compact[length++] = *p;
    }
    compact[length] = '\0';
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(compact, words[i].word) == 0)
            return words[i].state;
    return compact[0] == '#' ? FIGURE_ERROR_VALUE : FIGURE_TEXT;
}

static bool is_accounting_zero(const char *folded)
{
    if (*folded != '$')
        return false;
    folded++;
    while (*folded == ' ')
        folded++;
    return strcmp(folded, "-") == 0 || strcmp(folded, "- 0") == 0;
}

/* "1 234" and "1'234" without what groups their thousands; a new text only where there is any. */
static const char *join_thousands(struct arena *arena, const char *text)
{
    char *joined = arena_strdup(arena, text);
    char *to = joined;
    int group = 0;
    for (const char *p = text; *p != '\0'; p++) {
        const bool is_mark = (*p == ' ' || *p == '\'') && group >= 1 && group <= 3;
        if (is_mark && is_digit(p[1]) && is_digit(p[2]) && is_digit(p[3]) && !is_digit(p[4])) {
            group = 0;
            continue;
        }
        group = is_digit(*p) ? group + 1 : 0;
        *to++ = *p;
    }
    *to = '\0';
    return joined;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether a text begins with a letter and has more of them than any word: neither a number nor a
 * word, which most cells of names are, and need not be folded for. */
static bool is_plain_text(const char *text)
{
    size_t letters = 0;
    if (!is_letter(*text))
        return false;
    for (; *text != '\0' && letters < MORE_THAN_A_WORD; text++)
        letters += is_letter(*text);
    return letters == MORE_THAN_A_WORD;
}

static struct figure read_text(struct arena *arena, const char *text, enum figure_style style)
{
    struct figure figure = {.state = FIGURE_TEXT};
    if (is_plain_text(text))
        return figure;
    if (text_is_blank(text))
        return (struct figure){.state = FIGURE_EMPTY};
    const char *folded = text_fold(arena, text);
    if (is_accounting_zero(folded))
        return (struct figure){.state = FIGURE_NUMBER, .is_accounting_zero = true};
    if (figure_number_read(join_thousands(arena, folded), style, &figure))
        return figure;
    return (struct figure){.state = find_word(folded)};
}

static struct figure read_cell_number(const struct cell *cell)
{
    struct figure figure = {.state = FIGURE_NUMBER,
                            .value_e4 = cell->number_e4,
                            .is_percent = cell->is_percent,
                            .is_formatted = cell->is_percent,
                            .is_rounded = cell->is_inexact};
    if (cell->is_percent && llabs(cell->number_e4) < INT64_MAX / 1000)
        figure.value_e4 *= 100;
    if (cell->is_date)
        figure.state = FIGURE_TEXT;
    return figure;
}

struct figure figure_read(struct arena *arena, const struct cell *cell, enum figure_style style)
{
    switch (cell->kind) {
    case CELL_EMPTY:
        return (struct figure){.state = FIGURE_EMPTY};
    case CELL_NUMBER:
        return read_cell_number(cell);
    case CELL_ERROR:
        return (struct figure){.state = FIGURE_ERROR_VALUE};
    case CELL_TEXT:
        return read_text(arena, cell->text, style);
    default:
        return (struct figure){.state = FIGURE_TEXT};
    }
}
