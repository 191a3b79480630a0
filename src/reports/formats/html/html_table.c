#include <string.h>

#include "reports/chart/svg.h"
#include "reports/formats/html/html_parts.h"
#include "reports/formats/html/report_html.h"

#include "base/banned.h"

static bool is_right_aligned(const struct document_column *column)
{
    return column->kind == DOCUMENT_COLUMN_NUMBER || column->kind == DOCUMENT_COLUMN_PERCENT;
}

static void add_note(struct strbuf *html, const char *note, const char *before)
{
    if (note != NULL) {
        strbuf_add(html, before);
        strbuf_add(html, "<span class=\"n\">");
        chart_svg_add_escaped(html, note);
        strbuf_add(html, "</span>");
    }
}

static void write_header_cell(struct strbuf *html, const struct document_column *column,
                              bool spans_rows)
{
    strbuf_printf(html, "<th scope=\"col\"%s%s>", spans_rows ? " rowspan=\"2\"" : "",
                  is_right_aligned(column) ? " class=\"d\"" : "");
    chart_svg_add_escaped(html, column->label);
    strbuf_add(html, "</th>");
}

static void write_header(struct strbuf *html, const struct document_table *table)
{
    const struct document_column *columns = table->head.columns;
    bool has_groups = document_table_has_groups(table);
    strbuf_add(html, "<thead><tr>");
    for (size_t i = 0; i < table->head.column_count; i += document_table_group_span(table, i)) {
        if (columns[i].group == NULL) {
            write_header_cell(html, &columns[i], has_groups);
        } else {
            strbuf_printf(html, "<th scope=\"colgroup\" colspan=\"%zu\" class=\"g\">",
                          document_table_group_span(table, i));
            chart_svg_add_escaped(html, columns[i].group);
            strbuf_add(html, "</th>");
        }
    }
    strbuf_add(html, "</tr>");
    if (has_groups) {
        strbuf_add(html, "\n<tr>");
        for (size_t i = 0; i < table->head.column_count; i++) {
            if (columns[i].group != NULL) {
                write_header_cell(html, &columns[i], false);
            }
        }
        strbuf_add(html, "</tr>");
    }
    strbuf_add(html, "</thead>\n");
}

static void write_value(struct strbuf *html, const struct document_cell *cell,
                        const struct document_column *column)
{
    bool is_link = html_parts_open_link(html, cell->href);
    strbuf_add(html, cell->is_strong ? "<b>" : "");
    if (cell->kind == DOCUMENT_CELL_STATE) {
        html_parts_add_state(html, cell->symbol, cell->text);
    } else {
        if (cell->kind == DOCUMENT_CELL_BAR && quantity_is_number(cell->value)) {
            chart_svg_write_micro_bar(html, chart_micro_bar(cell->value, cell->due));
        }
        chart_svg_add_escaped(html, document_cell_format(cell, column->decimals, html->arena));
    }
    strbuf_add(html, cell->is_strong ? "</b>" : "");
    strbuf_add(html, is_link ? "</a>" : "");
    add_note(html, cell->note, " ");
}

static void write_cell(struct strbuf *html, const struct document_cell *cell,
                       const struct document_column *column)
{
    if (column->is_row_header) {
        strbuf_add(html, "<th scope=\"row\">");
        write_value(html, cell, column);
        strbuf_add(html, "</th>");
        return;
    }
    struct strbuf classes;
    strbuf_init(&classes, html->arena);
    strbuf_add(&classes, is_right_aligned(column) ? " d" : "");
    strbuf_add(&classes, column->kind == DOCUMENT_COLUMN_BAR ? " av" : "");
    strbuf_add(&classes, column->kind == DOCUMENT_COLUMN_TEXT ? " w" : "");
    strbuf_add(&classes, column->hidden_on_card ? " no" : "");
    strbuf_add(html, "<td");
    if (classes.length > 0) {
        strbuf_printf(html, " class=\"%s\"", classes.data + 1);
    }
    strbuf_add(html, " data-l=\"");
    chart_svg_add_escaped(html, column->card_label != NULL ? column->card_label : column->label);
    strbuf_add(html, "\">");
    write_value(html, cell, column);
    strbuf_add(html, "</td>");
}

