#include "actions/measurement_entry.h"

#include <string.h>

#include "base/env.h"
#include "base/text.h"
#include "core/measurement/source_kind.h"

#include "base/banned.h"

enum { SOURCE_CHARACTERS = 300, NOTE_CHARACTERS = 2000, REASON_CHARACTERS = 1000 };

static void read_value(struct action_context *context, const struct measurement_case *place,
                       const struct measurement_entry *entry,
                       enum measurement_entry_purpose purpose, struct measurement_reading *reading)
{
    enum typed_number_status status = reading->number.status;
    if (status == TYPED_NUMBER_EMPTY && purpose == MEASUREMENT_ENTRY_DRAFT)
        return;
    if (status == TYPED_NUMBER_EMPTY) {
        action_add_message(context, "valor", "%s", measurement_explain(MEASUREMENT_NEEDS_VALUE));
        return;
    }
    if (status != TYPED_NUMBER_OK) {
        action_add_message(context, "valor", "%s", typed_number_message(status));
        return;
    }
    if (text_or_empty(entry->mode)[0] != '\0' && !entry_mode_parse(entry->mode, &reading->mode)) {
        action_add_message(context, "modo", "Elija qué cuenta el número.");
        return;
    }
    reading->conversion =
        entry_convert(context->arena, &place->entry, reading->mode, reading->number.value_e4);
    if (reading->conversion.is_valid)
        reading->oddity_count = entry_find_oddities(
            context->arena, &place->entry, reading->conversion.value_e4, reading->oddities);
    else
        action_add_message(context, "valor", "%s", reading->conversion.message);
}

/* Within its fiscal year and not after today: nobody knows a result before its time. */
static void read_date(struct action_context *context, const char *typed, int year,
                      enum measurement_entry_purpose purpose, struct measurement_reading *reading)
{
    struct date date = {0};
    const struct date today = env_today();
    if (typed[0] == '\0' && purpose == MEASUREMENT_ENTRY_DRAFT)
        return;
    if (typed[0] == '\0')
        action_add_message(context, "corte",
                           reading->is_not_reported ? "Escriba hasta qué fecha se buscó el dato."
                                                    : "Escriba hasta qué fecha va el dato.");
    else if (!date_parse_typed(typed, &date))
        action_add_message(context, "corte",
                           "Escriba una fecha que exista, como 30/06/%d. «%s» no lo es.", year,
                           typed);
    else if (date.year != year)
        action_add_message(context, "corte",
                           "El dato es de %d: la fecha debe ser de ese año, como 30/06/%d.", year,
                           year);
    else if (date_compare(date, today) > 0)
        action_add_message(context, "corte",
                           "Esa fecha aún no llega. Escriba hasta qué día se conoce el dato.");
    else
        reading->cut_off = date;
}

static void read_source(struct action_context *context, const struct measurement_entry *entry,
                        enum measurement_entry_purpose purpose, struct measurement_reading *reading)
{
    enum source_kind kind = SOURCE_KIND_OTHER;
    const char *typed = text_or_empty(entry->source_kind);
    bool is_known = source_kind_parse(typed, &kind);
    bool is_wanted = purpose == MEASUREMENT_ENTRY_RECORD && !reading->is_not_reported;
    bool needs_text = is_wanted && is_known && kind == SOURCE_KIND_OTHER;
    reading->source_kind = is_known ? typed : "";
    reading->source_text =
        action_check_text(context,
                          &(struct action_text_rule){.field = "fuente_detalle",
                                                     .label = "cuál es la fuente",
                                                     .max_characters = SOURCE_CHARACTERS,
                                                     .is_optional = !needs_text},
                          entry->source_text);
    if (!is_known && (is_wanted || typed[0] != '\0'))
        action_add_message(context, "fuente", "Elija de dónde salió el dato.");
}

