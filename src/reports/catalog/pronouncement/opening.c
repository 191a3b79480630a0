/* The first page: what it is, the finding, the global result, the lines. */
#include "reports/board/board_table.h"
#include "reports/catalog/pronouncement/pronouncement_parts.h"

#include "base/banned.h"

static void count_pace(const struct board *board, int *on_pace, int *with_band)
{
    *on_pace = *with_band = 0;
    for (size_t i = 0; i < board->row_count; i++) {
        const struct board_row *row = &board->rows[i];
        if (row->indicator->level != INDICATOR_LEVEL_PRODUCT ||
            !rating_is_band(row->evaluation.rating_term))
            continue;
        (*with_band)++;
        *on_pace += !board_row_is_behind(row);
    }
}

void pronouncement_add_opening(const struct pronouncement_part *part)
{
    int on_pace = 0, with_band = 0;
    count_pace(part->board, &on_pace, &with_band);
    document_add_lead(
        part->document,
        with_band == 0 ? "Todavía no hay resultados para comparar con las metas."
                       : arena_printf(part->arena,
                                      "%d de %d indicadores de producto llevan el ritmo previsto. "
                                      "Los otros %d van atrasados.",
                                      on_pace, with_band, with_band - on_pace));
    int year = part->board->request.cut_year;
    struct document_definition *items = ARENA_NEW_ARRAY(part->arena, 5, struct document_definition);
    size_t count = 0;
    items[count++] =
        (struct document_definition){"Dirigido a", "La administración y la corporación pública"};
    items[count++] = (struct document_definition){"Plan", part->board->plan->name};
    items[count++] = (struct document_definition){
        "Año y corte",
        arena_printf(part->arena, "%d, con datos al 31 de diciembre de %d", year, year)};
    items[count++] = (struct document_definition){
        "Cifras", part->board->request.view == BOARD_PUBLIC
                      ? "Las que el consejo publicó"
                      : "Las registradas por el consejo, publicadas o no"};
    if (part->pronouncement->approved != NULL)
        items[count++] = (struct document_definition){"Aprobado", part->pronouncement->approved};
    document_add_definitions(part->document, items, count);
}

static void add_bar(const struct pronouncement_part *part)
{
    const struct node_summary *all = &part->board->products[0];
    struct chart_segment *segments =
        ARENA_NEW_ARRAY(part->arena, RATING_COUNT, struct chart_segment);
    size_t count = 0;
    for (int i = RATING_CRITICAL; i < RATING_COUNT; i++)
        if (all->ratings[i] > 0)
            segments[count++] = (struct chart_segment){
                board_symbol((enum rating)i), rating_label((enum rating)i), all->ratings[i]};
    struct chart *chart = ARENA_NEW(part->arena, struct chart);
    *chart = (struct chart){.kind = CHART_STACK,
                            .title = "Indicadores de producto en cada estado",
                            .description = arena_printf(part->arena,
                                                        "%d indicadores de producto "
                                                        "según su ritmo",
                                                        all->indicators),
                            .stack = {segments, count}};
    document_add_chart(part->document, chart);
}

void pronouncement_add_global_result(const struct pronouncement_part *part)
{
    const struct node_summary *all = &part->board->products[0];
    char due[RATIO_TEXT_SIZE];
    int expected = all->reported + all->no_report + all->with_error;
    document_add_heading(part->document, 1, "Resultado global");
    add_bar(part);
    struct document_figure *figures = ARENA_NEW_ARRAY(part->arena, 3, struct document_figure);
    figures[0] =
        (struct document_figure){.label = "Avance de los cuatro años",
                                 .value = document_cell_percent(board_percent(all->progress)),
                                 .note = arena_printf(part->arena, "Debía ir en %s %%.",
                                                      ratio_format_percent_es(all->due, due))};
    figures[1] = (struct document_figure){
        .label = arena_printf(part->arena, "Cumplimiento de %d", part->board->request.cut_year),
        .value = document_cell_percent(board_percent(all->compliance)),
        .note = "Promedio de lo programado en el año."};
    figures[2] = (struct document_figure){
        .label = "Cobertura",
        .value = document_cell_percent(board_percent(all->coverage)),
        .note = arena_printf(part->arena, "%d de %d indicadores programados tienen reporte.",
                             all->reported, expected)};
    document_add_figures(part->document, figures, 3);
}

enum { LABEL_CHARACTERS = 26 };

/* A long name is cut on a character boundary: the matrix below has it whole. */
static const char *shorten(struct arena *arena, const char *name)
{
    size_t characters = 0;
    for (const char *p = name; *p != '\0'; p++) {
        bool is_start = ((unsigned char)*p & 0xC0) != 0x80;
        if (is_start && ++characters > LABEL_CHARACTERS)
            return arena_printf(arena, "%.*s…", (int)(p - name), name);
    }
    return name;
}

void pronouncement_add_lines(const struct pronouncement_part *part)
{
    const struct plan *plan = part->board->plan;
    struct chart_pace *lines =
        ARENA_NEW_ARRAY(part->arena, plan->node_count + 1, struct chart_pace);
    size_t count = 0;
    for (size_t i = 0; i < plan->node_count; i++) {
        const struct node_summary *sum = &part->board->products[i + 1];
        if (plan->nodes[i].depth == 1 && ratio_exists(sum->progress))
            lines[count++] =
                (struct chart_pace){shorten(part->arena, plan->nodes[i].name),
                                    board_percent(sum->progress), board_percent(sum->due)};
    }
    if (count == 0)
        return;
    document_add_heading(part->document, 1, "Las líneas del plan");
    struct chart *chart = ARENA_NEW(part->arena, struct chart);
    *chart = (struct chart){
        .kind = CHART_PACE,
        .title = "Avance de cada línea frente a lo debido",
        .subtitle =
            "Porcentaje de la meta de cuatro años. Punto lleno: avance. Círculo vacío: lo debido.",
        .description =
            "Avance de cada línea del plan frente a lo debido; las cifras están en la matriz",
        .pace = {lines, count}};
    document_add_chart(part->document, chart);
}
