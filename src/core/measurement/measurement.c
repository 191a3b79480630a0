#include "core/measurement/measurement.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "base/banned.h"

struct word {
    const char *code, *label;
};

static const struct word states[MEASUREMENT_STATE_COUNT] = {
    [MEASUREMENT_NEW] = {"", "Sin registro"},
    [MEASUREMENT_DRAFT] = {"borrador", "Borrador"},
    [MEASUREMENT_RECORDED] = {"registrado", "Registrado"},
    [MEASUREMENT_ANALYSED] = {"analizado", "Analizado"},
    [MEASUREMENT_VERIFIED] = {"verificado", "Verificado"},
    [MEASUREMENT_PUBLISHED] = {"publicado", "Publicado"},
    [MEASUREMENT_RETURNED] = {"devuelto", "Devuelto"},
};

static const struct word verdicts[VERDICT_COUNT] = {
    [VERDICT_NONE] = {"", "Sin verificar"},
    [VERDICT_CONFIRMED] = {"confirmado", "Confirmado"},
    [VERDICT_CONFIRMED_WITH_REMARK] = {"confirmado_con_observacion", "Confirmado con observación"},
    [VERDICT_NOT_CONFIRMED] = {"no_confirmado", "No confirmado"},
    [VERDICT_NOT_VERIFIABLE] = {"no_verificable", "No verificable"},
};

#define AFTER(state) (1u << MEASUREMENT_##state)

/* The states that each step may follow, and the one that it leads to. */
static const struct {
    unsigned from;
    enum measurement_state to;
} steps[MEASUREMENT_STEP_COUNT] = {
    [MEASUREMENT_SAVE_DRAFT] = {AFTER(NEW) | AFTER(DRAFT) | AFTER(RETURNED), MEASUREMENT_DRAFT},
    [MEASUREMENT_RECORD] = {AFTER(NEW) | AFTER(DRAFT) | AFTER(RETURNED) | AFTER(RECORDED),
                            MEASUREMENT_RECORDED},
    [MEASUREMENT_ANALYSE] = {AFTER(RECORDED) | AFTER(ANALYSED), MEASUREMENT_ANALYSED},
    [MEASUREMENT_VERIFY] = {AFTER(ANALYSED), MEASUREMENT_VERIFIED},
    [MEASUREMENT_PUBLISH] = {AFTER(VERIFIED), MEASUREMENT_PUBLISHED},
    [MEASUREMENT_RETURN] = {AFTER(RECORDED) | AFTER(ANALYSED) | AFTER(VERIFIED) | AFTER(PUBLISHED),
                            MEASUREMENT_RETURNED},
};

struct measurement measurement_create(int64_t council_id, int64_t indicator_id, int year)
{
    return (struct measurement){
        .council_id = council_id,
        .indicator_id = indicator_id,
        .year = year,
        .cut_off_date = "",
        .source_kind = "",
        .source_text = "",
        .note = "",
        .odd_reason = "",
        .recorded_utc = "",
        .analysis = "",
        .analysed_utc = "",
        .verdict_note = "",
        .verified_utc = "",
        .returned_reason = "",
        .returned_utc = "",
        .published_utc = "",
    };
}

enum measurement_refusal measurement_can_step(const struct measurement *measurement,
                                              enum measurement_step step, int64_t person_id)
{
    assert(step < MEASUREMENT_STEP_COUNT && measurement->state < MEASUREMENT_STATE_COUNT);
    if ((steps[step].from >> measurement->state & 1u) == 0)
        return MEASUREMENT_WRONG_STATE;
    if (step == MEASUREMENT_VERIFY && measurement->recorded_by == person_id)
        return MEASUREMENT_SAME_PERSON;
    return MEASUREMENT_ALLOWED;
}

static bool is_empty(const char *text)
{
    return text == NULL || text[0] == '\0';
}

static enum measurement_refusal check_content(const struct measurement *measurement,
                                              const struct measurement_move *move)
{
    switch (move->step) {
    case MEASUREMENT_RECORD:
        return quantity_is_number(measurement->official) || measurement->is_not_reported
                   ? MEASUREMENT_ALLOWED
                   : MEASUREMENT_NEEDS_VALUE;
    case MEASUREMENT_ANALYSE:
    case MEASUREMENT_RETURN:
        return is_empty(move->text) ? MEASUREMENT_NEEDS_REASON : MEASUREMENT_ALLOWED;
    case MEASUREMENT_VERIFY:
        if (move->verdict == VERDICT_NONE || move->verdict >= VERDICT_COUNT)
            return MEASUREMENT_NEEDS_VERDICT;
        return move->verdict != VERDICT_CONFIRMED && is_empty(move->text) ? MEASUREMENT_NEEDS_REASON
                                                                          : MEASUREMENT_ALLOWED;
    default:
        return MEASUREMENT_ALLOWED;
    }
}

