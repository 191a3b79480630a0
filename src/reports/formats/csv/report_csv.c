#include "reports/formats/csv/report_csv.h"

#include <string.h>

#include "base/banned.h"

struct writer {
    struct strbuf *out;
    const struct document_table *table;
    const struct report_csv_options *options;
    char separator;
};

static bool looks_like_formula(const char *text)
{
    return text[0] != '\0' && strchr("=+-@\t\r", text[0]) != NULL;
}

void report_csv_add_text(struct strbuf *out, const char *text, char separator)
{
    if (text == NULL) {
        return;
    }
    const char *guard = looks_like_formula(text) ? "'" : "";
    bool needs_quotes = strpbrk(text, "\"\r\n") != NULL || strchr(text, separator) != NULL ||
                        text[0] == ' ' || (text[0] != '\0' && text[strlen(text) - 1] == ' ');
    if (!needs_quotes) {
        strbuf_add(out, guard);
        strbuf_add(out, text);
        return;
    }
    strbuf_add_char(out, '"');
    strbuf_add(out, guard);
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '"') {
            strbuf_add_char(out, '"');
        }
        strbuf_add_char(out, *c);
    }
    strbuf_add_char(out, '"');
}

static void add_quantity(struct writer *writer, struct quantity value)
{
    if (value.state == QUANTITY_NOT_PROGRAMMED) {
        strbuf_add(writer->out, "NP");
    }
    if (value.state != QUANTITY_NUMBER) {
        return;
    }
    char text[DECIMAL_TEXT_SIZE];
    decimal_format(value.value_e4, text);
    char *point = strchr(text, '.');
    if (writer->options->is_es_co && point != NULL) {
        *point = ',';
    }
    strbuf_add(writer->out, text);
}

static void add_cell(struct writer *writer, const struct document_cell *cell)
{
    switch (cell->kind) {
    case DOCUMENT_CELL_EMPTY:
        break;
    case DOCUMENT_CELL_TEXT:
    case DOCUMENT_CELL_STATE:
        report_csv_add_text(writer->out, cell->text, writer->separator);
        break;
    case DOCUMENT_CELL_NUMBER:
    case DOCUMENT_CELL_PERCENT:
    case DOCUMENT_CELL_BAR:
        add_quantity(writer, cell->value);
        break;
    }
}

static void add_label(struct writer *writer, const struct document_column *column,
                      const char *suffix)
{
    struct arena *arena = writer->out->arena;
    if (writer->options->with_keys && column->key != NULL) {
        report_csv_add_text(writer->out, arena_printf(arena, "%s%s", column->key, suffix),
                            writer->separator);
        return;
    }
    const char *words = suffix[0] != '\0' ? " (debido)" : "";
    const char *label = column->group != NULL
                            ? arena_printf(arena, "%s: %s%s", column->group, column->label, words)
                            : arena_printf(arena, "%s%s", column->label, words);
    report_csv_add_text(writer->out, label, writer->separator);
}

static void add_header(struct writer *writer, bool has_groups)
{
    if (has_groups) {
        report_csv_add_text(writer->out, writer->options->with_keys ? "grupo" : "Grupo",
                            writer->separator);
        strbuf_add_char(writer->out, writer->separator);
    }
    for (size_t i = 0; i < writer->table->head.column_count; i++) {
        const struct document_column *column = &writer->table->head.columns[i];
        if (i > 0) {
            strbuf_add_char(writer->out, writer->separator);
        }
        add_label(writer, column, "");
        if (column->kind == DOCUMENT_COLUMN_BAR) {
            strbuf_add_char(writer->out, writer->separator);
            add_label(writer, column, "_debido");
        }
    }
    strbuf_add(writer->out, "\r\n");
}

static void add_row(struct writer *writer, const struct document_row *row)
{
    for (size_t i = 0; i < writer->table->head.column_count; i++) {
        if (i > 0) {
            strbuf_add_char(writer->out, writer->separator);
        }
        add_cell(writer, &row->cells[i]);
        if (writer->table->head.columns[i].kind == DOCUMENT_COLUMN_BAR) {
            strbuf_add_char(writer->out, writer->separator);
            add_quantity(writer, row->cells[i].due);
        }
    }
    strbuf_add(writer->out, "\r\n");
}

void report_csv_render_table(struct strbuf *out, const struct document_table *table,
                             const struct report_csv_options *options)
{
    struct writer writer = {out, table, options, options->is_es_co ? ';' : ','};
    bool has_groups = false;
    for (const struct document_row *row = table->first; row != NULL; row = row->next) {
        has_groups = has_groups || row->kind == DOCUMENT_ROW_GROUP;
    }
    strbuf_add(out, options->with_mark ? "\xEF\xBB\xBF" : "");
    add_header(&writer, has_groups);
    const char *group = "";
    for (const struct document_row *row = table->first; row != NULL; row = row->next) {
        if (row->kind == DOCUMENT_ROW_GROUP) {
            group = row->cells[0].text;
        } else if (row->kind == DOCUMENT_ROW_DATA) {
            if (has_groups) {
                report_csv_add_text(out, group, writer.separator);
                strbuf_add_char(out, writer.separator);
            }
            add_row(&writer, row);
        }
    }
}
