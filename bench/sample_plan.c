#include "sample_plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "storage/council_store.h"
#include "storage/indicator_store.h"
#include "storage/measurement_store.h"
#include "storage/person_store.h"
#include "storage/plan_store.h"

#include "base/banned.h"

enum { THINGS = 20, ACTIONS = 15, LINES = 5, COMPONENTS = 4 };

static const char now[] = "2026-03-01T12:00:00Z";

static const char *const things[THINGS] = {
    "Kilómetros de vía terciaria",
    "Hogares con vivienda",
    "Estudiantes de zona rural",
    "Sedes educativas oficiales",
    "Productores agropecuarios",
    "Hectáreas de áreas de importancia hídrica",
    "Personas mayores",
    "Documentos de planeación",
    "Escenarios deportivos y recreativos",
    "Mujeres víctimas de violencia",
    "Organizaciones comunales",
    "Usuarios del acueducto veredal",
    "Niñas y niños en primera infancia",
    "Campañas de salud pública",
    "Emprendimientos turísticos",
    "Cámaras de seguridad ciudadana",
    "Predios del catastro multipropósito",
    "Jóvenes en riesgo social",
    "Animales en condición de calle",
    "Servidores públicos",
};
static const char *const actions[ACTIONS] = {
    "atendidos con asistencia técnica",
    "mejorados y en funcionamiento",
    "beneficiados con subsidio",
    "construidos",
    "con mantenimiento preventivo",
    "formulados y adoptados",
    "capacitados en gestión del riesgo",
    "apoyados con dotación",
    "con seguimiento anual",
    "vinculados a procesos de participación",
    "fortalecidos",
    "intervenidos por convenio",
    "identificados y caracterizados",
    "con conectividad a internet",
    "recuperados o restaurados",
};
static const char *const units[] = {"Número", "Número", "Número", "Número",
                                    "Número", "Número", "Número", "Porcentaje"};
static const char *const lines[LINES] = {"Gente con oportunidades", "Territorio que produce",
                                         "Agua, clima y biodiversidad", "Convivencia y paz",
                                         "Gobierno que responde"};
static const char *const components[COMPONENTS] = {"Atención y cobertura", "Infraestructura",
                                                   "Fomento y desarrollo", "Gestión y gobierno"};

void sample_check(bool ok, const struct error *error)
{
    if (ok)
        return;
    fprintf(stderr, "%s\n", error->message);
    exit(1);
}

/* A number from 0 to limit - 1 that is always the same for the same seeds. */
static int pick(unsigned council, unsigned indicator, unsigned what, int limit)
{
    unsigned hash = 2166136261u;
    const unsigned seeds[] = {council, indicator, what};
    for (size_t i = 0; i < sizeof seeds / sizeof seeds[0]; i++)
        hash = (hash ^ seeds[i]) * 16777619u, hash ^= hash >> 13;
    return (int)(hash % (unsigned)limit);
}

/* Who verified all results of a council. */
static int64_t add_verifier(struct database *database, int number)
{
    struct error error = {0};
    char email[64];
    snprintf(email, sizeof email, "verificadora-%d@ejemplo.org", number);
    struct person person = {
        .email = email, .name = "Verificadora", .recovery_marks = "", .created_utc = now};
    sample_check(person_store_add(database, &person, &error), &error);
    return person.id;
}

/* What all rows of one plan share. */
struct filling {
    struct database *database;
    const struct plan *plan;
    unsigned council;
    int64_t verifier_id;
};

static void add_result(const struct filling *filling, const struct indicator *indicator, int year,
                       int64_t value_e4)
{
    struct error error = {0};
    int64_t verifier_id = filling->verifier_id;
    struct measurement row = measurement_create(filling->plan->council_id, indicator->id, year);
    const struct measurement_change change = {"importar", 0, now};
    row.state = MEASUREMENT_PUBLISHED;
    row.verdict = VERDICT_CONFIRMED;
    row.verified_by = verifier_id;
    row.verified_utc = row.published_utc = now;
    row.official = quantity_number(value_e4);
    row.cut_off_date = year == 2024 ? "2024-12-31" : "2025-12-31";
    row.source_text = "Informe de gestión";
    sample_check(measurement_store_add(filling->database, &row, &change, &error), &error);
}

static void fill_years(struct indicator *indicator, unsigned council, unsigned number)
{
    static const int sizes[] = {1, 1, 1, 1, 1, 1, 2, 2, 3, 5, 10, 25, 60, 100, 100, 400};
    int size = sizes[pick(council, number, 1, sizeof sizes / sizeof sizes[0])];
    bool adds_up = indicator->type == ACCUMULATION_SUM;
    int64_t total = 0;
    for (unsigned i = 0; i < SAMPLE_YEARS; i++) {
        bool is_idle = adds_up && i != 1 && pick(council, number, 2 + i, 8) == 0;
        int64_t planned = (int64_t)size * DECIMAL_SCALE;
        if (indicator->type == ACCUMULATION_CAPACITY)
            planned += indicator->baseline.value_e4 + (int64_t)(i * DECIMAL_SCALE);
        indicator->years[i].planned = is_idle ? (struct quantity){.state = QUANTITY_NOT_PROGRAMMED}
                                              : quantity_number(planned);
        total = adds_up ? total + (is_idle ? 0 : planned) : planned;
    }
    indicator->target = quantity_number(total);
}

