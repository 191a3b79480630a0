#include "reports/catalog/pronouncement/pronouncement_example.h"

#include "base/banned.h"

static struct quantity tenths(int64_t value)
{
    return quantity_number(value * DECIMAL_SCALE / 10);
}

static const struct {
    const char *name, *unit;
    int node;
    enum indicator_level level;
    enum accumulation_type type;
    int64_t baseline, target, planned[4];
} rows[5] = {
    {"Vía terciaria pavimentada",
     "km",
     1,
     INDICATOR_LEVEL_PRODUCT,
     ACCUMULATION_SUM,
     0,
     400,
     {100, 100, 100, 100}},
    {"Salas de lectura abiertas",
     "salas",
     1,
     INDICATOR_LEVEL_PRODUCT,
     ACCUMULATION_SUM,
     0,
     20,
     {0, 10, 10, 0}},
    {"Sedes educativas mejoradas",
     "sedes",
     3,
     INDICATOR_LEVEL_PRODUCT,
     ACCUMULATION_SUM,
     0,
     80,
     {20, 20, 20, 20}},
    {"Productores con extensión agropecuaria",
     "personas",
     3,
     INDICATOR_LEVEL_PRODUCT,
     ACCUMULATION_MAINTENANCE,
     600,
     600,
     {600, 600, 600, 600}},
    {"Mortalidad infantil",
     "por mil",
     3,
     INDICATOR_LEVEL_RESULT,
     ACCUMULATION_REDUCTION,
     120,
     80,
     {110, 100, 90, 80}},
};

static const struct {
    int indicator, year;
    int64_t official, verified; /* tenths; verified -1: none */
    enum measurement_verdict verdict;
    const char *note;
} figures[8] = {
    {0, 2024, 0, -1, VERDICT_CONFIRMED, ""},
    {0, 2025, 90, 81, VERDICT_NOT_CONFIRMED, "Se midió con cinta: 8,1 km."},
    {2, 2024, 10, -1, VERDICT_CONFIRMED, ""},
    {2, 2025, 20, -1, VERDICT_CONFIRMED_WITH_REMARK, "Una sede quedó sin pintura."},
    {3, 2024, 70, -1, VERDICT_NONE, ""},
    {3, 2025, 600, -1, VERDICT_CONFIRMED, "Se revisaron las listas."},
    {4, 2024, 112, -1, VERDICT_NONE, ""},
    {4, 2025, 104, -1, VERDICT_NOT_VERIFIABLE, "No hay fuente."},
};

static void fill_plan(struct pronouncement_example *example)
{
    static const char *const names[] = {"Vías y vivienda", "Infraestructura", "Campo y ambiente",
                                        "Producción"};
    for (int i = 0; i < 4; i++)
        example->nodes[i] = (struct plan_node){.id = i + 1,
                                               .parent_index = i % 2 == 0 ? -1 : i - 1,
                                               .depth = i % 2 + 1,
                                               .code = "",
                                               .name = names[i],
                                               .weight = tenths(10)};
    for (int i = 0; i < 5; i++) {
        struct indicator *indicator = &example->indicators[i];
        *indicator = (struct indicator){.id = 11 + i,
                                        .node_index = rows[i].node,
                                        .code = i == 0 ? "2402115" : "",
                                        .name = rows[i].name,
                                        .unit = rows[i].unit,
                                        .level = rows[i].level,
                                        .type = rows[i].type,
                                        .direction = DIRECTION_HIGHER_IS_BETTER,
                                        .baseline = tenths(rows[i].baseline),
                                        .target = tenths(rows[i].target),
                                        .responsible = i == 0 ? "Gobierno" : "",
                                        .year_count = 4};
        for (int year = 0; year < 4; year++)
            indicator->years[year].planned =
                i == 1 && rows[i].planned[year] == 0
                    ? (struct quantity){.state = QUANTITY_NOT_PROGRAMMED}
                    : tenths(rows[i].planned[year]);
    }
    example->plan = (struct plan){.name = "Juntos Construimos",
                                  .first_year = 2024,
                                  .year_count = 4,
                                  .nodes = example->nodes,
                                  .node_count = 4,
                                  .indicators = example->indicators,
                                  .indicator_count = 5};
}

static void fill_results(struct pronouncement_example *example)
{
    for (int i = 0; i < 8; i++) {
        struct measurement *result = &example->results[i];
        *result = measurement_create(1, 11 + figures[i].indicator, figures[i].year);
        result->state =
            figures[i].verdict == VERDICT_NONE ? MEASUREMENT_RECORDED : MEASUREMENT_VERIFIED;
        result->official = tenths(figures[i].official);
        if (figures[i].verified >= 0)
            result->verified = tenths(figures[i].verified);
        result->verdict = figures[i].verdict;
        result->verdict_note = figures[i].note;
    }
    example->official[0] =
        (struct official_figure){.indicator_id = 14, .kind = "total_progress", .value_e4 = 1000000};
    example->sources[0] = (struct import_run){
        .file_name = "tablero.xlsx", .file_sha256 = "ab12", .imported_utc = "2026-02-25T03:00:00Z"};
}

static void fill_words(struct pronouncement *p)
{
    *p = (struct pronouncement){.council_code = "guatape",
                                .council_name = "Consejo de Planeación de Guatapé",
                                .territory_name = "Guatapé",
                                .title = "Pronunciamiento anual 2025",
                                .version = 2,
                                .corrects_code = "7K3QF-0XW2M",
                                .correction_note = "La meta de vías es 40 km, no 4.",
                                .plan_indicator_count = 93,
                                .settings = {.addressee = "Alcaldía y Concejo Municipal de Guatapé",
                                             .approval_note = "Acta 07, por 11 votos de 12",
                                             .president = "Rosalba Gómez",
                                             .secretary = ""},
                                .seal = {"", "", "", ""},
                                .address = "atalaya.example/v",
                                .fingerprint = "",
                                .created = "2026-04-15T12:00:00Z"};
    for (int i = 0; i < REPORT_SECTION_COUNT; i++)
        p->texts[i] = "";
    p->texts[REPORT_SECTION_ADVANCES] = "Se pavimentaron **8,1 km** en la vereda La Piedra.";
    p->texts[REPORT_SECTION_REQUESTS] =
        "1. Cronograma de vías. Responde Gobierno, hasta el 15 de mayo.\n"
        "2. Abrir <script>alert(1)</script>las salas de lectura.\n";
    p->texts[REPORT_SECTION_RECORD] = "Un consejero votó en contra.";
}

void pronouncement_example_fill(struct pronouncement_example *example, struct arena *arena)
{
    const struct council council = {
        .id = 1, .weighting = "por_indicadores", .bands_json = "", .deadline_month_day = "04-30"};
    struct board_request request =
        board_request_for(&council, BOARD_COUNCIL, (struct date){2026, 5, 10});
    request.cut_year = 2025;
    fill_plan(example);
    fill_results(example);
    fill_words(&example->pronouncement);
    example->pronouncement.official = (struct official_figure_list){example->official, 1};
    example->pronouncement.sources = (struct import_run_list){example->sources, 1};
    example->pronouncement.board =
        board_compose(arena, &example->plan, example->results, 8, &request);
}
