/* Where the list's titles stand, and what each column is. */
#include <string.h>

#include "base/text.h"
#include "exchange/divipola/divipola_parts.h"

#include "base/banned.h"

enum { LAST_HEADER_ROW = 30 };

static bool has(const char *title, const char *word)
{
    return strstr(title, word) != NULL;
}

static bool begins(const char *title, const char *word)
{
    return strncmp(title, word, strlen(word)) == 0;
}

static enum divipola_column classify_place(const char *title)
{
    const bool is_code = has(title, "cod");
    if (has(title, "muni") || has(title, "mpio") || has(title, "mcpio"))
        return is_code ? DIVIPOLA_CODE : DIVIPOLA_NAME;
    if (has(title, "depa") || has(title, "dpto") || has(title, "depto"))
        return is_code ? DIVIPOLA_DEPARTMENT_CODE : DIVIPOLA_DEPARTMENT_NAME;
    return DIVIPOLA_OTHER;
}

/* title is folded. "Tipo: Municipio / Isla / Área no municipalizada" is a kind, not a name. */
static enum divipola_column classify(const char *title)
{
    if (begins(title, "tipo") || has(title, " tipo") || begins(title, "area") ||
        begins(title, "clase"))
        return DIVIPOLA_KIND;
    if (has(title, "longitud") || strcmp(title, "lon") == 0 || strcmp(title, "lng") == 0)
        return DIVIPOLA_LONGITUDE;
    if (has(title, "latitud") || strcmp(title, "lat") == 0)
        return DIVIPOLA_LATITUDE;
    return classify_place(title);
}

static const char *title_of(struct arena *arena, const struct sheet *sheet, int row, int column,
                            bool with_above)
{
    const char *own = text_fold(arena, sheet_cell(sheet, row, column)->text);
    if (!with_above || own[0] == '\0')
        return own;
    return arena_printf(arena, "%s %s",
                        text_fold(arena, sheet_shown_cell(sheet, row - 1, column)->text), own);
}

static bool is_whole(const struct divipola_layout *layout)
{
    int found[DIVIPOLA_COLUMN_COUNT] = {0};
    for (int i = 0; i < layout->column_count; i++)
        found[layout->columns[i]]++;
    for (int column = DIVIPOLA_DEPARTMENT_CODE; column < DIVIPOLA_COLUMN_COUNT; column++)
        if (found[column] > 1)
            return false;
    return found[DIVIPOLA_CODE] == 1 && found[DIVIPOLA_NAME] == 1;
}

static struct divipola_layout read_titles(struct arena *arena, const struct sheet *sheet, int row,
                                          bool with_above)
{
    struct divipola_layout layout = {.header_row = row};
    for (int column = 1; column <= sheet->column_count && column <= DIVIPOLA_MAX_COLUMNS;
         column++) {
        const char *title = title_of(arena, sheet, row, column, with_above);
        layout.columns[column - 1] = classify(title);
        if (title[0] != '\0')
            layout.column_count = column;
    }
    return layout;
}

struct divipola_layout divipola_find_layout(struct arena *arena, const struct sheet *sheet)
{
    for (int row = sheet_next_row(sheet, 0); row != 0 && row <= LAST_HEADER_ROW;
         row = sheet_next_row(sheet, row)) {
        for (int with_above = 0; with_above <= (row > 1); with_above++) {
            const struct divipola_layout layout = read_titles(arena, sheet, row, with_above);
            if (is_whole(&layout))
                return layout;
        }
    }
    return (struct divipola_layout){0};
}
