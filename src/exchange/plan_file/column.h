/* Column: what one column of a table of indicators means, as its header says it.
 *
 * Headers are read by their words, never by their place: folded text, synonyms, years and the kind
 * of cells below ("Meta" over numbers is the target, over sentences the name). columns.def lists
 * the meanings. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_COLUMN_H
#define ATALAYA_EXCHANGE_PLAN_FILE_COLUMN_H

#include <stdbool.h>

#include "base/arena.h"

enum column_meaning {
    COLUMN_NONE,
#define COLUMN(id, word, label, is_number, is_yearly) COLUMN_##id,
#include "exchange/plan_file/columns.def"
#undef COLUMN
    COLUMN_MEANING_COUNT
};

/* How sure a header is; the greater wins where two columns claim the same meaning. */
struct column_claim {
    enum column_meaning meaning;
    int strength;     /* 1..9 */
    int year;         /* 2025; 0: none; 1..8: "año 1" … */
    int part;         /* 1..12: a quarter or month of the year; 0: the whole year */
    int cut_month;    /* 6: the year up to June; 0: not said */
    const char *stem; /* the header without its year: equal for the columns of one family */
};

/* What the cells under a header are mostly. */
enum column_content {
    COLUMN_CONTENT_EMPTY,
    COLUMN_CONTENT_TEXT,
    COLUMN_CONTENT_NUMBER,
    COLUMN_CONTENT_UNITS, /* "3 km", or the names "4 líneas implementadas": the header decides */
};

/* Reads a header's folded text ("avance meta 2024"). COLUMN_NONE: of no use here (money, links…).
 */
struct column_claim column_read_header(struct arena *arena, const char *folded,
                                       enum column_content content);

/* True for what stands above several columns: "2024", "metas anuales", "programacion fisica". */
bool column_is_group(const char *folded);

/* Words of the mapping files, labels for people. NULL and COLUMN_NONE for what is unknown. */
const char *column_word(enum column_meaning meaning);
const char *column_label(enum column_meaning meaning);
enum column_meaning column_parse_word(const char *word);
bool column_holds_numbers(enum column_meaning meaning);
bool column_is_yearly(enum column_meaning meaning);

/* The years 1990..2099 of a text, in their order, at most limit; answers how many there are. */
int column_find_years(const char *text, int *years, int limit);

#endif
