/* The plan indicativo that every municipality downloads from DNP's SisPT: one row for each product
 * with its MGA codes, the target and four years of programming; no baseline and no results. */
#include <string.h>

#include "base/text.h"
#include "exchange/plan_file/sheet_set.h"

#include "base/banned.h"

enum { SCORE_SURE = 95, SCORE_OLDER = 70 };

static bool is_sispt_sheet(const struct sheet *sheet)
{
    return sheet_set_mentions(sheet, "(sispt)") ||
           sheet_set_mentions(sheet, "programacion del producto bien o servicio");
}

/* Exports of earlier plans have MGA codes and no code of SisPT; towns copy these columns into
 * boards of their own, which score more. */
static bool is_older_sheet(const struct sheet *sheet)
{
    return sheet_set_mentions(sheet, "indicador de producto") &&
           (sheet_set_mentions(sheet, "(mga)") || sheet_set_mentions(sheet, "plan indicativo - p"));
}

static bool is_royalties(const struct sheet *sheet)
{
    return sheet_set_mentions(sheet, "sgr (sispt)") ||
           sheet_set_mentions(sheet, "plan indicativo sgr");
}

static bool is_results(const struct table_layout *layout)
{
    struct arena arena = {0};
    const struct layout_column *name = layout_column_of(layout, COLUMN_NAME);
    const bool is_found =
        name != NULL && strstr(text_fold(&arena, name->header), "indicador de resultado") != NULL;
    arena_release(&arena);
    return is_found;
}

static struct plan_recognition recognise(struct arena *arena, const struct workbook *workbook,
                                         const struct plan_file_options *options)
{
    struct plan_recognition best = {0, ""};
    for (size_t i = 0; i < workbook->sheet_count && best.score < SCORE_SURE; i++) {
        const struct sheet *sheet = &workbook->sheets[i];
        if (!sheet_set_is_chosen(sheet, options) || is_royalties(sheet))
            continue;
        const int score = is_sispt_sheet(sheet)   ? SCORE_SURE
                          : is_older_sheet(sheet) ? SCORE_OLDER
                                                  : 0;
        if (score <= best.score)
            continue;
        best.score = score;
        best.reason =
            *sheet->name == '\0'
                ? "Tiene los títulos del plan indicativo del SisPT."
                : arena_printf(arena,
                               "La hoja «%s» tiene los títulos del plan indicativo del SisPT.",
                               sheet->name);
    }
    return best;
}

static void read_sheet(struct draft_builder *builder, const struct table_layout *layout)
{
    const bool is_result = is_results(layout);
    const struct table_options options = {
        .level = is_result ? INDICATOR_LEVEL_RESULT : INDICATOR_LEVEL_PRODUCT,
        .is_level_known = true,
        .sheet_index = draft_builder_add_sheet(builder, layout->sheet, true,
                                               is_result ? "Indicadores de resultado."
                                                         : "Indicadores de producto.")};
    sheet_set_report_layout(builder, layout);
    table_read(builder, layout, &options);
}

static const char *find_plan_name(struct draft_builder *builder, const struct table_layout *layout)
{
    const struct layout_column *column = layout_column_of(layout, COLUMN_PLAN_NAME);
    const int row = sheet_next_row(layout->sheet, layout->first_data_row - 1);
    return column == NULL || row == 0
               ? ""
               : text_collapse(builder->arena,
                               sheet_cell(layout->sheet, row, column->column)->text);
}

static void skip(struct draft_builder *builder, const struct table_layout *layout)
{
    const struct sheet *sheet = layout->sheet;
    if (!is_royalties(sheet)) {
        sheet_set_skip(builder, sheet, "no tiene indicadores con metas por año");
        return;
    }
    sheet_set_skip(builder, sheet, "programa regalías (SGR) por bienios, no por años");
    if (layout->first_data_row == 0 || sheet_next_row(sheet, layout->first_data_row - 1) == 0)
        return;
    draft_builder_add_problem(
        builder,
        &(struct draft_problem){.severity = PROBLEM_WARNING,
                                .code = "SGR_POR_BIENIOS",
                                .source = {.sheet = sheet->name, .raw = ""},
                                .text = "La hoja programa productos de regalías por bienios.",
                                .action = "No se lee: las metas no son por año."});
}

static bool read(struct draft_builder *builder, struct error *error)
{
    struct sheet_set set = sheet_set_find(builder->arena, builder->workbook, builder->options);
    if (!sheet_set_find_term(&set, builder, error))
        return false;
    for (size_t i = 0; i < builder->workbook->sheet_count; i++) {
        struct table_layout *layout = &set.layouts[i];
        if (layout->score == 0 || is_royalties(layout->sheet)) {
            skip(builder, layout);
            continue;
        }
        if (*builder->draft->plan_name == '\0')
            builder->draft->plan_name = find_plan_name(builder, layout);
        read_sheet(builder, layout);
    }
    return sheet_set_require_indicators(builder, error);
}

const struct plan_format sispt_format = {
    .id = "sispt",
    .label = "Plan indicativo de SisPT (DNP)",
    .recognise = recognise,
    .read = read,
};
