/* Inspection: looks for what no sound database shows, in the tables themselves. It only reads; what
 * the findings mean for people is cli/doctor.c. The checks stand in inspection.def. */
#ifndef ATALAYA_STORAGE_INSPECTION_H
#define ATALAYA_STORAGE_INSPECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct database;

enum inspection {
#define INSPECTION(name, code, sound, fault, advice) INSPECTION_##name,
#include "storage/inspection.def"
#undef INSPECTION
    INSPECTION_COUNT
};

struct inspection_text {
    const char *code, *sound, *fault, *advice; /* Spanish but for the code */
};
const struct inspection_text *inspection_text(enum inspection inspection);

/* What one check found. */
struct inspection_result {
    int64_t count;        /* of rows that should not be */
    const char *examples; /* the first ones: "consejo 3: 17 (Línea 1)"; "" for none */
};
bool inspection_run(struct database *database, enum inspection inspection, struct arena *arena,
                    struct inspection_result *result, struct error *error);

/* What the rows say of each evidence file, for comparison with the disk. */
struct inspection_file {
    int64_t council_id, id;
    const char *sha256;
    int64_t size_bytes;
};
struct inspection_file_list {
    struct inspection_file *items;
    size_t count;
};
bool inspection_list_files(struct database *database, struct arena *arena,
                           struct inspection_file_list *files, struct error *error);

#endif
