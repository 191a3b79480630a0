#include "exchange/plan_file/header.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"

#include "base/banned.h"

enum { SEARCHED_ROWS = 30, NO_YEAR = 0, LONG_HEADER_BYTES = 160 };

struct synonym {
    enum header_role role;
    enum { EXACT, PREFIX, CONTAINS } match;
    const char *text;
    int strength;
};

/* More than one column may match: the strongest wins, then the one nearest to the name. */
static const struct synonym synonyms[] = {
    {ROLE_CODE, EXACT, "codigo", 95},
    {ROLE_CODE, CONTAINS, "(sispt", 100},
    {ROLE_CODE, PREFIX, "codigo del indicador", 94},
    {ROLE_CODE, PREFIX, "codigo indicador", 94},
    {ROLE_CODE, PREFIX, "codigo de indicador", 80},
    {ROLE_CODE, PREFIX, "codigo de producto", 90},
    {ROLE_CODE, PREFIX, "codigo producto", 90},
    {ROLE_CODE, PREFIX, "codigo del producto", 70},
    {ROLE_CODE, PREFIX, "cod meta", 88},
    {ROLE_CODE, PREFIX, "codigo meta", 88},
    {ROLE_CODE, PREFIX, "codigo de la meta", 88},
    {ROLE_CODE, PREFIX, "cod. ", 50},
    {ROLE_CODE, PREFIX, "cod indicador", 85},
    {ROLE_CODE, EXACT, "id", 40},
    {ROLE_CODE, EXACT, "item", 30},
    {ROLE_CODE, EXACT, "no.", 30},
    {ROLE_MGA_CODE, CONTAINS, "codigo de indicador de producto (mga", 100},
    {ROLE_MGA_CODE, PREFIX, "codigo mga", 95},
    {ROLE_MGA_CODE, PREFIX, "codigo indicador mga", 95},
    {ROLE_MGA_CODE, PREFIX, "producto mga", 60},
    {ROLE_NAME, EXACT, "nombre", 95},
    {ROLE_NAME, PREFIX, "nombre del indicador", 100},
    {ROLE_NAME, PREFIX, "nombre indicador", 100},
    {ROLE_NAME, PREFIX, "indicador de producto", 99},
    {ROLE_NAME, PREFIX, "indicador producto", 99},
    {ROLE_NAME, EXACT, "indicador", 97},
    {ROLE_NAME, PREFIX, "descripcion del indicador", 90},
    {ROLE_NAME, EXACT, "indicadores", 85},
    {ROLE_NAME, PREFIX, "meta de producto", 80},
    {ROLE_NAME, PREFIX, "meta producto", 80},
    {ROLE_NAME, PREFIX, "descripcion de la meta", 75},
    {ROLE_NAME, PREFIX, "indicador", 50},
    {ROLE_NAME, PREFIX, "metas de producto", 80},
    {ROLE_NAME, PREFIX, "metas producto", 80},
    {ROLE_NAME, PREFIX, "nombre de la meta", 85},
    {ROLE_NAME, PREFIX, "descripcion meta", 75},
    {ROLE_NAME, PREFIX, "meta de resultado", 44},
    {ROLE_NAME, EXACT, "producto", 45},
    {ROLE_NAME, PREFIX, "nombre del producto", 46},
    {ROLE_OTHER_NAME, PREFIX, "personalizacion", 100},
    {ROLE_OTHER_NAME, PREFIX, "meta de producto", 90},
    {ROLE_OTHER_NAME, PREFIX, "meta producto", 90},
    {ROLE_OTHER_NAME, PREFIX, "descripcion de la meta", 80},
    {ROLE_LINE, PREFIX, "linea estrategica", 100},
    {ROLE_LINE, EXACT, "linea", 95},
    {ROLE_LINE, EXACT, "eje", 80},
    {ROLE_LINE, EXACT, "ejes", 80},
    {ROLE_LINE, PREFIX, "eje ", 79},
    {ROLE_LINE, PREFIX, "dimension", 70},
    {ROLE_LINE, PREFIX, "pilar", 70},
    {ROLE_COMPONENT, PREFIX, "componente", 100},
    {ROLE_COMPONENT, PREFIX, "nombre de sector", 80},
    {ROLE_COMPONENT, PREFIX, "nombre del sector", 80},
    {ROLE_COMPONENT, EXACT, "sector", 75},
    {ROLE_COMPONENT, EXACT, "sector (mga)", 75},
    {ROLE_PROGRAMME, EXACT, "programa", 100},
    {ROLE_PROGRAMME, EXACT, "programas", 95},
    {ROLE_PROGRAMME, PREFIX, "nombre del programa", 95},
    {ROLE_PROGRAMME, EXACT, "programa (mga)", 70},
    {ROLE_PROGRAMME, EXACT, "programa mga", 40},
    {ROLE_PROGRAMME, PREFIX, "programa ", 80},
    {ROLE_UNIT, PREFIX, "unidad", 100},
    {ROLE_TYPE, PREFIX, "tipo de acumulacion", 100},
    {ROLE_TYPE, EXACT, "tipo acumulacion", 100},
    {ROLE_TYPE, PREFIX, "comportamiento", 80},
    {ROLE_TREND, PREFIX, "tendencia", 100},
    {ROLE_TREND, PREFIX, "orientacion", 90},
    {ROLE_LEVEL, EXACT, "nivel", 100},
    {ROLE_LEVEL, PREFIX, "tipo de indicador", 80},
    {ROLE_BASELINE, PREFIX, "linea base", 100},
    {ROLE_BASELINE, PREFIX, "linea de base", 100},
    {ROLE_BASELINE, PREFIX, "valor linea base", 100},
    {ROLE_BASELINE, EXACT, "lb", 90},
    {ROLE_BASELINE, EXACT, "l.b", 90},
    {ROLE_BASELINE, EXACT, "l.b.", 90},
    {ROLE_INCLUDES_BASELINE, PREFIX, "meta incluye", 100},
    {ROLE_DIRECTION, EXACT, "sentido", 100},
    {ROLE_TARGET, PREFIX, "meta cuat", 100},
    {ROLE_TARGET, PREFIX, "meta del cuat", 100},
    {ROLE_TARGET, PREFIX, "meta de cuat", 100},
    {ROLE_TARGET, PREFIX, "valor esperado cuat", 95},
    {ROLE_TARGET, PREFIX, "valor esperado del cuat", 95},
    {ROLE_TARGET, PREFIX, "meta total", 80},
    {ROLE_TARGET, PREFIX, "meta final", 80},
    {ROLE_TARGET, PREFIX, "meta plan", 80},
    {ROLE_TARGET, PREFIX, "programado cuat", 75},
    {ROLE_TARGET, PREFIX, "meta 20", 70},
    {ROLE_TARGET, EXACT, "meta", 60},
    {ROLE_TARGET, CONTAINS, "cuatrienio", 40},
    {ROLE_WEIGHT, EXACT, "peso", 100},
    {ROLE_WEIGHT, EXACT, "ponderador", 90},
    {ROLE_WEIGHT, EXACT, "ponderacion", 90},
    {ROLE_RESPONSIBLE, PREFIX, "responsable", 100},
    {ROLE_RESPONSIBLE, PREFIX, "dependencia", 90},
    {ROLE_RESPONSIBLE, PREFIX, "secretaria", 80},
    {ROLE_PLAN_NAME, PREFIX, "nombre del plan", 100},
    {ROLE_TOTAL_ACTUAL, PREFIX, "avance acumulado", 100},
    {ROLE_TOTAL_ACTUAL, PREFIX, "ejecutado acumulado", 100},
    {ROLE_TOTAL_ACTUAL, PREFIX, "total acumulado", 90},
};

