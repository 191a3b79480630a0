#include "cli/demo_results.h"

#include <string.h>

#include "actions/analyse_measurement.h"
#include "actions/publish_measurements.h"
#include "actions/record_measurement.h"
#include "actions/return_measurement.h"
#include "actions/verify_measurement.h"
#include "cli/demo_evidence.h"
#include "storage/measurement_store.h"

#include "base/banned.h"

/* Results of 2025 that do not simply go all the way, by the indicator's code: where they stop, and
 * what was said on the way. days_ago: of the last step. */
static const struct stop {
    const char *code;
    enum measurement_state state;
    enum measurement_verdict verdict;
    const char *value;    /* that the verifier found; "": the official one */
    const char *analysis; /* "": the usual words */
    const char *note;     /* of the verdict or of the return; "": the usual words */
    int days_ago;
} stops[] = {
    {"010102", MEASUREMENT_RECORDED, VERDICT_NONE, "", "", "", 0},
    {"020102", MEASUREMENT_RECORDED, VERDICT_NONE, "", "", "", 0},
    {"010201", MEASUREMENT_ANALYSED, VERDICT_NONE, "",
     "Falta la segunda parte del documento, según la oficina de tránsito.", "", 12},
    {"010103", MEASUREMENT_ANALYSED, VERDICT_NONE, "", "El documento está en borrador.", "", 5},
    {"020101", MEASUREMENT_RETURNED, VERDICT_NONE, "", "", "Falta la lista de estudiantes de 2025.",
     6},
    {"010502", MEASUREMENT_VERIFIED, VERDICT_CONFIRMED, "", "", "Visita a los dos salones.", 4},
    {"020104", MEASUREMENT_PUBLISHED, VERDICT_CONFIRMED_WITH_REMARK, "",
     "Las visitas crecieron con los talleres de lectura.",
     "La cifra cuenta visitas, no personas distintas.", 0},
    {"010304", MEASUREMENT_PUBLISHED, VERDICT_NOT_CONFIRMED, "4", "",
     "Las listas de asistencia muestran cuatro eventos.", 0},
    {"010401", MEASUREMENT_PUBLISHED, VERDICT_NOT_VERIFIABLE, "", "",
     "El soporte no dice a qué año corresponde.", 0},
};

static const struct stop goes_all_the_way = {.state = MEASUREMENT_PUBLISHED,
                                             .verdict = VERDICT_CONFIRMED};

enum { DAYS_ANALYSED = 24, DAYS_VERIFIED = 16, DAYS_PUBLISHED = 9, DAYS_DRAFT = 2 };

struct story {
    struct installation *installation;
    const struct demo_people *people;
    struct measurement *results; /* of the whole plan */
    const struct stop **stops;   /* of each result */
    size_t count, capacity;
};

static const struct stop *find_stop(const struct indicator *indicator, int year)
{
    for (size_t i = 0; year == 2025 && i < sizeof stops / sizeof stops[0]; i++)
        if (strcmp(stops[i].code, indicator->code) == 0)
            return &stops[i];
    return &goes_all_the_way;
}

static bool gather(struct story *story, const struct plan *plan)
{
    struct action_context *context = &story->installation->context;
    story->capacity = plan->indicator_count * (size_t)plan->year_count;
    story->results = ARENA_NEW_ARRAY(context->arena, story->capacity, struct measurement);
    story->stops = ARENA_NEW_ARRAY(context->arena, story->capacity, const struct stop *);
    for (size_t i = 0; i < plan->indicator_count; i++) {
        const struct indicator *indicator = &plan->indicators[i];
        const struct object_key key = {context->identity->council_id, indicator->id};
        struct measurement_list list = {0};
        if (!measurement_store_list_of_indicator(context->database, key, context->arena, &list,
                                                 &context->error))
            return false;
        for (size_t j = 0; j < list.count; j++) {
            story->results[story->count] = list.items[j];
            story->stops[story->count++] = find_stop(indicator, list.items[j].year);
        }
    }
    return true;
}

static void begin_day(const struct story *story, enum role role, int usual, const struct stop *stop)
{
    bool is_last = stop->days_ago > 0;
    demo_people_set_days_ago(is_last ? stop->days_ago : usual);
    demo_people_become(story->installation, story->people, role);
}

