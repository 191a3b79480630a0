#include "exchange/plan_file/layout_given.h"

#include <string.h>

#include "base/text.h"

#include "base/banned.h"

/* Claims up to WEAK are guesses; a dated header must be read at least as CLEAR. */
enum { WEAK = 4, CLEAR = 5, MAX_YEARS = 8 };

static int count_header(const struct layout_claims *claims, const char *header)
{
    int count = 0;
    for (int i = 0; i < claims->count; i++)
        count += strcmp(claims->list[i].header, header) == 0;
    return count;
}

/* The claim of the header as if it named the year. */
static struct column_claim read_dated(struct arena *arena, const struct layout_claim *claim,
                                      int year)
{
    const char *dated = arena_printf(arena, "%s %d", text_fold(arena, claim->header), year);
    return column_read_header(arena, dated, claim->content);
}

void layout_given_neighbour_years(struct arena *arena, struct layout_claims *claims)
{
    int year = 0;
    int targets = 0;
    for (int i = 0; i < claims->count; i++)
        targets += claims->list[i].claim.meaning == COLUMN_PLANNED;
    for (int i = 0; i < claims->count; i++) {
        struct layout_claim *each = &claims->list[i];
        if (each->claim.meaning == COLUMN_PLANNED && each->claim.part == 0)
            year = each->claim.year;
        const bool is_open = each->claim.meaning == COLUMN_NONE ||
                             each->claim.meaning == COLUMN_TOTAL_ACTUAL ||
                             each->claim.meaning == COLUMN_TOTAL_PROGRESS;
        const bool is_alone = count_header(claims, each->header) < 2;
        if (year == 0 || each->claim.year != 0 || !is_open ||
            (is_alone && (targets > 1 || each->claim.strength > WEAK)))
            continue;
        const struct column_claim claim = read_dated(arena, each, year);
        if (column_is_yearly(claim.meaning) && claim.meaning != COLUMN_PLANNED)
            each->claim = claim;
    }
}

/* The only year of a text, or the one that follows "vigencia": "SEGUIMIENTO VIGENCIA 2024 AL PLAN
 * 2024-2027" is of 2024. 0: none, or several. */
static int find_only_year(struct arena *arena, const char *text)
{
    int years[MAX_YEARS];
    const int count = column_find_years(text, years, MAX_YEARS);
    const char *named = strstr(text_fold(arena, text), "vigencia");
    for (int i = 1; i < count && i < MAX_YEARS; i++)
        if (years[i] != years[0])
            return named != NULL && column_find_years(named, years, MAX_YEARS) > 0 ? years[0] : 0;
    return count > 0 ? years[0] : 0;
}

static int find_given_year(struct arena *arena, const struct table_layout *layout,
                           const char *file_name)
{
    int year = find_only_year(arena, layout->sheet->name);
    for (const char *p = layout->title; year == 0 && *p != '\0'; p += *p == '\n') {
        const size_t length = strcspn(p, "\n");
        year = find_only_year(arena, arena_strndup(arena, p, length));
        p += length;
    }
    return year != 0 || file_name == NULL ? year : find_only_year(arena, file_name);
}

static bool names_year(const struct layout_claims *claims)
{
    for (int i = 0; i < claims->count; i++)
        if (claims->list[i].claim.year != 0)
            return true;
    return false;
}

/* "Meta" alone is the four years' target only beside a column that says so. */
static bool is_open(const struct layout_claim *claim)
{
    return claim->claim.meaning == COLUMN_NONE ||
           (claim->claim.strength <= WEAK && column_holds_numbers(claim->claim.meaning));
}

void layout_given_sheet_year(struct arena *arena, const struct table_layout *layout,
                             const char *file_name, struct layout_claims *claims)
{
    if (names_year(claims))
        return;
    const int year = find_given_year(arena, layout, file_name);
    for (int i = 0; year != 0 && i < claims->count; i++) {
        struct layout_claim *each = &claims->list[i];
        if (!is_open(each))
            continue;
        const struct column_claim claim = read_dated(arena, each, year);
        if (column_is_yearly(claim.meaning) && claim.strength >= CLEAR)
            each->claim = claim;
    }
}