static const char *const passed_over[] = {
    "recursos",  "sgp ",      "apropiacion",    "compromiso",          "pagos",
    "financier", "credito",   "transferenc",    "presupuest",          "bpin",
    "soporte",   "evidencia", "observac",       "obligacion",          "costo",
    "poblacion", "fuente",    "ponderador eje", "ponderador programa", NULL};

static bool contains_any(const char *text, const char *const *words)
{
    for (; *words != NULL; words++)
        if (strstr(text, *words) != NULL)
            return true;
    return false;
}

static bool is_quarter(const char *text)
{
    static const char *const words[] = {"trimestre", "semestre", "trim ", NULL};
    return (text[0] == 't' && (isdigit((unsigned char)text[1]) || text[1] == '.')) ||
           contains_any(text, words);
}

/* The one year that a header names: none where it names a period. */
static int find_year(const char *text)
{
    int found = NO_YEAR;
    for (const char *p = text; *p != '\0'; p++) {
        bool starts = p == text || !isdigit((unsigned char)p[-1]);
        if (!starts || strspn(p, "0123456789") != 4 || strncmp(p, "20", 2) != 0)
            continue;
        int year = 2000 + (p[2] - '0') * 10 + (p[3] - '0');
        if (found != NO_YEAR && found != year)
            return NO_YEAR;
        found = year;
    }
    return found;
}

