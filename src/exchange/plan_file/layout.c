#include "exchange/plan_file/layout.h"

#include "base/text.h"
#include "exchange/plan_file/layout_choose.h"
#include "exchange/plan_file/layout_given.h"
#include "exchange/plan_file/layout_header.h"

#include "base/banned.h"

/* "Año 1" to "año 8": years that are only numbered. */
enum { RELATIVE_YEARS = 8 };
enum { SEARCHED_TITLES = 3000, MIN_SEARCHED_ROWS = 10 };
enum { SEARCHED_ROWS = 40, MIN_HEADER_CELLS = 3, MIN_SCORE = 40, CUT_HEADER = 15 };

/* What each recognised meaning adds to a layout's score. */
static const int worth[COLUMN_MEANING_COUNT] = {
    [COLUMN_NAME] = 30,        [COLUMN_TARGET] = 20,        [COLUMN_BASELINE] = 8,
    [COLUMN_UNIT] = 6,         [COLUMN_CODE] = 6,           [COLUMN_MGA_CODE] = 6,
    [COLUMN_LINE] = 4,         [COLUMN_COMPONENT] = 4,      [COLUMN_PROGRAMME] = 4,
    [COLUMN_TYPE] = 5,         [COLUMN_TREND] = 5,          [COLUMN_PLANNED] = 6,
    [COLUMN_ACTUAL] = 6,       [COLUMN_COMPLIANCE] = 2,     [COLUMN_PROGRESS] = 2,
    [COLUMN_RESPONSIBLE] = 3,  [COLUMN_TOTAL_PROGRESS] = 2, [COLUMN_TOTAL_ACTUAL] = 2,
    [COLUMN_SUBPROGRAMME] = 2, [COLUMN_WEIGHT] = 2,
};

static int count_cells(const struct sheet *sheet, int row)
{
    int count = 0;
    for (int column = 1; column <= sheet->column_count && column <= LAYOUT_MAX_COLUMNS; column++)
        count += !text_is_blank(sheet_cell(sheet, row, column)->text);
    return count;
}

static void compute_score(struct table_layout *layout)
{
    layout->score = layout->header_rows * -3;
    for (int i = 0; i < layout->column_count; i++) {
        const struct layout_column *each = &layout->columns[i];
        if (!each->is_repeated && !column_is_yearly(each->meaning))
            layout->score += worth[each->meaning];
    }
    for (int i = COLUMN_NONE + 1; i < COLUMN_MEANING_COUNT; i++)
        if (column_is_yearly((enum column_meaning)i))
            layout->score += worth[i] * layout_count_years(layout, (enum column_meaning)i);
    if (layout_header_is_cut(layout->sheet, layout->header_row, layout->header_rows))
        layout->score -= CUT_HEADER;
    if (!layout_has_indicators(layout))
        layout->score = 0;
}

/* A last header row merged over columns is a title beside the table: only its first column counts.
 */
static bool is_side_title(const struct sheet *sheet, int row, int column)
{
    const struct cell *shown = sheet_shown_cell(sheet, row, column);
    return column > 1 && !text_is_blank(shown->text) &&
           shown == sheet_shown_cell(sheet, row, column - 1);
}

static int width_of(const struct sheet *sheet)
{
    return sheet->column_count < LAYOUT_MAX_COLUMNS ? sheet->column_count : LAYOUT_MAX_COLUMNS;
}

static struct table_layout try_rows(struct arena *arena, struct layout_sample *sample, int row,
                                    int rows, const char *file_name)
{
    const struct sheet *sheet = sample->sheet;
    struct table_layout layout = {.sheet = sheet,
                                  .header_row = row,
                                  .header_rows = rows,
                                  .first_data_row = row + rows,
                                  .title = ""};
    struct layout_claims claims = {0};
    const int width = width_of(sheet);
    claims.list = ARENA_NEW_ARRAY(arena, width, struct layout_claim);
    for (int column = 1; column <= width; column++) {
        const char *header = layout_header_text(arena, sheet, column, row, rows);
        if (*header == '\0' || is_side_title(sheet, row + rows - 1, column))
            continue;
        const enum column_content content = layout_header_content(sample, column, row + rows);
        struct layout_claim claim = {column, header, content, {0}};
        claim.claim = column_read_header(arena, text_fold(arena, header), content);
        claims.list[claims.count++] = claim;
    }
    layout.title = layout_header_title(arena, sheet, row);
    layout_given_sheet_year(arena, &layout, file_name, &claims);
    layout_given_neighbour_years(arena, &claims);
    layout_choose(arena, &layout, &claims);
    compute_score(&layout);
    return layout;
}

/* The header rows that explained most so far. */
struct trial {
    int row, rows, score;
};

/* Also tries the row as the top of a header of two or three rows. What a trial read is forgotten
 * with it: a sheet has more than a hundred of them. */
static void try_row(struct layout_sample *sample, int row, const char *file_name,
                    struct trial *best)
{
    const struct sheet *sheet = sample->sheet;
    for (int rows = 1; rows <= LAYOUT_MAX_HEADER_ROWS; rows++) {
        const int last = row + rows - 1;
        if (last > sheet->row_count || !layout_header_is_possible(sheet, last))
            return;
        struct arena scratch = {0};
        const struct table_layout layout = try_rows(&scratch, sample, row, rows, file_name);
        if (layout.score > best->score)
            *best = (struct trial){row, rows, layout.score};
        arena_release(&scratch);
    }
}

