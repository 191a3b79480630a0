#include "reports/example.h"

#include <string.h>

#include "base/banned.h"

static const struct document_column columns[] = {
    {.key = "indicador", .label = "Indicador", .is_row_header = true, .weight = 30},
    {.key = "linea_base",
     .label = "Línea base",
     .kind = DOCUMENT_COLUMN_NUMBER,
     .hidden_on_card = true},
    {.key = "meta", .label = "Meta 4 años", .kind = DOCUMENT_COLUMN_NUMBER, .hidden_on_card = true},
    {.key = "programado",
     .label = "Programado",
     .group = "Año 2025",
     .card_label = "Programado 2025",
     .kind = DOCUMENT_COLUMN_NUMBER},
    {.key = "ejecutado",
     .label = "Ejecutado",
     .group = "Año 2025",
     .card_label = "Ejecutado 2025",
     .kind = DOCUMENT_COLUMN_NUMBER},
    {.key = "cumplio",
     .label = "Cumplió",
     .group = "Año 2025",
     .kind = DOCUMENT_COLUMN_PERCENT,
     .decimals = 1},
    {.key = "avance",
     .label = "Avance, de lo debido",
     .group = "Los cuatro años",
     .kind = DOCUMENT_COLUMN_BAR,
     .decimals = 1},
    {.key = "falta", .label = "Falta", .group = "Los cuatro años", .kind = DOCUMENT_COLUMN_NUMBER},
    {.key = "ritmo", .label = "Ritmo", .group = "Los cuatro años", .kind = DOCUMENT_COLUMN_STATE},
};
enum { COLUMN_COUNT = sizeof columns / sizeof columns[0] };

enum { NONE = -1, NOT_PROGRAMMED = -2 };

struct fact {
    const char *group; /* a heading row comes before it; NULL: none */
    const char *name;
    const char *unit;
    int64_t baseline_e4, target_e4, planned_e4, actual_e4, compliance_e4;
    int64_t progress_e4, due_e4, shortfall_e4;
    enum chart_symbol symbol;
    const char *word;
};

static const struct fact facts[] = {
    {"Vías y vivienda", "Vía terciaria pavimentada", "km", 0, 40000, 10000, 8100, 810000, 202500,
     500000, 31900, CHART_SYMBOL_BAND_2, "Bajo"},
    {NULL, "Hogares con mejoramiento de vivienda", NULL, 0, 1500000, 400000, 690000, 1725000,
     460000, 333000, 810000, CHART_SYMBOL_BAND_5, "Sobresaliente"},
    {"Educación y cultura", "Sedes educativas mejoradas", NULL, 0, 80000, 20000, 20000, 1000000,
     375000, 500000, 50000, CHART_SYMBOL_BAND_4, "Satisfactorio"},
    {NULL, "Usuarios atendidos en la biblioteca", NULL, 0, 256000000, 64000000, 68360000, 1068125,
     524000, 500000, 121980000, CHART_SYMBOL_BAND_5, "Sobresaliente"},
    {NULL, "Viabilizaciones del centro cultural", NULL, 0, 10000, NOT_PROGRAMMED, 0, NONE, 300000,
     0, 7000, CHART_SYMBOL_NOT_PROGRAMMED, "No programado"},
    {"Campo y ambiente", "Áreas protegidas", "ha", 1800000, 1840000, 10000, 507000, 50700000,
     13425000, 250000, 0, CHART_SYMBOL_BAND_5, "Sobresaliente"},
    {NULL, "Familias con estufa eficiente", NULL, 0, 1200000, 300000, NONE, NONE, NONE, 250000,
     1200000, CHART_SYMBOL_NO_REPORT, "Sin reporte"},
    {NULL, "Plan de manejo <adoptado> & publicado", NULL, 10000, 10000, 10000, 10000, 1000000,
     375000, 500000, NONE, CHART_SYMBOL_MET, "Cumplida"},
};

static struct quantity quantity_of(int64_t value_e4)
{
    if (value_e4 == NOT_PROGRAMMED) {
        return (struct quantity){QUANTITY_NOT_PROGRAMMED, 0};
    }
    return value_e4 == NONE ? (struct quantity){QUANTITY_MISSING, 0} : quantity_number(value_e4);
}

