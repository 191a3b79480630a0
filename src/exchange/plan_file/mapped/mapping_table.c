#include "exchange/plan_file/mapped/mapping_table.h"

#include <string.h>

#include "base/text.h"
#include "exchange/plan_file/layout_header.h"

#include "base/banned.h"

enum {
    SAMPLE_BYTES = 60,
    SAMPLE_ROWS = 200,
    MIN_HEADER_CELLS = 3,
    FIRST_YEAR = 1990,
    LAST_YEAR = 2099
};

static int count_cells(const struct sheet *sheet, int row)
{
    int count = 0;
    for (int column = 1; column <= sheet->column_count; column++)
        count += sheet_cell(sheet, row, column)->kind != CELL_EMPTY;
    return count;
}

/* The row of titles, where nothing else says it: the first with several cells. */
static int guess_header_row(const struct sheet *sheet)
{
    for (int row = sheet_next_row(sheet, 0); row != 0; row = sheet_next_row(sheet, row))
        if (count_cells(sheet, row) >= MIN_HEADER_CELLS)
            return row;
    return sheet_next_row(sheet, 0);
}

/* The sheet with the best table, else the first that has a cell; 0: none has. */
static int choose_sheet(struct arena *arena, const struct workbook *workbook)
{
    int chosen = 0;
    int best_score = -1;
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        const struct sheet *sheet = &workbook->sheets[i];
        if (sheet->row_count == 0)
            continue;
        const struct table_layout layout =
            layout_find(arena, sheet, &(struct layout_hint){0, workbook->file_name});
        const int score = sheet->hidden ? 0 : layout.score;
        if (score > best_score) {
            chosen = (int)i + 1;
            best_score = score;
        }
    }
    return chosen;
}

static void complete_place(struct arena *arena, const struct workbook *workbook,
                           struct mapping_place *place)
{
    const struct sheet *sheet = &workbook->sheets[place->sheet - 1];
    const struct table_layout found =
        layout_find(arena, sheet, &(struct layout_hint){place->header_row, workbook->file_name});
    if (place->header_row < 1 || place->header_row > sheet->row_count) {
        place->header_row = found.score > 0 ? found.header_row : guess_header_row(sheet);
        place->header_rows = found.score > 0 ? found.header_rows : 1;
    }
    if (place->header_rows < 1 || place->header_rows > LAYOUT_MAX_HEADER_ROWS)
        place->header_rows = found.score > 0 ? found.header_rows : 1;
}

static const char *cut(struct arena *arena, const char *text)
{
    text = text_collapse(arena, text);
    size_t length = strlen(text);
    if (length <= SAMPLE_BYTES)
        return text;
    for (length = SAMPLE_BYTES; ((unsigned char)text[length] & 0xC0) == 0x80;)
        length--; /* never half a letter */
    return arena_printf(arena, "%.*s…", (int)length, text);
}

static const char *show_cell(struct arena *arena, const struct cell *cell)
{
    char text[DECIMAL_TEXT_SIZE];
    if (cell->kind != CELL_NUMBER || cell->is_date)
        return cut(arena, cell->text);
    return arena_printf(arena, "%s%s", decimal_format_es(cell->number_e4, 0, text),
                        cell->is_percent ? " %" : "");
}

/* Answers how many cells were found. */
static int read_samples(struct arena *arena, const struct mapping_table *table,
                        struct mapping_column *column)
{
    int count = 0;
    int seen = 0;
    const int last_header = table->place.header_row + table->place.header_rows - 1;
    for (int i = 0; i < MAPPING_SAMPLES; i++)
        column->samples[i] = "";
    for (int row = sheet_next_row(table->sheet, last_header);
         row != 0 && count < MAPPING_SAMPLES && seen < SAMPLE_ROWS;
         row = sheet_next_row(table->sheet, row), seen++) {
        const struct cell *cell = sheet_cell(table->sheet, row, column->column);
        if (cell->kind != CELL_EMPTY && !text_is_blank(cell->text))
            column->samples[count++] = show_cell(arena, cell);
    }
    return count;
}

static void list_columns(struct arena *arena, struct mapping_table *table)
{
    const int width = table->sheet->column_count < LAYOUT_MAX_COLUMNS ? table->sheet->column_count
                                                                      : LAYOUT_MAX_COLUMNS;
    table->columns = ARENA_NEW_ARRAY(arena, width + 1, struct mapping_column);
    for (int number = 1; number <= width; number++) {
        struct mapping_column *column = &table->columns[table->column_count];
        column->column = number;
        column->header =
            cut(arena, layout_header_text(arena, table->sheet, number, table->place.header_row,
                                          table->place.header_rows));
        if (read_samples(arena, table, column) == 0 && column->header[0] == '\0')
            continue;
        column->letters = sheet_column_name(arena, number);
        table->column_count++;
    }
}

/* A quarter beside a column of the whole year is not proposed: the two would be summed. */
static bool is_proposed(const struct layout_column *list, int count,
                        const struct layout_column *column)
{
    if (column->is_repeated || column->part == 0)
        return !column->is_repeated;
    for (int i = 0; i < count; i++)
        if (list[i].meaning == column->meaning && list[i].year == column->year &&
            list[i].part == 0 && !list[i].is_repeated)
            return false;
    return true;
}

static void take_meanings(struct mapping_table *table, const struct layout_column *list, int count)
{
    for (int i = 0; i < table->column_count; i++)
        for (int j = 0; j < count; j++)
            if (list[j].column == table->columns[i].column && is_proposed(list, count, &list[j])) {
                table->columns[i].meaning = list[j].meaning;
                table->columns[i].year = list[j].year;
            }
}

