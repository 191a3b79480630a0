#include "reports/formats/xlsx/report_xlsx.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"
#include "reports/formats/xlsx/xlsx_sheet.h"

#include "base/banned.h"

static void create_numbers(struct xlsx_book *book)
{
    static const char *const numbers[] = {"#,##0", "#,##0.0", "#,##0.00", "#,##0.000",
                                          "#,##0.0000"};
    static const char *const percents[] = {"0%", "0.0%", "0.00%", "0.000%", "0.0000%"};
    for (int i = 0; i <= 4; i++) {
        format_set_num_format(book->looks[XLSX_NUMBER_0 + i], numbers[i]);
        format_set_num_format(book->looks[XLSX_PERCENT_0 + i], percents[i]);
    }
}

static void create_looks(struct xlsx_book *book)
{
    for (int i = 0; i < XLSX_LOOK_COUNT; i++) {
        book->looks[i] = workbook_add_format(book->workbook);
        format_set_align(book->looks[i], LXW_ALIGN_VERTICAL_TOP);
    }
    create_numbers(book);
    format_set_bold(book->looks[XLSX_TITLE]);
    format_set_font_size(book->looks[XLSX_TITLE], 14);
    format_set_font_color(book->looks[XLSX_SMALL], 0x535b57);
    for (int i = XLSX_HEADER; i <= XLSX_HEADER_RIGHT; i++) {
        format_set_bold(book->looks[i]);
        format_set_text_wrap(book->looks[i]);
        format_set_bottom(book->looks[i], LXW_BORDER_MEDIUM);
    }
    format_set_align(book->looks[XLSX_HEADER_RIGHT], LXW_ALIGN_RIGHT);
    format_set_bold(book->looks[XLSX_GROUP]);
    format_set_bg_color(book->looks[XLSX_GROUP], 0xf2f1ea);
    format_set_text_wrap(book->looks[XLSX_TEXT]);
    format_set_bold(book->looks[XLSX_STRONG]);
    format_set_text_wrap(book->looks[XLSX_STRONG]);
    format_set_align(book->looks[XLSX_CENTRE], LXW_ALIGN_RIGHT);
    for (int i = CHART_SYMBOL_NONE + 1; i < CHART_SYMBOL_COUNT; i++) {
        const struct chart_symbol_shape *shape = chart_symbol_shape((enum chart_symbol)i);
        book->states[i] = workbook_add_format(book->workbook);
        format_set_bg_color(book->states[i], shape->background);
        format_set_font_color(book->states[i], shape->foreground);
    }
}

/* "2026-04-15T12:00:00Z" in seconds; 1980-01-01 where there is none, never the machine's clock. */
static time_t parse_created(const char *created)
{
    struct tm tm = {.tm_year = 80, .tm_mday = 1};
    int year, month, day, hour, minute, second;
    if (created != NULL && sscanf(created, "%4d-%2d-%2dT%2d:%2d:%2d", &year, &month, &day, &hour,
                                  &minute, &second) == 6) {
        tm = (struct tm){.tm_year = year - 1900,
                         .tm_mon = month - 1,
                         .tm_mday = day,
                         .tm_hour = hour,
                         .tm_min = minute,
                         .tm_sec = second};
    }
    return timegm(&tm);
}

static char *copy_fact(struct xlsx_book *book, const char *text)
{
    return text == NULL ? NULL : arena_strdup(book->arena, text_portable(book->arena, text));
}

static void set_properties(struct xlsx_book *book, const struct document_metadata *metadata)
{
    lxw_doc_properties properties = {.title = copy_fact(book, metadata->title),
                                     .author = copy_fact(book, metadata->council),
                                     .subject = copy_fact(book, metadata->cut),
                                     .comments = arena_strdup(book->arena, metadata->version),
                                     .created = parse_created(metadata->created)};
    workbook_set_properties(book->workbook, &properties);
}

