#include "exchange/plan_file/sheet_set.h"

#include <string.h>

#include "base/text.h"

#include "base/banned.h"

enum { MENTION_ROWS = 8 };

/* People write names of sheets as they read them: without the last space, in any case. */
static bool is_same_name(const char *a, const char *b)
{
    struct arena arena = {0};
    const bool is_same = strcmp(text_fold(&arena, a), text_fold(&arena, b)) == 0;
    arena_release(&arena);
    return is_same;
}

bool sheet_set_is_chosen(const struct sheet *sheet, const struct plan_file_options *options)
{
    return options->sheet == NULL ? !sheet->hidden : is_same_name(sheet->name, options->sheet);
}

/* A gathering of pesos, not of targets. "Secretaría de Hacienda y Presupuesto" is an office. */
static bool is_of_money(const struct sheet *sheet)
{
    static const char *const words[] = {"financier", "presupuest", "poai"};
    struct arena arena = {0};
    const char *name = text_fold(&arena, sheet->name);
    bool is_found = false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        is_found |= strstr(name, words[i]) != NULL;
    is_found &= strstr(name, "fisic") == NULL && strstr(name, "sec") == NULL;
    arena_release(&arena);
    return is_found;
}

static bool has_other_plan(const struct sheet_set *set)
{
    for (size_t i = 0; i < set->workbook->sheet_count; i++)
        if (set->layouts[i].score > 0 && !is_of_money(&set->workbook->sheets[i]))
            return true;
    return false;
}

static void drop_money(struct sheet_set *set)
{
    for (size_t i = 0; has_other_plan(set) && i < set->workbook->sheet_count; i++)
        if (set->layouts[i].score > 0 && is_of_money(&set->workbook->sheets[i])) {
            set->layouts[i].score = 0;
            set->indicator_sheets--;
        }
}

static struct sheet_set find(struct arena *arena, const struct workbook *workbook,
                             const struct plan_file_options *options)
{
    struct sheet_set set = {.workbook = workbook};
    const struct layout_hint hint = {options->header_row, workbook->file_name};
    set.layouts = ARENA_NEW_ARRAY(arena, workbook->sheet_count, struct table_layout);
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        const struct sheet *sheet = &workbook->sheets[i];
        if (sheet_set_is_chosen(sheet, options))
            set.layouts[i] = layout_find(arena, sheet, &hint);
        else
            set.layouts[i] = (struct table_layout){.sheet = sheet, .title = ""};
        set.indicator_sheets += set.layouts[i].score > 0;
    }
    drop_money(&set);
    return set;
}

struct sheet_set sheet_set_find(struct arena *arena, const struct workbook *workbook,
                                const struct plan_file_options *options)
{
    struct sheet_set_memo *memo = options->memo;
    bool is_known = memo != NULL && memo->set.workbook == workbook &&
                    memo->sheet == options->sheet && memo->header_row == options->header_row;
    if (is_known)
        return memo->set;
    struct sheet_set set = find(arena, workbook, options);
    if (memo != NULL)
        *memo = (struct sheet_set_memo){set, options->sheet, options->header_row};
    return set;
}

bool sheet_set_find_period(const struct sheet_set *set, struct plan_draft *draft,
                           struct error *error)
{
    int first = 0;
    int last = 0;
    for (size_t i = 0; i < set->workbook->sheet_count; i++) {
        const struct table_layout *layout = &set->layouts[i];
        if (layout->score == 0 || layout->first_year == 0)
            continue;
        first = first == 0 || layout->first_year < first ? layout->first_year : first;
        last = layout->last_year > last ? layout->last_year : last;
    }
    if (first == 0)
        return error_set(error, ERROR_INVALID,
                         "los títulos no dicen los años: se esperan columnas como «Meta 2024»");
    if (last - first >= PLAN_DRAFT_MAX_YEARS)
        return error_set(error, ERROR_INVALID, "los títulos van de %d a %d: más de %d años", first,
                         last, PLAN_DRAFT_MAX_YEARS);
    draft->first_year = first;
    draft->year_count = last - first + 1;
    return true;
}

/* The period that the text states around the years: "2024 - 2027". */
static bool find_stated_term(const char *text, const struct plan_draft *draft, int *first,
                             int *count)
{
    int years[PLAN_DRAFT_MAX_YEARS];
    const int last = draft->first_year + draft->year_count - 1;
    const int found = column_find_years(text, years, PLAN_DRAFT_MAX_YEARS);
    for (int i = 0; i + 1 < found; i++) {
        *first = years[i];
        *count = years[i + 1] - years[i] + 1;
        if (*count > 1 && *count <= PLAN_DRAFT_MAX_YEARS && years[i] <= draft->first_year &&
            years[i + 1] >= last)
            return true;
    }
    return false;
}

/* Colombian mayors govern from a year that four divides. */
static bool find_mayors_term(const struct plan_draft *draft, int *first, int *count)
{
    enum { TERM = 4 };
    *first = draft->first_year - draft->first_year % TERM;
    *count = TERM;
    return draft->first_year + draft->year_count <= *first + TERM;
}

static bool find_term(const struct sheet_set *set, const struct plan_draft *draft, int *first,
                      int *count)
{
    for (size_t i = 0; i < set->workbook->sheet_count; i++)
        if (set->layouts[i].score > 0 &&
            find_stated_term(set->layouts[i].title, draft, first, count))
            return true;
    return find_mayors_term(draft, first, count);
}

