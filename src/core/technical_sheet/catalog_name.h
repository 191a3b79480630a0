/* Catalog name: what a code means in a catalogue that the program carries (catalog/sectors.csv,
 * catalog/ods.csv). Private to this folder. */
#ifndef ATALAYA_CORE_TECHNICAL_SHEET_CATALOG_NAME_H
#define ATALAYA_CORE_TECHNICAL_SHEET_CATALOG_NAME_H

#include <stddef.h>

#include "base/arena.h"

/* Made at build by tools/embed_lines.py. */
extern const char *const sectors_lines[]; /* "45,sector,Gobierno territorial" */
extern const size_t sectors_count;
extern const char *const ods_lines[]; /* "9,Industria, …" */
extern const size_t ods_count;

/* The name of a sector or programme, of a goal; "" for a code that the catalogue lacks. */
const char *catalog_find_sector(struct arena *arena, const char *code);
const char *catalog_find_goal(struct arena *arena, int goal);

#endif
