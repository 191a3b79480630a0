#include "exchange/plan_file/figure.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "exchange/workbook/cell_number.h"

#include "base/banned.h"

enum { MAX_NUMBER_BYTES = 40 };

/* Only what a number is made of; NULL where there is anything else. */
static char *number_text(struct arena *arena, const char *folded, bool *is_percent)
{
    char *out = arena_alloc(arena, strlen(folded) + 1);
    char *p = out;
    *is_percent = false;
    for (; *folded != '\0'; folded++) {
        if (*folded == '%')
            *is_percent = true;
        else if (isdigit((unsigned char)*folded) || *folded == '.' || *folded == ',' ||
                 (*folded == '-' && p == out))
            *p++ = *folded;
        else if (*folded != ' ' && *folded != '$')
            return NULL;
    }
    *p = '\0';
    return p - out < MAX_NUMBER_BYTES && strpbrk(out, "0123456789") != NULL ? out : NULL;
}

static enum figure_style shown_style(const char *text)
{
    const char *comma = strrchr(text, ',');
    const char *point = strrchr(text, '.');
    if (comma != NULL && point != NULL)
        return comma > point ? FIGURE_STYLE_COMMA : FIGURE_STYLE_POINT;
    const char *mark = comma != NULL ? comma : point;
    if (mark == NULL)
        return FIGURE_STYLE_UNKNOWN;
    bool is_decimal = strlen(mark + 1) != 3 || mark == text || (text[0] == '0' && mark == text + 1);
    bool is_repeated = strchr(text, *mark) != mark;
    if (is_decimal != is_repeated)
        return (is_decimal == (comma != NULL)) ? FIGURE_STYLE_COMMA : FIGURE_STYLE_POINT;
    return FIGURE_STYLE_UNKNOWN;
}

enum figure_style figure_style_of(struct arena *arena, const struct sheet *sheet, int first_row,
                                  int column)
{
    int commas = 0, points = 0;
    bool is_percent;
    for (int row = sheet_next_row(sheet, first_row - 1); row != 0;
         row = sheet_next_row(sheet, row)) {
        const struct cell *cell = sheet_cell(sheet, row, column);
        if (cell->kind != CELL_TEXT || strlen(cell->text) > MAX_NUMBER_BYTES)
            continue;
        const char *text = number_text(arena, text_fold(arena, cell->text), &is_percent);
        enum figure_style style = text != NULL ? shown_style(text) : FIGURE_STYLE_UNKNOWN;
        commas += style == FIGURE_STYLE_COMMA;
        points += style == FIGURE_STYLE_POINT;
    }
    if (commas == points)
        return FIGURE_STYLE_UNKNOWN;
    return commas > points ? FIGURE_STYLE_COMMA : FIGURE_STYLE_POINT;
}

static bool is_one_of(const char *text, const char *const *words)
{
    for (; *words != NULL; words++)
        if (strcmp(text, *words) == 0)
            return true;
    return false;
}

static struct figure read_number_text(const char *text, enum figure_style style)
{
    struct figure figure = {.status = FIGURE_READ};
    char plain[MAX_NUMBER_BYTES + 1];
    char *p = plain;
    enum figure_style own = shown_style(text);
    bool has_mark = strpbrk(text, ".,") != NULL;
    if (own != FIGURE_STYLE_UNKNOWN)
        style = own;
    else if (has_mark && style == FIGURE_STYLE_UNKNOWN)
        figure.status = FIGURE_AMBIGUOUS;
    const char decimal = style == FIGURE_STYLE_POINT ? '.' : ',';
    for (; *text != '\0'; text++) {
        if (*text == decimal)
            *p++ = '.';
        else if (*text != '.' && *text != ',')
            *p++ = *text;
    }
    *p = '\0';
    int64_t value = 0;
    enum cell_number_status status = cell_number_parse(plain, &value);
    if (status != CELL_NUMBER_EXACT && status != CELL_NUMBER_ROUNDED)
        return (struct figure){.status = FIGURE_UNREADABLE};
    if (status == CELL_NUMBER_ROUNDED)
        figure.status = FIGURE_ROUNDED;
    figure.quantity = quantity_number(value);
    return figure;
}

struct figure figure_read(struct arena *arena, const struct cell *cell, enum figure_style style)
{
    static const char *const none[] = {"-",
                                       "--",
                                       "n/a",
                                       "na",
                                       "n.a.",
                                       "n.a",
                                       "sd",
                                       "s/d",
                                       "s.d",
                                       "nd",
                                       "n/d",
                                       "n.d",
                                       "n.d.",
                                       "s.d.",
                                       "sin dato",
                                       "$-",
                                       "sin datos",
                                       "no aplica",
                                       "$ -",
                                       "no disponible",
                                       "pendiente",
                                       "por definir",
                                       "sin linea base",
                                       "sin informacion",
                                       "sin reporte",
                                       NULL};
    static const char *const not_programmed[] = {
        "np", "n.p.", "n.p", "n/p", "no programado", "no programada", NULL};
    if (cell->kind == CELL_ERROR)
        return (struct figure){.status = FIGURE_ERROR_CELL};
    if (cell->kind == CELL_NUMBER && !cell->is_date)
        return (struct figure){quantity_number(cell->number_e4),
                               cell->is_inexact ? FIGURE_ROUNDED : FIGURE_READ, cell->is_percent};
    if (text_is_blank(cell->text))
        return (struct figure){.status = FIGURE_READ};
    const char *folded = text_fold(arena, cell->text);
    if (is_one_of(folded, not_programmed))
        return (struct figure){.quantity = {QUANTITY_NOT_PROGRAMMED, 0}};
    if (is_one_of(folded, none))
        return (struct figure){.status = FIGURE_NO_DATA};
    bool is_percent = false;
    const char *text = cell->is_date ? NULL : number_text(arena, folded, &is_percent);
    if (text == NULL)
        return (struct figure){.status = FIGURE_UNREADABLE};
    return read_number_text(text, style); /* its % is dropped: "41,3%" is 41.3 already */
}
