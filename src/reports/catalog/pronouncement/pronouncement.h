/* The yearly pronouncement of a council on the plan, at a cut.
 *
 * gather reads (board, official figures, council); compose is pure and gives a document for every
 * format. The council's own words come as Markdown by section; sections without words say only what
 * the figures say. Sources of the sections: the method of the CTPA/UdeA (yearly pronouncement to
 * the authority) and the project's list (method, §6.1). */
#ifndef ATALAYA_REPORTS_CATALOG_PRONOUNCEMENT_PRONOUNCEMENT_H
#define ATALAYA_REPORTS_CATALOG_PRONOUNCEMENT_PRONOUNCEMENT_H

#include "reports/board/board.h"
#include "reports/document.h"
#include "storage/import_store.h"

/* What the council writes; NULL or "": nothing. Markdown. */
struct pronouncement_texts {
    const char *advances, *pending, *causes, *conclusions;
};

struct pronouncement {
    const struct council *council;
    const struct board *board;
    struct official_figure_list official;
    struct pronouncement_texts texts;
    /* Where the printed copy can be checked; NULL before approval. */
    const char *code, *address, *fingerprint, *version, *approved;
    const char *created; /* "2026-04-15T12:00:00Z" */
};

/* False: the database failed. pronouncement->board is NULL where the council follows no plan. */
bool pronouncement_gather(struct database *database, struct arena *arena,
                          const struct board_request *request, struct pronouncement *pronouncement,
                          struct error *error);

struct document *pronouncement_compose(struct arena *arena,
                                       const struct pronouncement *pronouncement);

#endif
