/* The first page: what it is, the finding, the global result, the lines. */
#include <string.h>

#include "base/count_text.h"
#include "base/moment.h"
#include "base/strbuf.h"
#include "reports/board/board_table.h"
#include "reports/catalog/pronouncement/pronouncement_parts.h"

#include "base/banned.h"

/* Where in the term the cut stands: "A mitad del periodo, ". */
static const char *tell_moment(const struct pronouncement_part *part)
{
    int cut = part->board->cut, years = part->board->plan->year_count;
    if (cut == years)
        return "Al terminar el periodo, ";
    if (2 * cut == years)
        return "A mitad del periodo, ";
    return cut == 1 ? "Tras el primer año del periodo, "
                    : arena_printf(part->arena, "Tras %d años del periodo, ", cut);
}

static void add_lead(const struct pronouncement_part *part)
{
    const char *sentence = pronouncement_pace_sentence(part->arena, part->board);
    bool is_counted = pronouncement_count_pace(part->board).with_band > 0;
    document_add_lead(part->document, arena_printf(part->arena, "%s%s",
                                                   is_counted ? tell_moment(part) : "", sentence));
}

static const char *tell_approval(const struct pronouncement_part *part)
{
    const struct pronouncement *p = part->pronouncement;
    const char *note = p->settings.approval_note;
    if (p->seal.code[0] == '\0')
        return "Es un borrador: el consejo todavía no lo ha aprobado";
    return arena_printf(part->arena, "%s%s%s por %s", note, note[0] == '\0' ? "" : ". Firmado el ",
                        moment_format_day_of_utc(part->arena, p->seal.approved_utc),
                        p->seal.approver[0] == '\0' ? "el consejo" : p->seal.approver);
}

static const char *tell_sources(const struct pronouncement_part *part)
{
    const struct import_run_list *sources = &part->pronouncement->sources;
    struct strbuf out;
    strbuf_init(&out, part->arena);
    for (size_t i = 0; i < sources->count && i < 3; i++)
        strbuf_printf(&out, "%s%s, recibido el %s", i == 0 ? "" : "; ", sources->items[i].file_name,
                      moment_format_day_of_utc(part->arena, sources->items[i].imported_utc));
    if (sources->count > 3)
        strbuf_printf(&out, "; y %zu archivos más", sources->count - 3);
    return out.data;
}

static void add_sheet(const struct pronouncement_part *part)
{
    enum { MAX_ITEMS = 6 };
    const struct pronouncement *p = part->pronouncement;
    int year = part->board->request.cut_year;
    struct document_definition *items =
        ARENA_NEW_ARRAY(part->arena, MAX_ITEMS, struct document_definition);
    size_t count = 0;
    items[count++] = (struct document_definition){
        "Dirigido a", p->settings.addressee[0] != '\0'
                          ? p->settings.addressee
                          : "La administración y la corporación pública"};
    items[count++] = (struct document_definition){"Plan", part->board->plan->name};
    items[count++] = (struct document_definition){
        "Año y corte",
        arena_printf(part->arena, "%d, con datos al 31 de diciembre de %d", year, year)};
    items[count++] = (struct document_definition){"Aprobado", tell_approval(part)};
    items[count++] = (struct document_definition){
        "Cifras", part->board->request.view == BOARD_PUBLIC
                      ? "Las que el consejo publicó"
                      : "Las que el consejo registró, publicadas o no"};
    if (p->sources.count > 0)
        items[count++] = (struct document_definition){"Fuente", tell_sources(part)};
    document_add_definitions(part->document, items, count);
}

void pronouncement_add_opening(const struct pronouncement_part *part)
{
    const struct pronouncement *p = part->pronouncement;
    add_lead(part);
    if (p->corrects_code[0] != '\0')
        document_add_notice(
            part->document, DOCUMENT_NOTICE_WARNING,
            arena_printf(part->arena, "Corrige el informe con código %s", p->corrects_code),
            p->correction_note);
    add_sheet(part);
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
                            .description = count_text(part->arena, all->indicators,
                                                      "indicador de producto según su ritmo",
                                                      "indicadores de producto según su ritmo"),
                            .stack = {segments, count}};
    document_add_chart(part->document, chart);
}

static struct document_figure coverage_figure(const struct pronouncement_part *part,
                                              const struct node_summary *all)
{
    int expected = all->reported + all->no_report + all->with_error;
    return (struct document_figure){
        .label = arena_printf(part->arena, "Con reporte de %d", part->board->request.cut_year),
        .value = document_cell_text(arena_printf(part->arena, "%d de %d", all->reported, expected)),
        .note = arena_printf(part->arena, "El consejo verificó %d.",
                             pronouncement_count_verified_reports(part->board))};
}

