#include "exchange/sheet_file/sheet_file.h"

#include <string.h>

#include "base/text.h"
#include "exchange/sheet_file/sheet_values.h"

#include "base/banned.h"

enum { HEADER_ROWS = 20, MAX_ID_DIGITS = 15 };

/* Where the columns of one sheet are. */
struct header {
    int row, id_column, version_column, last_column;
    int columns[SHEET_FIELDS];
    int field_count;
};

struct reading {
    struct arena *arena;
    const struct workbook *workbook;
    const struct sheet *sheet;
    struct header header;
    struct sheet_file *file;
};

static bool is_named(struct arena *arena, const char *folded, const char *label, const char *key)
{
    return strcmp(folded, text_fold(arena, label)) == 0 || strcmp(folded, key) == 0;
}

/* The first column of a name counts: a second one is passed over. */
static void read_header_cell(struct arena *arena, const struct cell *cell, int column,
                             struct header *header)
{
    const char *folded = text_fold(arena, cell->text);
    if (header->id_column == 0 && is_named(arena, folded, technical_sheet_id_label, "ficha"))
        header->id_column = column;
    else if (header->version_column == 0 &&
             is_named(arena, folded, technical_sheet_version_label, "version"))
        header->version_column = column;
    for (int i = 0; i < SHEET_FIELDS && folded[0] != '\0'; i++) {
        const struct sheet_field_facts *facts = sheet_field_facts((enum sheet_field)i);
        if (facts->origin == SHEET_FROM_RECORD || header->columns[i] != 0 ||
            !is_named(arena, folded, facts->label, facts->key))
            continue;
        header->columns[i] = column;
        header->field_count += facts->origin == SHEET_FROM_TYPED;
        return;
    }
}

static bool find_header(struct arena *arena, const struct sheet *sheet, struct header *header)
{
    for (int row = 1; row <= sheet->row_count && row <= HEADER_ROWS; row++) {
        *header = (struct header){.row = row, .last_column = sheet->column_count};
        for (int column = 1; column <= sheet->column_count; column++)
            read_header_cell(arena, sheet_cell(sheet, row, column), column, header);
        if (header->id_column != 0 && header->field_count > 0)
            return true;
    }
    return false;
}

static void add_problem(struct reading *reading, int row, int column, const char *text)
{
    struct sheet_file *file = reading->file;
    file->problems =
        arena_grow(reading->arena, file->problems, file->problem_count, sizeof file->problems[0]);
    file->problems[file->problem_count++] =
        (struct sheet_file_problem){sheet_cell_name(reading->arena, row, column), text};
}

/* A whole number from 0 on; -1 for anything else. */
static int64_t read_id(const char *text)
{
    int64_t id = 0;
    size_t length = strlen(text);
    if (length == 0 || length > MAX_ID_DIGITS || strspn(text, "0123456789") != length)
        return -1;
    for (; *text != '\0'; text++)
        id = id * 10 + (*text - '0');
    return id;
}

static const char *read_cell(struct reading *reading, int row, int column)
{
    const char *text = sheet_values_read(reading->arena, reading->workbook,
                                         sheet_cell(reading->sheet, row, column));
    if (text == NULL)
        add_problem(reading, row, column,
                    "La celda tiene un error o una fórmula sin valor. Escriba el dato.");
    return text == NULL ? "" : text_trim(reading->arena, text);
}

static bool is_blank_row(const struct reading *reading, int row)
{
    for (int column = 1; column <= reading->header.last_column; column++)
        if (sheet_cell(reading->sheet, row, column)->kind != CELL_EMPTY)
            return false;
    return true;
}

static bool is_there(const struct sheet_file *file, int64_t indicator_id)
{
    for (size_t i = 0; i < file->count; i++)
        if (file->rows[i].indicator_id == indicator_id)
            return true;
    return false;
}

static void add_row(struct reading *reading, const struct sheet_file_row *row)
{
    struct sheet_file *file = reading->file;
    file->rows = arena_grow(reading->arena, file->rows, file->count, sizeof file->rows[0]);
    file->rows[file->count++] = *row;
}

static void read_row(struct reading *reading, int number)
{
    const struct header *header = &reading->header;
    struct sheet_file_row row = {.row = number, .version = -1};
    if (is_blank_row(reading, number))
        return;
    row.indicator_id = read_id(read_cell(reading, number, header->id_column));
    if (row.indicator_id <= 0) {
        add_problem(reading, number, header->id_column,
                    "Falta el número de la ficha. Déjelo como salió en el archivo.");
        return;
    }
    if (is_there(reading->file, row.indicator_id)) {
        add_problem(reading, number, header->id_column,
                    "Esta ficha ya está más arriba. Deje una sola fila.");
        return;
    }
    if (header->version_column != 0)
        row.version = read_id(read_cell(reading, number, header->version_column));
    if (header->version_column != 0 && row.version < 0)
        add_problem(reading, number, header->version_column,
                    "Falta la versión. Déjela como salió en el archivo.");
    for (int i = 0; i < SHEET_FIELDS; i++)
        if (header->columns[i] != 0)
            row.values[i] = read_cell(reading, number, header->columns[i]);
    add_row(reading, &row);
}

static void read_rows(struct reading *reading)
{
    int row = sheet_next_row(reading->sheet, reading->header.row);
    for (; row != 0; row = sheet_next_row(reading->sheet, row)) {
        if (reading->file->count == SHEET_FILE_MAX_ROWS) {
            add_problem(reading, row, reading->header.id_column,
                        "El archivo tiene más de 2000 fichas. Pártalo en varios.");
            return;
        }
        read_row(reading, row);
    }
}

bool sheet_file_read(struct arena *arena, const struct workbook *workbook, struct sheet_file *file,
                     struct error *error)
{
    struct reading reading = {.arena = arena, .workbook = workbook, .file = file};
    *file = (struct sheet_file){.sheet = ""};
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        reading.sheet = &workbook->sheets[i];
        if (!find_header(arena, reading.sheet, &reading.header))
            continue;
        file->sheet = reading.sheet->name;
        memcpy(file->columns, reading.header.columns, sizeof file->columns);
        read_rows(&reading);
        return true;
    }
    return error_set(error, ERROR_INVALID,
                     "ninguna hoja tiene la columna «%s» y campos de las fichas",
                     technical_sheet_id_label);
}

const char *sheet_file_place(struct arena *arena, const struct sheet_file *file, int row,
                             enum sheet_field field)
{
    return file->columns[field] == 0 ? arena_printf(arena, "%d", row)
                                     : sheet_cell_name(arena, row, file->columns[field]);
}
