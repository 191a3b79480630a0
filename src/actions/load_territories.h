/* Load territories: puts the municipalities and departments of a list into the installation, in the
 * form of catalog/antioquia.csv: codigo,nombre,nivel,subregion,lat,lon,pdet. Names may be corrected
 * by loading again; nothing is removed. */
#ifndef ATALAYA_ACTIONS_LOAD_TERRITORIES_H
#define ATALAYA_ACTIONS_LOAD_TERRITORIES_H

#include "actions/action.h"

/* The list that the program ships: Antioquia with its 125 entities (DANE, DIVIPOLA). */
extern const char *const load_territories_antioquia;

/* Loads a list in one transaction. Messages on "archivo" name the line; then nothing is written. */
enum action_status load_territories(struct action_context *context, const char *csv,
                                    size_t *territory_count);

#endif
