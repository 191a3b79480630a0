#include "actions/measurement_case.h"

#include <string.h>

#include "storage/indicator_store.h"

#include "base/banned.h"

enum recorder { RECORDER_NOBODY, RECORDER_COUNCIL, RECORDER_ADMINISTRATION, RECORDER_IMPORT };

static enum recorder recorder_of(const struct measurement_version *version)
{
    if (strcmp(version->action, action_code(ACTION_RECORD_MEASUREMENT)) == 0)
        return RECORDER_COUNCIL;
    if (strcmp(version->action, action_code(ACTION_SUBMIT_OFFICIAL)) == 0)
        return RECORDER_ADMINISTRATION;
    if (strcmp(version->action, action_code(ACTION_IMPORT_PLAN)) == 0)
        return RECORDER_IMPORT;
    return RECORDER_NOBODY;
}

static enum recorder last_recorder(const struct measurement_case *place)
{
    for (size_t i = 0; i < place->versions.count; i++) {
        enum recorder recorder = recorder_of(&place->versions.items[i]);
        if (recorder != RECORDER_NOBODY)
            return recorder;
    }
    return RECORDER_NOBODY;
}

bool measurement_case_is_official(const struct measurement_case *place)
{
    return last_recorder(place) == RECORDER_ADMINISTRATION;
}

/* The figure that holds without what is being mended: drafts are passed over, and so is a round
 * that was returned, back to where it was recorded. */
static struct quantity find_base(const struct measurement_version_list *versions)
{
    bool is_returned = false;
    for (size_t i = 0; i < versions->count; i++) {
        const struct measurement *version = &versions->items[i].measurement;
        if (version->state == MEASUREMENT_RETURNED)
            is_returned = true;
        else if (version->state == MEASUREMENT_RECORDED && is_returned)
            is_returned = false;
        else if (measurement_counts_for_council(version) && !is_returned)
            return measurement_value(version);
    }
    return (struct quantity){0};
}

static const struct measurement *find_year(const struct measurement_list *results, int year)
{
    for (size_t i = 0; i < results->count; i++)
        if (results->items[i].year == year)
            return &results->items[i];
    return NULL;
}

static struct quantity figure_of(const struct measurement_list *results, int year)
{
    const struct measurement *result = find_year(results, year);
    return result != NULL && measurement_counts_for_council(result) ? measurement_value(result)
                                                                    : (struct quantity){0};
}

static void fill_entry(struct measurement_case *place, const struct measurement_list *results)
{
    const struct indicator *indicator = place->indicator;
    int index = place->year - indicator->first_year;
    for (int i = 0; i < index; i++)
        place->earlier[i] = figure_of(results, indicator->first_year + i);
    if (index > 0)
        place->last_year = place->earlier[index - 1];
    place->entry = (struct entry_context){
        .type = indicator->type,
        .direction = indicator->direction,
        .unit = indicator->unit,
        .year = place->year,
        .first_year = indicator->first_year,
        .baseline = indicator->baseline,
        .planned = indicator->years[index].planned,
        .recorded = find_base(&place->versions),
        .earlier = place->earlier,
        .earlier_count = index,
    };
}

static bool load_history(struct action_context *context, struct measurement_case *place)
{
    const struct object_key key = {context->identity->council_id, place->measurement.id};
    return key.id == 0 || (measurement_store_list_versions(context->database, key, context->arena,
                                                           &place->versions, &context->error) &&
                           evidence_store_list(context->database, key, context->arena,
                                               &place->evidence, &context->error));
}

enum action_status measurement_case_load(struct action_context *context, int64_t indicator_id,
                                         int year, struct measurement_case *place)
{
    const struct object_key key = {context->identity->council_id, indicator_id};
    struct indicator *indicator = NULL;
    struct measurement_list results = {0};
    *place = (struct measurement_case){.year = year};
    if (!indicator_store_load(context->database, key, context->arena, &indicator, &context->error))
        return ACTION_FAILED;
    if (indicator == NULL || year < indicator->first_year ||
        year >= indicator->first_year + indicator->year_count)
        return ACTION_NOT_FOUND;
    if (!measurement_store_list_of_indicator(context->database, key, context->arena, &results,
                                             &context->error))
        return ACTION_FAILED;
    const struct measurement *stored = find_year(&results, year);
    place->indicator = indicator;
    place->measurement =
        stored != NULL ? *stored : measurement_create(key.council_id, indicator_id, year);
    if (!load_history(context, place))
        return ACTION_FAILED;
    fill_entry(place, &results);
    return ACTION_DONE;
}

enum action measurement_case_action(const struct identity *identity)
{
    return identity_can(identity, CAPABILITY_RECORD) ? ACTION_RECORD_MEASUREMENT
                                                     : ACTION_SUBMIT_OFFICIAL;
}

static const char *refuse_liaison(const struct measurement_case *place,
                                  const struct identity *identity)
{
    enum recorder recorder = last_recorder(place);
    switch (place->measurement.state) {
    case MEASUREMENT_DRAFT:
        return place->measurement.recorded_by == identity->person_id
                   ? NULL
                   : "Otra persona tiene un borrador de este resultado. Pídale que lo termine o lo "
                     "borre.";
    case MEASUREMENT_RECORDED:
        return recorder == RECORDER_ADMINISTRATION
                   ? NULL
                   : "El consejo ya registró este resultado. Si ve un error, escriba al consejo.";
    case MEASUREMENT_RETURNED:
        return recorder != RECORDER_COUNCIL
                   ? NULL
                   : "El consejo corrige este resultado. Si ve un error, escriba al consejo.";
    default:
        return NULL;
    }
}

static const char *refuse_council(const struct measurement_case *place)
{
    bool is_of_administration = place->measurement.state == MEASUREMENT_RECORDED &&
                                last_recorder(place) == RECORDER_ADMINISTRATION;
    return is_of_administration ? "La alcaldía entregó esta cifra y el consejo no la cambia. Si ve "
                                  "un error, devuélvala con el motivo."
                                : NULL;
}

const char *measurement_case_refuse(const struct measurement_case *place,
                                    const struct identity *identity)
{
    if (measurement_can_step(&place->measurement, MEASUREMENT_RECORD, identity->person_id) !=
        MEASUREMENT_ALLOWED)
        return "Este resultado ya se analizó o se verificó. Para corregirlo, primero hay que "
               "devolverlo con un motivo.";
    return identity_can(identity, CAPABILITY_RECORD) ? refuse_council(place)
                                                     : refuse_liaison(place, identity);
}
