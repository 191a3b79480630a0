#include "exchange/workbook/xlsx/xlsx_sheet.h"

#include <string.h>

#include "base/strbuf.h"
#include "exchange/workbook/cell_number.h"
#include "exchange/workbook/sheet_builder.h"
#include "exchange/workbook/workbook_sniff.h"

#include "base/banned.h"

/* Depths of worksheet/sheetData/row/c/v: other places use the same names for other things. */
enum { DEPTH_SECTION = 2, DEPTH_ROW = 3, DEPTH_CELL = 4, DEPTH_VALUE = 5, DEPTH_INLINE = 6 };
enum { MAX_STRING_INDEX = 100000000, MAX_STYLE = 100000000 };

enum section { SECTION_OTHER, SECTION_DATA, SECTION_MERGED };

enum cell_type {
    TYPE_NUMBER,
    TYPE_SHARED,
    TYPE_TEXT,
    TYPE_INLINE,
    TYPE_BOOLEAN,
    TYPE_ERROR,
    TYPE_DATE
};

struct sheet_reader {
    const struct xlsx_sheet_context *context;
    struct workbook_budget *budget;
    struct sheet_builder builder;
    enum section section;
    int row;
    int column;
    enum cell_type type;
    int style;
    bool is_formula;
    bool is_taking;
    struct strbuf text;
};

bool xlsx_sheet_parse_reference(const char *text, int *row, int *column)
{
    int letters = 0;
    text += *text == '$';
    for (; (*text >= 'A' && *text <= 'Z') || (*text >= 'a' && *text <= 'z'); text++) {
        letters = letters * 26 + (*text | 0x20) - 'a' + 1;
        if (letters > WORKBOOK_MAX_COLUMNS)
            return false;
    }
    text += *text == '$';
    int number = xlsx_xml_integer(text, WORKBOOK_MAX_ROWS);
    if (letters == 0 || number < 1)
        return false;
    *row = number;
    *column = letters;
    return true;
}

static bool refuse(struct sheet_reader *reader, const char *problem)
{
    const char *cell = sheet_cell_name(&reader->budget->scratch, reader->row, reader->column);
    return error_set(reader->budget->error, ERROR_INVALID,
                     "El archivo está dañado: en la hoja «%s», celda %s, %s. " WORKBOOK_ADVICE,
                     reader->builder.sheet->name, cell, problem);
}

static bool start_row(struct sheet_reader *reader, const char **attributes)
{
    const char *number = xlsx_xml_attribute(attributes, "r");
    reader->row = number == NULL ? reader->row + 1 : xlsx_xml_integer(number, WORKBOOK_MAX_ROWS);
    reader->column = 0;
    return sheet_builder_open_row(&reader->builder, reader->row);
}

static enum cell_type parse_type(const char *type)
{
    static const struct {
        const char *name;
        enum cell_type type;
    } types[] = {{"s", TYPE_SHARED},  {"str", TYPE_TEXT}, {"inlineStr", TYPE_INLINE},
                 {"b", TYPE_BOOLEAN}, {"e", TYPE_ERROR},  {"d", TYPE_DATE}};
    for (size_t i = 0; type != NULL && i < sizeof types / sizeof types[0]; i++) {
        if (strcmp(type, types[i].name) == 0)
            return types[i].type;
    }
    return TYPE_NUMBER;
}

static bool start_cell(struct sheet_reader *reader, const char **attributes)
{
    const char *reference = xlsx_xml_attribute(attributes, "r");
    int row = reader->row;
    reader->column++;
    reader->type = parse_type(xlsx_xml_attribute(attributes, "t"));
    reader->style = xlsx_xml_integer(xlsx_xml_attribute(attributes, "s"), MAX_STYLE);
    reader->is_formula = false;
    strbuf_clear(&reader->text);
    if (reader->column > WORKBOOK_MAX_COLUMNS)
        return refuse(reader, "hay más columnas de las que puede tener una hoja");
    if (reference != NULL &&
        (!xlsx_sheet_parse_reference(reference, &row, &reader->column) || row != reader->row))
        return refuse(reader, "la posición escrita no es la de su fila");
    return true;
}