/* Title cells span the table: they are no part of a column's header. */
static bool is_title(const struct sheet *sheet, int row, int column)
{
    for (size_t i = 0; i < sheet->merged_count; i++) {
        const struct merged_range *range = &sheet->merged[i];
        if (range->first_row <= row && row <= range->last_row && range->first_column <= column &&
            column <= range->last_column)
            return (range->last_column - range->first_column + 1) * 2 > sheet->column_count;
    }
    return false;
}

/* Merged cells saved as CSV leave their text in the first column alone: a year above, or words
 * above years, hold until the next text. */
static const struct cell *cell_above(const struct sheet *sheet, int row, int column,
                                     bool is_year_below)
{
    const struct cell *above = sheet_shown_cell(sheet, row, column);
    for (int c = column; text_is_blank(above->text) && c > 1; c--) {
        const struct cell *left = sheet_shown_cell(sheet, row, c - 1);
        if (text_is_blank(left->text))
            continue;
        return is_year_below || find_year(left->text) != NO_YEAR ? left : above;
    }
    return above;
}

static const char *joined_text(struct arena *arena, const struct sheet *sheet, int row, int last,
                               int column)
{
    const struct cell *cell = sheet_shown_cell(sheet, last, column);
    const char *text = cell->text;
    const struct cell *above = text_is_blank(text)
                                   ? sheet_shown_cell(sheet, row, column)
                                   : cell_above(sheet, row, column, find_year(text) != NO_YEAR);
    if (row != last && above != cell && !is_title(sheet, row, column))
        text = arena_printf(arena, "%s %s", above->text, text);
    if (strlen(text) > LONG_HEADER_BYTES)
        return "";
    char *folded = text_fold(arena, text);
    for (char *p = folded; *p != '\0'; p++)
        if (*p == '_')
            *p = ' ';
    return folded;
}

const char *header_text(struct arena *arena, const struct header *header, int column)
{
    return joined_text(arena, header->sheet, header->row, header->last_row, column);
}

static bool matches(const struct synonym *synonym, const char *text)
{
    if (synonym->match == EXACT)
        return strcmp(text, synonym->text) == 0;
    if (synonym->match == PREFIX)
        return strncmp(text, synonym->text, strlen(synonym->text)) == 0;
    return strstr(text, synonym->text) != NULL;
}

struct search {
    struct arena *arena;
    struct header *header;
    const char **texts;
    bool has_bare_years; /* no header says "programado": a plain year does */
    int strengths[ROLE_COUNT];
};

static void match_role(struct search *search, int column, enum header_role role)
{
    static const char *const percent_words[] = {"%", "porcentaje", "avance", "ejecut", NULL};
    const char *text = search->texts[column];
    if (role == ROLE_TARGET && contains_any(text, percent_words))
        return;
    int best = 0;
    for (size_t i = 0; i < sizeof synonyms / sizeof synonyms[0]; i++)
        if (synonyms[i].role == role && synonyms[i].strength > best && matches(&synonyms[i], text))
            best = synonyms[i].strength;
    int name = search->header->columns[ROLE_NAME];
    int held = search->header->columns[role];
    bool is_nearer =
        name != 0 && held != 0 && best == search->strengths[role] &&
        (column > name ? column - name : name - column) < (held > name ? held - name : name - held);
    if (best > search->strengths[role] || (best > 0 && is_nearer)) {
        search->strengths[role] = best;
        search->header->columns[role] = column;
    }
}