static const char *or_usual(const char *text, const char *usual)
{
    return text == NULL || text[0] == '\0' ? usual : text;
}

static struct measurement_target next_target(struct measurement *result)
{
    return (struct measurement_target){result->id, result->version++};
}

static enum action_status analyse(const struct story *story, size_t i)
{
    const struct stop *stop = story->stops[i];
    if (stop->state == MEASUREMENT_RECORDED || stop->state == MEASUREMENT_RETURNED)
        return ACTION_DONE;
    demo_people_set_days_ago(stop->state == MEASUREMENT_ANALYSED ? stop->days_ago : DAYS_ANALYSED);
    demo_people_become(story->installation, story->people, ROLE_COUNCILLOR);
    const struct analyse_measurement input = {
        next_target(&story->results[i]),
        or_usual(stop->analysis, "Va según lo que informó la secretaría.")};
    return analyse_measurement(&story->installation->context, &input);
}

static enum action_status verify(const struct story *story, size_t i)
{
    const struct stop *stop = story->stops[i];
    if (stop->verdict == VERDICT_NONE)
        return ACTION_DONE;
    begin_day(story, ROLE_VERIFIER, DAYS_VERIFIED, stop);
    const struct verify_measurement input = {
        next_target(&story->results[i]), measurement_verdict_code(stop->verdict),
        or_usual(stop->value, ""), or_usual(stop->note, "Se revisó con el soporte.")};
    return verify_measurement(&story->installation->context, &input);
}

static enum action_status give_back(const struct story *story, size_t i)
{
    const struct stop *stop = story->stops[i];
    if (stop->state != MEASUREMENT_RETURNED)
        return ACTION_DONE;
    begin_day(story, ROLE_VERIFIER, DAYS_VERIFIED, stop);
    const struct return_measurement input = {
        next_target(&story->results[i]), return_reason_code(RETURN_REASON_OTHER_YEAR), stop->note};
    return return_measurement(&story->installation->context, &input);
}

static enum action_status publish(const struct story *story)
{
    struct action_context *context = &story->installation->context;
    struct measurement_target *items =
        ARENA_NEW_ARRAY(context->arena, story->count, struct measurement_target);
    struct publish_measurements input = {items, 0};
    struct publish_answer answer;
    for (size_t i = 0; i < story->count; i++)
        if (story->stops[i]->state == MEASUREMENT_PUBLISHED)
            items[input.count++] = next_target(&story->results[i]);
    demo_people_set_days_ago(DAYS_PUBLISHED);
    demo_people_become(story->installation, story->people, ROLE_PRESIDENT);
    return publish_measurements(context, &input, &answer);
}

/* A result for which the municipality gave no figure, begun and not finished. */
static enum action_status begin_draft(const struct story *story, const struct plan *plan)
{
    const struct indicator *indicator = demo_evidence_find_indicator(plan, "R06");
    struct record_answer answer;
    if (indicator == NULL)
        return ACTION_NOT_FOUND;
    demo_people_set_days_ago(DAYS_DRAFT);
    demo_people_become(story->installation, story->people, ROLE_COUNCILLOR);
    const struct record_measurement input = {
        .indicator_id = indicator->id,
        .year = 2025,
        .entry = {.value = "36,2",
                  .source_kind = "alcaldia",
                  .note = "Falta la carta de la empresa de servicios públicos."}};
    return save_measurement_draft(&story->installation->context, &input, &answer);
}

static enum action_status each(const struct story *story,
                               enum action_status (*step)(const struct story *, size_t))
{
    for (size_t i = 0; i < story->count; i++) {
        enum action_status status = step(story, i);
        if (status != ACTION_DONE)
            return status;
    }
    return ACTION_DONE;
}

enum action_status demo_results_write(struct installation *installation,
                                      const struct demo_people *people, const struct plan *plan)
{
    struct story story = {.installation = installation, .people = people};
    if (!gather(&story, plan))
        return ACTION_FAILED;
    enum action_status status = each(&story, analyse);
    if (status == ACTION_DONE)
        status = each(&story, verify);
    if (status == ACTION_DONE)
        status = each(&story, give_back);
    if (status == ACTION_DONE)
        status = publish(&story);
    return status == ACTION_DONE ? begin_draft(&story, plan) : status;
}
