/* Territory store: municipalities, departments and their subregions, as DANE's DIVIPOLA numbers
 * them. They belong to the installation, not to a council; councils refer to them by code. */
#ifndef ATALAYA_STORAGE_TERRITORY_STORE_H
#define ATALAYA_STORAGE_TERRITORY_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct database;

struct territory {
    const char *code; /* DIVIPOLA: "05" a department, "05321" a municipality */
    const char *name;
    const char *kind; /* departamento, municipio, distrito, area_no_municipalizada */
    const char *department_code;
    const char *subregion_code; /* NULL: none */
    bool has_position;
    int64_t latitude_e6, longitude_e6; /* of its seat, degrees × 10^6 */
    bool is_pdet;
    const char *subregion_name; /* only read; NULL: none */
};

struct territory_list {
    struct territory *items;
    size_t count;
};

struct subregion {
    const char *code;
    const char *department_code;
    const char *name;
};

/* Both add, or replace what has the same code. */
bool territory_store_save(struct database *database, const struct territory *territory,
                          struct error *error);
bool territory_store_save_subregion(struct database *database, const struct subregion *subregion,
                                    struct error *error);
/* *territory is NULL where there is none. */
bool territory_store_find(struct database *database, const char *code, struct arena *arena,
                          struct territory **territory, struct error *error);
/* All, by code. */
bool territory_store_list(struct database *database, struct arena *arena,
                          struct territory_list *territories, struct error *error);

#endif