static int count_rows_of_group(const struct document_row *group)
{
    int count = 0;
    for (const struct document_row *row = group->next;
         row != NULL && row->kind == DOCUMENT_ROW_DATA; row = row->next)
        count++;
    return count;
}

/* What opens the rows of a group on a phone, where a style sheet keeps them closed. */
static void write_opener(struct strbuf *html, const struct document_row *group)
{
    int count = count_rows_of_group(group);
    if (count == 1)
        strbuf_add(html,
                   " <label class=\"abre\"><input type=\"checkbox\" checked> Ver la fila</label>");
    else
        strbuf_printf(html,
                      " <label class=\"abre\"><input type=\"checkbox\"> Ver las %d filas</label>",
                      count);
}

static void write_group(struct strbuf *html, const struct document_table *table,
                        const struct document_row *row, bool folds_groups)
{
    strbuf_printf(html, "<tr class=\"grupo\"><th scope=\"rowgroup\" colspan=\"%zu\">",
                  table->head.column_count);
    chart_svg_add_escaped(html, row->cells[0].text);
    if (row->cells[0].note != NULL) {
        strbuf_add(html, " <small>");
        chart_svg_add_escaped(html, row->cells[0].note);
        strbuf_add(html, "</small>");
    }
    if (folds_groups && count_rows_of_group(row) > 0)
        write_opener(html, row);
    strbuf_add(html, "</th></tr>\n");
}

static void write_row(struct strbuf *html, const struct document_table *table,
                      const struct document_row *row)
{
    strbuf_add(html, "<tr>");
    for (size_t i = 0; i < table->head.column_count; i++) {
        write_cell(html, &row->cells[i], &table->head.columns[i]);
    }
    strbuf_add(html, "</tr>\n");
}

/* Each group opens a tbody, so that its heading row holds for the rows below it; totals at the end
 * are the foot. */
static void write_rows(struct strbuf *html, const struct document_table *table, bool folds_groups)
{
    const char *open = NULL;
    for (const struct document_row *row = table->first; row != NULL; row = row->next) {
        const char *section =
            row->kind == DOCUMENT_ROW_TOTAL && row->next == NULL ? "tfoot" : "tbody";
        bool starts = open == NULL || strcmp(open, section) != 0 || row->kind == DOCUMENT_ROW_GROUP;
        if (starts && open != NULL) {
            strbuf_printf(html, "</%s>\n", open);
        }
        if (starts) {
            strbuf_printf(html, "<%s>", section);
            open = section;
        }
        if (row->kind == DOCUMENT_ROW_GROUP)
            write_group(html, table, row, folds_groups);
        else
            write_row(html, table, row);
    }
    if (open != NULL) {
        strbuf_printf(html, "</%s>", open);
    }
}

void html_parts_write_table(struct strbuf *html, const struct document_table *table,
                            bool folds_groups)
{
    strbuf_add(html, "<div class=\"rueda\" tabindex=\"0\" role=\"region\" aria-labelledby=\"");
    strbuf_printf(html, "%s-c\">\n<table class=\"tar fija\" id=\"%s\"><caption id=\"%s-c\">",
                  table->anchor, table->anchor, table->anchor);
    strbuf_printf(html, "Tabla %d. ", table->number);
    chart_svg_add_escaped(html, table->head.caption);
    if (table->head.subtitle != NULL) {
        strbuf_add(html, " <small>");
        chart_svg_add_escaped(html, table->head.subtitle);
        strbuf_add(html, "</small>");
    }
    strbuf_add(html, "</caption>\n");
    write_header(html, table);
    write_rows(html, table, folds_groups);
    strbuf_add(html, "</table></div>\n");
}

void report_html_render_table(struct strbuf *html, const struct document_table *table)
{
    html_parts_write_table(html, table, false);
}
