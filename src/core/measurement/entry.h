/* Entry: what a person typed as a result, understood before it becomes a figure.
 *
 * Three pure steps: read the number as people write it, turn it into the figure of the year by its
 * reporting mode, and look for oddities that deserve a reason. It never refuses an odd value; only
 * what cannot be a result at all (not a number, a negative count) is a mistake.
 *
 * Sources: method of the CTPA/UdeA (routine registrar–analizar–verificar); modo_reporte and the
 * alerts CERO_SIN_EXPLICACION, AVANCE_SIN_META and RETROCESO of the project's rules. */
#ifndef ATALAYA_CORE_MEASUREMENT_ENTRY_H
#define ATALAYA_CORE_MEASUREMENT_ENTRY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "core/indicator/indicator.h"

enum typed_number_status {
    TYPED_NUMBER_OK,
    TYPED_NUMBER_EMPTY,
    TYPED_NUMBER_UNREADABLE,        /* not a number at all, or separators that do not group */
    TYPED_NUMBER_TOO_MANY_DECIMALS, /* more than four */
    TYPED_NUMBER_TOO_LARGE,         /* more than 14 digits before the comma */
};

struct typed_number {
    enum typed_number_status status;
    int64_t value_e4;
    bool is_ambiguous; /* "1.234": read as one thousand and so on; it could be a decimal point */
};

/* Reads a number with comma or point: the last separator is the decimal one, unless it can only
 * group thousands. One separator followed by exactly three digits groups when it is a point
 * ("1.234" is 1234, ambiguous) and is decimal when it is a comma ("1,234" is 1.234). A leading zero
 * never groups
 * ("0.810" is 0.81). Spaces (also between groups) and one '%' are passed over. text may be NULL:
 * EMPTY. typed_number_read("1.234,5") -> 12345000 */
struct typed_number typed_number_read(const char *text);

/* The Spanish message beside the field for a status; NULL for OK. */
const char *typed_number_message(enum typed_number_status status);

/* What the typed value counts. Stored: never renumber. */
enum entry_mode {
    ENTRY_MODE_PERIOD = 1, /* since the last record of this same year */
    ENTRY_MODE_YEAR = 2,   /* from 1 January of the year to the cut-off date */
    ENTRY_MODE_TERM = 3,   /* from the start of the four years */
};

const char *entry_mode_code(enum entry_mode mode);  /* "periodo" | "vigencia" | "cuatrienio" */
const char *entry_mode_label(enum entry_mode mode); /* "Acumulado en el año" … */
bool entry_mode_parse(const char *text, enum entry_mode *mode);

/* The surroundings of one typed value: the indicator and what is known of its years. */
struct entry_context {
    enum accumulation_type type;
    enum indicator_direction direction;
    const char *unit; /* NULL or "" if none */
    int year;         /* the fiscal year of the figure, e.g. 2025 */
    int first_year;   /* of the plan's period */
    struct quantity baseline;
    struct quantity planned;        /* of this year */
    struct quantity recorded;       /* this year's figure as it stands, missing if none */
    const struct quantity *earlier; /* figures of first_year … year-1, in order */
    int earlier_count;
};

struct entry_conversion {
    bool is_valid;    /* false: message says why (e.g. less than the years before add up to) */
    int64_t value_e4; /* the figure of the year */
    const char
        *sentence; /* how it was reached, with the numbers; NULL where nothing was converted */
    const char *message;
};

/* The figure of the year for a typed value. Only ACUMULADO adds over the years, so only there a
 * mode changes anything: PERIOD: recorded this year + typed;  YEAR: typed;  TERM: typed − Σ earlier
 * years. TERM 13402 with 6566 in 2024 -> 6836, "13.402 del cuatrienio menos 6.566 de 2024: 6.836."
 */
struct entry_conversion entry_convert(struct arena *arena, const struct entry_context *context,
                                      enum entry_mode mode, int64_t typed_e4);

enum { ENTRY_MAX_ODDITIES = 6 };

struct entry_oddity {
    const char *code; /* "MUY_POR_ENCIMA", "CERO", "RETROCESO", "PARECE_ACUMULADO", "SIN_META",
                         "PORCENTAJE" */
    const char *text; /* one or two short Spanish sentences: what is odd, what to look at */
};

/* Fills oddities (ENTRY_MAX_ODDITIES places) for the figure of the year; returns how many. */
size_t entry_find_oddities(struct arena *arena, const struct entry_context *context,
                           int64_t value_e4, struct entry_oddity oddities[ENTRY_MAX_ODDITIES]);

/* True where the type counts things, so that a negative figure is a mistake and not an oddity. */
bool entry_refuses_negative(enum accumulation_type type);

#endif
