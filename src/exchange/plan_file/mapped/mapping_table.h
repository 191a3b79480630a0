/* Mapping table: a sheet as a person sees it while saying which column is what.
 *
 * Each column with its letters, its header, some cells below and what it seems to be. What the
 * person chose is checked here and becomes a mapping. Columns that say the same of the same year
 * (quarters) are its parts and are summed. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_MAPPED_MAPPING_TABLE_H
#define ATALAYA_EXCHANGE_PLAN_FILE_MAPPED_MAPPING_TABLE_H

#include "exchange/plan_file/mapped/mapping.h"

enum { MAPPING_SAMPLES = 3 };

/* Where to look; zeros are found out. */
struct mapping_place {
    int sheet;       /* 1-based in the workbook */
    int header_row;  /* 1-based */
    int header_rows; /* 1..LAYOUT_MAX_HEADER_ROWS */
};

struct mapping_column {
    int column;
    const char *letters, *header;
    const char *samples[MAPPING_SAMPLES]; /* "" where there is none */
    enum column_meaning meaning;          /* proposed, or chosen */
    int year;
};

struct mapping_table {
    const struct sheet *sheet;
    struct mapping_place place; /* complete */
    struct mapping_column *columns;
    int column_count;
};

/* known (NULL: none) is proposed where it was made for this place. False: no sheet has a cell. */
bool mapping_table_find(struct arena *arena, const struct workbook *workbook,
                        const struct mapping_place *place, const struct plan_mapping *known,
                        struct mapping_table *table);

struct mapping_fault {
    const struct mapping_column *column; /* NULL: of the whole table */
    bool is_of_year;
    const char *text; /* Spanish, a sentence */
};

/* The mapping that the table's columns say, and all that is wrong with it; answers the number of
 * faults. faults has room for one of each column and three more. */
int mapping_table_build(struct arena *arena, const struct mapping_table *table,
                        struct plan_mapping *mapping, struct mapping_fault *faults);

#endif
