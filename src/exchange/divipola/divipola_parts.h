/* The steps of divipola_read, apart from each other. Private to divipola*.c. */
#ifndef ATALAYA_EXCHANGE_DIVIPOLA_DIVIPOLA_PARTS_H
#define ATALAYA_EXCHANGE_DIVIPOLA_DIVIPOLA_PARTS_H

#include "exchange/divipola/divipola.h"

enum divipola_column {
    DIVIPOLA_OTHER, /* passed over */
    DIVIPOLA_DEPARTMENT_CODE,
    DIVIPOLA_DEPARTMENT_NAME,
    DIVIPOLA_CODE,
    DIVIPOLA_NAME,
    DIVIPOLA_KIND,
    DIVIPOLA_LONGITUDE,
    DIVIPOLA_LATITUDE,
    DIVIPOLA_COLUMN_COUNT,
};

enum { DIVIPOLA_MAX_COLUMNS = 24 };

/* Which column is what; the last ones without a title are left out. */
struct divipola_layout {
    int header_row; /* 0: none was found */
    int column_count;
    enum divipola_column columns[DIVIPOLA_MAX_COLUMNS];
};
struct divipola_layout divipola_find_layout(struct arena *arena, const struct sheet *sheet);

/* The texts of one row by column; "" where there is none. */
struct divipola_row {
    const char *values[DIVIPOLA_COLUMN_COUNT];
};

/* Gives each column its cells, putting together again what commas split. False: no way of doing it
 * fits every column. */
bool divipola_align(struct arena *arena, const struct divipola_layout *layout,
                    const struct sheet *sheet, int row, struct divipola_row *found);

/* Whether a row is a note below the list: no cell is a code. */
bool divipola_is_note(const struct sheet *sheet, int row);

/* "5001", 5 -> "05001"; NULL where it is no number of at most that many digits. */
const char *divipola_code(struct arena *arena, const char *text, int digits);
/* "-75,581775" or "-75.581775" -> -75581775; false for anything else, or beyond 180. */
bool divipola_degrees(const char *text, int64_t *degrees_e6);
/* municipio, distrito … as the database has them; NULL for another word. */
const char *divipola_kind(struct arena *arena, const char *text);
/* "SAN ANDRÉS DE CUERQUIA" -> "San Andrés de Cuerquia"; a name with small letters stays. */
const char *divipola_name(struct arena *arena, const char *text);

#endif
