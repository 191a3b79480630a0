/* Import store: where the values of a plan came from, what the file itself stated, and the
 * mappings that a council keeps for its tables. */
#ifndef ATALAYA_STORAGE_IMPORT_STORE_H
#define ATALAYA_STORAGE_IMPORT_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "storage/object_key.h"

struct database;

/* One confirmed import. */
struct import_run {
    int64_t id;
    int64_t council_id;
    int64_t plan_id;
    const char *file_name;
    const char *file_sha256;
    const char *format_id;
    const char *options_json;
    int64_t indicator_count;
    int64_t problem_count;
    int64_t imported_by; /* 0: the operator */
    const char *imported_utc;
    const char *person_name; /* only read; "" for the operator */
};

struct import_run_list {
    struct import_run *items;
    size_t count;
};

bool import_store_add_run(struct database *database, struct import_run *run, struct error *error);
/* The imports of a plan, newest first. */
bool import_store_list_runs(struct database *database, struct object_key plan, struct arena *arena,
                            struct import_run_list *runs, struct error *error);

/* Where one value stood. */
struct value_source {
    int64_t council_id;
    int64_t indicator_id;
    const char *field; /* "row", "baseline", "target", "planned", "actual" */
    int year;          /* 0: not of a year */
    int64_t import_run_id;
    const char *sheet;     /* "" for CSV */
    int row, column;       /* from 1; column 0: the whole row */
    const char *raw;       /* the cell's text */
    const char *file_name; /* only read */
    const char *imported_utc;
};

struct value_source_list {
    struct value_source *items;
    size_t count;
};

/* Adds, or replaces the source of the same value. */
bool import_store_save_source(struct database *database, const struct value_source *source,
                              struct error *error);
bool import_store_list_sources(struct database *database, struct object_key indicator,
                               struct arena *arena, struct value_source_list *sources,
                               struct error *error);

/* A figure that the file states itself ("cifra oficial"). */
struct official_figure {
    int64_t council_id;
    int64_t indicator_id;
    const char *kind; /* "compliance", "progress", "total_progress", "total_actual" */
    int year;         /* 0: of the whole term */
    int64_t value_e4; /* a percentage as percent: 81 % is 810000; total_actual in the unit */
    const char *sheet;
    int row, column;
    const char *raw;
};

struct official_figure_list {
    struct official_figure *items;
    size_t count;
};

/* The figure of this kind and year (0: of the whole term); NULL: the file states none. */
const struct official_figure *import_store_find_figure(const struct official_figure_list *figures,
                                                       int64_t indicator_id, const char *kind,
                                                       int year);

/* Adds, or replaces the figure of the same kind and year. */
bool import_store_save_figure(struct database *database, const struct official_figure *figure,
                              struct error *error);
/* Removes the figures of an indicator, before those of a new file are written. */
bool import_store_delete_figures(struct database *database, struct object_key indicator,
                                 struct error *error);
/* Of a whole plan, by the indicators' order; or of one indicator. */
bool import_store_list_figures_of_plan(struct database *database, struct object_key plan,
                                       struct arena *arena, struct official_figure_list *figures,
                                       struct error *error);
bool import_store_list_figures(struct database *database, struct object_key indicator,
                               struct arena *arena, struct official_figure_list *figures,
                               struct error *error);

/* How the columns of a table are to be read, known again by the signature of its header row. */
struct import_mapping {
    int64_t council_id;
    const char *signature;
    const char *name;
    const char *mapping_json;
    const char *saved_utc;
};

/* Adds, or replaces the one of the same signature. */
bool import_store_save_mapping(struct database *database, const struct import_mapping *mapping,
                               struct error *error);
/* *mapping is NULL where there is none; key->council_id and key->signature are read. */
bool import_store_find_mapping(struct database *database, const struct import_mapping *key,
                               struct arena *arena, struct import_mapping **mapping,
                               struct error *error);

struct import_mapping_list {
    struct import_mapping *items;
    size_t count;
};

/* All that a council keeps, newest first. */
bool import_store_list_mappings(struct database *database, int64_t council_id, struct arena *arena,
                                struct import_mapping_list *mappings, struct error *error);

#endif
