/* The words of an indicator that every layer shares: its types, states of a cell, and text forms.
 *
 * Sources: the evaluation rules of the project (GLOSSARY.md, core/evaluation). Codes are the
 * Spanish words of the exchange files ("ACUMULADO"); labels are what people read ("Acumulado"). */
#ifndef ATALAYA_CORE_INDICATOR_INDICATOR_H
#define ATALAYA_CORE_INDICATOR_INDICATOR_H

#include <stdbool.h>

/* Tipo de acumulación: decides every formula. The numbers are stored: never renumber. */
enum accumulation_type {
    ACCUMULATION_NONE = 0,        /* not known yet: cannot be evaluated */
    ACCUMULATION_SUM = 1,         /* ACUMULADO: each year delivers a quantity; the years add up */
    ACCUMULATION_CAPACITY = 2,    /* CAPACIDAD: a level that grows from the baseline */
    ACCUMULATION_FLOW = 3,        /* FLUJO: each year measured on its own */
    ACCUMULATION_MAINTENANCE = 4, /* MANTENIMIENTO: the same level kept every year */
    ACCUMULATION_REDUCTION = 5,   /* REDUCCION: a level that falls from the baseline */
    ACCUMULATION_YEARLY_REDUCTION = 6, /* REDUCCION_ANUAL: evaluated as REDUCCION, with a notice */
};

/* Nivel: products and results are two trees that are never averaged together. Stored. */
enum indicator_level {
    INDICATOR_LEVEL_PRODUCT = 1, /* producto: what is delivered */
    INDICATOR_LEVEL_RESULT = 2,  /* resultado: what changes for people */
};

/* Sentido, only read for MANTENIMIENTO. Stored. */
enum indicator_direction {
    DIRECTION_HIGHER_IS_BETTER = 1, /* MAYOR_ES_MEJOR: keep at least */
    DIRECTION_LOWER_IS_BETTER = 2,  /* MENOR_ES_MEJOR: keep at most */
};

/* "ACUMULADO"; "" for ACCUMULATION_NONE. Never NULL. */
const char *accumulation_type_code(enum accumulation_type type);
/* "Acumulado"; "Por definir" for ACCUMULATION_NONE. */
const char *accumulation_type_label(enum accumulation_type type);
/* Reads a code in any case, surrounding spaces dropped; false for anything else. */
bool accumulation_type_parse(const char *text, enum accumulation_type *type);

const char *indicator_level_code(enum indicator_level level);  /* "producto" | "resultado" */
const char *indicator_level_label(enum indicator_level level); /* "Producto" | "Resultado" */
bool indicator_level_parse(const char *text, enum indicator_level *level);

const char *indicator_direction_code(enum indicator_direction direction); /* "MAYOR_ES_MEJOR" … */
const char *indicator_direction_label(enum indicator_direction direction);
bool indicator_direction_parse(const char *text, enum indicator_direction *direction);

#endif