static void add_fact(struct document_table *table, const struct fact *fact, const char *name)
{
    struct document_cell *row = document_table_add_row(table, DOCUMENT_ROW_DATA);
    row[0] = document_cell_text(name);
    row[0].note = fact->unit;
    row[1] = document_cell_number(quantity_of(fact->baseline_e4));
    row[2] = document_cell_number(quantity_of(fact->target_e4));
    row[3] = document_cell_number(quantity_of(fact->planned_e4));
    row[4] = document_cell_number(quantity_of(fact->actual_e4));
    row[5] = document_cell_percent(quantity_of(fact->compliance_e4));
    if (fact->compliance_e4 != NONE && fact->baseline_e4 == 0) {
        row[5].formula = "{ejecutado}/{programado}";
    }
    row[6] = document_cell_bar(quantity_of(fact->progress_e4), quantity_of(fact->due_e4));
    row[7] = document_cell_number(quantity_of(fact->shortfall_e4));
    row[8] = document_cell_state(fact->symbol, fact->word);
}

static void add_matrix(struct document *document, int row_count)
{
    struct document_table *table = document_add_table(
        document,
        &(struct document_table_head){.caption = "Matriz de temas prioritarios",
                                      .subtitle = "NP: ese año no tenía meta. Raya: no se calcula.",
                                      .sheet_name = "Matriz",
                                      .columns = columns,
                                      .column_count = COLUMN_COUNT});
    int count = (int)(sizeof facts / sizeof facts[0]);
    for (int i = 0; i < row_count; i++) {
        const struct fact *fact = &facts[i % count];
        if (fact->group != NULL) {
            document_table_add_group(table, 0, fact->group, "reportados y avance del grupo");
        }
        add_fact(table, fact,
                 i < count ? fact->name
                           : arena_printf(document->arena, "%s (%d)", fact->name, i + 1));
    }
    struct document_cell *total = document_table_add_row(table, DOCUMENT_ROW_TOTAL);
    total[0] = document_cell_text("Total programado");
    total[5] = document_cell_percent(quantity_number(987000));
    total[5].is_strong = true;
    total[6] = document_cell_bar(quantity_number(591000), quantity_number(466000));
    total[8] = document_cell_state(CHART_SYMBOL_BAND_5, "Sobresaliente");
}

static void add_charts(struct document *document)
{
    static const struct chart_segment segments[] = {
        {CHART_SYMBOL_BAND_2, "Bajo", 2},
        {CHART_SYMBOL_BAND_4, "Satisfactorio", 2},
        {CHART_SYMBOL_BAND_5, "Sobresaliente", 9},
        {CHART_SYMBOL_NOT_PROGRAMMED, "No programado", 2},
        {CHART_SYMBOL_NO_REPORT, "Sin reporte", 1},
        {CHART_SYMBOL_BAND_1, "Crítico", 0}};
    static const struct chart stack = {
        .kind = CHART_STACK,
        .description = "De 16 indicadores: 2 en Bajo, 2 en Satisfactorio, 9 en Sobresaliente, "
                       "2 no programados y 1 sin reporte.",
        .stack = {segments, sizeof segments / sizeof segments[0]}};
    document_add_chart(document, &stack);
    static const struct chart_year years[] = {
        {2024, {QUANTITY_NUMBER, 600000}, {QUANTITY_NUMBER, 70000}},
        {2025, {QUANTITY_NUMBER, 600000}, {QUANTITY_NUMBER, 600000}},
        {2026, {QUANTITY_NUMBER, 600000}, {QUANTITY_MISSING, 0}},
        {2027, {QUANTITY_NOT_PROGRAMMED, 0}, {QUANTITY_NOT_PROGRAMMED, 0}}};
    static const struct chart by_year = {
        .kind = CHART_YEARS,
        .title = "En 2024 se atendieron 7 de 60; en 2025 se alcanzó la meta",
        .subtitle = "Productores atendidos en cada año, 2024 a 2027",
        .description = "Meta: 60 cada año. 2024: 7. 2025: 60. 2026: sin dato. 2027: no programado.",
        .source = "tablero municipal, hoja «SEC. MEDIO AMBIENTE», fila 20.",
        .years = {years, 4, {QUANTITY_NUMBER, 600000}, "Meta de cada año: 60"}};
    document_add_chart(document, &by_year);
    static const struct chart_pace lines[] = {
        {"Vías y vivienda", {QUANTITY_NUMBER, 331000}, {QUANTITY_NUMBER, 417000}},
        {"Educación y cultura", {QUANTITY_NUMBER, 591000}, {QUANTITY_NUMBER, 417000}},
        {"Seguridad y vida comunal", {QUANTITY_NUMBER, 1000000}, {QUANTITY_NUMBER, 800000}},
        {"Turismo y gobierno", {QUANTITY_MISSING, 0}, {QUANTITY_NUMBER, 250000}}};
    static const struct chart pace = {
        .kind = CHART_PACE,
        .subtitle = "Porcentaje de la meta de cuatro años. Punto lleno: avance. Círculo vacío: lo "
                    "debido a 2025.",
        .description = "Vías 33 de 42; Educación 59 de 42; Seguridad 100 de 80; Turismo sin dato.",
        .pace = {lines, 4}};
    document_add_chart(document, &pace);
}

