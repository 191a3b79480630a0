/* Source kind: where a result comes from, as a person chose it; the list is source_kinds.def. What
 * exactly it was (a letter's number, a page's address) is a text beside it. */
#ifndef ATALAYA_CORE_MEASUREMENT_SOURCE_KIND_H
#define ATALAYA_CORE_MEASUREMENT_SOURCE_KIND_H

#include <stdbool.h>

enum source_kind {
#define SOURCE_KIND(name, code, label, detail) SOURCE_KIND_##name,
#include "core/measurement/source_kinds.def"
#undef SOURCE_KIND
    SOURCE_KIND_COUNT
};

const char *source_kind_code(enum source_kind kind);   /* "alcaldia" */
const char *source_kind_label(enum source_kind kind);  /* "Informe o carta de la alcaldía" */
const char *source_kind_detail(enum source_kind kind); /* what its text should name */
bool source_kind_parse(const char *code, enum source_kind *kind);

#endif
