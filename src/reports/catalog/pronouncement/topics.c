/* The priority topics of a pronouncement: how each one goes, and which rows of the matrix belong to
 * it. A row stands in the matrix once, under the first topic that has it, so that totals hold. */
#include <string.h>

#include "reports/board/board_table.h"
#include "reports/catalog/pronouncement/pronouncement_parts.h"

#include "base/banned.h"

enum { TOPIC_COLUMNS = 5 };

static bool has_indicator(const struct pronouncement_topic *topic, const struct board_row *row)
{
    for (size_t i = 0; i < topic->count; i++)
        if (topic->indicator_ids[i] == row->indicator->id)
            return true;
    return false;
}

size_t pronouncement_find_topic(const struct pronouncement_part *part, const struct board_row *row)
{
    const struct pronouncement_topics *topics = &part->pronouncement->topics;
    size_t i = 0;
    while (i < topics->count && !has_indicator(&topics->items[i], row))
        i++;
    return i;
}

/* The rows of a topic, also those that stand under an earlier one; past the last topic, the rows
 * that no topic has. */
static const struct board_row **list_rows(const struct pronouncement_part *part, size_t topic,
                                          size_t *count)
{
    const struct pronouncement_topics *topics = &part->pronouncement->topics;
    const struct board_row **rows =
        ARENA_NEW_ARRAY(part->arena, part->board->row_count + 1, const struct board_row *);
    *count = 0;
    for (size_t i = 0; i < part->board->row_count; i++) {
        const struct board_row *row = &part->board->rows[i];
        if (topic < topics->count ? has_indicator(&topics->items[topic], row)
                                  : pronouncement_find_topic(part, row) == topics->count)
            rows[(*count)++] = row;
    }
    return rows;
}

struct node_summary pronouncement_sum_topic(const struct pronouncement_part *part, size_t topic,
                                            enum indicator_level level)
{
    size_t count = 0;
    const struct board_row **rows = list_rows(part, topic, &count);
    return board_summarise(part->arena, part->board, rows, count, level)[0];
}

int pronouncement_count_elsewhere(const struct pronouncement_part *part, size_t topic,
                                  enum indicator_level level)
{
    int elsewhere = 0;
    size_t count = 0;
    const struct board_row **rows = list_rows(part, topic, &count);
    for (size_t i = 0; i < count; i++)
        elsewhere +=
            rows[i]->indicator->level == level && pronouncement_find_topic(part, rows[i]) < topic;
    return elsewhere;
}

static struct document_table *begin_table(const struct pronouncement_part *part)
{
    static const struct document_column columns[TOPIC_COLUMNS] = {
        {.label = "Tema", .kind = DOCUMENT_COLUMN_TEXT, .is_row_header = true, .weight = 40},
        {.label = "Indicadores", .kind = DOCUMENT_COLUMN_NUMBER, .weight = 12},
        {.label = "Reportados", .kind = DOCUMENT_COLUMN_TEXT, .weight = 14},
        {.label = "Avance, de lo debido", .kind = DOCUMENT_COLUMN_BAR, .decimals = 1, .weight = 22},
        {.label = "Ritmo", .kind = DOCUMENT_COLUMN_STATE, .weight = 20},
    };
    return document_add_table(
        part->document,
        &(struct document_table_head){
            .caption = "Cómo va cada tema",
            .subtitle = "En el orden que les dio el consejo. Avance y ritmo de los productos; "
                        "de los resultados donde no hay productos.",
            .columns = columns,
            .column_count = TOPIC_COLUMNS,
            .sheet_name = "Temas"});
}

static void add_row(const struct pronouncement_part *part, size_t topic,
                    struct document_table *table)
{
    const struct pronouncement_topic *it = &part->pronouncement->topics.items[topic];
    struct node_summary sum = pronouncement_sum_topic(part, topic, INDICATOR_LEVEL_PRODUCT);
    if (sum.indicators == 0)
        sum = pronouncement_sum_topic(part, topic, INDICATOR_LEVEL_RESULT);
    struct document_cell *cells = document_table_add_row(table, DOCUMENT_ROW_DATA);
    cells[0] = document_cell_text(it->name);
    cells[1] = document_cell_number(quantity_number((int64_t)it->count * DECIMAL_SCALE));
    cells[2] = document_cell_text(arena_printf(part->arena, "%d de %d", sum.reported,
                                               sum.reported + sum.no_report + sum.with_error));
    cells[3] = document_cell_bar(board_percent(sum.progress), board_percent(sum.due));
    if (sum.indicators > 0 && sum.rating_term != RATING_NONE)
        cells[4] =
            document_cell_state(board_symbol(sum.rating_term), rating_label(sum.rating_term));
}

void pronouncement_add_topics(const struct pronouncement_part *part)
{
    const struct pronouncement_topics *topics = &part->pronouncement->topics;
    if (topics->count == 0)
        return;
    document_add_heading(part->document, 1, "Temas prioritarios");
    struct document_table *table = begin_table(part);
    for (size_t i = 0; i < topics->count; i++)
        add_row(part, i, table);
    for (size_t i = 0; i < topics->count; i++) {
        if (topics->items[i].text[0] == '\0')
            continue;
        document_add_heading(part->document, 2, topics->items[i].name);
        document_add_markdown(part->document, topics->items[i].text, strlen(topics->items[i].text),
                              2);
    }
}