/* A year and no more than a word for it: "2024", "Vigencia 2024". */
static bool is_bare_year(const char *text)
{
    static const char *const words[] = {"vigencia ", "valor ", "ano ", "cantidad ", "anualidad "};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strncmp(text, words[i], strlen(words[i])) == 0)
            text += strlen(words[i]);
    return find_year(text) != NO_YEAR && strlen(text) == 4;
}

/* Which yearly figure a header names; YEAR_ROLES: none. */
static enum header_year_role year_role(const char *text)
{
    static const char *const done[] = {"ejec",     "avance",  "logro",     "alcanzad",
                                       "reportad", "logrado", "realizado", NULL};
    static const char *const due[] = {"prog", "planead", "esperad", "meta", "proyectad", NULL};
    if (strncmp(text, "e 20", 4) == 0 || strncmp(text, "e20", 3) == 0 ||
        strncmp(text, "resultado 20", 12) == 0)
        return YEAR_ACTUAL;
    if (strncmp(text, "p 20", 4) == 0 || strncmp(text, "p20", 3) == 0)
        return YEAR_PLANNED;
    bool is_percent = strchr(text, '%') != NULL || strncmp(text, "porcentaje", 10) == 0;
    if (strstr(text, "cumplimiento") != NULL)
        return YEAR_COMPLIANCE;
    if (is_percent && contains_any(text, done)) {
        bool is_total = strstr(text, "p.d") != NULL || strstr(text, "cuatr") != NULL;
        return is_total ? YEAR_PROGRESS : YEAR_COMPLIANCE;
    }
    if (is_percent)
        return YEAR_ROLES;
    if (contains_any(text, done))
        return YEAR_ACTUAL;
    return contains_any(text, due) ? YEAR_PLANNED : YEAR_ROLES;
}

static bool is_total_progress(const char *text)
{
    static const char *const words[] = {"a la fecha", "acumulado", "cuatr", "total", NULL};
    bool is_percent = strchr(text, '%') != NULL || strncmp(text, "porcentaje", 10) == 0;
    return is_percent && strstr(text, "avance") != NULL && contains_any(text, words);
}

static bool is_planned(const struct search *search, int column)
{
    const char *text = search->texts[column];
    return search->has_bare_years ? is_bare_year(text)
                                  : find_year(text) != NO_YEAR && year_role(text) == YEAR_PLANNED;
}

static bool names_year_elsewhere(const struct search *search, int from, int year)
{
    for (int c = from; c <= search->header->sheet->column_count; c++)
        if (find_year(search->texts[c]) == year && is_planned(search, c))
            return true;
    return false;
}

/* The planned columns in their order; a year repeated at once by mistake is the next one. */
static void find_planned(struct search *search, int years[])
{
    struct header *header = search->header;
    int last = 0, count = 0, columns[PLAN_DRAFT_MAX_YEARS] = {0}, found[PLAN_DRAFT_MAX_YEARS];
    for (int c = 1; c <= header->sheet->column_count; c++) {
        int year = find_year(search->texts[c]);
        if (!is_planned(search, c) || count == PLAN_DRAFT_MAX_YEARS)
            continue;
        if (count > 0 && year == last && !names_year_elsewhere(search, c + 1, year + 1) &&
            count < 4) {
            year = last + 1;
            header->corrected_column = c;
        }
        if (count > 0 && year != last + 1)
            continue;
        columns[count] = c;
        found[count++] = last = year;
    }
    header->year_count = count;
    header->first_year = count > 0 ? found[0] : 0;
    for (int i = 0; i < count; i++) {
        header->year_columns[YEAR_PLANNED][i] = columns[i];
        years[columns[i]] = i + 1;
    }
}

/* Figures without a year, or with a year already taken, belong to the planned column before them.
 */
