/* Any table through a mapping: the one given, or the one that its headers propose. */
#include "exchange/plan_file/mapped/mapping.h"
#include "exchange/plan_file/sheet_set.h"

#include "base/banned.h"

enum { SCORE_MAPPING = 101, SCORE_PROPOSED = 50 };

static struct plan_recognition recognise(struct arena *arena, const struct workbook *workbook,
                                         const struct plan_file_options *options)
{
    struct plan_mapping mapping;
    if (options->mapping != NULL)
        return (struct plan_recognition){SCORE_MAPPING,
                                         "Se lee con la correspondencia de columnas elegida."};
    if (!plan_mapping_propose(arena, workbook, options, &mapping))
        return (struct plan_recognition){0, ""};
    return (struct plan_recognition){
        SCORE_PROPOSED,
        mapping.sheet[0] == '\0'
            ? arena_printf(arena, "La fila %d tiene títulos de indicador y metas.",
                           mapping.header_row)
            : arena_printf(arena, "La fila %d de la hoja «%s» tiene títulos de indicador y metas.",
                           mapping.header_row, mapping.sheet)};
}

static void read_sheets(struct draft_builder *builder, const struct table_layout *layout)
{
    struct table_options options = {.inherits = true};
    options.level = sheet_set_find_level(layout, &options.is_level_known);
    for (size_t i = 0; i < builder->workbook->sheet_count; i++) {
        const struct sheet *sheet = &builder->workbook->sheets[i];
        if (sheet != layout->sheet) {
            sheet_set_skip(builder, sheet, "no es la hoja elegida");
            continue;
        }
        options.sheet_index = draft_builder_add_sheet(builder, sheet, true, NULL);
        sheet_set_report_layout(builder, layout);
        table_read(builder, layout, &options);
    }
}

/* A mapping that was made for other headers may read the wrong columns: said, not refused. */
static void check_headers(struct draft_builder *builder, const struct table_layout *layout,
                          const struct plan_mapping *mapping)
{
    if (plan_mapping_has_headers(builder->arena, layout, mapping))
        return;
    draft_builder_add_problem(
        builder, &(struct draft_problem){
                     .severity = PROBLEM_WARNING,
                     .code = "OTROS_TITULOS",
                     .source = {.sheet = layout->sheet->name, .row = layout->header_row, .raw = ""},
                     .text = "La correspondencia se hizo para otros títulos.",
                     .action = "Se lee por el lugar de las columnas; revise."});
}

static bool read(struct draft_builder *builder, struct error *error)
{
    struct plan_mapping proposed;
    struct table_layout layout;
    const struct plan_mapping *mapping = builder->options->mapping;
    if (mapping == NULL) {
        if (!plan_mapping_propose(builder->arena, builder->workbook, builder->options, &proposed))
            return error_set(
                error, ERROR_INVALID,
                "no se encontraron los títulos: diga la hoja y la fila, o qué es cada columna");
        mapping = &proposed;
    }
    if (!plan_mapping_apply(builder->arena, builder->workbook, mapping, &layout, error))
        return false;
    const struct workbook one = {.sheets = (struct sheet *)layout.sheet, .sheet_count = 1};
    const struct sheet_set set = {.workbook = &one, .layouts = &layout, .indicator_sheets = 1};
    if (!sheet_set_find_term(&set, builder, error))
        return false;
    check_headers(builder, &layout, mapping);
    read_sheets(builder, &layout);
    return sheet_set_require_indicators(builder, error);
}

const struct plan_format mapped_format = {
    .id = "mapped",
    .label = "Tabla con columnas reconocidas",
    .recognise = recognise,
    .read = read,
};
