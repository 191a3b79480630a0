/* A small pronouncement with something of everything, for tests. */
#ifndef ATALAYA_REPORTS_CATALOG_PRONOUNCEMENT_PRONOUNCEMENT_EXAMPLE_H
#define ATALAYA_REPORTS_CATALOG_PRONOUNCEMENT_PRONOUNCEMENT_EXAMPLE_H

#include "reports/catalog/pronouncement/pronouncement.h"

struct pronouncement_example {
    struct pronouncement pronouncement; /* its board is of what stands below */
    struct plan plan;
    struct plan_node nodes[4];
    struct indicator indicators[5];
    struct measurement results[8];
    struct official_figure official[1];
    struct import_run sources[1];
};

/* Two líneas; roads, schools, cameras, a place for reading without report, and a result. Cut 2025
 * of 2024–2027. */
void pronouncement_example_fill(struct pronouncement_example *example, struct arena *arena);

#endif