static void add_figures(const struct pronouncement_part *part, const struct node_summary *all)
{
    char due[RATIO_TEXT_SIZE];
    struct document_figure *figures = ARENA_NEW_ARRAY(part->arena, 3, struct document_figure);
    figures[0] =
        (struct document_figure){.label = "Avance de los cuatro años",
                                 .value = document_cell_percent(board_percent(all->progress)),
                                 .note = arena_printf(part->arena, "Debía ir en %s\u00a0%%.",
                                                      ratio_format_percent_es(all->due, due))};
    figures[1] = (struct document_figure){
        .label = arena_printf(part->arena, "Cumplimiento de %d", part->board->request.cut_year),
        .value = document_cell_percent(board_percent(all->compliance)),
        .note = "Promedio de lo programado en el año."};
    figures[2] = coverage_figure(part, all);
    document_add_figures(part->document, figures, 3);
}

/* The other tree in words: it is never averaged with the products. */
static void add_results(const struct pronouncement_part *part)
{
    const struct node_summary *all = &part->board->results[0];
    char progress[RATIO_TEXT_SIZE], due[RATIO_TEXT_SIZE];
    if (all->indicators == 0)
        return;
    const char *count =
        all->indicators == 1
            ? "Aparte va un indicador de resultado"
            : arena_printf(part->arena, "Aparte van %d indicadores de resultado", all->indicators);
    document_add_paragraph(
        part->document,
        !ratio_exists(all->progress)
            ? arena_printf(part->arena, "%s, todavía sin avance.", count)
            : arena_printf(part->arena,
                           "%s, sobre lo que cambió para la gente. Avance: %s\u00a0%%; debía ir en "
                           "%s\u00a0%%.",
                           count, ratio_format_percent_es(all->progress, progress),
                           ratio_format_percent_es(all->due, due)));
}

void pronouncement_add_global_result(const struct pronouncement_part *part)
{
    document_add_heading(part->document, 1, "Resultado global");
    add_bar(part);
    add_figures(part, &part->board->products[0]);
    add_results(part);
}

enum { LABEL_CHARACTERS = 36 };

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

/* Small numbers in words, because a heading has a number of its own before it. */
static const char *spell(struct arena *arena, size_t number, bool is_first)
{
    static const char *const words[][2] = {
        {"Una", "una"},     {"Dos", "dos"},   {"Tres", "tres"},   {"Cuatro", "cuatro"},
        {"Cinco", "cinco"}, {"Seis", "seis"}, {"Siete", "siete"}, {"Ocho", "ocho"},
        {"Nueve", "nueve"}, {"Diez", "diez"}};
    return number >= 1 && number <= sizeof words / sizeof words[0]
               ? words[number - 1][is_first ? 0 : 1]
               : arena_printf(arena, "%zu", number);
}

/* "Dos de cinco líneas van por debajo de lo debido": the heading is the finding. */
static const char *tell_lines(const struct pronouncement_part *part, const struct chart_pace *lines,
                              size_t count)
{
    size_t behind = 0;
    for (size_t i = 0; i < count; i++)
        behind += lines[i].progress_percent.value_e4 < lines[i].due_percent.value_e4;
    if (behind == 0)
        return "Todas las líneas van como se debía o mejor";
    return arena_printf(part->arena,
                        behind == 1 ? "%s de %s líneas va por debajo de lo debido"
                                    : "%s de %s líneas van por debajo de lo debido",
                        spell(part->arena, behind, true), spell(part->arena, count, false));
}

static void add_line_chart(const struct pronouncement_part *part, struct chart_pace *lines,
                           size_t count)
{
    struct chart *chart = ARENA_NEW(part->arena, struct chart);
    *chart = (struct chart){
        .kind = CHART_PACE,
        .title = "Avance de cada línea frente a lo debido",
        .subtitle =
            arena_printf(part->arena,
                         "Porcentaje de la meta de cuatro años. Punto lleno: avance. Círculo "
                         "vacío: lo debido a %d.",
                         part->board->request.cut_year),
        .description =
            "Avance de cada línea del plan frente a lo debido; las cifras están en la matriz",
        .pace = {lines, count}};
    document_add_chart(part->document, chart);
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
    document_add_heading(part->document, 1, tell_lines(part, lines, count));
    add_line_chart(part, lines, count);
}