static void find_figures(struct search *search, const int years[])
{
    struct header *header = search->header;
    int group = 0;
    for (int c = 1; c <= header->sheet->column_count; c++) {
        const char *text = search->texts[c];
        if (years[c] != 0)
            group = years[c];
        enum header_year_role role = year_role(text);
        if (years[c] != 0 || role == YEAR_ROLES || role == YEAR_PLANNED)
            continue;
        int year = find_year(text);
        int index = year - header->first_year;
        bool is_stated = year != NO_YEAR && index >= 0 && index < header->year_count;
        bool is_free = is_stated && header->year_columns[role][index] == 0;
        bool is_group_free = group > 0 && header->year_columns[role][group - 1] == 0;
        bool is_plain = year == NO_YEAR && !is_total_progress(text) &&
                        strstr(text, "acumulado") == NULL && strlen(text) < 30;
        if (is_free) {
            header->year_columns[role][index] = c;
        } else if (is_group_free && (is_plain || (is_stated && index == group - 2))) {
            header->year_columns[role][group - 1] = c;
            if (is_stated)
                header->corrected_column = c;
        }
    }
}

static void find_traits(struct search *search)
{
    struct header *header = search->header;
    for (int c = 1; c <= header->sheet->column_count; c++) {
        const char *text = search->texts[c];
        header->has_quarters |= is_quarter(text) && find_year(text) != NO_YEAR;
        header->is_sispt |= strstr(text, "(sispt") != NULL;
        header->is_matrix |= strcmp(text, "tipo acumulacion") == 0;
        if (header->columns[ROLE_TOTAL_PROGRESS] == 0 && find_year(text) == NO_YEAR &&
            is_total_progress(text))
            header->columns[ROLE_TOTAL_PROGRESS] = c;
    }
}

static struct header read_header(struct arena *arena, const struct sheet *sheet, int row, int last)
{
    struct header header = {.sheet = sheet, .row = row, .last_row = last};
    size_t size = (size_t)sheet->column_count + 1;
    struct search search = {arena, &header, ARENA_NEW_ARRAY(arena, size, const char *), false, {0}};
    int *years = ARENA_NEW_ARRAY(arena, size, int);
    search.texts[0] = "";
    for (int c = 1; c <= sheet->column_count; c++)
        search.texts[c] = joined_text(arena, sheet, row, last, c);
    find_traits(&search);
    for (int c = 1; c <= sheet->column_count; c++)
        if (contains_any(search.texts[c], passed_over) || is_quarter(search.texts[c]))
            search.texts[c] = "";
    find_planned(&search, years);
    if (header.year_count == 0) {
        search.has_bare_years = true;
        find_planned(&search, years);
    }
    find_figures(&search, years);
    for (int pass = 0; pass < 2; pass++) /* the second knows where the name is */
        for (int c = 1; c <= sheet->column_count; c++)
            for (int role = 0; role < ROLE_COUNT; role++)
                if (years[c] == 0)
                    match_role(&search, c, (enum header_role)role);
    if (header.columns[ROLE_OTHER_NAME] == header.columns[ROLE_NAME])
        header.columns[ROLE_OTHER_NAME] = 0;
    if (header.columns[ROLE_NAME] == 0 || header.year_count == 0)
        return header;
    header.is_result = strstr(search.texts[header.columns[ROLE_NAME]], "resultado") != NULL;
    for (int role = 0; role < ROLE_COUNT; role++)
        header.score += header.columns[role] != 0 ? 10 : 0;
    for (int role = 0; role < YEAR_ROLES; role++)
        for (int i = 0; i < PLAN_DRAFT_MAX_YEARS; i++)
            header.score += header.year_columns[role][i] != 0 ? 10 : 0;
    return header;
}

struct header header_find(struct arena *arena, const struct sheet *sheet, int row)
{
    struct header best = {.sheet = sheet};
    int from = row > 0 ? row : sheet_next_row(sheet, 0);
    int until = row > 0 ? row : from + SEARCHED_ROWS;
    for (int r = from; r > 0 && r <= until && r <= sheet->row_count; r++) {
        for (int last = r; last <= r + 1 && last <= sheet->row_count; last++) {
            struct header header = read_header(arena, sheet, r, last);
            if (header.score > best.score + (last > r ? 10 : 0))
                best = header;
        }
    }
    return best;
}
