/* Unit words: whether two units are one that was written in two ways. Private to core/plan_quality.
 *
 *     "Km", "kilómetros."            -> "kilometro"
 *     "%", "Porcentaje", "por ciento" -> "porcentaj" */
#ifndef ATALAYA_CORE_PLAN_QUALITY_UNIT_WORDS_H
#define ATALAYA_CORE_PLAN_QUALITY_UNIT_WORDS_H

#include <stdbool.h>

#include "base/arena.h"

/* What is equal for all ways of writing one unit; "" for none. Only for comparing. */
const char *unit_words_key(struct arena *arena, const char *unit);
bool unit_words_is_percent(const char *key);
/* "Número", "Unidad": a plain count. */
bool unit_words_is_count(const char *key);

#endif
