/* Snapshot: everything that an approved pronouncement was made of, as one JSON text that never
 * changes: plan, results, official figures, bands, weights, texts, choices, seal, and the figures
 * as they came out.
 *
 * The text is canonical (names sorted, no spaces), so its SHA-256 is the report's fingerprint. It
 * names no person but those whom the document prints. Reading computes every figure anew from the
 * inputs and compares with the ones that were kept: a later program that would compute otherwise
 * is noticed (has_same_figures), and the stored files stay what was approved. */
#ifndef ATALAYA_REPORTS_CATALOG_PRONOUNCEMENT_SNAPSHOT_H
#define ATALAYA_REPORTS_CATALOG_PRONOUNCEMENT_SNAPSHOT_H

#include "reports/catalog/pronouncement/pronouncement.h"

/* The pronouncement has a board and a seal. */
const char *snapshot_write(const struct pronouncement *pronouncement, struct arena *arena);

/* Fills pronouncement, with its fingerprint. False: it is no snapshot that this program knows. */
bool snapshot_read(const char *json, struct arena *arena, struct pronouncement *pronouncement,
                   bool *has_same_figures, struct error *error);

/* Seals the pronouncement, writes its snapshot, and makes the files from that snapshot: PDF in A4
 * and carta, XLSX and HTML. For approve_report. */
bool pronouncement_freeze(struct arena *arena, const struct pronouncement *draft,
                          const struct report_seal *seal, struct report_frozen *frozen,
                          struct error *error);

#endif
