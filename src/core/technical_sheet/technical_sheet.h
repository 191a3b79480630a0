/* Technical sheet: what has to be known of an indicator so that anybody measures the same (ficha
 * técnica, hoja de vida del indicador).
 *
 * Pure. A sheet is an array of texts, one for each line of sheet_field.def: those of the plan are
 * filled from it and never stored; the typed ones are normalised by technical_sheet_read and stored
 * with each version (storage/technical_sheet_store.h). "" is nothing; no text is NULL. */
#ifndef ATALAYA_CORE_TECHNICAL_SHEET_TECHNICAL_SHEET_H
#define ATALAYA_CORE_TECHNICAL_SHEET_TECHNICAL_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/plan/plan.h"

enum sheet_field {
#define SHEET_FIELD(number, name, key, label, help, kind, filler, origin, flags, limit)            \
    SHEET_##name,
#include "core/technical_sheet/sheet_field.def"
#undef SHEET_FIELD
    SHEET_FIELDS
};

enum {
#define SHEET_ITEM(number, label) SHEET_ITEM_##number,
#include "core/technical_sheet/sheet_item.def"
#undef SHEET_ITEM
    SHEET_ITEMS /* 27; the fields are numbered from 1 */
};

enum sheet_kind {
    SHEET_KIND_TEXT,
    SHEET_KIND_LINES, /* text with line breaks */
    SHEET_KIND_NUMBER,
    SHEET_KIND_YEAR,
    SHEET_KIND_CHOICE,
    SHEET_KIND_SCORE, /* of the quality test: 0 to 3, or "na" */
    SHEET_KIND_DATE,  /* kept as "2026-03-15" */
    SHEET_KIND_GOALS, /* kept as "9, 11" */
    SHEET_KIND_EMAIL,
    SHEET_KIND_PHONE,
};

enum sheet_filler {
    SHEET_BY_PLAN,
    SHEET_BY_ADMINISTRATION,
    SHEET_BY_SECRETARY,
    SHEET_BY_COUNCIL,
};

enum sheet_origin { SHEET_FROM_PLAN, SHEET_FROM_TYPED, SHEET_FROM_RECORD };

struct sheet_field_facts {
    int number; /* 1–27; 0: the quality test */
    const char *key, *label, *help;
    enum sheet_kind kind;
    enum sheet_filler filler;
    enum sheet_origin origin;
    bool is_private, is_optional;
    int limit; /* characters; the largest number of NUMBER and YEAR */
};

const struct sheet_field_facts *sheet_field_facts(enum sheet_field field);
/* Finds the field of a key ("rezago_dias"); false for none. */
bool sheet_field_parse(const char *key, enum sheet_field *field);
/* "Fuente de información" of 18. */
const char *technical_sheet_item_label(int number);
/* "la administración": who has to be asked. */
const char *sheet_filler_label(enum sheet_filler filler);

struct sheet_option {
    const char *code, *label; /* code NULL ends a list */
};
/* What may be chosen in a field of kind CHOICE or SCORE; an empty list for others. */
const struct sheet_option *sheet_field_options(enum sheet_field field);

/* Reads what was typed in a field of any kind but TEXT, LINES and EMAIL into the form in which it
 * is kept. Labels of choices are taken for their codes, whatever their case and accents. *problem
 * is NULL, or a Spanish sentence that says what to write; the answer is "" then. SHEET_GOALS,
 * "11;9, 9"  ->  "9, 11" */
const char *technical_sheet_read(struct arena *arena, enum sheet_field field, const char *typed,
                                 const char **problem);
/* A kept value as people read it: "Trimestral", "15 de marzo de 2026", "9. Industria, innovación e
 * infraestructura"; "" for nothing. */
const char *technical_sheet_show(struct arena *arena, enum sheet_field field, const char *value);

/* A kept value as it is typed in a form or written in a spreadsheet, so that technical_sheet_read
 * takes it back: choices by their label, dates as 15/03/2026, all else as it is. */
const char *technical_sheet_write(struct arena *arena, enum sheet_field field, const char *value);

/* Headers of the two columns of a file of sheets that nobody fills: the indicator's number and the
 * version that was read. */
extern const char technical_sheet_id_label[], technical_sheet_version_label[];

struct technical_sheet {
    int64_t council_id, indicator_id;
    int64_t version;      /* 0: nobody has written in it yet */
    const char *time_utc; /* when that version was saved; "" without one */
    const char *values[SHEET_FIELDS];
};

/* All values "". */
void technical_sheet_clear(struct technical_sheet *sheet);
/* Fills the values of the plan, as people read them, and the version. plan is linked. */
void technical_sheet_fill(struct arena *arena, const struct plan *plan,
                          const struct indicator *indicator, struct technical_sheet *sheet);
/* Takes away what is for members only. */
void technical_sheet_hide_private(struct technical_sheet *sheet);

/* How complete a filled sheet is. A field is complete when all its values but the optional ones are
 * there. */
struct sheet_completeness {
    bool is_complete[SHEET_ITEMS + 1]; /* by number, from 1 */
    int count;                         /* of the 27 */
    int percent;                       /* rounded down, so that 100 is only said of 27 */
    int plan_missing;                  /* fields that wait for something of the plan */
};

/* 20 of 27 fields -> 74. */
struct sheet_completeness technical_sheet_measure(const struct technical_sheet *sheet);

/* Whether a value differs between two versions; only typed values count. */
bool technical_sheet_differs(const struct technical_sheet *one, const struct technical_sheet *other,
                             enum sheet_field field);

#endif
