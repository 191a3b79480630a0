#include "cli/demo_results.h"

#include <string.h>

#include "base/env.h"
#include "storage/measurement_store.h"
#include "storage/plan_store.h"

#include "base/banned.h"

/* Where a result of 2025 stops; all others are published. Named by the indicator's code. */
static const struct {
    const char *code;
    enum measurement_state state;
    enum measurement_verdict verdict;
    int64_t verified_e4; /* with VERDICT_NOT_CONFIRMED */
    const char *text;
} stops[] = {
    {"010102", MEASUREMENT_RECORDED, VERDICT_NONE, 0, ""},
    {"010201", MEASUREMENT_ANALYSED, VERDICT_NONE, 0,
     "Falta la segunda parte del documento, según la oficina de tránsito."},
    {"020102", MEASUREMENT_RECORDED, VERDICT_NONE, 0, ""},
    {"020101", MEASUREMENT_RETURNED, VERDICT_NONE, 0,
     "El soporte es de 2024. Falta la lista de estudiantes de 2025."},
    {"010502", MEASUREMENT_VERIFIED, VERDICT_CONFIRMED, 0, "Visita a los dos salones."},
    {"020104", MEASUREMENT_PUBLISHED, VERDICT_CONFIRMED_WITH_REMARK, 0,
     "La cifra cuenta visitas, no personas distintas."},
    {"010304", MEASUREMENT_PUBLISHED, VERDICT_NOT_CONFIRMED, 40000,
     "Las listas de asistencia muestran cuatro eventos."},
    {"010103", MEASUREMENT_ANALYSED, VERDICT_NONE, 0, "El documento está en borrador."},
    {"010401", MEASUREMENT_PUBLISHED, VERDICT_NOT_VERIFIABLE, 0,
     "El soporte no dice a qué año corresponde."},
};

struct walk {
    struct installation *installation;
    const struct demo_people *people;
    char now[ENV_TIMESTAMP_SIZE];
};

static bool step(const struct walk *walk, struct measurement *result, enum measurement_step step_to,
                 struct measurement_move move)
{
    struct action_context *context = &walk->installation->context;
    move.step = step_to;
    move.time_utc = walk->now;
    enum measurement_refusal refusal = measurement_transition(result, &move);
    if (refusal != MEASUREMENT_ALLOWED)
        return error_set(&context->error, ERROR_INVALID, "%s", measurement_explain(refusal));
    const struct measurement_change change = {"import_plan", move.person_id, walk->now};
    return measurement_store_save(context->database, result, &change, &context->error);
}

static bool walk_result(const struct walk *walk, struct measurement *result, size_t stop,
                        bool is_stopped)
{
    const int64_t councillor = walk->people->by_role[ROLE_COUNCILLOR];
    const int64_t verifier = walk->people->by_role[ROLE_VERIFIER];
    const int64_t president = walk->people->by_role[ROLE_PRESIDENT];
    enum measurement_state last = is_stopped ? stops[stop].state : MEASUREMENT_PUBLISHED;
    enum measurement_verdict verdict =
        is_stopped && stops[stop].verdict != VERDICT_NONE ? stops[stop].verdict : VERDICT_CONFIRMED;
    const char *text =
        is_stopped && stops[stop].text[0] != '\0' ? stops[stop].text : "Se revisó con el soporte.";
    if (last == MEASUREMENT_RECORDED)
        return true;
    if (last == MEASUREMENT_RETURNED)
        return step(walk, result, MEASUREMENT_RETURN,
                    (struct measurement_move){.person_id = verifier, .text = text});
    if (!step(walk, result, MEASUREMENT_ANALYSE,
              (struct measurement_move){.person_id = councillor, .text = text}))
        return false;
    if (last == MEASUREMENT_ANALYSED)
        return true;
    struct quantity verified = verdict == VERDICT_NOT_CONFIRMED
                                   ? quantity_number(stops[stop].verified_e4)
                                   : (struct quantity){0};
    if (!step(walk, result, MEASUREMENT_VERIFY,
              (struct measurement_move){
                  .person_id = verifier, .text = text, .verdict = verdict, .verified = verified}))
        return false;
    return last == MEASUREMENT_VERIFIED || step(walk, result, MEASUREMENT_PUBLISH,
                                                (struct measurement_move){.person_id = president});
}

static bool walk_indicator(const struct walk *walk, const struct indicator *indicator)
{
    struct action_context *context = &walk->installation->context;
    struct measurement_list results = {0};
    const struct object_key key = {walk->installation->identity.council_id, indicator->id};
    size_t stop = 0;
    const size_t stop_count = sizeof stops / sizeof stops[0];
    while (stop < stop_count && strcmp(stops[stop].code, indicator->code) != 0)
        stop++;
    if (!measurement_store_list_of_indicator(context->database, key, context->arena, &results,
                                             &context->error))
        return false;
    for (size_t i = 0; i < results.count; i++)
        if (!walk_result(walk, &results.items[i], stop,
                         stop < stop_count && results.items[i].year == 2025))
            return error_add_context(&context->error, "%s", indicator->code);
    return true;
}

static bool walk_plan(const struct walk *walk)
{
    struct action_context *context = &walk->installation->context;
    struct object_key key = {walk->installation->identity.council_id, 0};
    struct plan *plan = NULL;
    if (!plan_store_find_current(context->database, key.council_id, &key.id, &context->error) ||
        !plan_store_load(context->database, key, context->arena, &plan, &context->error))
        return false;
    for (size_t i = 0; i < plan->indicator_count; i++)
        if (!walk_indicator(walk, &plan->indicators[i]))
            return false;
    return true;
}

enum action_status demo_results_write(struct installation *installation,
                                      const struct demo_people *people)
{
    struct action_context *context = &installation->context;
    struct walk walk = {.installation = installation, .people = people};
    env_now_iso(walk.now);
    if (!action_is_allowed(context, ACTION_IMPORT_PLAN))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!walk_plan(&walk))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context, "demo", "resultados de la demostración");
}
