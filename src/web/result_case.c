#include "web/result_case.h"

#include <string.h>

#include "base/moment.h"
#include "base/text.h"
#include "core/measurement/source_kind.h"

#include "base/banned.h"

size_t result_case_find_oddities(struct arena *arena, const struct board_row *row,
                                 const struct measurement *measurement,
                                 struct entry_oddity oddities[ENTRY_MAX_ODDITIES])
{
    const struct indicator *indicator = row->indicator;
    int year = measurement->year - indicator->first_year;
    struct quantity earlier[PLAN_MAX_YEARS];
    if (!quantity_is_number(measurement->official) || year < 0 || year >= indicator->year_count)
        return 0;
    for (int i = 0; i < year; i++)
        earlier[i] = row->years[i].actual;
    const struct entry_context context = {.type = indicator->type,
                                          .direction = indicator->direction,
                                          .unit = indicator->unit,
                                          .year = measurement->year,
                                          .first_year = indicator->first_year,
                                          .baseline = indicator->baseline,
                                          .planned = row->years[year].planned,
                                          .earlier = earlier,
                                          .earlier_count = year};
    return entry_find_oddities(arena, &context, measurement->official.value_e4, oddities);
}

const char *result_case_oddity_label(const char *code)
{
    static const struct {
        const char *code, *label;
    } labels[] = {
        {"MUY_POR_ENCIMA", "Más de tres veces lo programado"},
        {"CERO", "Cero, y había algo programado"},
        {"RETROCESO", "Peor que antes"},
        {"PARECE_ACUMULADO", "Parece la suma de varios años"},
        {"SIN_META", "No había nada programado"},
        {"PORCENTAJE", "Pasa de 100 %"},
    };
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
        if (strcmp(labels[i].code, code) == 0)
            return labels[i].label;
    return code;
}

static bool load_rest(struct page_context *page, struct result_case *result)
{
    struct error *error = &page->action.error;
    const struct object_key key = {page->council->id, result->measurement->id};
    const struct object_key indicator = {page->council->id, result->measurement->indicator_id};
    result->oddity_count =
        result_case_find_oddities(page->arena, result->row, result->measurement, result->oddities);
    return evidence_store_list(page->database, key, page->arena, &result->evidence, error) &&
           measurement_store_list_versions(page->database, key, page->arena, &result->versions,
                                           error) &&
           measurement_store_list_people(page->database, key.council_id, page->arena,
                                         &result->people, error) &&
           import_store_list_sources(page->database, indicator, page->arena, &result->sources,
                                     error);
}

/* A draft is for those who may record, whatever its number's way to the page. */
static bool is_to_be_seen(const struct page_context *page, const struct measurement *measurement)
{
    return measurement != NULL &&
           (measurement->state != MEASUREMENT_DRAFT || page_can(page, CAPABILITY_RECORD));
}

/* result->row stays NULL where there is no such result in the council's plan. */
static bool load(struct page_context *page, int64_t id, struct result_case *result)
{
    struct error *error = &page->action.error;
    const struct object_key key = {page->council->id, id};
    struct measurement *measurement = NULL;
    struct board *board = NULL;
    *result = (struct result_case){.page = page};
    if (!measurement_store_load(page->database, key, page->arena, &measurement, error))
        return false;
    if (!is_to_be_seen(page, measurement))
        return true;
    struct board_request request = board_request_for(page->council, BOARD_COUNCIL, page->today);
    request.cut_year = measurement->year;
    if (!board_gather(page->database, page->arena, &request, &board, error))
        return false;
    int year = board == NULL ? -1 : plan_year_index(board->plan, measurement->year);
    if (year < 0)
        return true;
    result->board = board;
    result->measurement = measurement;
    result->row = board_find_row(board, measurement->indicator_id);
    if (result->row == NULL)
        return true;
    result->year = &result->row->years[year];
    return load_rest(page, result);
}

bool result_case_load(struct page_context *page, int64_t id, struct result_case *result)
{
    if (!load(page, id, result))
        return page_fail_with(page, &page->action.error);
    if (result->row == NULL)
        page_fail(page, 404);
    return result->row != NULL;
}

