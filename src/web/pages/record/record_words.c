/* The words and figures of the page that are more than a template should work out. */
#include <string.h>

#include "base/text.h"
#include "web/pages/record/record_page.h"

#include "base/banned.h"

/* "Kilómetros" -> "kilómetros", but "PIB" stays. */
static const char *begin_small(struct arena *arena, const char *unit)
{
    bool is_word = unit[0] >= 'A' && unit[0] <= 'Z' && !(unit[1] >= 'A' && unit[1] <= 'Z');
    char *copy = arena_strdup(arena, unit);
    if (is_word)
        copy[0] = (char)(copy[0] - 'A' + 'a');
    return copy;
}

const char *record_unit(struct arena *arena, const struct indicator *indicator)
{
    static const char *const empty[] = {"numero", "unidad", "unidades", "cantidad", "num", "no."};
    const char *folded = text_fold(arena, indicator->unit);
    bool is_empty = folded[0] == '\0';
    for (size_t i = 0; i < sizeof empty / sizeof empty[0]; i++)
        is_empty |= strcmp(folded, empty[i]) == 0;
    return is_empty ? "" : begin_small(arena, indicator->unit);
}

const char *record_show_value(struct arena *arena, const struct measurement *measurement,
                              const char *unit)
{
    char text[DECIMAL_TEXT_SIZE];
    if (measurement->is_not_reported)
        return "No se ha reportado";
    if (!quantity_is_number(measurement->official))
        return "sin dato";
    quantity_format_es(measurement->official, text);
    return unit[0] == '\0' ? arena_strdup(arena, text)
                           : arena_printf(arena, "%s\u00a0%s", text, unit);
}

const char *record_show_hash(struct arena *arena, const struct audit_record *receipt)
{
    struct strbuf hash;
    strbuf_init(&hash, arena);
    for (int i = 0; i < AUDIT_STORE_HASH_SIZE; i++)
        strbuf_printf(&hash, "%02x", receipt->hash[i]);
    return hash.data;
}

const char *record_explain_number(struct arena *arena, const struct measurement_case *place)
{
    const int year = place->year;
    switch (place->indicator->type) {
    case ACCUMULATION_SUM:
        return arena_printf(arena,
                            "Escriba solo lo hecho en %d. Si en %d se hicieron 3 y en %d otros 2, "
                            "el dato de %d es 2.",
                            year, year - 1, year, year);
    case ACCUMULATION_CAPACITY:
        return arena_printf(arena,
                            "Escriba hasta dónde se llegó en %d. Si había 70 y se subió a 75, el "
                            "dato es 75.",
                            year);
    case ACCUMULATION_FLOW:
        return arena_printf(arena,
                            "Escriba lo de %d sin sumar otros años. Si se atendieron 200 personas "
                            "en el año, el dato es 200.",
                            year);
    case ACCUMULATION_MAINTENANCE:
        return arena_printf(arena,
                            "Escriba cuánto se mantuvo en %d. Si funcionaron 60 de los 60 "
                            "previstos, el dato es 60.",
                            year);
    case ACCUMULATION_REDUCTION:
    case ACCUMULATION_YEARLY_REDUCTION:
        return arena_printf(arena,
                            "Menos es mejor. Escriba en cuánto quedó en %d. Si bajó de 4,1 a 3,7, "
                            "el dato es 3,7.",
                            year);
    case ACCUMULATION_NONE:
        break;
    }
    return arena_printf(arena, "Escriba el resultado de %d.", year);
}

/* A plan of this indicator alone, with the figures that hold and the typed one in its place. */
void record_evaluate(struct record_view *view)
{
    const struct measurement_case *place = &view->place;
    struct page_context *page = view->page;
    struct arena *arena = page->arena;
    struct plan *plan = ARENA_NEW(arena, struct plan);
    struct indicator *indicator = ARENA_NEW(arena, struct indicator);
    struct measurement *results = ARENA_NEW_ARRAY(arena, PLAN_MAX_YEARS + 1, struct measurement);
    size_t count = 0;
    if (!view->reading.conversion.is_valid)
        return;
    *indicator = *place->indicator;
    *plan = (struct plan){.first_year = indicator->first_year,
                          .year_count = indicator->year_count,
                          .indicators = indicator,
                          .indicator_count = 1};
    for (int year = indicator->first_year; year <= place->year; year++) {
        struct measurement *result = &results[count++];
        *result = measurement_create(page->council->id, indicator->id, year);
        result->state = MEASUREMENT_RECORDED;
        result->official = year == place->year ? quantity_number(view->reading.conversion.value_e4)
                                               : place->earlier[year - indicator->first_year];
    }
    struct board_request request = board_request_for(page->council, BOARD_COUNCIL, page->today);
    request.cut_year = place->year;
    view->board = board_compose(arena, plan, results, count, &request);
    view->row = &view->board->rows[0];
}
