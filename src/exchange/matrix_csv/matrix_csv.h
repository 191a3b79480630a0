/* The matrix of a plan as CSV, read row by row and evaluated: the exchange form of §9.
 *
 * Reading is lenient in form (separator, case, order and unknown columns) and strict in content:
 * what is not a number, a known word or the right count of fields makes its row an error with line
 * and column. Memory is flat: one row at a time. */
#ifndef ATALAYA_EXCHANGE_MATRIX_CSV_MATRIX_CSV_H
#define ATALAYA_EXCHANGE_MATRIX_CSV_MATRIX_CSV_H

#include "base/strbuf.h"

#include "core/evaluation/evaluation.h"
#include "core/evaluation/node.h"
#include "exchange/matrix_csv/csv_stream.h"

enum { MATRIX_CSV_PATH_LEVELS = 3 };

/* One row. Texts are views, trimmed, valid until the next row. */
struct matrix_row {
    struct csv_field code, name;
    struct csv_field path[MATRIX_CSV_PATH_LEVELS]; /* línea, componente, programa */
    struct csv_field unit;
    enum indicator_level level;
    struct evaluation_input input;
    int64_t weight_e4; /* 10000 where peso is empty */
};

enum matrix_column {
    MATRIX_CODE,
    MATRIX_NAME,
    MATRIX_LINE,
    MATRIX_COMPONENT,
    MATRIX_PROGRAMME,
    MATRIX_LEVEL,
    MATRIX_UNIT,
    MATRIX_TYPE,
    MATRIX_BASELINE,
    MATRIX_INCLUDES_BASELINE,
    MATRIX_DIRECTION,
    MATRIX_TARGET,
    MATRIX_WEIGHT,
    MATRIX_COLUMN_COUNT,
};

struct matrix_reader {
    struct csv_stream csv;
    int columns[MATRIX_COLUMN_COUNT]; /* place in the record, -1: absent */
    int planned[EVALUATION_MAX_YEARS], actual[EVALUATION_MAX_YEARS];
    int first_year, year_count;
    size_t field_count; /* of the header */
    enum decimal_style style;
    struct matrix_row row;
};

/* Reads the header. False: message says in Spanish what is missing (no needed column, a gap in the
 * years, more than EVALUATION_MAX_YEARS years, an empty file). */
enum { MATRIX_MESSAGE_SIZE = 256 };
bool matrix_reader_open(struct matrix_reader *reader, struct arena *arena, csv_source source,
                        void *context, char message[MATRIX_MESSAGE_SIZE]);

enum matrix_status { MATRIX_ROW, MATRIX_BAD_ROW, MATRIX_END, MATRIX_FAILED };

/* The next row into reader->row. MATRIX_BAD_ROW: message says why, with the column's name; the line
 * is reader->csv.line. MATRIX_FAILED: the source broke. */
enum matrix_status matrix_reader_next(struct matrix_reader *reader,
                                      char message[MATRIX_MESSAGE_SIZE]);

/* Appends a field, quoted only where it must be. */
void matrix_csv_add_field(struct strbuf *out, const char *text, size_t length);

/* The output of §9: header and one row for each indicator. */
extern const char matrix_csv_figures_header[];
void matrix_csv_add_figures(struct strbuf *out, const struct csv_field *code, int cut_year,
                            const struct evaluation *evaluation);

/* The output of --by: header and one row for each node. */
extern const char matrix_csv_nodes_header[];
void matrix_csv_add_node(struct strbuf *out, const char *path, enum indicator_level level,
                         const struct node_summary *summary);

#endif