/* What later steps have added belongs to the round that ends here. */
static void start_round(struct measurement *measurement, const struct measurement_move *move)
{
    struct measurement fresh = measurement_create(0, 0, 0);
    measurement->recorded_by = move->person_id;
    measurement->recorded_utc = move->time_utc;
    measurement->verified = fresh.verified;
    measurement->analysis = fresh.analysis;
    measurement->analysed_by = 0;
    measurement->analysed_utc = fresh.analysed_utc;
    measurement->verdict = VERDICT_NONE;
    measurement->verdict_note = fresh.verdict_note;
    measurement->verified_by = 0;
    measurement->verified_utc = fresh.verified_utc;
    measurement->published_by = 0;
    measurement->published_utc = fresh.published_utc;
    if (move->step == MEASUREMENT_RECORD) {
        measurement->returned_reason = fresh.returned_reason;
        measurement->returned_by = 0;
        measurement->returned_utc = fresh.returned_utc;
    }
}

static void write_move(struct measurement *measurement, const struct measurement_move *move)
{
    switch (move->step) {
    case MEASUREMENT_SAVE_DRAFT:
    case MEASUREMENT_RECORD:
        start_round(measurement, move);
        break;
    case MEASUREMENT_ANALYSE:
        measurement->analysis = move->text;
        measurement->analysed_by = move->person_id;
        measurement->analysed_utc = move->time_utc;
        break;
    case MEASUREMENT_VERIFY:
        measurement->verdict = move->verdict;
        measurement->verdict_note = move->text == NULL ? "" : move->text;
        measurement->verified = move->verified;
        measurement->verified_by = move->person_id;
        measurement->verified_utc = move->time_utc;
        break;
    case MEASUREMENT_PUBLISH:
        measurement->published_by = move->person_id;
        measurement->published_utc = move->time_utc;
        break;
    case MEASUREMENT_RETURN:
        measurement->returned_reason = move->text;
        measurement->returned_by = move->person_id;
        measurement->returned_utc = move->time_utc;
        break;
    case MEASUREMENT_STEP_COUNT:
        break;
    }
}

enum measurement_refusal measurement_transition(struct measurement *measurement,
                                                const struct measurement_move *move)
{
    enum measurement_refusal refusal =
        measurement_can_step(measurement, move->step, move->person_id);
    if (refusal == MEASUREMENT_ALLOWED)
        refusal = check_content(measurement, move);
    if (refusal != MEASUREMENT_ALLOWED)
        return refusal;
    write_move(measurement, move);
    measurement->state = steps[move->step].to;
    return MEASUREMENT_ALLOWED;
}

const char *measurement_explain(enum measurement_refusal refusal)
{
    switch (refusal) {
    case MEASUREMENT_ALLOWED:
        return NULL;
    case MEASUREMENT_WRONG_STATE:
        return "Este resultado ya cambió de estado. Vuelva a la lista y ábralo de nuevo.";
    case MEASUREMENT_SAME_PERSON:
        return "Usted registró este resultado. Otra persona debe verificarlo.";
    case MEASUREMENT_NEEDS_REASON:
        return "Escriba la explicación.";
    case MEASUREMENT_NEEDS_VALUE:
        return "Escriba el resultado, o marque «No se ha reportado».";
    case MEASUREMENT_NEEDS_VERDICT:
        return "Elija el resultado de la verificación.";
    }
    return NULL;
}

struct quantity measurement_value(const struct measurement *measurement)
{
    bool has_verified = measurement->verdict != VERDICT_NONE &&
                        measurement->verdict != VERDICT_NOT_VERIFIABLE &&
                        quantity_is_number(measurement->verified);
    return has_verified ? measurement->verified : measurement->official;
}

bool measurement_counts_for_council(const struct measurement *measurement)
{
    return measurement->state >= MEASUREMENT_RECORDED &&
           measurement->state <= MEASUREMENT_PUBLISHED;
}

bool measurement_counts_for_public(const struct measurement *measurement)
{
    return measurement->state == MEASUREMENT_PUBLISHED;
}

const char *measurement_state_code(enum measurement_state state)
{
    assert(state < MEASUREMENT_STATE_COUNT);
    return states[state].code;
}

const char *measurement_state_label(enum measurement_state state)
{
    assert(state < MEASUREMENT_STATE_COUNT);
    return states[state].label;
}

static bool parse(const struct word *words, int count, const char *code, int *found)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(words[i].code, code) == 0) {
            *found = i;
            return true;
        }
    }
    return false;
}

bool measurement_state_parse(const char *code, enum measurement_state *state)
{
    int found = 0;
    if (!parse(states, MEASUREMENT_STATE_COUNT, code, &found))
        return false;
    *state = (enum measurement_state)found;
    return true;
}

const char *measurement_verdict_code(enum measurement_verdict verdict)
{
    assert(verdict < VERDICT_COUNT);
    return verdicts[verdict].code;
}

const char *measurement_verdict_label(enum measurement_verdict verdict)
{
    assert(verdict < VERDICT_COUNT);
    return verdicts[verdict].label;
}

bool measurement_verdict_parse(const char *code, enum measurement_verdict *verdict)
{
    int found = 0;
    if (!parse(verdicts, VERDICT_COUNT, code, &found))
        return false;
    *verdict = (enum measurement_verdict)found;
    return true;
}
