/* MGA: what a code of the national classification of public spending says (Manual de Clasificación
 * Programática): sector 2 digits, programme 4, product 7, product's indicator 9.
 *
 * Names come from catalog/sectors.csv, which knows sectors and programmes of the territories;
 * products are named by their code alone. Zeros in front count: a code is a text. */
#ifndef ATALAYA_CORE_TECHNICAL_SHEET_MGA_H
#define ATALAYA_CORE_TECHNICAL_SHEET_MGA_H

#include <stdbool.h>

#include "base/arena.h"

enum {
    MGA_SECTOR_DIGITS = 2,
    MGA_PROGRAMME_DIGITS = 4,
    MGA_PRODUCT_DIGITS = 7,
    MGA_INDICATOR_DIGITS = 9
};

/* Parts that the code has; "" for those that it is too short for, or that have no known name. */
struct mga {
    char sector[MGA_SECTOR_DIGITS + 1];
    char programme[MGA_PROGRAMME_DIGITS + 1];
    char product[MGA_PRODUCT_DIGITS + 1];
    char indicator[MGA_INDICATOR_DIGITS + 1];
    const char *sector_name, *programme_name; /* in the arena */
};

/* Reads a code with spaces, points or hyphens between its digits. false: other characters, or
 * another number of digits than 2, 4, 7 and 9.
 *     "450104800" -> 45 "Gobierno territorial", 4501 "Fortalecimiento de la convivencia …",
 *                    4501048, 450104800 */
bool mga_parse(struct arena *arena, const char *code, struct mga *mga);

/* "450104800. Sector 45, Gobierno territorial; programa 4501, …; producto 4501048." The code as it
 * is where it cannot be read; "" for none. */
const char *mga_describe(struct arena *arena, const char *code);

#endif
