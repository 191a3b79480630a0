/* Sector: a part of society that has seats in a council, and which of its seats are taken.
 *
 * Six sectors stand in article 34 of Ley 152 of 1994 and must never lack; others come from local
 * norms (catalog/ctp_sectors.csv), and a council adds its own. How many seats each has is said by
 * the council. Pure; strings are never NULL. Storage: storage/councillor_store.h. */
#ifndef ATALAYA_CORE_COUNCILLOR_SECTOR_H
#define ATALAYA_CORE_COUNCILLOR_SECTOR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

struct councillor;

enum { SECTOR_MAX_SEATS = 99 };

struct sector {
    const char *code; /* "social"; own ones "propio_1" */
    const char *name;
    bool is_by_law;    /* named by the law: at least one seat */
    bool is_sensitive; /* who holds the seat may be sensitive data (Ley 1581 of 2012, article 5) */
    bool is_own;       /* added by the council */
    int seats;
};

struct sector_list {
    struct sector *items;
    size_t count;
};

/* The catalog, without seats. */
extern const struct sector sector_catalog[];
extern const size_t sector_catalog_count;

/* NULL for a code that the list does not have. */
const struct sector *sector_find(const struct sector *sectors, size_t count, const char *code);
/* Whether a code is one that the council made: "propio_" and a number from 1 to 999. */
bool sector_code_is_own(const char *code);

/* How a sector's seats stand on a day. */
struct sector_tally {
    const struct sector *sector;
    int in_office;
    int vacancies;   /* seats without anybody; never negative */
    int excess;      /* people beyond the seats */
    bool is_missing; /* nobody speaks for a sector that the law names */
};

/* Fills a tally for each sector, in their order.
 *     two seats, one councillor in office and one whose term ended  ->  1 in office, 1 vacant */
void sector_tally_compute(const struct sector_list *sectors, const struct councillor *councillors,
                          size_t councillor_count, struct date today, struct sector_tally *tallies);

#endif
