#include "reports/formats/xlsx/xlsx_sheet.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

#include "base/banned.h"

enum { CAPTION_ROW = 0, SUBTITLE_ROW = 1, GROUP_ROW = 2, HEADER_ROW = 3, FIRST_ROW = 4 };
enum { MAX_TEXT_BYTES = 32000 };

struct sheet {
    struct xlsx_book *book;
    const struct document_table *table;
    lxw_worksheet *worksheet;
    lxw_col_t *places; /* the sheet's column of each table column; a bar takes two */
    lxw_col_t width;   /* columns in all */
    lxw_row_t row;     /* next to be written */
    lxw_row_t last_data_row;
    lxw_row_t group_start; /* first row after the last group row */
};

const char *xlsx_sheet_text(const struct xlsx_book *book, const char *text)
{
    if (text == NULL) {
        return "";
    }
    text = text_portable(book->arena, text);
    size_t length = strlen(text);
    if (length <= MAX_TEXT_BYTES) {
        return text;
    }
    length = MAX_TEXT_BYTES;
    while (((unsigned char)text[length] & 0xC0) == 0x80) {
        length--;
    }
    return arena_strndup(book->arena, text, length);
}

lxw_format *xlsx_sheet_number_look(const struct xlsx_book *book, int64_t value_e4, int decimals)
{
    while (decimals < 4 && document_round_e4(value_e4, decimals) != value_e4) {
        decimals++;
    }
    return book->looks[XLSX_NUMBER_0 + decimals];
}

static void write_text(struct sheet *sheet, lxw_col_t column, const char *text, enum xlsx_look look)
{
    worksheet_write_string(sheet->worksheet, sheet->row, column, xlsx_sheet_text(sheet->book, text),
                           sheet->book->looks[look]);
}

