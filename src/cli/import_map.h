/* Mapping files of `atalaya import`: --map reads one, --save-map writes one to be corrected. */
#ifndef ATALAYA_CLI_IMPORT_MAP_H
#define ATALAYA_CLI_IMPORT_MAP_H

#include "exchange/plan_file/plan_file.h"

/* Reads the mapping into the options. False with a message. */
bool import_map_load(struct arena *arena, const char *path, struct plan_file_options *options,
                     struct error *error);

/* Writes the mapping of the options, or the one that the headers propose. */
bool import_map_save(struct arena *arena, const char *path, const struct workbook *workbook,
                     const struct plan_file_options *options, struct error *error);

#endif