/* An odd value is taken with its reason. */
static void read_reason(struct action_context *context, const struct measurement_entry *entry,
                        enum measurement_entry_purpose purpose, struct measurement_reading *reading)
{
    reading->odd_reason =
        action_check_text(context,
                          &(struct action_text_rule){.field = "razon",
                                                     .label = "por qué el dato es correcto",
                                                     .max_characters = REASON_CHARACTERS,
                                                     .is_optional = true,
                                                     .has_lines = true},
                          entry->odd_reason);
    if (reading->oddity_count > 0 && reading->odd_reason[0] == '\0' &&
        purpose == MEASUREMENT_ENTRY_RECORD)
        action_add_message(context, "razon",
                           "El dato llama la atención. Escriba por qué es correcto, o corríjalo.");
}

void measurement_entry_read(struct action_context *context, const struct measurement_case *place,
                            const struct measurement_entry *entry,
                            enum measurement_entry_purpose purpose,
                            struct measurement_reading *reading)
{
    *reading = (struct measurement_reading){.is_not_reported = entry->is_not_reported,
                                            .mode = ENTRY_MODE_YEAR,
                                            .number = {.status = TYPED_NUMBER_EMPTY}};
    if (!entry->is_not_reported) {
        reading->number = typed_number_read(entry->value);
        read_value(context, place, entry, purpose, reading);
    }
    read_date(context, text_trim(context->arena, text_or_empty(entry->cut_off_date)), place->year,
              purpose, reading);
    read_source(context, entry, purpose, reading);
    reading->note = action_check_text(context,
                                      &(struct action_text_rule){.field = "nota",
                                                                 .label = "la nota",
                                                                 .max_characters = NOTE_CHARACTERS,
                                                                 .is_optional = true,
                                                                 .has_lines = true},
                                      entry->note);
    read_reason(context, entry, purpose, reading);
}

void measurement_entry_apply(struct action_context *context,
                             const struct measurement_reading *reading,
                             struct measurement *measurement)
{
    bool has_number = !reading->is_not_reported && reading->number.status == TYPED_NUMBER_OK &&
                      reading->conversion.is_valid;
    char date[DATE_ISO_SIZE];
    measurement->is_not_reported = reading->is_not_reported;
    measurement->official =
        has_number ? quantity_number(reading->conversion.value_e4) : (struct quantity){0};
    measurement->entered =
        has_number ? quantity_number(reading->number.value_e4) : (struct quantity){0};
    measurement->entry_mode = has_number ? (int)reading->mode : 0;
    measurement->cut_off_date =
        arena_strdup(context->arena, date_format_iso(reading->cut_off, date));
    measurement->source_kind = reading->source_kind;
    measurement->source_text = reading->source_text;
    measurement->note = reading->note;
    measurement->odd_reason = reading->odd_reason;
}

static const char *show_number(struct arena *arena, struct quantity quantity)
{
    char text[DECIMAL_TEXT_SIZE];
    if (!quantity_is_number(quantity))
        return "";
    return arena_strdup(arena, decimal_format_es(quantity.value_e4, 0, text));
}

static const char *show_date(struct arena *arena, const char *iso)
{
    struct date date;
    return date_parse_iso(iso, &date)
               ? arena_printf(arena, "%02d/%02d/%d", date.day, date.month, date.year)
               : "";
}

struct measurement_entry measurement_entry_from(struct action_context *context,
                                                const struct measurement_case *place)
{
    const struct measurement *stored = &place->measurement;
    bool is_in_force = measurement_counts_for_council(stored) || stored->entry_mode == 0;
    return (struct measurement_entry){
        .is_not_reported = stored->is_not_reported,
        .value = show_number(context->arena, is_in_force ? stored->official : stored->entered),
        .mode =
            entry_mode_code(is_in_force ? ENTRY_MODE_YEAR : (enum entry_mode)stored->entry_mode),
        .cut_off_date = show_date(context->arena, stored->cut_off_date),
        .source_kind = stored->source_kind,
        .source_text = stored->source_text,
        .note = stored->note,
        .odd_reason = stored->odd_reason,
    };
}
