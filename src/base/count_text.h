/* Count text: how many there are, with the noun in its number: "1 línea", "5 líneas", "0 líneas".
 */
#ifndef ATALAYA_BASE_COUNT_TEXT_H
#define ATALAYA_BASE_COUNT_TEXT_H

#include <stdint.h>

#include "base/arena.h"

/* one and many may be whole phrases: count_text(arena, 1, "indicador espera", "indicadores
 * esperan")
 * -> "1 indicador espera". */
const char *count_text(struct arena *arena, int64_t count, const char *one, const char *many);

#endif
