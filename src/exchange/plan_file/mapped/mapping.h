/* Mapping: which sheet, header row and columns of a table hold what, as a person chose or
 * confirmed.
 *
 * It is kept as JSON for a council and offered again for a file whose header has the same
 * signature:
 *
 *     {"version": 1, "sheet": "PDM", "header_row": 1, "header_rows": 1, "signature": "…",
 *      "columns": [{"column": "R", "use": "codigo", "header": "COD META PRODUCTO"},
 *                  {"column": "AF", "use": "programado", "year": 2024}]}
 *
 * "use" is a word of columns.def; "part" (1..12) is a quarter or month. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_MAPPED_MAPPING_H
#define ATALAYA_EXCHANGE_PLAN_FILE_MAPPED_MAPPING_H

#include "base/strbuf.h"
#include "exchange/plan_file/format.h"
#include "exchange/plan_file/layout.h"

struct plan_mapping {
    const char *sheet;
    int header_row, header_rows;
    const char *signature; /* "" if unknown */
    struct layout_column *columns;
    int column_count;
};

/* The mapping that the headers speak for: of the sheet that makes most sense, or the chosen one.
 * False when no sheet has indicators. */
bool plan_mapping_propose(struct arena *arena, const struct workbook *workbook,
                          const struct plan_file_options *options, struct plan_mapping *mapping);

/* Whether a sheet of the workbook has the very headers for which the mapping was made. */
bool plan_mapping_fits(struct arena *arena, const struct workbook *workbook,
                       const struct plan_mapping *mapping);

/* Whether the layout's sheet has them; true where the mapping does not say its headers. */
bool plan_mapping_has_headers(struct arena *arena, const struct table_layout *layout,
                              const struct plan_mapping *mapping);

/* The layout that the mapping means in this workbook: in a sheet with the same headers, else in the
 * one of that name. False with a message: no such sheet, no column of names. */
bool plan_mapping_apply(struct arena *arena, const struct workbook *workbook,
                        const struct plan_mapping *mapping, struct table_layout *layout,
                        struct error *error);

/* Appends the mapping as JSON. */
void plan_mapping_write(struct strbuf *out, const struct plan_mapping *mapping);

/* Reads what plan_mapping_write wrote, or a person typed. False with a message in Spanish. */
bool plan_mapping_parse(struct arena *arena, const char *text, size_t length,
                        struct plan_mapping *mapping, struct error *error);

#endif