bool sheet_set_find_term(const struct sheet_set *set, struct draft_builder *builder,
                         struct error *error)
{
    struct plan_draft *draft = builder->draft;
    int first = 0;
    int count = 0;
    if (!sheet_set_find_period(set, draft, error))
        return false;
    if (!find_term(set, draft, &first, &count) || count <= draft->year_count)
        return true;
    draft_builder_add_problem(
        builder,
        &(struct draft_problem){
            .severity = PROBLEM_INFO,
            .code = "PERIODO_COMPLETADO",
            .text = arena_printf(builder->arena, "Los títulos solo traen años de %d a %d.",
                                 draft->first_year, draft->first_year + draft->year_count - 1),
            .action = arena_printf(builder->arena,
                                   "El plan va de %d a %d; los otros años quedan sin dato.", first,
                                   first + count - 1)});
    draft->first_year = first;
    draft->year_count = count;
    return true;
}

static bool says_level(const char *text, enum indicator_level *level)
{
    struct arena arena = {0};
    const char *folded = text_fold(&arena, text);
    const bool is_product = strstr(folded, "producto") != NULL;
    const bool is_result = strstr(folded, "resultado") != NULL ||
                           strstr(folded, "bienestar") != NULL || strstr(folded, "impacto") != NULL;
    arena_release(&arena);
    *level = is_result && !is_product ? INDICATOR_LEVEL_RESULT : INDICATOR_LEVEL_PRODUCT;
    return is_product != is_result;
}

enum indicator_level sheet_set_find_level(const struct table_layout *layout, bool *is_known)
{
    enum indicator_level level;
    const struct layout_column *name = layout_column_of(layout, COLUMN_NAME);
    *is_known = (name != NULL && says_level(name->header, &level)) ||
                (strstr(layout->sheet->name, "ndicador") != NULL && /* not a secretaría's name */
                 says_level(layout->sheet->name, &level));
    return *is_known ? level : INDICATOR_LEVEL_PRODUCT;
}

static void report(struct draft_builder *builder, const struct table_layout *layout,
                   const struct layout_column *column, const struct draft_problem *problem)
{
    struct draft_problem added = *problem;
    added.source = draft_builder_source(
        builder, layout->sheet, layout->header_row + layout->header_rows - 1, column->column);
    added.source.raw = column->header;
    draft_builder_add_problem(builder, &added);
}

static bool is_of_term(const struct plan_draft *draft, int year)
{
    return year >= draft->first_year && year < draft->first_year + draft->year_count;
}

void sheet_set_report_layout(struct draft_builder *builder, const struct table_layout *layout)
{
    for (int i = 0; i < layout->column_count; i++) {
        const struct layout_column *each = &layout->columns[i];
        if (each->written_year != 0)
            report(builder, layout, each,
                   &(struct draft_problem){
                       .severity = PROBLEM_WARNING,
                       .code = "ANIO_CORREGIDO",
                       .text = arena_printf(builder->arena,
                                            "El título repite el año %d en la columna de %d.",
                                            each->written_year, each->year),
                       .action =
                           arena_printf(builder->arena, "La columna se lee como %d.", each->year)});
        if (each->year != 0 && !each->is_repeated && !is_of_term(builder->draft, each->year))
            report(
                builder, layout, each,
                &(struct draft_problem){
                    .severity = PROBLEM_WARNING,
                    .code = "ANIO_FUERA_DEL_PLAN",
                    .text = arena_printf(builder->arena, "El año %d no es del plan.", each->year),
                    .action = "Esta columna no se lee."});
        if (each->is_repeated)
            report(builder, layout, each,
                   &(struct draft_problem){
                       .severity = each->meaning == COLUMN_NAME ? PROBLEM_INFO : PROBLEM_WARNING,
                       .code = "COLUMNA_REPETIDA",
                       .text = arena_printf(builder->arena, "Otra columna ya es «%s».",
                                            column_label(each->meaning)),
                       .action = "Esta columna no se lee."});
    }
}

void sheet_set_skip(struct draft_builder *builder, const struct sheet *sheet, const char *note)
{
    if (sheet->hidden)
        note = "está oculta";
    else if (is_of_money(sheet) && sheet->row_count > 0)
        note = "trae dinero y no metas; puede elegirse por su nombre";
    draft_builder_add_sheet(builder, sheet, false, note);
    if (!sheet->hidden || sheet->row_count == 0)
        return;
    draft_builder_add_problem(
        builder, &(struct draft_problem){.severity = PROBLEM_INFO,
                                         .code = "HOJA_OCULTA",
                                         .source = {.sheet = sheet->name, .raw = ""},
                                         .text = "La hoja está oculta.",
                                         .action = "No se lee; puede elegirse por su nombre."});
}

bool sheet_set_mentions(const struct sheet *sheet, const char *folded)
{
    struct arena arena = {0};
    int seen = 0;
    bool is_found = strstr(text_fold(&arena, sheet->name), folded) != NULL;
    for (int row = sheet_next_row(sheet, 0); row != 0 && seen < MENTION_ROWS && !is_found;
         row = sheet_next_row(sheet, row), seen++) {
        for (int column = 1; column <= sheet->column_count && !is_found; column++) {
            const struct cell *cell = sheet_cell(sheet, row, column);
            is_found = cell->kind == CELL_TEXT && strlen(cell->text) < 300 &&
                       strstr(text_fold(&arena, cell->text), folded) != NULL;
        }
    }
    arena_release(&arena);
    return is_found;
}

bool sheet_set_require_indicators(const struct draft_builder *builder, struct error *error)
{
    if (builder->draft->indicator_count > 0 || builder->draft->left_out_count > 0)
        return true;
    return error_set(error, ERROR_INVALID, "no se encontró ninguna fila con un indicador");
}
