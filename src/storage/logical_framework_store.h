/* Logical framework store: the rows of a topic's matrix that the council wrote. */
#ifndef ATALAYA_STORAGE_LOGICAL_FRAMEWORK_STORE_H
#define ATALAYA_STORAGE_LOGICAL_FRAMEWORK_STORE_H

#include "base/error.h"
#include "core/logical_framework/logical_framework.h"
#include "storage/object_key.h"

struct database;

/* What is written, without the proposals (core/logical_framework/logical_framework.h). */
bool logical_framework_store_list(struct database *database, struct object_key topic,
                                  struct arena *arena, struct framework_rows *rows,
                                  struct error *error);

/* Writes a row: version 0 adds it, another must be the stored one. ERROR_CONFLICT: somebody wrote
 * it since. */
bool logical_framework_store_save(struct database *database, struct object_key topic,
                                  const struct framework_row *row, struct error *error);

#endif
