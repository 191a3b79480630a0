/* Technical sheet store: what people wrote of indicators, and every version of it.
 *
 * A save names the version that was read; where somebody saved since, it answers ERROR_CONFLICT and
 * changes nothing. A version is never changed. Only typed values are kept: the plan's are filled in
 * by technical_sheet_fill. */
#ifndef ATALAYA_STORAGE_TECHNICAL_SHEET_STORE_H
#define ATALAYA_STORAGE_TECHNICAL_SHEET_STORE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "core/technical_sheet/technical_sheet.h"
#include "storage/object_key.h"

struct database;

/* The present version; all values "" and version 0 where nobody wrote anything yet. */
bool technical_sheet_store_load(struct database *database, struct object_key indicator,
                                struct arena *arena, struct technical_sheet *sheet,
                                struct error *error);
/* One for each indicator of the plan, in its order. */
bool technical_sheet_store_list(struct database *database, const struct plan *plan,
                                struct arena *arena, struct technical_sheet **sheets,
                                struct error *error);
enum sheet_source { SHEET_SOURCE_PAGE, SHEET_SOURCE_FILE };

struct sheet_change {
    int64_t person_id; /* 0: the operator */
    const char *time_utc;
    enum sheet_source source;
};

/* Adds a version and raises sheet->version, which names the one that was read (0: none yet). */
bool technical_sheet_store_save(struct database *database, struct technical_sheet *sheet,
                                const struct sheet_change *change, struct error *error);

struct sheet_version {
    struct technical_sheet sheet; /* with its version and time */
    enum sheet_source source;
    const char *person_name; /* "" for the operator */
};

struct sheet_version_list {
    struct sheet_version *items;
    size_t count;
};

/* All versions, the newest first. */
bool technical_sheet_store_list_versions(struct database *database, struct object_key indicator,
                                         struct arena *arena, struct sheet_version_list *versions,
                                         struct error *error);

#endif
