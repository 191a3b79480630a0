#include "exchange/plan_file/mapped/mapping.h"

#include <string.h>

#include "exchange/plan_file/layout_header.h"
#include "exchange/plan_file/layout_year.h"
#include "exchange/plan_file/sheet_set.h"

#include "base/banned.h"

bool plan_mapping_propose(struct arena *arena, const struct workbook *workbook,
                          const struct plan_file_options *options, struct plan_mapping *mapping)
{
    const struct sheet_set set = sheet_set_find(arena, workbook, options);
    const struct table_layout *best = NULL;
    for (size_t i = 0; i < workbook->sheet_count; i++)
        if (set.layouts[i].score > (best == NULL ? 0 : best->score))
            best = &set.layouts[i];
    if (best == NULL)
        return false;
    *mapping = (struct plan_mapping){.sheet = best->sheet->name,
                                     .header_row = best->header_row,
                                     .header_rows = best->header_rows,
                                     .columns = best->columns,
                                     .column_count = best->column_count};
    mapping->signature = layout_signature(arena, best->sheet, best->header_row, best->header_rows);
    return true;
}

static bool has_signature(struct arena *arena, const struct sheet *sheet,
                          const struct plan_mapping *mapping)
{
    return mapping->signature[0] != '\0' &&
           strcmp(layout_signature(arena, sheet, mapping->header_row, mapping->header_rows),
                  mapping->signature) == 0;
}

/* The sheet of that name if its headers are those of the mapping, else any with those headers. */
static const struct sheet *find_equal_sheet(struct arena *arena, const struct workbook *workbook,
                                            const struct plan_mapping *mapping)
{
    const struct sheet *found = NULL;
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        const struct sheet *sheet = &workbook->sheets[i];
        const bool is_named = strcmp(sheet->name, mapping->sheet) == 0;
        if ((sheet->hidden && !is_named) || !has_signature(arena, sheet, mapping))
            continue;
        if (found == NULL || is_named)
            found = sheet;
    }
    return found;
}

static const struct sheet *find_sheet(struct arena *arena, const struct workbook *workbook,
                                      const struct plan_mapping *mapping)
{
    const struct sheet *found = find_equal_sheet(arena, workbook, mapping);
    for (size_t i = 0; found == NULL && i < workbook->sheet_count; i++)
        if (strcmp(workbook->sheets[i].name, mapping->sheet) == 0)
            found = &workbook->sheets[i];
    return found;
}

bool plan_mapping_fits(struct arena *arena, const struct workbook *workbook,
                       const struct plan_mapping *mapping)
{
    return find_equal_sheet(arena, workbook, mapping) != NULL;
}

bool plan_mapping_has_headers(struct arena *arena, const struct table_layout *layout,
                              const struct plan_mapping *mapping)
{
    return mapping->signature[0] == '\0' || has_signature(arena, layout->sheet, mapping);
}

bool plan_mapping_apply(struct arena *arena, const struct workbook *workbook,
                        const struct plan_mapping *mapping, struct table_layout *layout,
                        struct error *error)
{
    const struct sheet *sheet = find_sheet(arena, workbook, mapping);
    if (sheet == NULL)
        return error_set(error, ERROR_NOT_FOUND,
                         "el archivo no tiene la hoja «%s» de la correspondencia", mapping->sheet);
    *layout =
        (struct table_layout){.sheet = sheet,
                              .header_row = mapping->header_row,
                              .header_rows = mapping->header_rows,
                              .first_data_row = mapping->header_row + mapping->header_rows,
                              .columns = mapping->columns,
                              .column_count = mapping->column_count,
                              .score = 1,
                              .title = layout_header_title(arena, sheet, mapping->header_row)};
    for (int i = 0; i < layout->column_count; i++) {
        const struct layout_column *each = &layout->columns[i];
        if (each->column > sheet->column_count)
            return error_set(error, ERROR_INVALID, "la hoja «%s» no tiene la columna %s",
                             sheet->name, sheet_column_name(arena, each->column));
    }
    layout_year_find_period(layout);
    if (!layout_has_indicators(layout))
        return error_set(
            error, ERROR_INVALID,
            "la correspondencia debe decir la columna del indicador y la de la meta o sus años");
    return true;
}
