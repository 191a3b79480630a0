/* Bands: the five words of the semaphore with their limits, as pages explain them. */
#ifndef ATALAYA_WEB_BANDS_H
#define ATALAYA_WEB_BANDS_H

#include "base/arena.h"
#include "core/evaluation/evaluation.h"

/* "De 40 % a menos de 60 %.", "Menos de 40 %.", "80 % o más."; rating is a band. Numbers es-CO,
 * with no-break spaces. */
const char *bands_explain(struct arena *arena, const struct rating_bands *bands,
                          enum rating rating);
/* The lower limit as one types it: "62,5". index 0 is that of Bajo. */
const char *bands_limit(struct arena *arena, const struct rating_bands *bands, int index);

#endif
