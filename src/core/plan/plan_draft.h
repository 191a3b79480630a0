/* A plan as it was understood from a file, before anything is written: the meeting point of the
 * file formats (exchange/), the preview, and the import action.
 *
 * Every value keeps where it came from. What cannot be known (accumulation type, product or result)
 * is proposed with its reason and left unconfirmed. Problems name the sheet, row and column, what
 * was found and what is done about it. All memory belongs to the arena that the reader was given.
 */
#ifndef ATALAYA_CORE_PLAN_PLAN_DRAFT_H
#define ATALAYA_CORE_PLAN_PLAN_DRAFT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/decimal.h"
#include "core/indicator/indicator.h"

enum { PLAN_DRAFT_MAX_YEARS = 8, PLAN_DRAFT_LEVELS = 3 };

/* Where a value stood: sheet name, 1-based row and column; sheet NULL: not from a file.
 * raw is the cell's text as found. For CSV the sheet is "". */
struct cell_source {
    const char *sheet;
    int row, column;
    const char *raw;
};

/* A number, NP or missing, with its origin. */
struct draft_value {
    struct quantity quantity;
    struct cell_source source;
};

/* A percentage that the file itself states ("cifra oficial"), kept beside ours. */
struct draft_official {
    struct quantity percent; /* 81.0 means 81 %; missing where the file has none */
    struct cell_source source;
};

struct draft_year {
    struct draft_value planned;
    struct draft_value actual;
    struct draft_official compliance; /* the file's own % of the year's target */
    struct draft_official progress;   /* the file's own % of the four-year target, of this year */
};

struct draft_indicator {
    const char *key;  /* identifies the row in a later import: code, or built from names; unique */
    const char *code; /* as the plan writes it; "" if none */
    const char *mga_code; /* 7 or 9 digits, or NULL */
    const char *name;
    const char
        *path[PLAN_DRAFT_LEVELS]; /* línea, componente, programa; "" where the level is empty */
    const char *programme_code;   /* NULL if none */
    const char *unit;
    const char *responsible;   /* secretaría or office; NULL if unknown */
    bool responsible_is_guess; /* the sheet's name, not a column */
    enum indicator_level level;
    bool level_confirmed; /* the file says it; otherwise proposed */
    enum accumulation_type type;
    bool type_confirmed;
    const char *type_reason; /* one Spanish sentence: why this type is proposed */
    bool target_includes_baseline;
    enum indicator_direction direction;
    struct draft_value baseline;
    const char *baseline_note; /* prose found where a number was expected; NULL if none */
    struct draft_value target;
    struct quantity weight; /* peso; missing if none */
    struct draft_year years[PLAN_DRAFT_MAX_YEARS];
    struct draft_official total_progress; /* the file's own % of the whole period to date */
    struct draft_value total_actual;      /* the file's own accumulated result to date */
    struct cell_source source;            /* the row; column 0 */
};

enum problem_severity {
    PROBLEM_INFO,    /* for your information: counted, nothing lost */
    PROBLEM_WARNING, /* taken, with a note */
    PROBLEM_ERROR,   /* the row is left out */
};

struct draft_problem {
    enum problem_severity severity;
    const char *code; /* stable, upper case: "LINEA_BASE_TEXTO", "NUMERO_ILEGIBLE", … */
    struct cell_source source;
    const char *indicator; /* its code or name; NULL if not of one row */
    const char *text;      /* Spanish: what was found */
    const char *action;    /* Spanish: what is done about it */
};

/* A question whose answer changes what is read, with its default. */
struct draft_question {
    const char *id;     /* "zero_future_is_missing": a name of plan_file/questions.def */
    const char *text;   /* "¿0 o vacío en años futuros significa «sin reporte»?" */
    const char *detail; /* how many cells it touches, e.g. "186 celdas de 2026 y 2027" */
    bool default_yes;
    bool answer_yes; /* the answer that this draft was read with */
    int cell_count;
};

struct draft_sheet {
    const char *name;
    bool hidden;
    bool used;
    const char *note; /* why it was not used, or which part it gave */
    int indicator_count;
};

struct plan_draft {
    const char *format_id;     /* "matrix", "sispt", "municipal_board", "mapped" */
    const char *format_label;  /* "Tablero municipal por secretarías" */
    const char *format_reason; /* why it was recognised as that */
    const char *file_name;
    char file_sha256[65];
    const char *plan_name; /* as the file says; "" if it does not */
    int first_year;        /* 2024 */
    int year_count;        /* 4 */
    struct draft_indicator *indicators;
    size_t indicator_count;
    struct draft_problem *problems;
    size_t problem_count;
    struct draft_question *questions;
    size_t question_count;
    struct draft_sheet *sheets;
    size_t sheet_count;
    int left_out_count; /* rows with an error */
};

#endif
