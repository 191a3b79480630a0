/* CSV: writes a table as comma separated values (RFC 4180, lines end with CR LF).
 *
 * Two uses: exchange (comma, decimal point, percentages and quantities with four decimals: exact)
 * and opening in a Spanish Excel (semicolon, decimal comma, byte order mark). Text that a
 * spreadsheet would take as a formula (= + - @ TAB CR first) gets an apostrophe in front; numbers
 * are never touched, so a negative number stays one. Group rows are written as a column of their
 * own, so that every line stands for itself and the file can be sorted. Total rows are left out. */
#ifndef ATALAYA_REPORTS_FORMATS_CSV_REPORT_CSV_H
#define ATALAYA_REPORTS_FORMATS_CSV_REPORT_CSV_H

#include "base/strbuf.h"
#include "reports/document.h"

struct report_csv_options {
    bool with_mark; /* UTF-8 byte order mark, for Excel */
    bool is_es_co;  /* ';' between cells and ',' before decimals */
    bool with_keys; /* header of column keys ("ejecutado") instead of labels */
};

/* A bar is written as two columns: progress and what was due. Missing is an empty cell, not
 * programmed is NP. Percentages are in percent: 81 % is 81.0000. */
void report_csv_render_table(struct strbuf *out, const struct document_table *table,
                             const struct report_csv_options *options);

/* Adds one text cell, guarded and quoted where it must be. separator is ',' or ';'. */
void report_csv_add_text(struct strbuf *out, const char *text, char separator);

#endif
