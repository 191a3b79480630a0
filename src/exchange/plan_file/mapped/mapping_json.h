/* Mapping as a JSON value, for what holds one inside (plan_options.c). Private to plan_file. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_MAPPED_MAPPING_JSON_H
#define ATALAYA_EXCHANGE_PLAN_FILE_MAPPED_MAPPING_JSON_H

#include <jansson.h>

#include "exchange/plan_file/mapped/mapping.h"

/* The caller owns the reference. */
json_t *mapping_json_make(struct arena *arena, const struct plan_mapping *mapping);

/* False with a message in Spanish. */
bool mapping_json_read(struct arena *arena, const json_t *root, struct plan_mapping *mapping,
                       struct error *error);

#endif