/* The words of the document, a line for each part. */
struct words {
    struct xlsx_book *book;
    lxw_worksheet *worksheet;
    lxw_row_t row;
};

static void add_line(struct words *words, const char *text, enum xlsx_look look)
{
    if (text != NULL && text[0] != '\0') {
        worksheet_write_string(words->worksheet, words->row++, 0,
                               xlsx_sheet_text(words->book, text), words->book->looks[look]);
    }
}

static void add_figure(struct words *words, const struct document_figure *figure)
{
    const struct xlsx_book *book = words->book;
    struct quantity value = figure->value.value;
    bool is_number = quantity_is_number(value);
    lxw_row_t row = words->row;
    add_line(words, figure->label, XLSX_TEXT);
    if (figure->value.kind == DOCUMENT_CELL_PERCENT && is_number) {
        worksheet_write_number(words->worksheet, row, 1, (double)value.value_e4 / 1000000.0,
                               book->looks[XLSX_PERCENT_0 + 1]);
    } else if (figure->value.kind == DOCUMENT_CELL_NUMBER && is_number) {
        worksheet_write_number(words->worksheet, row, 1, (double)value.value_e4 / 10000.0,
                               xlsx_sheet_number_look(book, value.value_e4, 0));
    } else {
        worksheet_write_string(words->worksheet, row, 1,
                               document_figure_format(figure, book->arena),
                               book->looks[XLSX_STRONG]);
    }
    const char *note = arena_printf(book->arena, "%s%s%s", figure->word != NULL ? figure->word : "",
                                    figure->word != NULL && figure->note != NULL ? ". " : "",
                                    figure->note != NULL ? figure->note : "");
    worksheet_write_string(words->worksheet, row, 2, xlsx_sheet_text(book, note),
                           book->looks[XLSX_TEXT]);
}

static void add_blocks(struct words *words, const struct document_block *block)
{
    struct arena *arena = words->book->arena;
    for (; block != NULL; block = block->next) {
        if (block->kind == DOCUMENT_HEADING) {
            add_line(words, document_heading_text(block, arena), XLSX_STRONG);
        } else if (block->kind == DOCUMENT_FIGURES) {
            for (size_t i = 0; i < block->figures.count; i++) {
                add_figure(words, &block->figures.items[i]);
            }
        } else if (block->kind == DOCUMENT_DEFINITIONS) {
            for (size_t i = 0; i < block->definitions.count; i++) {
                worksheet_write_string(
                    words->worksheet, words->row, 1,
                    xlsx_sheet_text(words->book, block->definitions.items[i].description),
                    words->book->looks[XLSX_TEXT]);
                add_line(words, block->definitions.items[i].term, XLSX_TEXT);
            }
        } else if (block->kind == DOCUMENT_BOXES) {
            for (size_t i = 0; i < block->boxes.count; i++) {
                worksheet_write_string(words->worksheet, words->row, 1,
                                       xlsx_sheet_text(words->book, block->boxes.items[i].text),
                                       words->book->looks[XLSX_TEXT]);
                add_line(words, block->boxes.items[i].label, XLSX_TEXT);
            }
        } else if (block->kind == DOCUMENT_CHART) {
            add_line(words, block->chart->description, XLSX_TEXT);
        } else if (block->kind == DOCUMENT_TREE) {
            add_line(words, block->tree->description, XLSX_TEXT);
        } else if (block->kind == DOCUMENT_TABLE) {
            add_line(words,
                     arena_printf(arena, "Tabla %d. %s", block->table->number,
                                  block->table->head.caption),
                     XLSX_TEXT);
        } else if (block->text.count > 0) {
            add_line(words, block->title, XLSX_STRONG);
            add_line(words, document_plain_text(&block->text, arena), XLSX_TEXT);
        }
        add_blocks(words, block->children);
    }
}