static bool is_of_place(const struct mapping_table *table, const struct plan_mapping *known)
{
    return known != NULL && strcmp(known->sheet, table->sheet->name) == 0 &&
           known->header_row == table->place.header_row &&
           known->header_rows == table->place.header_rows;
}

/* The place of a mapping, if its sheet is in the workbook; the rest is found out. */
static void take_known_place(const struct workbook *workbook, const struct plan_mapping *known,
                             struct mapping_place *place)
{
    for (size_t i = 0; i < workbook->sheet_count; i++)
        if (strcmp(workbook->sheets[i].name, known->sheet) == 0 &&
            workbook->sheets[i].row_count > 0)
            *place = (struct mapping_place){(int)i + 1, known->header_row, known->header_rows};
}

bool mapping_table_find(struct arena *arena, const struct workbook *workbook,
                        const struct mapping_place *place, const struct plan_mapping *known,
                        struct mapping_table *table)
{
    *table = (struct mapping_table){.place = *place};
    if (table->place.sheet < 1 || (size_t)table->place.sheet > workbook->sheet_count ||
        workbook->sheets[table->place.sheet - 1].row_count == 0) {
        table->place = (struct mapping_place){.sheet = choose_sheet(arena, workbook)};
        if (known != NULL)
            take_known_place(workbook, known, &table->place);
    }
    if (table->place.sheet == 0)
        return false;
    table->sheet = &workbook->sheets[table->place.sheet - 1];
    complete_place(arena, workbook, &table->place);
    list_columns(arena, table);
    if (is_of_place(table, known)) {
        take_meanings(table, known->columns, known->column_count);
        return true;
    }
    const struct table_layout layout = layout_read(arena, table->sheet, table->place.header_row,
                                                   table->place.header_rows, workbook->file_name);
    take_meanings(table, layout.columns, layout.column_count);
    return true;
}

struct building {
    struct arena *arena;
    const struct mapping_table *table;
    struct plan_mapping *mapping;
    struct mapping_fault *faults;
    int fault_count;
};

static void add_fault(struct building *building, const struct mapping_column *column,
                      bool is_of_year, const char *text)
{
    building->faults[building->fault_count++] = (struct mapping_fault){column, is_of_year, text};
}

static bool can_have_parts(enum column_meaning meaning)
{
    return meaning == COLUMN_PLANNED || meaning == COLUMN_ACTUAL;
}

/* Columns before this one that say the same of the same year; *first is the first of them. */
static int count_equals(const struct plan_mapping *mapping, const struct mapping_column *column,
                        struct layout_column **first)
{
    int count = 0;
    for (int i = 0; i < mapping->column_count; i++) {
        struct layout_column *each = &mapping->columns[i];
        if (each->meaning != column->meaning || each->year != column->year)
            continue;
        if (count++ == 0)
            *first = each;
    }
    return count;
}

static void add_column(struct building *building, const struct mapping_column *column)
{
    struct plan_mapping *mapping = building->mapping;
    struct layout_column *first = NULL;
    const bool is_yearly = column_is_yearly(column->meaning);
    struct layout_column added = {.column = column->column,
                                  .meaning = column->meaning,
                                  .header = column->header,
                                  .year = is_yearly ? column->year : 0};
    if (is_yearly && (column->year < FIRST_YEAR || column->year > LAST_YEAR)) {
        add_fault(building, column, true,
                  arena_printf(building->arena, "Escriba el año de la columna %s, como 2025.",
                               column->letters));
        return;
    }
    const int equals = count_equals(
        mapping, &(struct mapping_column){.meaning = added.meaning, .year = added.year}, &first);
    if (equals > 0 && !can_have_parts(column->meaning)) {
        add_fault(building, column, false,
                  arena_printf(building->arena, "Ya la columna %s es «%s». Deje una sola.",
                               sheet_column_name(building->arena, first->column),
                               column_label(column->meaning)));
        return;
    }
    if (equals > 0) {
        first->part = 1;
        added.part = equals + 1;
    }
    mapping->columns[mapping->column_count++] = added;
}

static bool has(const struct plan_mapping *mapping, enum column_meaning meaning)
{
    for (int i = 0; i < mapping->column_count; i++)
        if (mapping->columns[i].meaning == meaning)
            return true;
    return false;
}

int mapping_table_build(struct arena *arena, const struct mapping_table *table,
                        struct plan_mapping *mapping, struct mapping_fault *faults)
{
    struct building building = {
        .arena = arena, .table = table, .mapping = mapping, .faults = faults};
    *mapping = (struct plan_mapping){
        .sheet = table->sheet->name,
        .header_row = table->place.header_row,
        .header_rows = table->place.header_rows,
        .signature = layout_signature(arena, table->sheet, table->place.header_row,
                                      table->place.header_rows),
        .columns = ARENA_NEW_ARRAY(arena, table->column_count + 1, struct layout_column)};
    for (int i = 0; i < table->column_count; i++)
        if (table->columns[i].meaning != COLUMN_NONE)
            add_column(&building, &table->columns[i]);
    if (!has(mapping, COLUMN_NAME))
        add_fault(&building, NULL, false, "Diga qué columna tiene el indicador.");
    if (!has(mapping, COLUMN_PLANNED) && !has(mapping, COLUMN_TARGET))
        add_fault(&building, NULL, false, "Diga qué columna tiene la meta o lo programado.");
    if (building.fault_count == 0 && !has(mapping, COLUMN_PLANNED) && !has(mapping, COLUMN_ACTUAL))
        add_fault(&building, NULL, false, "Diga qué columna tiene lo programado de un año.");
    return building.fault_count;
}
