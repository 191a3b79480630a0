#include "web/pages/indicator/history.h"

#include <string.h>

#include "web/result_case.h"

#include "base/banned.h"

struct writing {
    struct arena *arena;
    struct history_event *event;
    const char *unit;
};

static void add_field(struct writing *writing, const char *label, const char *before,
                      const char *after)
{
    struct history_event *event = writing->event;
    if (strcmp(before, after) == 0 || event->field_count == HISTORY_MAX_FIELDS)
        return;
    event->fields[event->field_count++] = (struct history_field){label, before, after};
}

static const char *quantity_words(const struct writing *writing, struct quantity quantity)
{
    char text[DECIMAL_TEXT_SIZE];
    if (!quantity_is_number(quantity))
        return "";
    return arena_printf(writing->arena, "%s%s", decimal_format_es(quantity.value_e4, 0, text),
                        result_case_unit(writing->arena, writing->unit));
}

static const char *official_words(const struct writing *writing, const struct measurement *row)
{
    return row->is_not_reported ? "no se ha reportado" : quantity_words(writing, row->official);
}

static const char *source_words(const struct writing *writing, const struct measurement *row)
{
    const char *kind = result_case_source(row);
    return kind[0] == '\0' || row->source_text[0] == '\0'
               ? arena_printf(writing->arena, "%s%s", kind, row->source_text)
               : arena_printf(writing->arena, "%s: %s", kind, row->source_text);
}

static const char *verdict_words(const struct measurement *row)
{
    return row->verdict == VERDICT_NONE ? "" : measurement_verdict_label(row->verdict);
}

static const char *day_words(const struct writing *writing, const char *date)
{
    return date[0] == '\0' ? "" : result_case_day(writing->arena, date);
}

/* What a step takes away (an analysis of an earlier round) is shown as gone, too. */
static void compare(struct writing *writing, const struct measurement *before,
                    const struct measurement *after)
{
    add_field(writing, "Cifra oficial", official_words(writing, before),
              official_words(writing, after));
    add_field(writing, "Corte", day_words(writing, before->cut_off_date),
              day_words(writing, after->cut_off_date));
    add_field(writing, "Fuente", source_words(writing, before), source_words(writing, after));
    add_field(writing, "Nota", before->note, after->note);
    add_field(writing, "Razón de lo raro", before->odd_reason, after->odd_reason);
    add_field(writing, "Análisis", before->analysis, after->analysis);
    add_field(writing, "Veredicto", verdict_words(before), verdict_words(after));
    add_field(writing, "Cifra verificada", quantity_words(writing, before->verified),
              quantity_words(writing, after->verified));
    add_field(writing, "Observación", before->verdict_note, after->verdict_note);
    add_field(writing, "Motivo", before->returned_reason, after->returned_reason);
}

static const char *step_words(const struct measurement_version *version,
                              const struct measurement *before)
{
    const struct measurement *row = &version->measurement;
    if (before == NULL && strcmp(version->action, "import_plan") == 0)
        return "trajo el resultado con un archivo";
    if (before != NULL && row->state == MEASUREMENT_RECORDED &&
        before->state == MEASUREMENT_RECORDED)
        return "corrigió el resultado";
    return result_case_step(row);
}

static void write_version(struct writing *writing, const struct measurement_version_list *versions,
                          size_t i)
{
    const struct measurement nothing = measurement_create(0, 0, 0);
    const struct measurement_version *version = &versions->items[i];
    const struct measurement *before =
        i + 1 < versions->count ? &versions->items[i + 1].measurement : NULL;
    *writing->event =
        (struct history_event){.time_utc = version->time_utc,
                               .person = version->person_name,
                               .words = step_words(version, before),
                               .state = measurement_state_label(version->measurement.state)};
    compare(writing, before == NULL ? &nothing : before, &version->measurement);
}

static void write_file(struct history_event *event, const struct evidence *file, bool is_gone)
{
    *event = (struct history_event){.time_utc = is_gone ? file->removed_utc : file->uploaded_utc,
                                    .person = is_gone ? "" : file->uploader_name,
                                    .words = is_gone ? "Se retiró un soporte"
                                             : file->replaced_by != 0
                                                 ? "adjuntó un soporte, que después se reemplazó"
                                                 : "adjuntó un soporte",
                                    .file = file,
                                    .is_gone = is_gone};
}

/* Newest first, by insertion: stable, and nearly everything is in order already. */
static void sort(struct history_events *events)
{
    for (size_t i = 1; i < events->count; i++) {
        struct history_event event = events->items[i];
        size_t place = i;
        for (; place > 0 && strcmp(events->items[place - 1].time_utc, event.time_utc) < 0; place--)
            events->items[place] = events->items[place - 1];
        events->items[place] = event;
    }
}

struct history_events history_list(struct arena *arena, const struct indicator_history *history,
                                   const struct evidence_list *evidence, const char *unit)
{
    size_t most = history->versions.count + 2 * evidence->count;
    struct history_events events = {ARENA_NEW_ARRAY(arena, most, struct history_event), 0};
    for (size_t i = 0; i < history->versions.count; i++) {
        struct writing writing = {arena, &events.items[events.count++], unit};
        write_version(&writing, &history->versions, i);
    }
    for (size_t i = 0; i < evidence->count; i++) {
        const struct evidence *file = &evidence->items[i];
        write_file(&events.items[events.count++], file, false);
        if (file->removed_utc[0] != '\0')
            write_file(&events.items[events.count++], file, true);
    }
    sort(&events);
    return events;
}

const char *history_verified_words(struct arena *arena, const struct measurement *measurement,
                                   const char *unit)
{
    const struct writing writing = {arena, NULL, unit};
    if (quantity_is_number(measurement->verified))
        return quantity_words(&writing, measurement->verified);
    switch (measurement->verdict) {
    case VERDICT_CONFIRMED:
    case VERDICT_CONFIRMED_WITH_REMARK:
        return "igual";
    case VERDICT_NOT_CONFIRMED:
        return "no confirmada";
    case VERDICT_NOT_VERIFIABLE:
        return "no verificable";
    default:
        return "sin verificar";
    }
}