static bool add_merged(struct sheet_reader *reader, const char **attributes)
{
    const char *reference = xlsx_xml_attribute(attributes, "ref");
    const char *colon = reference == NULL ? NULL : strchr(reference, ':');
    if (colon == NULL || colon - reference > 15)
        return true;
    char first[16];
    memcpy(first, reference, (size_t)(colon - reference));
    first[colon - reference] = '\0';
    struct merged_range range;
    if (!xlsx_sheet_parse_reference(first, &range.first_row, &range.first_column) ||
        !xlsx_sheet_parse_reference(colon + 1, &range.last_row, &range.last_column) ||
        range.last_row < range.first_row || range.last_column < range.first_column)
        return true;
    return sheet_builder_add_merged(&reader->builder, range);
}

static bool start_value(struct sheet_reader *reader, int depth, const char *name)
{
    reader->is_taking = false;
    if (depth == DEPTH_VALUE && strcmp(name, "f") == 0)
        reader->is_formula = true;
    else if (depth == DEPTH_VALUE && strcmp(name, "v") == 0)
        reader->is_taking = true;
    else if (depth >= DEPTH_INLINE)
        reader->is_taking = reader->type == TYPE_INLINE && strcmp(name, "t") == 0;
    return true;
}

static bool check_root(struct sheet_reader *reader, const char *name)
{
    if (strcmp(name, "worksheet") == 0)
        return true;
    return error_set(
        reader->budget->error, ERROR_INVALID,
        "El archivo está dañado: la hoja «%s» no es una hoja de cálculo. " WORKBOOK_ADVICE,
        reader->builder.sheet->name);
}

static bool start_element(void *context, int depth, const char *name, const char **attributes)
{
    struct sheet_reader *reader = context;
    if (depth == 1)
        return check_root(reader, name);
    if (depth == DEPTH_SECTION) {
        reader->section = strcmp(name, "sheetData") == 0    ? SECTION_DATA
                          : strcmp(name, "mergeCells") == 0 ? SECTION_MERGED
                                                            : SECTION_OTHER;
        return true;
    }
    if (reader->section == SECTION_MERGED && depth == DEPTH_ROW)
        return strcmp(name, "mergeCell") != 0 || add_merged(reader, attributes);
    if (reader->section != SECTION_DATA || depth < DEPTH_ROW)
        return true;
    if (depth == DEPTH_ROW && strcmp(name, "row") == 0)
        return start_row(reader, attributes);
    if (depth == DEPTH_CELL && reader->builder.row != 0 && strcmp(name, "c") == 0)
        return start_cell(reader, attributes);
    return depth < DEPTH_VALUE || start_value(reader, depth, name);
}

static bool take_text(void *context, int depth, const char *text, size_t length)
{
    struct sheet_reader *reader = context;
    if (!reader->is_taking || depth < DEPTH_VALUE)
        return true;
    if (reader->text.length + length > reader->budget->limits->text_bytes)
        return error_set(reader->budget->error, ERROR_TOO_LARGE,
                         "La celda %s de la hoja «%s» tiene un texto demasiado largo (más de %zu "
                         "KB). Acórtelo y vuelva a intentarlo.",
                         sheet_cell_name(&reader->budget->scratch, reader->row, reader->column),
                         reader->builder.sheet->name, reader->budget->limits->text_bytes >> 10);
    strbuf_add_bytes(&reader->text, text, length);
    return true;
}

static const char *keep_text(struct sheet_reader *reader)
{
    return arena_strndup(reader->budget->arena, reader->text.data, reader->text.length);
}

