/* Report settings: what a council chose for a pronouncement, beside its texts; the settings_json of
 * struct report_record. */
#ifndef ATALAYA_STORAGE_REPORT_SETTINGS_H
#define ATALAYA_STORAGE_REPORT_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Texts are never NULL after report_settings_read. */
struct report_settings {
    const int64_t *indicator_ids; /* the chosen ones, rising; none: all of the plan */
    size_t indicator_count;
    const char *addressee;             /* "Alcaldía y Concejo Municipal de Guatapé" */
    const char *approval_note;         /* "Acta 07 del 15 de abril de 2026, por 11 votos de 12" */
    const char *president, *secretary; /* who sign */
};

/* Whether an indicator is among the chosen ones. */
bool report_settings_has(const struct report_settings *settings, int64_t indicator_id);

/* Never fails: what is missing or broken reads as not chosen. */
void report_settings_read(const char *json, struct arena *arena, struct report_settings *settings);
/* {"addressee":…,"indicators":[3,4],…} with sorted names; NULL texts as "". */
const char *report_settings_write(const struct report_settings *settings, struct arena *arena);

#endif