static void resolve_relative_years(struct table_layout *layout, const char *file_name)
{
    int years[2] = {0};
    if (layout->first_year == 0 || layout->first_year > RELATIVE_YEARS)
        return;
    if (column_find_years(layout->title, years, 2) == 0 &&
        column_find_years(layout->sheet->name, years, 2) == 0 &&
        (file_name == NULL || column_find_years(file_name, years, 2) == 0)) {
        layout->score = 0; /* "año 1" of what? */
        return;
    }
    for (int i = 0; i < layout->column_count; i++)
        if (layout->columns[i].year > 0)
            layout->columns[i].year += years[0] - 1;
    layout->first_year += years[0] - 1;
    layout->last_year += years[0] - 1;
}

/* Each title is read for each row that might be a header: a sheet of 300 columns gets fewer tries,
 * still far more than any table has rows above its header. */
static int rows_to_search(const struct sheet *sheet)
{
    const int rows = SEARCHED_TITLES / (width_of(sheet) + 1);
    return rows > SEARCHED_ROWS       ? SEARCHED_ROWS
           : rows < MIN_SEARCHED_ROWS ? MIN_SEARCHED_ROWS
                                      : rows;
}

struct table_layout layout_find(struct arena *arena, const struct sheet *sheet,
                                const struct layout_hint *hint)
{
    struct table_layout layout = {.sheet = sheet, .title = ""};
    struct trial best = {0};
    int tried = 0;
    struct arena scratch = {0};
    struct layout_sample sample = layout_sample_create(&scratch, sheet, width_of(sheet) + 1);
    if (hint->header_row > 0) {
        try_row(&sample, hint->header_row, hint->file_name, &best);
    } else {
        for (int row = sheet_next_row(sheet, 0); row != 0 && tried < rows_to_search(sheet);
             row = sheet_next_row(sheet, row), tried++) {
            if (count_cells(sheet, row) >= MIN_HEADER_CELLS)
                try_row(&sample, row, hint->file_name, &best);
        }
    }
    if (best.score > 0)
        layout = try_rows(arena, &sample, best.row, best.rows, hint->file_name);
    arena_release(&scratch);
    if (hint->header_row == 0 && layout.score < MIN_SCORE)
        layout.score = 0;
    resolve_relative_years(&layout, hint->file_name);
    return layout;
}

struct table_layout layout_read(struct arena *arena, const struct sheet *sheet, int header_row,
                                int header_rows, const char *file_name)
{
    struct layout_sample sample = layout_sample_create(arena, sheet, width_of(sheet) + 1);
    struct table_layout layout = try_rows(arena, &sample, header_row, header_rows, file_name);
    resolve_relative_years(&layout, file_name);
    for (int i = 0; i < layout.column_count; i++)
        if (layout.columns[i].year <= RELATIVE_YEARS)
            layout.columns[i].year = 0;
    return layout;
}

const struct layout_column *layout_column_of(const struct table_layout *layout,
                                             enum column_meaning meaning)
{
    for (int i = 0; i < layout->column_count; i++)
        if (layout->columns[i].meaning == meaning && !layout->columns[i].is_repeated)
            return &layout->columns[i];
    return NULL;
}

const struct layout_column *layout_year_column(const struct table_layout *layout,
                                               enum column_meaning meaning, int year)
{
    for (int i = 0; i < layout->column_count; i++) {
        const struct layout_column *each = &layout->columns[i];
        if (each->meaning == meaning && each->year == year && each->part == 0 && !each->is_repeated)
            return each;
    }
    return NULL;
}

int layout_count_years(const struct table_layout *layout, enum column_meaning meaning)
{
    int count = 0;
    for (int year = layout->first_year; year != 0 && year <= layout->last_year; year++) {
        bool has_year = false;
        for (int i = 0; i < layout->column_count && !has_year; i++) {
            const struct layout_column *each = &layout->columns[i];
            has_year = each->meaning == meaning && each->year == year && !each->is_repeated;
        }
        count += has_year;
    }
    return count;
}

bool layout_has_indicators(const struct table_layout *layout)
{
    return layout_column_of(layout, COLUMN_NAME) != NULL &&
           (layout_column_of(layout, COLUMN_TARGET) != NULL ||
            layout_count_years(layout, COLUMN_PLANNED) > 0);
}

const char *layout_signature(struct arena *arena, const struct sheet *sheet, int header_row,
                             int header_rows)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325); /* FNV-1a */
    const int width =
        sheet->column_count < LAYOUT_MAX_COLUMNS ? sheet->column_count : LAYOUT_MAX_COLUMNS;
    for (int column = 1; column <= width; column++) {
        const char *text =
            text_fold(arena, layout_header_text(arena, sheet, column, header_row, header_rows));
        for (const char *p = text;; p++) {
            hash = (hash ^ (*p == '\0' ? UINT64_C(0x1f) : (uint64_t)(unsigned char)*p)) *
                   UINT64_C(0x100000001b3);
            if (*p == '\0')
                break;
        }
    }
    return arena_printf(arena, "%016llx", (unsigned long long)hash);
}