static void add_results(const struct filling *filling, const struct indicator *indicator,
                        unsigned number)
{
    static const int percents[] = {0, 35, 50, 65, 75, 90, 100, 100, 100, 100, 110, 150};
    for (unsigned i = 0; i < SAMPLE_REPORTED_YEARS; i++) {
        int64_t planned = indicator->years[i].planned.value_e4;
        int percent =
            percents[pick(filling->council, number, 10 + i, sizeof percents / sizeof percents[0])];
        if (pick(filling->council, number, 20 + i, 12) == 0)
            continue; /* without report */
        int64_t whole = planned * percent / 100 / DECIMAL_SCALE * DECIMAL_SCALE;
        add_result(filling, indicator, filling->plan->first_year + (int)i, whole);
    }
}

static void add_indicator(const struct filling *filling, unsigned number, int64_t node_id)
{
    struct error error = {0};
    const unsigned council = filling->council;
    char code[16], name[120];
    snprintf(code, sizeof code, "%02u%05u", number / 15 + 1, number * 37 + 1);
    snprintf(name, sizeof name, "%s %s", things[number * 7 % THINGS], actions[number % ACTIONS]);
    static const enum accumulation_type types[] = {
        ACCUMULATION_SUM,         ACCUMULATION_SUM,  ACCUMULATION_SUM,      ACCUMULATION_SUM,
        ACCUMULATION_MAINTENANCE, ACCUMULATION_FLOW, ACCUMULATION_CAPACITY,
    };
    int baseline = pick(council, number, 33, 4) == 0 ? 1 + pick(council, number, 32, 40) : 0;
    struct indicator indicator = {
        .node_id = node_id,
        .import_key = code,
        .code = code,
        .name = name,
        .level = INDICATOR_LEVEL_PRODUCT,
        .direction = DIRECTION_HIGHER_IS_BETTER,
        .unit = units[pick(council, number, 30, sizeof units / sizeof units[0])],
        .type = types[pick(council, number, 31, sizeof types / sizeof types[0])],
        .type_confirmed = true,
        .type_reason = "El archivo del plan trae el tipo de acumulación.",
        .responsible = "Secretaría de Planeación y Obras Públicas",
        .baseline = quantity_number(baseline * DECIMAL_SCALE),
        .position = (int)number,
    };
    fill_years(&indicator, council, number);
    sample_check(indicator_store_add(filling->database, filling->plan, &indicator, &error), &error);
    add_results(filling, &indicator, number);
}

static int64_t add_node(struct database *database, const struct plan *plan, int64_t parent_id,
                        int position)
{
    struct error error = {0};
    struct plan_node node = {.parent_id = parent_id,
                             .depth = parent_id == 0 ? 1 : 2,
                             .name = parent_id == 0 ? lines[position]
                                                    : components[position % COMPONENTS],
                             .position = position};
    sample_check(plan_store_add_node(database, plan, &node, &error), &error);
    return node.id;
}

struct object_key sample_plan_add(struct database *database, int number, const char *territory_code)
{
    enum { IN_LINE = SAMPLE_INDICATORS / LINES, IN_COMPONENT = IN_LINE / COMPONENTS };
    struct error error = {0};
    char code[32], name[64];
    snprintf(code, sizeof code, "consejo-%d", number);
    snprintf(name, sizeof name, "Consejo Territorial de Planeación %d", number);
    struct council council = {
        .code = code, .name = name, .territory_code = territory_code, .created_utc = now};
    sample_check(council_store_add(database, &council, &error), &error);
    struct plan plan = {.council_id = council.id,
                        .name = "Plan de desarrollo 2024-2027",
                        .first_year = 2024,
                        .year_count = SAMPLE_YEARS,
                        .created_utc = now};
    sample_check(plan_store_add(database, &plan, &error), &error);
    struct object_key key = {council.id, plan.id};
    sample_check(plan_store_make_current(database, key, &error), &error);
    const struct filling filling = {database, &plan, (unsigned)number,
                                    add_verifier(database, number)};
    int64_t line = 0, component = 0;
    for (int i = 0; i < SAMPLE_INDICATORS; i++) {
        if (i % IN_LINE == 0)
            line = add_node(database, &plan, 0, i / IN_LINE);
        if (i % IN_COMPONENT == 0)
            component = add_node(database, &plan, line, i / IN_COMPONENT);
        add_indicator(&filling, (unsigned)i, component);
    }
    return key;
}
