/* Measurement entry: what a person typed in the form of a result, understood against its place.
 *
 * The same reading serves the page that shows what was understood, the draft and the record. Fields
 * are named as in the form: valor, modo, corte, fuente, fuente_detalle, nota, razon. Odd values are
 * never refused: they ask for a reason. */
#ifndef ATALAYA_ACTIONS_MEASUREMENT_ENTRY_H
#define ATALAYA_ACTIONS_MEASUREMENT_ENTRY_H

#include "actions/measurement_case.h"
#include "base/date.h"

/* As typed; NULL is "". */
struct measurement_entry {
    bool is_not_reported; /* "no se ha reportado": the value and its mode are not looked at */
    const char *value;
    const char *mode; /* code of enum entry_mode; "" is "vigencia" */
    const char *cut_off_date;
    const char *source_kind; /* code of source_kinds.def */
    const char *source_text;
    const char *note;
    const char *odd_reason;
};

/* As understood. */
struct measurement_reading {
    bool is_not_reported;
    struct typed_number number; /* status EMPTY or another where there is none */
    enum entry_mode mode;
    struct entry_conversion conversion; /* valid only where number is */
    struct entry_oddity oddities[ENTRY_MAX_ODDITIES];
    size_t oddity_count;
    struct date cut_off; /* no date where it is missing or wrong */
    const char *source_kind, *source_text, *note, *odd_reason; /* cleaned, never NULL */
};

/* What is wanted of an entry: a draft may have gaps, a record must be whole. Mistakes (no number,
 * a date outside the year) are messages in both. */
enum measurement_entry_purpose { MEASUREMENT_ENTRY_DRAFT, MEASUREMENT_ENTRY_RECORD };

/* Reads it and adds a message beside each field that is to be corrected. Pure but for the messages
 * and today's date in Colombia.
 * An entry of 3,7 with "periodo" where 2 is recorded gives the figure 5,7. */
void measurement_entry_read(struct action_context *context, const struct measurement_case *place,
                            const struct measurement_entry *entry,
                            enum measurement_entry_purpose purpose,
                            struct measurement_reading *reading);

/* Writes what was understood into a measurement; its state is measurement_transition's. */
void measurement_entry_apply(struct action_context *context,
                             const struct measurement_reading *reading,
                             struct measurement *measurement);

/* What is stored, as it would be typed, to fill the form again. A figure that counts already shows
 * as that of the year, so that sending the form again adds nothing to it. */
struct measurement_entry measurement_entry_from(struct action_context *context,
                                                const struct measurement_case *place);

#endif
