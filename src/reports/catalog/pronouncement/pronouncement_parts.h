/* The parts of a pronouncement, in their order. Private to pronouncement.c. */
#ifndef ATALAYA_REPORTS_CATALOG_PRONOUNCEMENT_PRONOUNCEMENT_PARTS_H
#define ATALAYA_REPORTS_CATALOG_PRONOUNCEMENT_PRONOUNCEMENT_PARTS_H

#include "reports/catalog/pronouncement/pronouncement.h"

struct pronouncement_part {
    struct arena *arena;
    struct document *document;
    const struct pronouncement *pronouncement;
    const struct board *board;
};

void pronouncement_add_opening(const struct pronouncement_part *part);
void pronouncement_add_global_result(const struct pronouncement_part *part);
void pronouncement_add_lines(const struct pronouncement_part *part);
void pronouncement_add_matrix(const struct pronouncement_part *part);
void pronouncement_add_pending(const struct pronouncement_part *part);
void pronouncement_add_verification(const struct pronouncement_part *part);
void pronouncement_add_differences(const struct pronouncement_part *part);
void pronouncement_add_method(const struct pronouncement_part *part);
void pronouncement_add_signatures(const struct pronouncement_part *part);
void pronouncement_add_annex(const struct pronouncement_part *part);

#endif
