/* Example: a small report with every kind of part, for the tests of all writers and as a model of
 * how a report is composed. Its people, dates and requests are made up; its indicators are public
 * facts of Guatapé's control board. */
#ifndef ATALAYA_REPORTS_EXAMPLE_H
#define ATALAYA_REPORTS_EXAMPLE_H

#include "reports/document.h"

/* The report of a page or two, with contents, charts, tables and an annex. */
struct document *example_create(struct arena *arena);

/* A report whose matrix has so many rows of eleven columns: for page breaks and for the benchmark.
 */
struct document *example_create_long(struct arena *arena, int row_count);

#endif
