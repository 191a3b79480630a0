/* The words and numbers that sentences are made of. Private to core/evaluation. */
#ifndef ATALAYA_CORE_EVALUATION_EXPLAIN_TEXT_H
#define ATALAYA_CORE_EVALUATION_EXPLAIN_TEXT_H

#include "core/evaluation/explain.h"

/* "1.234,5" and "81,0 %" (no-break space; "–" for a ratio that does not exist). */
const char *explain_text_number(const struct explain_context *context, int128 value_e4);
const char *explain_text_percent(const struct explain_context *context, struct ratio ratio);
/* "4 km", "1 (kilómetros)"; units that only say that things are counted are left out. */
const char *explain_text_with_unit(const struct explain_context *context, int128 value_e4);

/* one for what is counted as one (above 0, up to 1), many for the rest: "falta 0,19", "faltan 2".
 */
const char *explain_text_verb(int128 value_e4, const char *one, const char *many);
/* ": faltan 3,19." or ": no falta nada." */
const char *explain_text_missing(const struct explain_context *context, struct amount shortfall);
/* "los cuatro años" or "todo el periodo". */
const char *explain_text_term(const struct explain_context *context);

/* What the figures speak about. Years are 1-based; 0: there is none. */
int explain_text_year(const struct explain_context *context, int year); /* 2 -> 2025 */
bool explain_text_is_level(const struct explain_context *context);
/* Up to which year things are due: the cut, or the year before while its report may still come. */
int explain_text_due_cut(const struct explain_context *context);
int explain_text_last_programmed(const struct explain_context *context, int up_to);
int128 explain_text_planned(const struct explain_context *context, int year);
int128 explain_text_actual(const struct explain_context *context, int year); /* 0: no report */
bool explain_text_is_reported(const struct explain_context *context, int year);
int128 explain_text_sum_planned(const struct explain_context *context, int up_to);
int128 explain_text_sum_actual(const struct explain_context *context);
int128 explain_text_net_target(const struct explain_context *context);
/* The last reported level up to the cut, else the baseline. */
int128 explain_text_last_level(const struct explain_context *context);

#endif
