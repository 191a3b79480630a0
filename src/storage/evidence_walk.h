/* Evidence walk: every file that stands in the evidence folder, whether a row names it or not: for
 * the doctor and for those who tidy up. */
#ifndef ATALAYA_STORAGE_EVIDENCE_WALK_H
#define ATALAYA_STORAGE_EVIDENCE_WALK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct evidence_walk_file {
    const char *name; /* its sum; or any name of a file that is not evidence */
    bool is_incoming; /* in entrante/: being received, or left by a crash */
    int64_t age_s;    /* since it was last written, by the file system's clock */
    int64_t size_bytes;
};

typedef void (*evidence_walk_visit)(void *context, const struct evidence_walk_file *file);

/* In no order. True also where there is no folder yet. */
bool evidence_walk(const char *folder, evidence_walk_visit visit, void *context,
                   struct error *error);

#endif