static void add_reference(struct strbuf *formula, lxw_row_t row, lxw_col_t column)
{
    char text[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell(text, row, column);
    strbuf_add(formula, text);
}

static void add_range(struct strbuf *formula, lxw_col_t column, lxw_row_t first, lxw_row_t last)
{
    add_reference(formula, first, column);
    strbuf_add_char(formula, ':');
    add_reference(formula, last < first ? first : last, column);
}

/* Puts references in the place of {key}, {key:all} and {key:group}. A key that no column has is a
 * mistake of the composer and shows as #NAME? in the spreadsheet. */
static const char *expand_formula(struct sheet *sheet, const char *template)
{
    struct strbuf formula;
    strbuf_init(&formula, sheet->book->arena);
    strbuf_add_char(&formula, '=');
    while (*template != '\0') {
        size_t plain = strcspn(template, "{");
        strbuf_add_bytes(&formula, template, plain);
        template += plain;
        if (*template == '\0') {
            break;
        }
        const char *key = template + 1;
        size_t length = strcspn(key, ":}");
        size_t end = strcspn(key, "}");
        size_t column = document_table_find_column(sheet->table, key, length);
        bool is_known = column < sheet->table->head.column_count && key[end] == '}';
        bool is_all = strncmp(key + length, ":all}", 5) == 0;
        bool is_group = strncmp(key + length, ":group}", 7) == 0;
        if (!is_known) {
            strbuf_add(&formula, "columna_desconocida");
        } else if (is_all) {
            add_range(&formula, sheet->places[column], FIRST_ROW, sheet->last_data_row);
        } else if (is_group) {
            add_range(&formula, sheet->places[column], sheet->group_start,
                      sheet->row > 0 ? sheet->row - 1 : 0);
        } else {
            add_reference(&formula, sheet->row, sheet->places[column]);
        }
        template = key + end + (key[end] == '}');
    }
    return formula.data;
}

static void write_quantity(struct sheet *sheet, lxw_col_t column, struct quantity quantity,
                           lxw_format *look, double divisor)
{
    if (quantity.state == QUANTITY_NUMBER) {
        worksheet_write_number(sheet->worksheet, sheet->row, column,
                               (double)quantity.value_e4 / divisor, look);
    } else if (quantity.state == QUANTITY_NOT_PROGRAMMED) {
        write_text(sheet, column, "NP", XLSX_CENTRE);
    } else {
        worksheet_write_blank(sheet->worksheet, sheet->row, column, look);
    }
}

/* A formula that gives a word, or nothing now. */
static void write_live_text(struct sheet *sheet, lxw_col_t column, const char *formula,
                            const char *text)
{
    worksheet_write_formula_str(sheet->worksheet, sheet->row, column,
                                expand_formula(sheet, formula), sheet->book->looks[XLSX_TEXT],
                                text);
}

static void write_cell(struct sheet *sheet, const struct document_cell *cell, size_t i)
{
    const struct document_column *column = &sheet->table->head.columns[i];
    lxw_col_t place = sheet->places[i];
    const struct xlsx_book *book = sheet->book;
    bool is_percent = cell->kind == DOCUMENT_CELL_PERCENT || cell->kind == DOCUMENT_CELL_BAR;
    lxw_format *percent = book->looks[XLSX_PERCENT_0 + column->decimals];
    lxw_format *look =
        is_percent ? percent : xlsx_sheet_number_look(book, cell->value.value_e4, column->decimals);
    double divisor = is_percent ? 1000000.0 : 10000.0;
    if (cell->kind == DOCUMENT_CELL_EMPTY) {
        return;
    }
    if (cell->kind == DOCUMENT_CELL_TEXT || cell->kind == DOCUMENT_CELL_STATE) {
        const char *text = cell->note != NULL
                               ? arena_printf(book->arena, "%s (%s)", cell->text, cell->note)
                               : cell->text;
        bool is_strong = cell->is_strong || column->is_row_header;
        if (cell->formula != NULL)
            write_live_text(sheet, place, cell->formula, text);
        else
            write_text(sheet, place, text, is_strong ? XLSX_STRONG : XLSX_TEXT);
        return;
    }
    if (cell->formula != NULL && !quantity_is_number(cell->value)) {
        write_live_text(sheet, place, cell->formula, "");
    } else if (cell->formula != NULL) {
        worksheet_write_formula_num(sheet->worksheet, sheet->row, place,
                                    expand_formula(sheet, cell->formula), look,
                                    (double)cell->value.value_e4 / divisor);
    } else {
        write_quantity(sheet, place, cell->value, look, divisor);
    }
    if (cell->kind == DOCUMENT_CELL_BAR) {
        write_quantity(sheet, place + 1, cell->due, percent, divisor);
    }
}

static void write_group(struct sheet *sheet, const struct document_row *row)
{
    const char *text = row->cells[0].text;
    if (row->cells[0].note != NULL) {
        text = arena_printf(sheet->book->arena, "%s · %s", text, row->cells[0].note);
    }
    for (lxw_col_t column = 1; column < sheet->width; column++) {
        worksheet_write_blank(sheet->worksheet, sheet->row, column, sheet->book->looks[XLSX_GROUP]);
    }
    write_text(sheet, 0, text, XLSX_GROUP);
    sheet->group_start = sheet->row + 1;
}

static void write_rows(struct sheet *sheet)
{
    for (const struct document_row *row = sheet->table->first; row != NULL; row = row->next) {
        if (row->kind == DOCUMENT_ROW_GROUP) {
            write_group(sheet, row);
        } else {
            for (size_t i = 0; i < sheet->table->head.column_count; i++) {
                write_cell(sheet, &row->cells[i], i);
            }
        }
        sheet->row++;
    }
}

static void write_header(struct sheet *sheet)
{
    const struct document_table *table = sheet->table;
    sheet->row = CAPTION_ROW;
    write_text(sheet, 0, table->head.caption, XLSX_TITLE);
    sheet->row = SUBTITLE_ROW;
    write_text(sheet, 0, table->head.subtitle, XLSX_SMALL);
    for (size_t i = 0; i < table->head.column_count; i++) {
        const struct document_column *column = &table->head.columns[i];
        bool is_first =
            column->group != NULL && (i == 0 || table->head.columns[i - 1].group == NULL ||
                                      strcmp(table->head.columns[i - 1].group, column->group) != 0);
        sheet->row = GROUP_ROW;
        write_text(sheet, sheet->places[i], is_first ? column->group : "", XLSX_STRONG);
        sheet->row = HEADER_ROW;
        bool is_right =
            column->kind != DOCUMENT_COLUMN_TEXT && column->kind != DOCUMENT_COLUMN_STATE;
        write_text(sheet, sheet->places[i], column->label,
                   is_right ? XLSX_HEADER_RIGHT : XLSX_HEADER);
        if (column->kind == DOCUMENT_COLUMN_BAR) {
            write_text(sheet, sheet->places[i] + 1, "Debido", XLSX_HEADER_RIGHT);
        }
    }
}

static void place_columns(struct sheet *sheet)
{
    static const double widths[] = {[DOCUMENT_COLUMN_TEXT] = 28,
                                    [DOCUMENT_COLUMN_NUMBER] = 12,
                                    [DOCUMENT_COLUMN_PERCENT] = 12,
                                    [DOCUMENT_COLUMN_STATE] = 17,
                                    [DOCUMENT_COLUMN_BAR] = 12};
    sheet->places = ARENA_NEW_ARRAY(sheet->book->arena, sheet->table->head.column_count, lxw_col_t);
    for (size_t i = 0; i < sheet->table->head.column_count; i++) {
        const struct document_column *column = &sheet->table->head.columns[i];
        lxw_col_t taken = column->kind == DOCUMENT_COLUMN_BAR ? 2 : 1;
        double width = column->is_row_header ? 46
                       : column->weight > 0  ? column->weight
                                             : widths[column->kind];
        sheet->places[i] = sheet->width;
        worksheet_set_column(sheet->worksheet, sheet->width, (lxw_col_t)(sheet->width + taken - 1),
                             width, NULL);
        sheet->width = (lxw_col_t)(sheet->width + taken);
    }
}

/* One rule for each word of a state that the column shows, so that a changed word changes colour.
 */
static void colour_states(struct sheet *sheet, size_t i)
{
    bool done[CHART_SYMBOL_COUNT] = {false};
    for (const struct document_row *row = sheet->table->first; row != NULL; row = row->next) {
        const struct document_cell *cell = &row->cells[i];
        if (cell->kind != DOCUMENT_CELL_STATE || cell->symbol == CHART_SYMBOL_NONE ||
            cell->text == NULL || done[cell->symbol] || strchr(cell->text, '"') != NULL) {
            continue;
        }
        done[cell->symbol] = true;
        char *value = arena_printf(sheet->book->arena, "\"%s\"", cell->text);
        lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                       .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
                                       .value_string = value,
                                       .format = sheet->book->states[cell->symbol]};
        worksheet_conditional_format_range(sheet->worksheet, FIRST_ROW, sheet->places[i],
                                           sheet->row - 1, sheet->places[i], &rule);
    }
}

