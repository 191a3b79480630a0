/* The control board that municipalities keep: a sheet for each secretaría, components in merged
 * cells, target and progress year by year, and the municipality's own percentages. */
#include <string.h>

#include "base/text.h"
#include "exchange/plan_file/municipal_board/overlap.h"
#include "exchange/plan_file/sheet_set.h"

#include "base/banned.h"

enum { SCORE_SHEETS = 80, SCORE_ONE = 65, SCORE_PLAIN = 55 };

static bool has_parts(const struct table_layout *layout)
{
    for (int i = 0; i < layout->column_count; i++)
        if (layout->columns[i].part != 0)
            return true;
    return false;
}

/* Each year brings its target, its result and a percentage of the municipality. */
static bool is_board(const struct table_layout *layout)
{
    return layout->score > 0 && layout_count_years(layout, COLUMN_PLANNED) > 0 &&
           layout_count_years(layout, COLUMN_ACTUAL) > 0 && !has_parts(layout) &&
           (layout_count_years(layout, COLUMN_COMPLIANCE) > 0 ||
            layout_count_years(layout, COLUMN_PROGRESS) > 0 ||
            layout_column_of(layout, COLUMN_TOTAL_PROGRESS) != NULL);
}

static struct plan_recognition recognise(struct arena *arena, const struct workbook *workbook,
                                         const struct plan_file_options *options)
{
    const struct sheet_set set = sheet_set_find(arena, workbook, options);
    int boards = 0;
    for (size_t i = 0; i < workbook->sheet_count; i++)
        boards += is_board(&set.layouts[i]);
    if (boards > 1)
        return (struct plan_recognition){
            SCORE_SHEETS,
            arena_printf(arena,
                         "%d hojas traen por año meta, avance y los porcentajes del municipio.",
                         boards)};
    if (boards == 1)
        return (struct plan_recognition){
            SCORE_ONE, "Cada año tiene meta y avance, con los porcentajes del municipio."};
    if (set.indicator_sheets > 1)
        return (struct plan_recognition){
            SCORE_PLAIN, arena_printf(arena, "%d hojas traen indicadores con metas por año.",
                                      set.indicator_sheets)};
    return (struct plan_recognition){0, ""};
}

static const char *after_label(const char *text, const char *folded)
{
    const char *colon = strchr(text, ':');
    const bool is_label = strncmp(folded, "linea", 5) == 0 || strncmp(folded, "eje", 3) == 0;
    return is_label && colon != NULL && !text_is_blank(colon + 1) ? colon + 1 : text;
}

/* The line that the titles above the table name: a part that says so, or one that begins with a
 * number ("03. Juntos por el turismo"). NULL: none does. */
static const char *find_line(struct arena *arena, const char *title)
{
    for (const char *p = title; *p != '\0'; p += strcspn(p, "\n"), p += *p == '\n') {
        const char *part = text_collapse(arena, arena_strndup(arena, p, strcspn(p, "\n")));
        const char *folded = text_fold(arena, part);
        const char *line = after_label(part, folded);
        if (line != part || (part[0] >= '0' && part[0] <= '9' && strlen(part) > 8 &&
                             strstr(folded, "plan de desarrollo") == NULL))
            return text_trim(arena, line);
        if (strncmp(folded, "linea estrategica ", 18) == 0 || strncmp(folded, "eje ", 4) == 0)
            return part;
    }
    return NULL;
}

/* What follows "plan de desarrollo" in the title; "": it does not say. */
static const char *find_plan_name(struct arena *arena, const char *title)
{
    const char *part = text_collapse(arena, arena_strndup(arena, title, strcspn(title, "\n")));
    static const char label[] = "PLAN DE DESARROLLO ";
    const char *found = strcasestr(part, label);
    return found == NULL ? "" : text_trim(arena, found + sizeof label - 1);
}

/* With several sheets each is a secretaría's; a sheet alone is called anything. */
static const char *find_responsible(struct arena *arena, const struct table_layout *layout,
                                    int sheets)
{
    return sheets > 1 ? text_collapse(arena, layout->sheet->name) : NULL;
}

static void read_sheet(struct draft_builder *builder, const struct table_layout *layout, int sheets)
{
    struct arena *arena = builder->arena;
    struct table_options options = {
        .line = find_line(arena, layout->title),
        .responsible = find_responsible(arena, layout, sheets),
        .inherits = true,
        .sheet_index = draft_builder_add_sheet(builder, layout->sheet, true, NULL)};
    options.level = sheet_set_find_level(layout, &options.is_level_known);
    if (*builder->draft->plan_name == '\0')
        builder->draft->plan_name = find_plan_name(arena, layout->title);
    sheet_set_report_layout(builder, layout);
    table_read(builder, layout, &options);
}

static bool read(struct draft_builder *builder, struct error *error)
{
    struct sheet_set set = sheet_set_find(builder->arena, builder->workbook, builder->options);
    if (!sheet_set_find_term(&set, builder, error))
        return false;
    for (size_t i = 0; i < builder->workbook->sheet_count; i++) {
        const struct table_layout *layout = &set.layouts[i];
        if (layout->score > 0)
            read_sheet(builder, layout, set.indicator_sheets);
        else
            sheet_set_skip(builder, layout->sheet,
                           "no tiene una tabla de indicadores con metas por año");
    }
    overlap_remove(builder);
    return sheet_set_require_indicators(builder, error);
}

const struct plan_format municipal_board_format = {
    .id = "municipal_board",
    .label = "Tablero municipal por secretarías",
    .recognise = recognise,
    .read = read,
};
