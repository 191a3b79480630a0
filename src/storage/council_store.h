/* Council store: the councils of this installation and their settings.
 *
 * revision rises in every transaction that changes anything of the council (action_commit), so that
 * what was computed from it can be kept until it rises again. */
#ifndef ATALAYA_STORAGE_COUNCIL_STORE_H
#define ATALAYA_STORAGE_COUNCIL_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct database;

struct council {
    int64_t id;
    const char *code; /* in addresses and on the command line: "guatape"; unique */
    const char *territory_code;
    const char *name;
    const char *bands_json;         /* "": the usual bands */
    const char *weighting;          /* "por_indicadores", … */
    const char *deadline_month_day; /* "04-30": until when the year before is reported */
    int64_t revision;
    const char *created_utc;
    const char *territory_name; /* only read */
    const char *department_code;
    const char *subregion_code; /* NULL: none */
};

struct council_list {
    struct council *items;
    size_t count;
};

/* How far a council has come. */
struct council_overview {
    int64_t id;
    const char *code, *name, *territory_name;
    int64_t member_count, invitation_count; /* invitations that can still be accepted */
    bool has_plan;
};

struct council_overview_list {
    struct council_overview *items;
    size_t count;
};

/* Adds a council and sets its id; "" or NULL in weighting and deadline mean the usual ones.
 * ERROR_CONSTRAINT: the code is taken, or there is no such territory. */
bool council_store_add(struct database *database, struct council *council, struct error *error);
/* *council is NULL where there is none. */
bool council_store_find(struct database *database, int64_t id, struct arena *arena,
                        struct council **council, struct error *error);
bool council_store_find_by_code(struct database *database, const char *code, struct arena *arena,
                                struct council **council, struct error *error);
/* All councils, by name. */
bool council_store_list(struct database *database, struct arena *arena,
                        struct council_list *councils, struct error *error);
/* The same councils, each with what it has; now_s says which invitations have ended. */
bool council_store_list_overview(struct database *database, int64_t now_s, struct arena *arena,
                                 struct council_overview_list *councils, struct error *error);
/* Writes name, bands, weighting and deadline. */
bool council_store_save(struct database *database, const struct council *council,
                        struct error *error);
bool council_store_raise_revision(struct database *database, int64_t id, struct error *error);

#endif
