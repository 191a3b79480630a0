#include "exchange/workbook/sheet_builder.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { FIRST_CAPACITY = 64, MAX_MERGED = 20000 };

void sheet_builder_init(struct sheet_builder *builder, struct workbook_budget *budget,
                        struct sheet *sheet)
{
    *builder = (struct sheet_builder){.budget = budget, .sheet = sheet};
}

/* Room for one more cell. All rows use the same memory, so what it holds is kept here. */
static void grow_open_cells(struct sheet_builder *builder)
{
    size_t size = sizeof builder->open_cells[0], old = builder->open_capacity;
    if (builder->open_count < old)
        return;
    builder->open_capacity = old == 0 ? FIRST_CAPACITY : old * 2;
    builder->open_cells = arena_realloc(&builder->budget->scratch, builder->open_cells, old * size,
                                        builder->open_capacity * size);
}

static const char *where(const struct sheet_builder *builder, int row, int column)
{
    const char *cell = sheet_cell_name(&builder->budget->scratch, row, column);
    const char *name = builder->sheet->name;
    if (name[0] == '\0')
        return arena_printf(&builder->budget->scratch, "la celda %s", cell);
    return arena_printf(&builder->budget->scratch, "la celda %s de la hoja «%s»", cell, name);
}

bool sheet_builder_open_row(struct sheet_builder *builder, int number)
{
    assert(builder->row == 0);
    if (number < 1 || number > WORKBOOK_MAX_ROWS)
        return error_set(
            builder->budget->error, ERROR_INVALID,
            "El archivo está dañado: una fila tiene un número que no puede ser. Ábralo "
            "en Excel o LibreOffice y guárdelo de nuevo.");
    builder->row = number;
    builder->open_count = 0;
    return true;
}

bool sheet_builder_add(struct sheet_builder *builder, int column, const struct cell *cell)
{
    assert(builder->row != 0 && column >= 1);
    if (cell->kind == CELL_EMPTY && !cell->is_formula)
        return true;
    struct workbook_budget *budget = builder->budget;
    unsigned columns = budget->limits->columns;
    if (columns > WORKBOOK_MAX_COLUMNS)
        columns = WORKBOOK_MAX_COLUMNS;
    if ((unsigned)column > columns)
        return error_set(budget->error, ERROR_TOO_LARGE,
                         "Hay datos demasiado a la derecha: %s pasa de %u columnas. Borre las "
                         "columnas que sobran y vuelva a intentarlo.",
                         where(builder, builder->row, column), columns);
    if (!workbook_budget_add_cell(budget))
        return false;
    grow_open_cells(builder);
    builder->open_cells[builder->open_count++] = (struct placed_cell){column, *cell};
    return true;
}

static int compare_cells(const void *left, const void *right)
{
    const struct placed_cell *first = left;
    const struct placed_cell *second = right;
    return (first->column > second->column) - (first->column < second->column);
}

static bool sort_open_cells(struct sheet_builder *builder)
{
    struct placed_cell *cells = builder->open_cells;
    bool is_sorted = true;
    for (size_t i = 1; i < builder->open_count; i++)
        is_sorted &= cells[i - 1].column < cells[i].column;
    if (is_sorted)
        return true;
    qsort(cells, builder->open_count, sizeof *cells, compare_cells);
    for (size_t i = 1; i < builder->open_count; i++) {
        if (cells[i - 1].column == cells[i].column)
            return error_set(builder->budget->error, ERROR_INVALID,
                             "El archivo está dañado: %s aparece dos veces. Ábralo en Excel o "
                             "LibreOffice y guárdelo de nuevo.",
                             where(builder, builder->row, cells[i].column));
    }
    return true;
}

static void note_extent(struct sheet_builder *builder)
{
    struct sheet *sheet = builder->sheet;
    for (size_t i = 0; i < builder->open_count; i++) {
        const struct placed_cell *placed = &builder->open_cells[i];
        if (placed->cell.kind == CELL_EMPTY) {
            sheet->unsaved_formula_count++;
            continue;
        }
        if (builder->row > sheet->row_count)
            sheet->row_count = builder->row;
        if (placed->column > sheet->column_count)
            sheet->column_count = placed->column;
    }
}

static struct sheet_row store_row(struct sheet_builder *builder)
{
    size_t count = builder->open_count;
    struct arena *arena = builder->budget->arena;
    struct cell *cells = ARENA_NEW_ARRAY(arena, count, struct cell);
    uint16_t *columns = ARENA_NEW_ARRAY(arena, count, uint16_t);
    for (size_t i = 0; i < count; i++) {
        cells[i] = builder->open_cells[i].cell;
        columns[i] = (uint16_t)builder->open_cells[i].column;
    }
    return (struct sheet_row){builder->row, (unsigned)count, columns, cells};
}