bool result_case_load_done(struct page_context *page, struct result_case **result)
{
    int64_t id = 0;
    *result = NULL;
    if (!request_parse_id(request_query(page->request, "hecho"), &id))
        return true;
    struct result_case *done = ARENA_NEW(page->arena, struct result_case);
    if (!load(page, id, done))
        return page_fail_with(page, &page->action.error);
    if (done->row != NULL)
        *result = done;
    return true;
}

const struct measurement_version *result_case_returned(const struct result_case *result)
{
    for (size_t i = 1; i < result->versions.count; i++)
        if (result->versions.items[i].measurement.state == MEASUREMENT_RETURNED)
            return &result->versions.items[i];
    return NULL;
}

const char *result_case_person(const struct result_case *result, int64_t person_id)
{
    for (size_t i = 0; i < result->people.count; i++)
        if (result->people.items[i].id == person_id)
            return result->people.items[i].name;
    return "";
}

const char *result_case_title(const struct result_case *result)
{
    return arena_printf(result->page->arena, "%s, %d", result->row->indicator->name,
                        result->measurement->year);
}

const char *result_case_place(struct arena *arena, const struct plan *plan,
                              const struct indicator *indicator)
{
    const char *node = indicator->node_index < 0 ? "" : plan->nodes[indicator->node_index].name;
    const char *code = indicator->code;
    if (strncmp(node, code, strlen(code)) == 0) /* many plans number their nodes likewise */
        return node;
    return node[0] == '\0' ? code : arena_printf(arena, "%s · %s", code, node);
}

const char *result_case_day(struct arena *arena, const char *text)
{
    struct date date;
    char day[DATE_LONG_SIZE];
    if (date_parse_iso(text, &date))
        return arena_strdup(arena, date_format_long(date, day));
    return moment_format_day_of_utc(arena, text);
}

const char *result_case_ago(struct arena *arena, int days)
{
    if (days == 0)
        return "hoy";
    return days == 1 ? "ayer" : arena_printf(arena, "hace %d días", days);
}

const char *result_case_wait(struct arena *arena, int days)
{
    return days < 2 ? arena_printf(arena, "desde %s", result_case_ago(arena, days))
                    : result_case_ago(arena, days);
}

/* "Número" adds nothing to a number, and "Porcentaje" has its sign. */
const char *result_case_unit(struct arena *arena, const char *unit)
{
    const char *folded = text_fold(arena, unit);
    if (strcmp(folded, "numero") == 0 || strcmp(folded, "cantidad") == 0)
        return "";
    return strcmp(folded, "porcentaje") == 0 ? "\u00a0%" : arena_printf(arena, " %s", unit);
}

const char *result_case_source(const struct measurement *measurement)
{
    enum source_kind kind;
    bool is_known = source_kind_parse(measurement->source_kind, &kind);
    return is_known ? source_kind_label(kind) : "";
}

static const struct {
    const char *step, *outcome;
} words[MEASUREMENT_STATE_COUNT] = {
    [MEASUREMENT_NEW] = {"cambió el resultado", "quedó guardado."},
    [MEASUREMENT_DRAFT] = {"guardó un borrador", "quedó como borrador."},
    [MEASUREMENT_RECORDED] = {"registró el resultado", "quedó registrado y espera análisis."},
    [MEASUREMENT_ANALYSED] = {"analizó el resultado", "quedó analizado y espera verificación."},
    [MEASUREMENT_VERIFIED] = {"verificó el resultado", "quedó verificado y espera publicación."},
    [MEASUREMENT_PUBLISHED] = {"publicó el resultado", "quedó publicado: lo ve todo el mundo."},
    [MEASUREMENT_RETURNED] = {"devolvió el resultado", "se devolvió con su motivo."},
};

const char *result_case_step(const struct measurement *measurement)
{
    return words[measurement->state].step;
}

const char *result_case_outcome(const struct measurement *measurement)
{
    return words[measurement->state].outcome;
}
