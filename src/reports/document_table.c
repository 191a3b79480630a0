#include "reports/document_table.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

#include "base/banned.h"

struct document_table *document_table_create(struct arena *arena,
                                             const struct document_table_head *head)
{
    assert(head->column_count > 0);
    struct document_table *table = ARENA_NEW(arena, struct document_table);
    table->head = *head;
    table->number = 1;
    table->anchor = "t1";
    table->arena = arena;
    return table;
}

struct document_cell *document_table_add_row(struct document_table *table,
                                             enum document_row_kind kind)
{
    struct document_row *row = ARENA_NEW(table->arena, struct document_row);
    row->kind = kind;
    row->cells = ARENA_NEW_ARRAY(table->arena, table->head.column_count, struct document_cell);
    if (table->last != NULL) {
        table->last->next = row;
    } else {
        table->first = row;
    }
    table->last = row;
    table->row_count++;
    return row->cells;
}

void document_table_add_group(struct document_table *table, int level, const char *text,
                              const char *note)
{
    struct document_cell *cells = document_table_add_row(table, DOCUMENT_ROW_GROUP);
    cells[0] = document_cell_text(text);
    cells[0].note = note;
    table->last->level = level;
}

int64_t document_round_e4(int64_t value_e4, int decimals)
{
    static const int64_t steps[] = {10000, 1000, 100, 10, 1};
    assert(decimals >= 0 && decimals <= 4);
    int64_t step = steps[decimals];
    int64_t rest = value_e4 % step;
    int64_t base = value_e4 - rest;
    if (2 * rest >= step) {
        return base + step;
    }
    return 2 * rest <= -step ? base - step : base;
}

static const char *format_percent(struct quantity value, int decimals, struct arena *arena)
{
    if (value.state == QUANTITY_NOT_PROGRAMMED) {
        return "NP";
    }
    if (value.state == QUANTITY_MISSING) {
        return "–";
    }
    char text[DECIMAL_TEXT_SIZE];
    decimal_format_es(document_round_e4(value.value_e4, decimals), decimals, text);
    return arena_printf(arena, "%s\u00a0%%", text);
}

static const char *format_number(struct quantity value, int decimals, struct arena *arena)
{
    if (value.state == QUANTITY_NOT_PROGRAMMED) {
        return "NP";
    }
    if (value.state == QUANTITY_MISSING) {
        return "–";
    }
    char text[DECIMAL_TEXT_SIZE];
    return arena_strdup(arena, decimal_format_es(value.value_e4, decimals, text));
}

const char *document_cell_format(const struct document_cell *cell, int decimals,
                                 struct arena *arena)
{
    switch (cell->kind) {
    case DOCUMENT_CELL_EMPTY:
        return "";
    case DOCUMENT_CELL_TEXT:
    case DOCUMENT_CELL_STATE:
        return cell->text != NULL ? cell->text : "";
    case DOCUMENT_CELL_NUMBER:
        return format_number(cell->value, decimals, arena);
    case DOCUMENT_CELL_PERCENT:
        return format_percent(cell->value, decimals, arena);
    case DOCUMENT_CELL_BAR:
        break;
    }
    const char *progress = format_percent(cell->value, decimals, arena);
    if (!quantity_is_number(cell->due)) {
        return progress;
    }
    return arena_printf(arena, "%s de %s", progress, format_percent(cell->due, decimals, arena));
}

bool document_is_safe_link(const char *href)
{
    return href != NULL &&
           (strncasecmp(href, "http://", 7) == 0 || strncasecmp(href, "https://", 8) == 0 ||
            strncasecmp(href, "mailto:", 7) == 0);
}

bool document_table_has_groups(const struct document_table *table)
{
    for (size_t i = 0; i < table->head.column_count; i++) {
        if (table->head.columns[i].group != NULL) {
            return true;
        }
    }
    return false;
}

size_t document_table_group_span(const struct document_table *table, size_t first)
{
    const struct document_column *columns = table->head.columns;
    size_t span = 1;
    if (columns[first].group == NULL) {
        return span;
    }
    while (first + span < table->head.column_count && columns[first + span].group != NULL &&
           strcmp(columns[first + span].group, columns[first].group) == 0) {
        span++;
    }
    return span;
}

size_t document_table_find_column(const struct document_table *table, const char *key,
                                  size_t length)
{
    for (size_t i = 0; i < table->head.column_count; i++) {
        const char *name = table->head.columns[i].key;
        if (name != NULL && strlen(name) == length && memcmp(name, key, length) == 0) {
            return i;
        }
    }
    return table->head.column_count;
}