static void add_bars(struct sheet *sheet, size_t i)
{
    lxw_conditional_format rule = {.type = LXW_CONDITIONAL_DATA_BAR,
                                   .bar_color = 0x7fb09f,
                                   .bar_solid = LXW_TRUE,
                                   .data_bar_2010 = LXW_TRUE,
                                   .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                   .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                   .min_value = 0,
                                   .max_value = 1};
    worksheet_conditional_format_range(sheet->worksheet, FIRST_ROW, sheet->places[i],
                                       sheet->row - 1, sheet->places[i], &rule);
}

static void finish(struct sheet *sheet)
{
    lxw_worksheet *worksheet = sheet->worksheet;
    lxw_col_t last = (lxw_col_t)(sheet->width - 1);
    lxw_row_t end = sheet->row > FIRST_ROW ? sheet->row - 1 : FIRST_ROW;
    for (size_t i = 0; i < sheet->table->head.column_count && sheet->row > FIRST_ROW; i++) {
        if (sheet->table->head.columns[i].kind == DOCUMENT_COLUMN_STATE) {
            colour_states(sheet, i);
        } else if (sheet->table->head.columns[i].kind == DOCUMENT_COLUMN_BAR) {
            add_bars(sheet, i);
        }
    }
    worksheet_freeze_panes(worksheet, FIRST_ROW,
                           sheet->table->head.columns[0].is_row_header ? 1 : 0);
    worksheet_autofilter(worksheet, HEADER_ROW, 0,
                         sheet->last_data_row < FIRST_ROW ? FIRST_ROW : sheet->last_data_row, last);
    worksheet_repeat_rows(worksheet, GROUP_ROW, HEADER_ROW);
    worksheet_print_area(worksheet, 0, 0, end, last);
    worksheet_fit_to_pages(worksheet, 1, 0);
    worksheet_set_landscape(worksheet);
    worksheet_set_paper(worksheet, 9);
    worksheet_set_footer(worksheet, "&LAtalaya&RPágina &P de &N");
}

void xlsx_sheet_add(struct xlsx_book *book, const struct document_table *table, const char *name)
{
    struct sheet sheet = {.book = book, .table = table, .group_start = FIRST_ROW};
    sheet.worksheet = workbook_add_worksheet(book->workbook, name);
    lxw_row_t row_number = FIRST_ROW;
    for (const struct document_row *row = table->first; row != NULL; row = row->next) {
        if (row->kind == DOCUMENT_ROW_DATA) {
            sheet.last_data_row = row_number;
        }
        row_number++;
    }
    place_columns(&sheet);
    write_header(&sheet);
    sheet.row = FIRST_ROW;
    write_rows(&sheet);
    finish(&sheet);
}