static void add_words(struct xlsx_book *book, const struct document *document)
{
    const struct document_metadata *metadata = &document->metadata;
    struct words words = {book, workbook_add_worksheet(book->workbook, "Informe"), 0};
    worksheet_set_column(words.worksheet, 0, 0, 70, NULL);
    worksheet_set_column(words.worksheet, 1, 2, 36, NULL);
    worksheet_set_paper(words.worksheet, 9);
    worksheet_fit_to_pages(words.worksheet, 1, 0);
    add_line(&words, metadata->kicker, XLSX_SMALL);
    add_line(&words, metadata->title, XLSX_TITLE);
    add_line(&words, metadata->council, XLSX_SMALL);
    add_line(&words, metadata->cut, XLSX_SMALL);
    words.row++;
    add_blocks(&words, document->first);
    for (size_t i = 0; i < document->note_count; i++) {
        add_line(&words, arena_printf(book->arena, "[%zu] %s", i + 1, document->notes[i]),
                 XLSX_SMALL);
    }
    words.row++;
    add_line(&words, metadata->version, XLSX_SMALL);
    if (metadata->code != NULL) {
        add_line(&words, arena_printf(book->arena, "Código %s", metadata->code), XLSX_SMALL);
    }
}

/* Names hold at most 31 characters, none of []:*?/\ and no apostrophe at the ends, and are unique.
 */
static const char *choose_name(struct xlsx_book *book, const struct document_table *table)
{
    const char *name = table->head.sheet_name;
    if (name != NULL && name[0] != '\0' && strpbrk(name, "[]:*?/\\'") == NULL &&
        lxw_utf8_strlen(name) <= LXW_SHEETNAME_MAX &&
        workbook_get_worksheet_by_name(book->workbook, name) == NULL) {
        return name;
    }
    return arena_printf(book->arena, "Tabla %d", table->number);
}

static bool read_file(struct strbuf *out, const char *path, struct error *error)
{
    FILE *file = fopen(path, "rbe");
    if (file == NULL) {
        return error_set(error, ERROR_IO, "abrir la hoja de cálculo: %s", strerror(errno));
    }
    char bytes[16384];
    size_t count;
    while ((count = fread(bytes, 1, sizeof bytes, file)) > 0) {
        strbuf_add_bytes(out, bytes, count);
    }
    bool success = ferror(file) == 0;
    fclose(file);
    return success || error_set(error, ERROR_IO, "leer la hoja de cálculo");
}

static bool write_book(const struct document *document, const char *path, struct arena *arena,
                       struct error *error)
{
    struct xlsx_book book = {.workbook = workbook_new(path), .arena = arena};
    if (book.workbook == NULL) {
        return error_set(error, ERROR_IO, "crear la hoja de cálculo");
    }
    create_looks(&book);
    set_properties(&book, &document->metadata);
    add_words(&book, document);
    for (const struct document_block *block = document->first; block != NULL; block = block->next) {
        if (block->kind == DOCUMENT_TABLE && block->table->head.column_count > 0) {
            xlsx_sheet_add(&book, block->table, choose_name(&book, block->table));
        }
    }
    lxw_error failure = workbook_close(book.workbook);
    if (failure != LXW_NO_ERROR) {
        return error_set(error, ERROR_IO, "escribir la hoja de cálculo: %s", lxw_strerror(failure));
    }
    return true;
}

bool report_xlsx_render(struct strbuf *out, const struct document *document, struct error *error)
{
    struct arena scratch = {0};
    const char *folder = getenv("TMPDIR");
    char *path = arena_printf(&scratch, "%s/atalaya-XXXXXX", folder != NULL ? folder : "/tmp");
    bool success = false;
    int handle = mkstemp(path);
    if (handle < 0) {
        error_set(error, ERROR_IO, "crear un archivo temporal: %s", strerror(errno));
        goto done;
    }
    close(handle);
    success = write_book(document, path, &scratch, error) && read_file(out, path, error);
    unlink(path);
done:
    arena_release(&scratch);
    return success;
}