bool sheet_builder_close_row(struct sheet_builder *builder)
{
    assert(builder->row != 0);
    if (builder->open_count > 0) {
        struct workbook_budget *budget = builder->budget;
        if (builder->row_count >= budget->limits->rows)
            return error_set(budget->error, ERROR_TOO_LARGE,
                             "El archivo tiene demasiadas filas: una hoja pasa de %u filas con "
                             "datos. Deje en él solo las filas del plan y vuelva a intentarlo.",
                             budget->limits->rows);
        if (!sort_open_cells(builder))
            return false;
        note_extent(builder);
        builder->rows = arena_grow(&budget->scratch, builder->rows, builder->row_count,
                                   sizeof builder->rows[0]);
        builder->rows[builder->row_count++] = store_row(builder);
    }
    builder->row = 0;
    return true;
}

bool sheet_builder_add_merged(struct sheet_builder *builder, struct merged_range range)
{
    if (builder->merged_count >= MAX_MERGED)
        return error_set(builder->budget->error, ERROR_TOO_LARGE,
                         "La hoja «%s» tiene demasiadas celdas combinadas.", builder->sheet->name);
    builder->merged = arena_grow(&builder->budget->scratch, builder->merged, builder->merged_count,
                                 sizeof builder->merged[0]);
    builder->merged[builder->merged_count++] = range;
    return true;
}

static int compare_rows(const void *left, const void *right)
{
    const struct sheet_row *first = left;
    const struct sheet_row *second = right;
    return (first->number > second->number) - (first->number < second->number);
}

static bool sort_rows(struct sheet_builder *builder)
{
    struct sheet_row *rows = builder->rows;
    bool is_sorted = true;
    for (size_t i = 1; i < builder->row_count; i++)
        is_sorted &= rows[i - 1].number < rows[i].number;
    if (is_sorted)
        return true;
    qsort(rows, builder->row_count, sizeof *rows, compare_rows);
    for (size_t i = 1; i < builder->row_count; i++) {
        if (rows[i - 1].number == rows[i].number)
            return error_set(
                builder->budget->error, ERROR_INVALID,
                "El archivo está dañado: la fila %d de la hoja «%s» aparece dos veces. "
                "Ábralo en Excel o LibreOffice y guárdelo de nuevo.",
                rows[i].number, builder->sheet->name);
    }
    return true;
}

static void *keep(struct arena *arena, const void *items, size_t count, size_t size)
{
    void *copy = arena_alloc_array(arena, count, size);
    if (count > 0)
        memcpy(copy, items, count * size);
    return copy;
}

static int compare_merged(const void *left, const void *right)
{
    const struct merged_range *first = left;
    const struct merged_range *second = right;
    int by_row = (first->first_row > second->first_row) - (first->first_row < second->first_row);
    if (by_row != 0)
        return by_row;
    return (first->first_column > second->first_column) -
           (first->first_column < second->first_column);
}

static const int *index_merged(struct sheet_builder *builder)
{
    size_t count = builder->merged_count;
    int *last_rows = ARENA_NEW_ARRAY(builder->budget->arena, count, int);
    if (count > 1)
        qsort(builder->merged, count, sizeof *builder->merged, compare_merged);
    for (size_t i = 0; i < count; i++) {
        int last_row = builder->merged[i].last_row;
        last_rows[i] = i > 0 && last_rows[i - 1] > last_row ? last_rows[i - 1] : last_row;
    }
    return last_rows;
}

bool sheet_builder_finish(struct sheet_builder *builder)
{
    if (!sort_rows(builder))
        return false;
    struct arena *arena = builder->budget->arena;
    struct sheet *sheet = builder->sheet;
    struct sheet_rows *rows = ARENA_NEW(arena, struct sheet_rows);
    rows->rows = keep(arena, builder->rows, builder->row_count, sizeof *builder->rows);
    rows->count = builder->row_count;
    rows->merged_last_rows = index_merged(builder);
    sheet->cells = rows;
    sheet->merged = keep(arena, builder->merged, builder->merged_count, sizeof *builder->merged);
    sheet->merged_count = builder->merged_count;
    arena_clear(&builder->budget->scratch);
    return workbook_budget_check_memory(builder->budget);
}
