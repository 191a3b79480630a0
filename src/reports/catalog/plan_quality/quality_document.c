#include "reports/catalog/plan_quality/quality_document.h"

#include "base/banned.h"

enum { FINDING_COLUMNS = 8, SCORE_COLUMNS = 5 };

static const struct document_column finding_columns[FINDING_COLUMNS] = {
    {.key = "hallazgo", .label = "Hallazgo", .weight = 3},
    {.key = "codigo", .label = "Código", .weight = 2},
    {.key = "indicador", .label = "Indicador", .weight = 5, .is_row_header = true},
    {.key = "programa", .label = "Programa", .weight = 4},
    {.key = "nivel", .label = "Nivel", .weight = 1},
    {.key = "responsable", .label = "Responsable", .weight = 3},
    {.key = "que_pasa", .label = "Qué pasa", .weight = 5},
    {.key = "que_hacer", .label = "Qué hacer", .weight = 5},
};

static const struct document_column score_columns[SCORE_COLUMNS] = {
    {.key = "prueba", .label = "Prueba", .weight = 3, .is_row_header = true},
    {.key = "que_pide", .label = "Qué pide", .weight = 6},
    {.key = "pasan", .label = "Indicadores que la pasan", .kind = DOCUMENT_COLUMN_NUMBER},
    {.key = "parte", .label = "Parte del plan", .kind = DOCUMENT_COLUMN_PERCENT, .decimals = 1},
    {.key = "peso", .label = "Peso", .kind = DOCUMENT_COLUMN_NUMBER},
};

static void fill_findings(struct document_table *table, const struct plan_quality *quality)
{
    for (size_t i = 0; i < quality->count; i++) {
        const struct plan_finding *finding = &quality->findings[i];
        const struct indicator *indicator = finding->indicator;
        struct document_cell *row = document_table_add_row(table, DOCUMENT_ROW_DATA);
        row[0] = document_cell_text(finding_kind_title(finding->kind));
        row[1] = document_cell_text(indicator->code);
        row[2] = document_cell_text(indicator->name);
        row[3] = document_cell_text(
            indicator->node_index < 0 ? "" : quality->plan->nodes[indicator->node_index].name);
        row[4] = document_cell_text(indicator_level_label(indicator->level));
        row[5] = document_cell_text(indicator->responsible);
        row[6] = document_cell_text(finding->detail);
        row[7] = document_cell_text(finding_kind_action(finding->kind));
    }
}

static const struct document_table_head findings_head = {.caption = "Lo que les falta a los "
                                                                    "indicadores del plan",
                                                         .sheet_name = "Hallazgos",
                                                         .columns = finding_columns,
                                                         .column_count = FINDING_COLUMNS,
                                                         .is_wide = true};

struct document_table *quality_findings_table(struct arena *arena,
                                              const struct plan_quality *quality)
{
    struct document_table *table = document_table_create(arena, &findings_head);
    fill_findings(table, quality);
    return table;
}

static struct quantity count_cell(int64_t count)
{
    return quantity_number(count * DECIMAL_SCALE);
}

static struct quantity percent_cell(struct ratio ratio)
{
    return ratio_exists(ratio) ? quantity_number(ratio_percent_e4(ratio)) : (struct quantity){0};
}

static void add_score(struct document *document, const struct plan_quality *quality)
{
    struct document_table *table = document_add_table(
        document, &(struct document_table_head){.caption = "Cuánto del plan se puede evaluar",
                                                .sheet_name = "Puntaje",
                                                .columns = score_columns,
                                                .column_count = SCORE_COLUMNS});
    for (int i = 0; i < QUALITY_TESTS; i++) {
        enum quality_test test = (enum quality_test)i;
        struct document_cell *row = document_table_add_row(table, DOCUMENT_ROW_DATA);
        row[0] = document_cell_text(quality_test_label(test));
        row[1] = document_cell_text(quality_test_meaning(test));
        row[2] = document_cell_number(count_cell(quality->passed[i]));
        row[3] = document_cell_percent(percent_cell(plan_quality_share(quality, test)));
        row[4] = document_cell_number(count_cell(quality_test_weight(test)));
    }
    struct document_cell *total = document_table_add_row(table, DOCUMENT_ROW_TOTAL);
    total[0] = document_cell_text("Puntaje del plan");
    total[3] = document_cell_percent(percent_cell(quality->score));
    total[4] = document_cell_number(count_cell(100));
}

struct document *quality_document(struct arena *arena, const struct plan_quality *quality,
                                  const char *council)
{
    struct document *document = document_create(
        arena, &(struct document_metadata){
                   .title = "Calidad del plan", .council = council, .cut = quality->plan->name});
    document_add_paragraph(document, plan_quality_sentence(arena, quality));
    document_add_paragraph(document, "Los pesos de las pruebas son de Atalaya. Ninguna norma los "
                                     "fija.");
    add_score(document, quality);
    fill_findings(document_add_table(document, &findings_head), quality);
    return document;
}