static bool read_shared(struct sheet_reader *reader, struct cell *cell)
{
    int index = xlsx_xml_integer(reader->text.data, MAX_STRING_INDEX);
    const char *text = index < 0 ? NULL : xlsx_strings_get(reader->context->strings, (size_t)index);
    if (text == NULL)
        return refuse(reader, "el texto indicado no existe");
    cell->kind = text[0] == '\0' ? CELL_EMPTY : CELL_TEXT;
    cell->text = text;
    return true;
}

static bool read_number(struct sheet_reader *reader, struct cell *cell)
{
    cell->text = keep_text(reader);
    enum cell_number_status status = cell_number_parse(cell->text, &cell->number_e4);
    if (status == CELL_NUMBER_NOT_A_NUMBER)
        return refuse(reader, "hay un número que no se puede leer");
    bool is_too_large = status == CELL_NUMBER_TOO_LARGE;
    cell->kind = is_too_large ? CELL_TEXT : CELL_NUMBER;
    cell->is_inexact = status != CELL_NUMBER_EXACT;
    const struct xlsx_styles *styles = reader->context->styles;
    if (!is_too_large && reader->style >= 0 && (size_t)reader->style < styles->count) {
        cell->is_percent = styles->items[reader->style].is_percent;
        cell->is_date = styles->items[reader->style].is_date;
    }
    return true;
}

static void read_boolean(struct sheet_reader *reader, struct cell *cell)
{
    bool is_true = xlsx_xml_is_true(reader->text.data);
    cell->kind = CELL_BOOLEAN;
    cell->number_e4 = is_true ? 10000 : 0;
    cell->text = is_true ? "VERDADERO" : "FALSO";
}

static bool read_value(struct sheet_reader *reader, struct cell *cell)
{
    if (reader->type == TYPE_SHARED)
        return read_shared(reader, cell);
    if (reader->type == TYPE_NUMBER)
        return read_number(reader, cell);
    if (reader->type == TYPE_BOOLEAN) {
        read_boolean(reader, cell);
        return true;
    }
    reader->text.length = xlsx_strings_unescape(reader->text.data, reader->text.length);
    cell->kind = reader->type == TYPE_ERROR ? CELL_ERROR : CELL_TEXT;
    cell->is_date = reader->type == TYPE_DATE;
    if (reader->text.length == 0)
        cell->kind = CELL_EMPTY;
    else
        cell->text = keep_text(reader);
    return true;
}

static bool end_cell(struct sheet_reader *reader)
{
    struct cell cell = {.kind = CELL_EMPTY, .text = "", .is_formula = reader->is_formula};
    if (reader->text.length > 0 && !read_value(reader, &cell))
        return false;
    /* A formula whose result is the empty text was computed: the cell is plainly empty. */
    if (cell.kind == CELL_EMPTY && reader->type == TYPE_TEXT)
        cell.is_formula = false;
    return sheet_builder_add(&reader->builder, reader->column, &cell);
}

static bool end_element(void *context, int depth, const char *name)
{
    struct sheet_reader *reader = context;
    if (depth >= DEPTH_VALUE)
        reader->is_taking = false;
    if (reader->section != SECTION_DATA || reader->builder.row == 0)
        return true;
    if (depth == DEPTH_CELL && strcmp(name, "c") == 0)
        return end_cell(reader);
    return depth != DEPTH_ROW || sheet_builder_close_row(&reader->builder);
}

bool xlsx_sheet_read(const struct xlsx_sheet_context *context, const struct xlsx_xml_source *source,
                     struct sheet *sheet)
{
    struct sheet_reader reader = {.context = context, .budget = context->budget};
    sheet_builder_init(&reader.builder, context->budget, sheet);
    strbuf_init(&reader.text, &context->budget->scratch);
    struct xlsx_xml_handler handler = {start_element, end_element, take_text, &reader};
    return xlsx_xml_read(context->budget, source, &handler) &&
           sheet_builder_finish(&reader.builder);
}
