#include "exchange/workbook/csv/csv_reader.h"

#include <string.h>

#include "exchange/workbook/csv/csv_dialect.h"
#include "exchange/workbook/sheet_builder.h"

#include "base/banned.h"

enum { TICK_BYTES = 64 * 1024 };

/* The fields are cut out of the decoded text in place: a field never gets longer by unquoting, so
 * that a file costs its text once and no copy of each cell. (libcsv copies every field, and cannot
 * say where a quote that never ends was opened.) */
struct csv_reader {
    struct workbook_budget *budget;
    struct sheet_builder builder;
    char separator;
    char *cursor;
    char *ticked; /* up to here the budget has been told */
    int row;
    int column;
};

static bool is_end_of_record(char c)
{
    return c == '\n' || c == '\r' || c == '\0';
}

/* Moves over a quoted part, writing it unquoted to *target; false at the end of the text. */
static bool take_quoted(struct csv_reader *reader, char **target)
{
    char *from = reader->cursor + 1;
    char *to = *target;
    for (; *from != '\0'; from++) {
        if (*from == '"' && from[1] == '"') {
            from++;
        } else if (*from == '"') {
            reader->cursor = from + 1;
            *target = to;
            return true;
        }
        *to++ = *from;
    }
    return false;
}

static bool refuse_open_quote(struct csv_reader *reader)
{
    return error_set(reader->budget->error, ERROR_INVALID,
                     "El archivo está incompleto o mal escrito: en la celda %s se abren comillas "
                     "(\") que no se cierran. Corríjalo o vuelva a guardarlo desde Excel o "
                     "LibreOffice.",
                     sheet_cell_name(&reader->budget->scratch, reader->row, reader->column));
}

static bool add_field(struct csv_reader *reader, const char *text, size_t length)
{
    if (length == 0)
        return true;
    if (length > reader->budget->limits->text_bytes)
        return error_set(reader->budget->error, ERROR_TOO_LARGE,
                         "La celda %s tiene un texto demasiado largo (más de %zu KB). Revise si "
                         "faltan comillas o saltos de línea en el archivo.",
                         sheet_cell_name(&reader->budget->scratch, reader->row, reader->column),
                         reader->budget->limits->text_bytes >> 10);
    struct cell cell = {.kind = CELL_TEXT, .text = text};
    return sheet_builder_add(&reader->builder, reader->column, &cell);
}

/* Reads one field and leaves the cursor at the character that ended it, given in *ending. */
static bool read_field(struct csv_reader *reader, char *ending)
{
    char *start = reader->cursor;
    char *target = start;
    if (*reader->cursor == '"' && !take_quoted(reader, &target))
        return refuse_open_quote(reader);
    while (*reader->cursor != reader->separator && !is_end_of_record(*reader->cursor))
        *target++ = *reader->cursor++;
    *ending = *reader->cursor;
    *target = '\0';
    return add_field(reader, start, (size_t)(target - start));
}

static bool tick(struct csv_reader *reader)
{
    size_t bytes = (size_t)(reader->cursor - reader->ticked);
    if (bytes < TICK_BYTES)
        return true;
    reader->ticked = reader->cursor;
    return workbook_budget_spend(reader->budget, bytes);
}

static bool read_record(struct csv_reader *reader, bool *is_last)
{
    reader->row++;
    reader->column = 0;
    if (reader->row > WORKBOOK_MAX_ROWS)
        return error_set(reader->budget->error, ERROR_TOO_LARGE,
                         "El archivo tiene demasiadas filas (más de %d).", WORKBOOK_MAX_ROWS);
    if (!sheet_builder_open_row(&reader->builder, reader->row))
        return false;
    char ending = '\0';
    do {
        reader->column++;
        if (!read_field(reader, &ending))
            return false;
        if (ending == reader->separator)
            reader->cursor++;
    } while (ending == reader->separator);
    *is_last = ending == '\0';
    if (ending == '\r' && reader->cursor[1] == '\n')
        reader->cursor++;
    if (ending != '\0')
        reader->cursor++;
    return sheet_builder_close_row(&reader->builder) && tick(reader);
}

/* The line "sep=;" is Excel's instruction, not a row of the table, but keeps its row number. */
static void skip_separator_line(struct csv_reader *reader)
{
    if (strncmp(reader->cursor, "sep=", 4) != 0 || reader->cursor[4] != reader->separator ||
        !is_end_of_record(reader->cursor[5]))
        return;
    reader->cursor += 5;
    reader->cursor += strspn(reader->cursor, "\r");
    reader->cursor += *reader->cursor == '\n';
    reader->row = 1;
}

bool csv_reader_read(struct workbook_budget *budget, const struct workbook_request *request,
                     struct workbook *workbook)
{
    struct csv_reader reader = {.budget = budget};
    /* Decoding may make three bytes of one. */
    if (request->length > budget->limits->memory_bytes / 3)
        return error_set(
            budget->error, ERROR_TOO_LARGE,
            "El archivo pesa más de %zu MB. Deje en él solo la tabla del plan y vuelva "
            "a intentarlo.",
            budget->limits->memory_bytes / 3 >> 20);
    budget->expected_bytes = request->length;
    char *text =
        csv_dialect_decode(budget->arena, request->bytes, request->length, &workbook->encoding);
    reader.separator = csv_dialect_find_separator(text);
    reader.cursor = text;
    reader.ticked = text;
    workbook->separator = reader.separator;
    workbook->sheets = ARENA_NEW(budget->arena, struct sheet);
    workbook->sheet_count = 1;
    workbook->sheets[0].name = "";
    sheet_builder_init(&reader.builder, budget, &workbook->sheets[0]);
    skip_separator_line(&reader);
    bool is_last = false;
    while (!is_last) {
        if (!read_record(&reader, &is_last))
            return false;
    }
    return sheet_builder_finish(&reader.builder);
}