static void add_summary(struct document *document)
{
    static const struct document_definition sheet[] = {
        {"Dirigido a", "Alcaldía y Concejo Municipal de Guatapé, Antioquia"},
        {"Año y corte", "2025, con datos al 31 de diciembre de 2025"},
        {"Aprobado", "Acta 07 del 15 de abril de 2026, por 11 votos de 12"}};
    static const struct document_figure figures[] = {
        {.label = "Avance de los cuatro años",
         .value = {.kind = DOCUMENT_CELL_PERCENT, .value = {QUANTITY_NUMBER, 591000}},
         .note = "Debía ir en 46,6 %."},
        {.label = "Ritmo de los cuatro años",
         .value = {.kind = DOCUMENT_CELL_PERCENT, .value = {QUANTITY_NUMBER, 558000}},
         .symbol = CHART_SYMBOL_BAND_2,
         .word = "Bajo",
         .note = "27,9 de avance ÷ 50,0 debido."},
        {.label = "Cobertura de 2025",
         .value = {.kind = DOCUMENT_CELL_TEXT, .text = "13 de 13"},
         .note = "El consejo verificó 8."}};
    document_add_lead(document, "A mitad del periodo, 9 de 13 indicadores llevan el ritmo "
                                "previsto. Los otros 4 van atrasados.");
    document_add_definitions(document, sheet, 3);
    document_add_heading(document, 1, "Resultado global");
    document_add_figures(document, figures, 3);
}

static void add_words(struct document *document)
{
    static const char words[] =
        "Van **0,81 de los 2 kilómetros** de vía planeados. Vea el "
        "[tablero](https://atalaya.example/tablero) y no [esto](javascript:alert(1)).\n\n"
        "- Falta una sede educativa de las 4 planeadas.\n"
        "- Faltan *soportes*:\n  1. listas de asistencia;\n  2. actas.\n\n"
        "> La comunidad pide <b>respuesta</b> a tiempo.\n\n"
        "### Lo urgente\n\nUn cronograma.\\\nY un responsable.\n";
    document_add_heading(document, 1, "Lo que falta");
    document_add_markdown(document, words, strlen(words), 1);
    document_add_notice(document, DOCUMENT_NOTICE_WARNING, "La cifra oficial es distinta.",
                        "La alcaldía informa 100,0 %. El consejo calcula 27,9 %.");
    document_add_note(document, "La meta es de cada año y en 2024 se atendieron 7 de 60.");
}

static struct document *create(struct arena *arena, int row_count)
{
    static const struct document_signature signatures[] = {
        {"Ana María Ejemplo", "Presidencia del consejo"},
        {"Luis Carlos Ejemplo", "Secretaría técnica"}};
    struct document *document = document_create(
        arena, &(struct document_metadata){
                   .title = "¿Cómo va el plan «Juntos Construimos»?",
                   .kicker = "Pronunciamiento anual del Consejo Territorial de Planeación",
                   .council = "Consejo Territorial de Planeación de Guatapé",
                   .version = "Pronunciamiento 2025, versión 1",
                   .running_head = "Pronunciamiento anual 2025",
                   .cut = "Juntos Construimos 2024-2027 · corte: 31 de diciembre de 2025",
                   .code = "7K4M-92QD",
                   .address = "atalaya.example/v",
                   .fingerprint = "4f9a 10d7 55be c21e",
                   .created = "2026-04-15T12:00:00Z",
                   .with_contents = true,
                   .with_numbers = true});
    add_summary(document);
    add_charts(document);
    document_add_heading(document, 1, "Matriz de seguimiento");
    document_add_heading(document, 2, "Temas prioritarios");
    add_matrix(document, row_count);
    document_add_source(document, "Fuente: tablero de control del municipio de Guatapé.");
    add_words(document);
    document_add_signatures(document, signatures, 2);
    document_add_annex(document, "Cómo se calculó");
    document_add_heading(document, 2, "Rangos");
    document_add_paragraph(document, "Crítico, menos de 40; Bajo, de 40; Medio, de 60.");
    return document;
}

struct document *example_create(struct arena *arena)
{
    return create(arena, (int)(sizeof facts / sizeof facts[0]));
}

struct document *example_create_long(struct arena *arena, int row_count)
{
    return create(arena, row_count);
}
