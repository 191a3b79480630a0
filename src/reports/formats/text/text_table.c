#include <string.h>

#include "reports/formats/text/report_text.h"

#include "base/banned.h"

/* Characters as a terminal of one cell per letter shows them; es-CO needs no wider ones. */
static size_t text_width(const char *text)
{
    size_t width = 0;
    for (; *text != '\0'; text++) {
        width += ((unsigned char)*text & 0xC0) != 0x80;
    }
    return width;
}

static void add_spaces(struct strbuf *out, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        strbuf_add_char(out, ' ');
    }
}

static void add_rule(struct strbuf *out, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        strbuf_add(out, "─");
    }
    strbuf_add_char(out, '\n');
}

static const char *cell_words(const struct document_table *table, const struct document_cell *cell,
                              size_t column, struct arena *arena)
{
    const char *value = document_cell_format(cell, table->head.columns[column].decimals, arena);
    if (cell->note == NULL) {
        return value;
    }
    return arena_printf(arena, "%s (%s)", value, cell->note);
}

static const char *column_label(const struct document_column *column, struct arena *arena)
{
    if (column->group == NULL) {
        return column->label;
    }
    return arena_printf(arena, "%s: %s", column->group, column->label);
}

static void measure(const struct document_table *table, size_t *widths, struct arena *arena)
{
    for (size_t i = 0; i < table->head.column_count; i++) {
        widths[i] = text_width(column_label(&table->head.columns[i], arena));
    }
    for (const struct document_row *row = table->first; row != NULL; row = row->next) {
        for (size_t i = 0; row->kind != DOCUMENT_ROW_GROUP && i < table->head.column_count; i++) {
            size_t width = text_width(cell_words(table, &row->cells[i], i, arena));
            widths[i] = width > widths[i] ? width : widths[i];
        }
    }
}

static void add_cell(struct strbuf *out, const struct document_table *table, size_t column,
                     size_t width, const char *words)
{
    enum document_column_kind kind = table->head.columns[column].kind;
    bool is_right = kind == DOCUMENT_COLUMN_NUMBER || kind == DOCUMENT_COLUMN_PERCENT;
    bool is_last = column + 1 == table->head.column_count;
    size_t spaces = width - text_width(words);
    add_spaces(out, is_right ? spaces : 0);
    strbuf_add(out, words);
    if (is_last) {
        strbuf_add_char(out, '\n');
    } else {
        add_spaces(out, 2 + (is_right ? 0 : spaces));
    }
}

static void add_group(struct strbuf *out, const struct document_row *row)
{
    strbuf_add(out, "» ");
    strbuf_add(out, row->cells[0].text);
    if (row->cells[0].note != NULL) {
        strbuf_printf(out, " (%s)", row->cells[0].note);
    }
    strbuf_add_char(out, '\n');
}

void report_text_render_table(struct strbuf *out, const struct document_table *table)
{
    struct arena *arena = out->arena;
    size_t *widths = ARENA_NEW_ARRAY(arena, table->head.column_count, size_t);
    measure(table, widths, arena);
    size_t total = 2 * (table->head.column_count - 1);
    for (size_t i = 0; i < table->head.column_count; i++) {
        total += widths[i];
    }
    strbuf_printf(out, "Tabla %d. %s\n", table->number, table->head.caption);
    if (table->head.subtitle != NULL) {
        strbuf_printf(out, "%s\n", table->head.subtitle);
    }
    for (size_t i = 0; i < table->head.column_count; i++) {
        add_cell(out, table, i, widths[i], column_label(&table->head.columns[i], arena));
    }
    add_rule(out, total);
    for (const struct document_row *row = table->first; row != NULL; row = row->next) {
        if (row->kind == DOCUMENT_ROW_GROUP) {
            add_group(out, row);
            continue;
        }
        if (row->kind == DOCUMENT_ROW_TOTAL) {
            add_rule(out, total);
        }
        for (size_t i = 0; i < table->head.column_count; i++) {
            add_cell(out, table, i, widths[i], cell_words(table, &row->cells[i], i, arena));
        }
    }
    strbuf_add_char(out, '\n');
}
